/** Second thoughts: one's own message gets other words, or goes. */

import { confirmed } from "../widgets/confirm.js";
import { present } from "../widgets/dialogs.js";
import { el } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { openMenu } from "../widgets/menu.js";
import { state } from "../state/store.js";
import { written } from "../writing/suggestions.js";
import { toast } from "../widgets/toast.js";
import { post, Unreachable } from "../state/wire.js";

const GONE = {
  title: { type: "plain_text", text: "Delete this message?" },
  text: { type: "plain_text", text: "It goes for everybody. Apps that read along are told." },
  confirm: { type: "plain_text", text: "Delete" },
  deny: { type: "plain_text", text: "Keep it" },
  style: "danger",
};

/** The button for what one can do with a message of one's own. */
export function ownButton(message) {
  const props = { class: "icon-button", "aria-haspopup": "menu", "aria-expanded": "false", title: "Your message" };
  const node = el("button", { type: "button", "aria-label": "Your message", ...props }, icon("pencil"));
  const items = [
    { label: "Edit", act: () => openEditor(message) },
    { label: "Delete", act: () => remove(message) },
  ];
  node.addEventListener("click", () => openMenu(node, items, { label: "Your message" }));
  return node;
}

function openEditor(message) {
  const area = el("textarea", { rows: 4, class: "own-words", "aria-label": "Your words", value: written(message.text) });
  const save = el("button", { type: "submit", class: "button button-primary" }, "Save");
  const cancel = el("button", { type: "button", class: "button" }, "Cancel");
  const foot = el("div", { class: "modal-foot" }, cancel, save);
  const form = el("form", { class: "confirm-form" }, el("h2", null, "Edit your message"), area, foot);
  const dialog = el("dialog", { class: "confirm", "aria-label": "Edit your message" }, form);
  const leave = present(dialog);
  cancel.addEventListener("click", leave);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await deed("/play/rewrite", message, { text: area.value.trim() })) leave();
  });
  area.focus();
}

async function remove(message) {
  if (await confirmed(GONE)) await deed("/play/remove", message);
}

/** Does it; answers whether it was done, and tells the person where it was not. */
async function deed(path, { channel, ts }, more = {}) {
  try {
    const answer = await post(path, { as: state.me, channel, ts, ...more });
    if (!answer.ok) toast(`That was refused: ${answer.detail || answer.error}.`);
    return answer.ok;
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    toast("The playground does not answer. Nothing was changed.");
    return false;
  }
}
