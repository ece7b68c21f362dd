/** Selects of many: a line with what is chosen; under it, when open, a list of boxes to tick. */

import { el, fill } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { plain } from "../text/mrkdwn.js";
import { groupsOf, kindOf } from "./choices.js";
import { join, ties, wordsFor } from "./field.js";

const opened = new Set();

export function multiSelect(spec, at) {
  const { key, initial } = kindOf(spec);
  const groups = groupsOf(spec);
  const { held, change } = join(spec, at, { [key]: spec[initial] ?? [] });
  const chosen = new Set(held[key].map((one) => one?.value ?? one));
  const { id, data, "aria-label": label, ...aria } = ties(spec, at);
  const line = el("summary", { id, data, ...aria, class: "multi-line" });
  const node = el("details", { class: "multi", open: opened.has(data.key) }, line);
  const spoken = label ? el("span", { class: "spoken" }, `${label}: `) : null;
  const draw = () => fill(line, spoken, summary(groups, chosen, spec), icon("chevron"));
  const toggle = (value, on) => {
    chosen[on ? "add" : "delete"](value);
    enforce(node, chosen, spec);
    draw();
    const all = groups.flatMap((group) => group.choices);
    change({ [key]: all.filter((one) => chosen.has(one.value)).map((one) => one.held) }, line);
  };
  const list = groups.map((group) => rows(group, chosen, toggle));
  node.append(el("div", { class: "multi-list", role: "group", "aria-label": wordsFor(spec, at) }, list));
  node.addEventListener("toggle", () => opened[node.open ? "add" : "delete"](data.key));
  draw();
  enforce(node, chosen, spec);
  return node;
}

function summary(groups, chosen, spec) {
  const names = groups.flatMap((group) => group.choices).filter((one) => chosen.has(one.value));
  if (!names.length) return el("span", { class: "quiet" }, spec.placeholder?.text ?? "Choose any");
  return el(
    "span",
    { class: "chips" },
    names.map((one) => el("span", { class: "chip" }, plain(one.label))),
  );
}

function rows({ label, choices }, chosen, toggle) {
  const lines = choices.map((one) => {
    const box = el("input", { type: "checkbox", value: one.value, checked: chosen.has(one.value) });
    box.addEventListener("change", () => toggle(one.value, box.checked));
    return el(
      "label",
      { class: "choice" },
      box,
      el("span", null, plain(one.label), one.hint ? el("span", { class: "choice-hint" }, plain(one.hint)) : null),
    );
  });
  return [label ? el("div", { class: "multi-group" }, label) : null, lines];
}

/** Beyond `max_selected_items` the other boxes cannot be ticked. */
function enforce(node, chosen, spec) {
  const full = spec.max_selected_items && chosen.size >= spec.max_selected_items;
  for (const box of node.querySelectorAll("input")) box.disabled = Boolean(full) && !chosen.has(box.value);
}
