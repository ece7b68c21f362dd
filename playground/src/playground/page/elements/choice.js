/** Radio buttons and checkboxes. */

import { el, freshId } from "../widgets/dom.js";
import { drawText } from "../text/mrkdwn.js";
import { join, ties } from "./field.js";

export function radioButtons(spec, at) {
  const { held, change } = join(spec, at, { selected_option: spec.initial_option ?? null });
  const name = freshId("radio");
  const pick = (option, box) => change({ selected_option: option }, box);
  return group(spec, at, (option) => ({
    type: "radio",
    name,
    checked: held.selected_option?.value === option.value,
    pick,
  }));
}

export function checkboxes(spec, at) {
  const { held, change } = join(spec, at, { selected_options: spec.initial_options ?? [] });
  const chosen = new Set(held.selected_options.map((option) => option.value));
  const pick = (option, box) => {
    chosen[box.checked ? "add" : "delete"](option.value);
    change({ selected_options: spec.options.filter((one) => chosen.has(one.value)) }, box);
  };
  return group(spec, at, (option) => ({ type: "checkbox", checked: chosen.has(option.value), pick }));
}

function group(spec, at, describe) {
  const { id, data, ...aria } = ties(spec, at);
  const boxes = spec.options.map((option) => choice(option, describe(option), `${data.key} ${option.value}`));
  return el(
    "div",
    { class: "choices", id, role: spec.type === "radio_buttons" ? "radiogroup" : "group", ...aria },
    boxes,
  );
}

function choice(option, { type, name, checked, pick }, key) {
  const box = el("input", { type, name, checked, value: option.value, data: { key } });
  box.addEventListener("change", () => pick(option, box));
  const hint = option.description ? el("span", { class: "choice-hint" }, drawText(option.description)) : null;
  return el("label", { class: "choice" }, box, el("span", null, drawText(option.text), hint));
}
