/** Standard Markdown as the `markdown` block carries it: the part of it that people write in a chat. */

import { el } from "../widgets/dom.js";
import { emoji } from "./emoji.js";
import { link } from "./mrkdwn.js";

const INLINE =
  /`([^`\n]+)`|!?\[([^\]\n]*)\]\(([^)\s]+)\)|:([a-z0-9_+-]+):|(\*\*|__)(?=\S)(.+?)\5|~~(.+?)~~|(?<![\p{L}\p{N}])([*_])(?=\S)(.+?)\8(?![\p{L}\p{N}])/gu;

const STARTS = [
  { test: /^```/, take: fence },
  { test: /^#{1,6} /, take: heading },
  { test: /^(?:-{3,}|\*{3,}|_{3,})\s*$/, take: rule },
  { test: /^> ?/, take: quote },
  { test: /^\s*(?:[-*+]|\d+[.)]) /, take: list },
  { test: /^\|.*\|\s*$/, take: table },
];

/** Draws Markdown as nodes. */
export function markdown(source) {
  const lines = source.split("\n");
  const nodes = [];
  while (lines.length) {
    if (!lines[0].trim()) lines.shift();
    else nodes.push((STARTS.find(({ test }) => test.test(lines[0]))?.take ?? paragraph)(lines));
  }
  return nodes;
}

function takeWhile(lines, test) {
  const end = lines.findIndex((line) => !test(line));
  return lines.splice(0, end < 0 ? lines.length : end);
}

function paragraph(lines) {
  const first = lines.shift();
  const rest = takeWhile(lines, (line) => line.trim() && !STARTS.some(({ test }) => test.test(line)));
  return el("p", null, ...[first, ...rest].map((line, index) => (index ? [el("br"), ...inline(line)] : inline(line))));
}

function fence(lines) {
  lines.shift();
  const code = takeWhile(lines, (line) => !line.startsWith("```"));
  lines.shift();
  return el("pre", null, code.join("\n"));
}

function heading(lines) {
  const [, marks, words] = /^(#{1,6}) (.*)$/.exec(lines.shift());
  return el(
    "p",
    {
      class: `md-heading md-heading-${Math.min(marks.length, 3)}`,
      role: "heading",
      "aria-level": Math.min(marks.length + 1, 6),
    },
    inline(words),
  );
}

function rule(lines) {
  lines.shift();
  return el("hr");
}

function quote(lines) {
  const quoted = takeWhile(lines, (line) => /^> ?/.test(line));
  return el("blockquote", null, markdown(quoted.map((line) => line.replace(/^> ?/, "")).join("\n")));
}

function list(lines) {
  const items = takeWhile(lines, (line) => /^\s*(?:[-*+]|\d+[.)]) /.test(line));
  const ordered = /^\s*\d/.test(items[0]);
  return el(ordered ? "ol" : "ul", null, items.map(item));
}

function item(line) {
  const [, indent, words] = /^(\s*)(?:[-*+]|\d+[.)]) (.*)$/.exec(line);
  const task = /^\[([ xX])\] (.*)$/.exec(words);
  const depth = Math.min(Math.floor(indent.length / 2), 4);
  if (!task) return el("li", { style: { "--depth": depth } }, inline(words));
  const box = el("input", { type: "checkbox", disabled: true, checked: task[1] !== " ", "aria-label": task[2] });
  return el("li", { class: "md-task", style: { "--depth": depth } }, box, inline(task[2]));
}

function table(lines) {
  const rows = takeWhile(lines, (line) => /^\|.*\|\s*$/.test(line)).map(cells);
  const body = rows.slice(1).filter((row) => !row.every((cell) => /^:?-+:?$/.test(cell)));
  const head = el(
    "thead",
    null,
    el(
      "tr",
      null,
      rows[0].map((cell) => el("th", { scope: "col" }, inline(cell))),
    ),
  );
  const rest = el(
    "tbody",
    null,
    body.map((row) =>
      el(
        "tr",
        null,
        row.map((cell) => el("td", null, inline(cell))),
      ),
    ),
  );
  return el("div", { class: "table-frame" }, el("table", null, head, rest));
}

function cells(line) {
  return line
    .trim()
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());
}

function inline(words) {
  const nodes = [];
  let at = 0;
  for (const match of words.matchAll(INLINE)) {
    nodes.push(words.slice(at, match.index), token(match));
    at = match.index + match[0].length;
  }
  return [...nodes, words.slice(at)].filter((node) => node !== "");
}

function token([whole, code, label, url, name, , strong, struck, , soft]) {
  if (code !== undefined) return el("code", null, code);
  if (url !== undefined) return link(url, inline(label || url));
  if (name !== undefined) return emoji(name) ?? whole;
  if (strong !== undefined) return el("strong", null, inline(strong));
  if (struck !== undefined) return el("s", null, inline(struck));
  return el("em", null, inline(soft));
}
