/** The emoji picker: a box to search in, and a grid that the arrow keys walk. */

import { el, fill } from "./dom.js";
import { emojiLike, groups } from "../text/emoji.js";
import { place } from "./menu.js";

const IN_A_ROW = 8;
const STEPS = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: IN_A_ROW, ArrowUp: -IN_A_ROW };

/** Opens the picker under a button; `take` is called with the name that was chosen. */
export function openPicker(anchor, take) {
  const search = el("input", { type: "search", placeholder: "Search emoji", "aria-label": "Search emoji" });
  const grid = el("div", { class: "picker-grid", role: "group", "aria-label": "Emoji", tabindex: "-1" });
  const panel = el(
    "div",
    { class: "menu picker", popover: "auto", role: "dialog", "aria-label": "Emoji" },
    search,
    grid,
  );
  const choose = (name) => {
    panel.hidePopover();
    take(name);
  };
  search.addEventListener("input", () => draw(grid, search.value.trim(), choose));
  panel.addEventListener("keydown", (event) => walk(event, { search, grid }));
  panel.addEventListener("toggle", (event) => {
    anchor.setAttribute("aria-expanded", String(event.newState === "open"));
    if (event.newState === "open") return;
    if (panel.contains(document.activeElement)) anchor.focus();
    panel.remove();
  });
  draw(grid, "", choose);
  anchor.after(panel);
  panel.showPopover();
  place(panel, anchor);
  search.focus();
}

function draw(grid, typed, choose) {
  const found = typed ? [{ title: null, emoji: emojiLike(typed) }] : groups;
  const rows = found.map(({ title, emoji }) => [
    title ? el("div", { class: "picker-title" }, title) : null,
    el(
      "div",
      { class: "picker-row" },
      emoji.map(([name, sign]) => one(name, sign, choose)),
    ),
  ]);
  const none = typed && !found[0].emoji.length;
  fill(grid, none ? el("p", { class: "quiet", role: "status" }, `No emoji is called ${typed}.`) : rows);
}

function one(name, sign, choose) {
  const props = { type: "button", class: "picker-one", "aria-label": name.replaceAll("_", " "), title: `:${name}:` };
  const node = el("button", props, sign);
  node.addEventListener("click", () => choose(name));
  return node;
}

function walk(event, { search, grid }) {
  const all = [...grid.querySelectorAll("button")];
  const at = all.indexOf(document.activeElement);
  const typing = document.activeElement === search;
  if (typing && event.key === "Enter") all[0]?.click();
  else if (typing && event.key === "ArrowDown") all[0]?.focus();
  else if (at >= 0 && event.key in STEPS) (all[at + STEPS[event.key]] ?? search).focus();
  else return;
  event.preventDefault();
}
