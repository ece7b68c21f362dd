/** Inputs for words, numbers, addresses. */

import { el, fill } from "../widgets/dom.js";
import { join, ties } from "./field.js";

const KINDS = {
  number_input: { type: "text", inputmode: "decimal" },
  email_text_input: { type: "email", autocomplete: "email" },
  url_text_input: { type: "url", inputmode: "url" },
};

/** A text input of one line or several, with a count once the end is near. */
export function textInput(spec, at) {
  const { held, change } = join(spec, quietly(at), { value: spec.initial_value ?? null });
  const limits = { maxlength: spec.max_length, placeholder: spec.placeholder?.text, autocomplete: "off" };
  const tag = spec.multiline ? "textarea" : "input";
  const node = el(tag, {
    ...ties(spec, at),
    ...limits,
    rows: spec.multiline ? 4 : null,
    type: spec.multiline ? null : "text",
    value: held.value ?? "",
  });
  const count = spec.max_length ? el("span", { class: "count", "aria-hidden": "true" }) : null;
  const recount = () => count && fill(count, `${[...node.value].length} / ${spec.max_length}`);
  node.addEventListener("input", () => {
    change({ value: node.value || null });
    recount();
    if (triggers(spec).includes("on_character_entered")) send(spec, at, node);
  });
  node.addEventListener("keydown", (event) => onEnter(event, spec, at, node));
  recount();
  return el("div", { class: "text-field" }, node, count);
}

export function lineInput(spec, at) {
  const { held, change } = join(spec, quietly(at), { value: spec.initial_value ?? null });
  const node = el("input", {
    ...ties(spec, at),
    ...KINDS[spec.type],
    placeholder: spec.placeholder?.text,
    value: held.value ?? "",
  });
  node.addEventListener("input", () => change({ value: node.value || null }));
  node.addEventListener("keydown", (event) => onEnter(event, spec, at, node));
  return node;
}

/** Typing alone is not sent; only the triggers below send. */
function quietly(at) {
  return { ...at, dispatch: false };
}

function triggers(spec) {
  return spec.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
}

function onEnter(event, spec, at, node) {
  if (event.key !== "Enter" || event.isComposing || event.metaKey || event.ctrlKey || spec.multiline) return;
  if (at.dispatch && triggers(spec).includes("on_enter_pressed")) send(spec, at, node);
}

function send(spec, at, node) {
  if (!at.dispatch) return;
  at.surface.act({ block: at.block, element: spec, change: { value: node.value || null }, control: node });
}
