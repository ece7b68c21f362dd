/** Rich text as a person types it, with marks around the words, and as Slack keeps it: there and back. */

import { emoji } from "./emoji.js";
import { state } from "../state/store.js";

const INLINE =
  /`([^`\n]+)`|(?<![\p{L}\p{N}])([*_~])(?=\S)(.+?)(?<=\S)\2(?![\p{L}\p{N}])|(https?:\/\/[^\s<>]*[^\s<>.,;:!?)])|(?<!\S)@([\p{L}\p{N}._-]*[\p{L}\p{N}])|:([a-z0-9_+-]+):/gu;
const STYLES = { "*": "bold", _: "italic", "~": "strike" };
const MARKS = { bold: "*", italic: "_", strike: "~", code: "`" };
const LINE = /^(?:(>) ?|([-•]) |(\d+)[.)] )/;

/** The rich_text block of what was typed; null for nothing. */
export function toRich(typed) {
  if (!typed.trim()) return null;
  const pieces = typed.split(/```\n?([\s\S]*?)\n?```\n?/);
  const parts = pieces.flatMap((piece, index) => (index % 2 ? [fence(piece)] : piece ? runs(piece) : []));
  return { type: "rich_text", elements: parts };
}

function fence(text) {
  return { type: "rich_text_preformatted", elements: [{ type: "text", text }] };
}

function runs(text) {
  const found = [];
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const [mark = "", quote, bullet, number] = LINE.exec(line) ?? [];
    const kind = quote ? "quote" : bullet ? "bullet" : number ? "ordered" : "section";
    if (found.at(-1)?.kind !== kind) found.push({ kind, lines: [] });
    found.at(-1).lines.push(line.slice(mark.length));
  }
  return found.map(part);
}

function part({ kind, lines }) {
  const section = (text) => ({ type: "rich_text_section", elements: inline(text, {}) });
  if (kind === "section") return section(lines.join("\n"));
  if (kind === "quote") return { type: "rich_text_quote", elements: inline(lines.join("\n"), {}) };
  return { type: "rich_text_list", style: kind, indent: 0, elements: lines.map(section) };
}

function inline(text, style) {
  const pieces = [];
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > at) pieces.push(words(text.slice(at, match.index), style));
    pieces.push(...token(match, style));
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push(words(text.slice(at), style));
  return pieces;
}

function token([whole, code, mark, marked, url, name, emojiName], style) {
  if (code !== undefined) return [words(code, { ...style, code: true })];
  if (mark !== undefined) return inline(marked, { ...style, [STYLES[mark]]: true });
  if (url !== undefined) return [dressed({ type: "link", url }, style)];
  if (emojiName !== undefined) return [emoji(emojiName) ? { type: "emoji", name: emojiName } : words(whole, style)];
  const person = [...state.people.values()].find((one) => one.name === name.toLowerCase());
  return [person ? dressed({ type: "user", user_id: person.id }, style) : words(whole, style)];
}

function words(text, style) {
  return dressed({ type: "text", text }, style);
}

function dressed(piece, style) {
  return Object.keys(style).length ? { ...piece, style } : piece;
}

/** A rich_text block as one would have typed it. */
export function fromRich(block) {
  return (block?.elements ?? []).map(typedPart).join("\n");
}

function typedPart(part) {
  const inner = () => typedPieces(part.elements);
  if (part.type === "rich_text_preformatted") return `\`\`\`\n${inner()}\n\`\`\``;
  if (part.type === "rich_text_quote") return inner().replace(/^/gm, "> ");
  if (part.type !== "rich_text_list") return inner();
  const mark = (index) => (part.style === "ordered" ? `${index + 1}. ` : "- ");
  return part.elements.map((item, index) => mark(index) + typedPieces(item.elements)).join("\n");
}

/** Pieces in a row: a mark that several share stands around all of them, as it was typed. */
function typedPieces(pieces) {
  const open = [];
  let text = "";
  for (const piece of [...pieces, { type: "end" }]) {
    while (open.some((style) => !piece.style?.[style])) text += MARKS[open.pop()];
    for (const style of Object.keys(MARKS).filter((one) => piece.style?.[one] && !open.includes(one))) {
      open.push(style);
      text += MARKS[style];
    }
    text += typedPiece(piece);
  }
  return text;
}

function typedPiece(piece) {
  const plain = {
    text: piece.text,
    link: piece.url,
    emoji: `:${piece.name}:`,
    user: `@${state.people.get(piece.user_id)?.name ?? piece.user_id}`,
    channel: piece.channel_id,
  };
  return plain[piece.type] ?? "";
}
