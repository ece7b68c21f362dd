/** Dialogs that are made when they are needed, and the focus that comes back from them. */

/** Shows a dialog over the page; answers how to leave it. However it is left, it is gone and the focus is back. */
export function present(dialog) {
  const opener = document.activeElement;
  const leave = () => {
    if (!dialog.isConnected) return;
    dialog.close();
    dialog.remove();
    giveBack(opener);
  };
  dialog.addEventListener("close", leave);
  document.body.append(dialog);
  dialog.showModal();
  return leave;
}

/**
 * Gives the focus to a node, caret included: a browser that gave it back by itself may have left the caret in the dialog,
 * and then nothing that is typed arrives.
 */
export function giveBack(node) {
  if (!node?.isConnected) return;
  node.blur();
  node.focus({ preventScroll: true });
}
