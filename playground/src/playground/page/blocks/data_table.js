/** A data table: pages of rows, which a click on the name of a column puts in order. */

import { el, fill } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { bodyRows, cellNodes, frame, headRow } from "./table.js";

const SHOWN_AT_ONCE = 5;
export function dataTable(block) {
  const [head, ...rows] = block.rows;
  const at = { block, head, rows, size: block.page_size ?? SHOWN_AT_ONCE, first: 0, by: null, down: false };
  at.table = el("table");
  at.range = el("span", { class: "quiet", role: "status" });
  at.back = turner(at, "Earlier rows", -1);
  at.next = turner(at, "Later rows", 1);
  draw(at);
  const pager = rows.length > at.size ? el("div", { class: "pager" }, at.range, at.back, at.next) : null;
  return el("div", { class: "block data-table" }, frame(block.caption, at.table), pager);
}

function draw(at) {
  const { block, head, size, first, table, range, back, next } = at;
  const rows = inOrder(at);
  const shown = rows.slice(first, first + size);
  const settingOf = (index) => ({ align: rows[0]?.[index]?.type === "raw_number" ? "right" : null });
  const look = { settingOf, named: block.row_header_column_index ?? null };
  const caption = el("caption", { class: "table-caption" }, block.caption);
  const focused = [...table.querySelectorAll("th button")].indexOf(document.activeElement);
  fill(
    table,
    caption,
    headRow(head, { ...look, headOf: (cell, index) => orderer(at, cell, index) }),
    bodyRows(shown, look),
  );
  table.querySelectorAll("th button")[focused]?.focus();
  table.querySelectorAll("thead th").forEach((cell, index) => {
    if (index === at.by) cell.setAttribute("aria-sort", at.down ? "descending" : "ascending");
  });
  fill(range, `${first + 1} to ${first + shown.length} of ${rows.length}`);
  back.disabled = first === 0;
  next.disabled = first + size >= rows.length;
}

function turner(at, words, way) {
  const props = { type: "button", class: `icon-button pager-${way < 0 ? "back" : "next"}`, "aria-label": words };
  const node = el("button", props, icon("chevron"));
  node.addEventListener("click", () => {
    at.first += way * at.size;
    draw(at);
  });
  return node;
}

function orderer(at, cell, index) {
  const node = el("button", { type: "button", class: "orderer" }, cellNodes(cell));
  node.addEventListener("click", () => {
    at.down = at.by === index && !at.down;
    Object.assign(at, { by: index, first: 0 });
    draw(at);
  });
  return node;
}

function inOrder({ rows, by, down }) {
  if (by === null) return rows;
  const order = (a, b) => compare(weight(a[by]), weight(b[by]));
  return [...rows].sort((a, b) => (down ? order(b, a) : order(a, b)));
}

function weight(cell) {
  if (cell?.type === "raw_number") return cell.value;
  return cell?.type === "rich_text" ? JSON.stringify(cell.elements) : (cell?.text ?? "");
}

function compare(a, b) {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
}
