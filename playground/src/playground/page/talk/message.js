/** One message: who, when, what, and what can be done with it. */

import { authorFace } from "../widgets/avatar.js";
import { drawBlocks } from "../blocks/index.js";
import { el } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { mrkdwn } from "../text/mrkdwn.js";
import { ownButton } from "./own.js";
import { openPicker } from "../widgets/picker.js";
import { react, reactions } from "./reactions.js";
import { go } from "../state/route.js";
import { shortcutButton } from "../writing/shortcuts.js";
import { appBehind, nameOf, state, zone } from "../state/store.js";
import { messageSurface } from "../surfaces/surface.js";
import { hour, moment } from "../text/time.js";

/** Draws a message. `follows` leaves out the author, because the message above is theirs; `inThread` the way into the thread. */
export function drawMessage(message, { follows, inThread }) {
  const app = appBehind(message.user);
  const name = message.username ?? app?.name ?? nameOf(message.user);
  const at = hour(Number(message.ts), zone());
  const classes = ["message", follows ? "follows" : "", message.ephemeral ? "ephemeral" : ""].filter(Boolean).join(" ");
  const data = { testid: "message", ts: message.ts, key: `message ${message.ts}` };
  const props = { class: classes, tabindex: "-1", "aria-label": `${name}, ${at}`, data };
  const gutter = follows ? when(message, "gutter-time") : authorFace(message);
  const body = el("div", { class: "message-body" }, [
    message.ephemeral ? el("div", { class: "only-you" }, icon("eye"), "Only visible to you") : null,
    follows ? null : byline(message, name, app),
    isBroadcast(message) && !inThread ? whence(message) : null,
    content(message, name),
    (message.files ?? []).map(file),
    reactions(message),
    inThread ? null : replies(message),
  ]);
  return el(
    "article",
    props,
    el("div", { class: "gutter" }, gutter),
    body,
    message.ephemeral ? null : tools(message, inThread),
  );
}

function when(message, className) {
  const seconds = Number(message.ts);
  const props = { class: className, datetime: new Date(seconds * 1000).toISOString(), title: moment(seconds, zone()) };
  return el("time", props, hour(seconds, zone()));
}

function byline(message, name, app) {
  const badge = app ? el("span", { class: "app-badge" }, "App") : null;
  const changed = message.blocks?.length ? edited(message) : null;
  return el("div", { class: "byline" }, el("span", { class: "author" }, name), badge, when(message, "when"), changed);
}

function edited(message) {
  return message.edited ? el("span", { class: "edited" }, " (edited)") : null;
}

function content(message, name) {
  if (message.blocks?.length)
    return el("div", { class: "blocks" }, drawBlocks(message.blocks, messageSurface(message, name)));
  return el("div", { class: "words message-text" }, mrkdwn(message.text ?? ""), edited(message));
}

function file(one) {
  if (one.mode === "tombstone") return el("span", { class: "file" }, icon("file"), "This file was deleted.");
  const source = one.thumb_url ?? one.url_private ?? one.permalink;
  const name = one.title || one.name || "File";
  if ((one.mimetype ?? "").startsWith("image/") && source) {
    return el(
      "figure",
      { class: "block image" },
      el("figcaption", null, name),
      el("img", { class: "picture", src: source, alt: one.alt_txt ?? name, loading: "lazy" }),
    );
  }
  return el(
    source ? "a" : "span",
    { class: "file", href: source, download: source ? name : null },
    icon("file"),
    el("span", null, name),
  );
}

function isBroadcast(message) {
  return message.subtype === "thread_broadcast";
}

/** The way from a reply that stands in the conversation to the thread it was written in. */
function whence(message) {
  const node = el("button", { type: "button", class: "replies" }, icon("reply"), "Replied in a thread");
  node.addEventListener("click", () => go({ thread: message.thread_ts }));
  return node;
}

function replies(message) {
  if (!message.reply_count) return null;
  const words = message.reply_count === 1 ? "1 reply" : `${message.reply_count} replies`;
  const node = el("button", { type: "button", class: "replies" }, icon("reply"), words);
  node.addEventListener("click", () => go({ thread: message.ts }));
  return node;
}

function tools(message, inThread) {
  return el(
    "div",
    { class: "message-tools" },
    reactButton(message),
    inThread ? null : replyButton(message),
    message.user === state.me ? ownButton(message) : null,
    shortcutButton(message),
  );
}

function reactButton(message) {
  const props = { "aria-haspopup": "dialog", "aria-expanded": "false", "aria-label": "React", title: "React" };
  const node = el("button", { type: "button", class: "icon-button", ...props }, icon("smile"));
  node.addEventListener("click", () => openPicker(node, (name) => react(message, name)));
  return node;
}

function replyButton(message) {
  const props = { "aria-label": "Reply in thread", title: "Reply in thread", data: { thread: headOf(message) } };
  const node = el("button", { type: "button", class: "icon-button", ...props }, icon("reply"));
  node.addEventListener("click", () => go({ thread: headOf(message) }));
  return node;
}

function headOf(message) {
  return message.thread_ts ?? message.ts;
}
