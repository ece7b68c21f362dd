/** Slack's mrkdwn, drawn as nodes. */

import { el } from "../widgets/dom.js";
import { emoji } from "./emoji.js";
import { address } from "../state/route.js";
import { conversationOf, nameOf, now, state, zone } from "../state/store.js";
import { slackDate } from "./time.js";

const TOKEN =
  /`([^`\n]+)`|<([^<>\n]+)>|:([a-z0-9_+'-]+(?:::skin-tone-\d)?):|(https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)\]}'"])|(?<![\p{L}\p{N}*_~])([*_~])(?![\s*_~])(.+?)(?<!\s)\5(?![\p{L}\p{N}])/gu;
const STYLES = { "*": "strong", _: "em", "~": "s" };
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/** Slack escapes three characters and no others. */
export function unescaped(text) {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity]);
}

/** Draws mrkdwn: fences, quotes, then what stands inside a line. */
export function mrkdwn(text) {
  const pieces = text.split(/```\n?([\s\S]*?)\n?```\n?/);
  return pieces.flatMap((piece, index) => (index % 2 ? [el("pre", null, unescaped(piece))] : paragraphs(piece)));
}

function paragraphs(text) {
  const runs = [];
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const quoted = /^(?:>|&gt;) ?/.exec(line);
    const kind = quoted ? "quote" : "plain";
    if (runs.at(-1)?.kind !== kind) runs.push({ kind, lines: [] });
    runs.at(-1).lines.push(quoted ? line.slice(quoted[0].length) : line);
  }
  return runs.flatMap(({ kind, lines }) =>
    kind === "quote" ? [el("blockquote", null, joined(lines))] : joined(lines),
  );
}

function joined(lines) {
  return lines.flatMap((line, index) => (index ? [el("br"), ...inline(line)] : inline(line)));
}

/** Draws what may stand inside one line: styles, code, links, mentions, emoji. */
export function inline(text) {
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    nodes.push(unescaped(text.slice(at, match.index)), token(match));
    at = match.index + match[0].length;
  }
  nodes.push(unescaped(text.slice(at)));
  return nodes.filter((node) => node !== "");
}

function token([whole, code, angle, name, url, mark, styled]) {
  if (code !== undefined) return el("code", null, unescaped(code));
  if (angle !== undefined) return bracketed(angle);
  if (name !== undefined) return emoji(name) ?? whole;
  if (url !== undefined) return link(unescaped(url), url);
  return el(STYLES[mark], null, inline(styled));
}

function bracketed(body) {
  const [target, ...rest] = body.split("|");
  const label = rest.length ? rest.join("|") : null;
  if (target.startsWith("@")) return mention(target.slice(1), label);
  if (target.startsWith("#")) return channelLink(target.slice(1), label);
  if (target.startsWith("!date^")) return date(target, label);
  if (target.startsWith("!")) return el("span", { class: "mention" }, label ?? `@${target.slice(1).split("^")[0]}`);
  return link(unescaped(target), label ?? target.replace(/^mailto:/, ""));
}

/** A member, by name; one's own is marked. */
export function mention(id, label) {
  const known = state.people.has(id) ? nameOf(id) : (label ?? id);
  return el("span", { class: id === state.me ? "mention mention-me" : "mention" }, `@${known}`);
}

/** A channel, as a way into it when one is a member. */
export function channelLink(id, label) {
  const name = `#${conversationOf(id)?.name ?? label ?? id}`;
  if (!conversationOf(id)) return el("span", { class: "mention" }, name);
  return el("a", { class: "mention", href: address({ as: state.me, channel: id }) }, name);
}

/** A link that opens beside the page; anything but http, https and mailto stays text. */
export function link(url, label) {
  const content = typeof label === "string" ? inlineLabel(label) : label;
  if (!/^(https?:|mailto:)/i.test(url)) return el("span", null, content);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, content);
}

function inlineLabel(label) {
  return /^https?:/.test(label) ? unescaped(label) : inline(label);
}

function date(target, fallback) {
  const [, seconds, template, url] = target.split("^");
  if (!/^\d+$/.test(seconds ?? "") || !template) return unescaped(fallback ?? target);
  const words = slackDate(template, Number(seconds), zone(), now());
  const node = el("time", { datetime: new Date(Number(seconds) * 1000).toISOString() }, words);
  return url ? link(url, [node]) : node;
}

/** Draws a text object: `mrkdwn`, or `plain_text` in which only emoji are read. */
export function drawText(object) {
  if (!object) return [];
  if (object.type === "mrkdwn") return mrkdwn(object.text);
  return plain(object.text, object.emoji !== false);
}

/** Draws plain text, its emoji and its line breaks. */
export function plain(words, withEmoji = true) {
  const read = withEmoji ? words.replace(/:([a-z0-9_+-]+):/g, (whole, name) => emoji(name) ?? whole) : words;
  return unescaped(read)
    .split("\n")
    .flatMap((line, index) => (index ? [el("br"), line] : [line]));
}
