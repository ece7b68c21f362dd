/** Selects whose options the app knows: one types, the app suggests, one takes. */

import { el, fill, freshId } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { plain } from "../text/mrkdwn.js";
import { createAsking } from "./asking.js";
import { join, ties } from "./field.js";

/** One choice: the box holds its words, until others are typed. */
export function externalSelect(spec, at) {
  const { held, change } = join(spec, at, { selected_option: spec.initial_option ?? null });
  const box = typing(spec, at);
  let chosen = held.selected_option;
  const show = () => (box.value = chosen?.text.text ?? "");
  const ask = createAsking(box, spec, at, (option) => {
    chosen = option;
    show();
    change({ selected_option: option }, box);
  });
  box.addEventListener("blur", () => {
    const cleared = !box.value && chosen && at.block.optional;
    if (cleared) {
      chosen = null;
      change({ selected_option: null }, box);
    }
    show();
  });
  show();
  return el("div", { class: "asking" }, box, ask.list, ask.word);
}

/** Many choices: each stands before the box, with a cross that takes it away. */
export function multiExternalSelect(spec, at) {
  const { held, change } = join(spec, at, { selected_options: spec.initial_options ?? [] });
  const box = typing(spec, at);
  const chips = el("span", { class: "chips" });
  let chosen = held.selected_options;
  const choose = (options) => {
    chosen = options;
    box.value = "";
    draw();
    change({ selected_options: chosen }, box);
  };
  const draw = () => {
    fill(
      chips,
      chosen.map((one) => chip(one, () => choose(chosen.filter((other) => other !== one)), box)),
    );
    box.disabled = Boolean(spec.max_selected_items) && chosen.length >= spec.max_selected_items;
  };
  const others = (option) => chosen.filter((one) => one.value !== option.value);
  const ask = createAsking(box, spec, at, (option) => choose([...others(option), option]));
  draw();
  return el("div", { class: "asking" }, chips, box, ask.list, ask.word);
}

function typing(spec, at) {
  const props = {
    type: "text",
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
  };
  return el("input", { ...ties(spec, at), ...props, placeholder: spec.placeholder?.text ?? "Type to search" });
}

function chip(option, drop, box) {
  const words = `Take away ${option.text.text}`;
  const cross = el(
    "button",
    { type: "button", class: "chip-cross", "aria-label": words, id: freshId("chip") },
    icon("close"),
  );
  cross.addEventListener("click", () => {
    drop();
    box.focus();
  });
  return el("span", { class: "chip" }, plain(option.text.text), cross);
}
