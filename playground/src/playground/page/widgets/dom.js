/** Elements made by hand: text stays text, because nothing here ever parses markup. */

const PROPERTIES = new Set(["value", "checked", "disabled", "selected", "hidden", "open", "readOnly"]);
const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes one element. `props` are attributes, plus `on` (event → listener), `data` (dataset) and
 * `style` (custom properties allowed); null, undefined and false leave an attribute out.
 * Children are nodes, strings, or nested lists of them; empty ones are skipped.
 */
export function el(tag, props, ...children) {
  const node = document.createElement(tag);
  node.append(...children.flat(Infinity).filter(isShown));
  for (const [name, value] of Object.entries(props ?? {})) assign(node, name, value);
  return node;
}

function isShown(child) {
  return child !== null && child !== undefined && child !== false && child !== "";
}

function assign(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "on") {
    for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  } else if (name === "data") {
    for (const [key, text] of Object.entries(value)) if (isShown(text)) node.dataset[key] = text;
  } else if (name === "style") {
    for (const [key, text] of Object.entries(value)) node.style.setProperty(key, text);
  } else if (PROPERTIES.has(name)) {
    node[name] = value;
  } else {
    node.setAttribute(name, value === true ? "" : String(value));
  }
}

/** Makes an SVG element from attributes and children. */
export function svg(tag, props, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props ?? {})) node.setAttribute(name, String(value));
  node.append(...children.flat());
  return node;
}

/** Replaces what a node holds. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter(isShown));
  return node;
}

/** Puts these nodes into a parent, in one walk along it: what is there already is not touched. */
export function reconcile(parent, nodes) {
  const wanted = new Set(nodes);
  let here = parent.firstChild;
  for (const node of nodes) {
    while (here && !wanted.has(here)) here = dropped(here);
    if (here === node) here = here.nextSibling;
    else parent.insertBefore(node, here);
  }
  while (here) here = dropped(here);
}

function dropped(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

let counted = 0;

/** An id that no other element of this page has. */
export function freshId(stem) {
  counted += 1;
  return `${stem}-${counted}`;
}

/** What has the focus, if it is inside of `root`. */
function focusedIn(root) {
  return root.contains(document.activeElement) ? /** @type {HTMLInputElement} */ (document.activeElement) : null;
}

/** Redraws with `draw` and gives the focus back to the control that had it, found by its `data-key`. */
export function keepingFocus(root, draw) {
  const active = focusedIn(root);
  const key = active?.dataset.key;
  const caret = active?.selectionStart;
  draw();
  if (!key) return;
  const heir = root.querySelector(`[data-key="${CSS.escape(key)}"]`);
  heir?.focus({ preventScroll: true });
  if (typeof caret === "number" && heir?.setSelectionRange && heir.type !== "number")
    heir.setSelectionRange(caret, caret);
}
