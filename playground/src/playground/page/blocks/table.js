/** Tables: the first row names the columns. */

import { el } from "../widgets/dom.js";
import { richNodes } from "./rich_text.js";

export function table(block) {
  const settings = block.column_settings ?? [];
  const [head, ...body] = block.rows;
  const look = { settingOf: (index) => settings[index] ?? {} };
  return frame("Table", el("table", null, headRow(head, look), bodyRows(body, look)));
}

/** What a table scrolls in; the keyboard can reach it. */
export function frame(label, content) {
  const props = { class: "block table-frame", tabindex: "0", role: "group", "aria-label": label };
  return el("div", props, content);
}

/**
 * The head of a table; `look.headOf` may draw what stands in it.
 *
 * @param {any[]} cells
 * @param {{settingOf: (index: number) => object, headOf?: (cell: any, index: number) => any}} look
 */
export function headRow(cells, { settingOf, headOf = cellNodes }) {
  const names = cells.map((cell, index) =>
    el("th", { scope: "col", style: alignment(cell, settingOf(index)) }, headOf(cell, index)),
  );
  return el("thead", null, el("tr", null, names));
}

/** The rows under the head; the column `look.named`, if any, names its row. */
export function bodyRows(rows, { settingOf, named = null }) {
  const drawn = rows.map((cells) => cells.map((cell, index) => drawCell(cell, settingOf(index), index === named)));
  return el(
    "tbody",
    null,
    drawn.map((cells) => el("tr", null, cells)),
  );
}

function drawCell(cell, setting, isName) {
  const props = { class: setting.is_wrapped ? "wrapped" : null, style: alignment(cell, setting) };
  return isName ? el("th", { ...props, scope: "row" }, cellNodes(cell)) : el("td", props, cellNodes(cell));
}

function alignment(cell, setting) {
  const align = setting.align ?? (cell?.type === "raw_number" ? "right" : null);
  return align ? { "text-align": align } : {};
}

export function cellNodes(cell) {
  if (!cell) return "";
  return cell.type === "rich_text" ? richNodes(cell) : String(cell.text ?? cell.value ?? "");
}
