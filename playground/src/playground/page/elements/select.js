/** Selects of one: the browser's own, so that a keyboard, a phone and a screen reader know it. */

import { el } from "../widgets/dom.js";
import { groupsOf, kindOf } from "./choices.js";
import { join, ties } from "./field.js";

export function select(spec, at) {
  const { key, initial } = kindOf(spec);
  const groups = groupsOf(spec);
  const { held, change } = join(spec, at, { [key]: spec[initial] ?? null });
  const chosen = held[key]?.value ?? held[key];
  const empty = el(
    "option",
    { value: "", selected: !chosen, disabled: !at.block.optional },
    spec.placeholder?.text ?? "Choose one",
  );
  const node = el(
    "select",
    ties(spec, at),
    empty,
    groups.map((group) => optgroup(group, chosen)),
  );
  node.addEventListener("change", () => {
    const all = groups.flatMap((group) => group.choices);
    change({ [key]: all.find((one) => one.value === node.value)?.held ?? null }, node);
  });
  return el("span", { class: "select" }, node);
}

function optgroup({ label, choices }, chosen) {
  const options = choices.map((one) => el("option", { value: one.value, selected: one.value === chosen }, one.label));
  return label ? el("optgroup", { label }, options) : options;
}
