/** Tables: the first row names the columns. */

import { el } from "../dom.js";
import { richNodes } from "./rich_text.js";

const SHOWN_AT_ONCE = 5;

export function table(block) {
  const settings = block.column_settings ?? [];
  return el(
    "div",
    { class: "block table-frame", tabindex: "0", role: "group", "aria-label": "Table" },
    grid(block.rows, (index) => settings[index]),
  );
}

/** A data table: like a table, with a caption and the later rows behind a button. */
export function dataTable(block) {
  const size = block.page_size ?? SHOWN_AT_ONCE;
  const frame = el("div", {
    class: "table-frame",
    tabindex: "0",
    role: "group",
    "aria-label": block.caption ?? "Table",
  });
  const more = el("button", { type: "button", class: "button button-small" }, `Show all ${block.rows.length - 1} rows`);
  const show = (rows) => frame.replaceChildren(grid(rows, () => undefined));
  more.addEventListener("click", () => {
    show(block.rows);
    more.remove();
  });
  show(block.rows.slice(0, size + 1));
  const caption = block.caption ? el("div", { class: "table-caption" }, block.caption) : null;
  return el("div", { class: "block" }, caption, frame, block.rows.length > size + 1 ? more : null);
}

function grid(rows, settingOf) {
  const [head, ...body] = rows;
  const row = (cells, tag) =>
    el(
      "tr",
      null,
      cells.map((cell, index) => drawCell(cell, tag, settingOf(index))),
    );
  return el(
    "table",
    null,
    el("thead", null, row(head, "th")),
    el(
      "tbody",
      null,
      body.map((cells) => row(cells, "td")),
    ),
  );
}

function drawCell(cell, tag, setting = {}) {
  const align = setting?.align ?? (cell?.type === "raw_number" ? "right" : null);
  const props = { class: setting?.is_wrapped ? "wrapped" : null, style: align ? { "text-align": align } : {} };
  if (tag === "th") props.scope = "col";
  return el(tag, props, content(cell));
}

function content(cell) {
  if (!cell) return "";
  if (cell.type === "rich_text") return richNodes(cell);
  return String(cell.text ?? cell.value ?? "");
}
