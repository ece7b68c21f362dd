/** The rich text input: one types with marks, or lets the buttons over the box set them. */

import { el } from "../widgets/dom.js";
import { fromRich, toRich } from "../text/richwords.js";
import { join, ties } from "./field.js";

const TOOLS = [
  { name: "Bold", sign: "B", mark: "*" },
  { name: "Italic", sign: "I", mark: "_" },
  { name: "Struck through", sign: "S", mark: "~" },
  { name: "Code", sign: "</>", mark: "`" },
  { name: "List", sign: "•", line: "- " },
  { name: "Numbered list", sign: "1.", line: "1. " },
  { name: "Quote", sign: "“", line: "> " },
];

export function richTextInput(spec, at) {
  const { held, change } = join(spec, { ...at, dispatch: false }, { rich_text_value: spec.initial_value ?? null });
  const rows = Math.max(spec.min_lines ?? 4, 2);
  const area = el("textarea", {
    ...ties(spec, at),
    rows: Math.min(rows, spec.max_lines ?? rows),
    placeholder: spec.placeholder?.text,
    value: fromRich(held.rich_text_value),
  });
  area.addEventListener("input", () => change({ rich_text_value: toRich(area.value) }));
  const tools = TOOLS.map((tool) => toolButton(tool, area));
  return el(
    "div",
    { class: "rich-field" },
    el("div", { class: "rich-tools", role: "group", "aria-label": "Format" }, tools),
    area,
  );
}

function toolButton(tool, area) {
  const props = { type: "button", class: "rich-tool", "aria-label": tool.name, title: tool.name };
  const node = el("button", props, el("span", { "aria-hidden": "true" }, tool.sign));
  node.addEventListener("click", () => {
    if (tool.mark) around(area, tool.mark);
    else before(area, tool.line);
    area.focus();
    area.dispatchEvent(new Event("input"));
  });
  return node;
}

function around(area, mark) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  area.setRangeText(mark + value.slice(from, to) + mark, from, to, "end");
  area.setSelectionRange(from + 1, to + 1);
}

/** Puts a mark before each line of the selection. */
function before(area, mark) {
  const from = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const chosen = area.value.slice(from, area.selectionEnd);
  area.setRangeText(chosen.replace(/^/gm, mark), from, area.selectionEnd, "end");
}
