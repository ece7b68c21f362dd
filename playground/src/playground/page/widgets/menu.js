/** Small menus under a button: light to dismiss, and the arrow keys walk them. */

import { el } from "./dom.js";

/**
 * Opens a menu under `anchor`. `items` are `{label, hint?, act}`; `extra` is a node below them.
 * It stands beside the anchor in the document, so that a menu in a dialog can be reached.
 *
 * @param {HTMLElement} anchor
 * @param {{label: string, hint?: string, act: () => void}[]} items
 * @param {{label?: string, extra?: Node | null, className?: string}} how
 */
export function openMenu(anchor, items, { label, extra = null, className = "" } = {}) {
  const list = el(
    "div",
    { role: "menu", "aria-label": label },
    items.map((item) => entry(item, () => panel.hidePopover())),
  );
  const panel = el("div", { class: `menu ${className}`, popover: "auto" }, list, extra);
  if (extra) Object.assign(panel, { role: "dialog", ariaLabel: label });
  panel.addEventListener("keydown", (event) => walk(event, list));
  panel.addEventListener("toggle", (event) => {
    anchor.setAttribute("aria-expanded", String(event.newState === "open"));
    if (event.newState === "open") return;
    if (panel.contains(document.activeElement)) anchor.focus();
    panel.remove();
  });
  anchor.after(panel);
  panel.showPopover();
  place(panel, anchor);
  list.querySelector("button")?.focus();
  return panel;
}

/**
 * @param {{label: string, hint?: string, act: () => void}} item
 * @param {() => void} close
 */
function entry({ label, hint, act }, close) {
  const words = [el("span", null, label), hint ? el("span", { class: "menu-hint" }, hint) : null];
  const node = el("button", { type: "button", role: "menuitem", class: "menu-item" }, words);
  node.addEventListener("click", () => {
    close();
    act();
  });
  return node;
}

function walk(event, list) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !list.contains(document.activeElement)) return;
  event.preventDefault();
  const buttons = [...list.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  buttons[(at + step + buttons.length) % buttons.length].focus();
}

/** Puts a popover under its anchor, or above it where there is no room, inside the window. */
export function place(panel, anchor) {
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const below = box.bottom + 6;
  const top = below + height > innerHeight - 8 ? Math.max(8, box.top - height - 6) : below;
  const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
  panel.style.setProperty("top", `${top}px`);
  panel.style.setProperty("left", `${left}px`);
}
