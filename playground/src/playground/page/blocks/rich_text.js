/** The rich_text block: sections, lists, quotes, code, and what stands in their lines. */

import { el } from "../widgets/dom.js";
import { emoji } from "../text/emoji.js";
import { channelLink, link, mention } from "../text/mrkdwn.js";
import { now, zone } from "../state/store.js";
import { slackDate } from "../text/time.js";

const PARTS = {
  rich_text_section: (part) => el("div", { class: "rich-section" }, pieces(part.elements)),
  rich_text_preformatted: (part) => el("pre", null, pieces(part.elements)),
  rich_text_quote: (part) => el("blockquote", null, pieces(part.elements)),
  rich_text_list: list,
};

const PIECES = {
  text: (piece) => lines(piece.text),
  link: (piece) => [link(piece.url, [piece.text || piece.url])],
  user: (piece) => [mention(piece.user_id)],
  channel: (piece) => [channelLink(piece.channel_id)],
  emoji: (piece) => [emoji(piece.name) ?? `:${piece.name}:`],
  broadcast: (piece) => [el("span", { class: "mention" }, `@${piece.range}`)],
  usergroup: (piece) => [el("span", { class: "mention" }, `@${piece.usergroup_id}`)],
  date: (piece) => [slackDate(piece.format ?? "{date_long}", piece.timestamp, zone(), now())],
  color: (piece) => [el("code", null, piece.value)],
};

const STYLES = [
  ["code", "code"],
  ["strike", "s"],
  ["italic", "em"],
  ["bold", "strong"],
  ["underline", "u"],
];

export function richText(block) {
  return el("div", { class: "block words rich" }, richNodes(block));
}

/** The parts of a rich text, without the block around them (a table's cell has them too). */
export function richNodes(block) {
  return block.elements.map((part) => PARTS[part.type]?.(part) ?? el("code", null, part.type));
}

function list(part) {
  const ordered = part.style === "ordered";
  const items = part.elements.map((item) => el("li", null, pieces(item.elements)));
  const props = { class: `rich-list level-${(part.indent ?? 0) % 3}`, style: { "--depth": part.indent ?? 0 } };
  if (ordered && part.offset) props.start = part.offset + 1;
  return el(ordered ? "ol" : "ul", props, items);
}

function pieces(elements) {
  return elements.flatMap((piece) =>
    styled(PIECES[piece.type]?.(piece) ?? [el("code", null, piece.type)], piece.style),
  );
}

function styled(nodes, style = {}) {
  return STYLES.reduce((inner, [name, tag]) => (style[name] ? [el(tag, null, inner)] : inner), nodes);
}

function lines(words) {
  return words.split("\n").flatMap((line, index) => (index ? [el("br"), line] : [line]));
}
