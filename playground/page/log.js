/** A list of messages that changes in place: rows that stay the same are not redrawn, and those out of sight not laid out. */

import { el, keepingFocus } from "./dom.js";
import { icon } from "./icons.js";
import { walkMessages } from "./logkeys.js";
import { drawMessage } from "./message.js";
import { now, zone } from "./store.js";
import { dayKey, dayName } from "./time.js";

const TOGETHER = 5 * 60;
const NEAR = 90;

/** Makes a log. `onOlder` is called when the person scrolls to its top. */
export function createLog({ label, inThread = false, onOlder = null }) {
  const list = el("div", { class: "log-list" });
  const frame = el(
    "div",
    { class: "log", tabindex: "0", role: "log", "aria-live": "polite", "aria-label": label },
    list,
  );
  const jump = el("button", { type: "button", class: "jump", hidden: true }, icon("down"), "New messages");
  const node = el("div", { class: "log-frame" }, frame, jump);
  const log = { node, list, frame, jump, inThread, drawn: new Map(), stuck: true, last: 0 };
  frame.addEventListener("scroll", () => scrolled(log, onOlder), { passive: true });
  frame.addEventListener("keydown", (event) => walkMessages(event, frame));
  jump.addEventListener("click", () => toEnd(log));
  new ResizeObserver(() => log.stuck && toEnd(log)).observe(list);
  new ResizeObserver(() => log.stuck && toEnd(log)).observe(frame);
  return { node, show: (messages, how = {}) => show(log, messages, how) };
}

/** Only the person lets go of the end, by scrolling up: rows that grow while they are drawn do not. */
function scrolled(log, onOlder) {
  const { frame, jump } = log;
  const atEnd = frame.scrollHeight - frame.scrollTop - frame.clientHeight < NEAR;
  log.stuck = atEnd || (log.stuck && frame.scrollTop >= log.last);
  log.last = frame.scrollTop;
  if (log.stuck) jump.hidden = true;
  if (frame.scrollTop < NEAR && onOlder) onOlder();
}

function toEnd({ frame, jump }) {
  frame.scrollTop = frame.scrollHeight;
  jump.hidden = true;
}

/**
 * Shows these messages, oldest first. The view stays at the end when it was there or `toEnd` is set, and where the person was reading
 * otherwise, also when older ones came in on top; `newFrom` is the first unread.
 */
function show(log, messages, { newFrom = null, toEnd: force = false, announce = false } = {}) {
  const { frame, list, jump } = log;
  const before = frame.scrollHeight - frame.scrollTop;
  const first = list.querySelector("article")?.dataset.ts;
  hush(frame, !announce);
  keepingFocus(list, () => reconcile(list, rows(log, messages, newFrom)));
  if (force || log.stuck) {
    log.stuck = true;
    toEnd(log);
  } else if (first && messages[0]?.ts !== first) {
    frame.scrollTop = frame.scrollHeight - before;
  } else if (announce) {
    jump.hidden = false;
  }
}

function rows(log, messages, newFrom) {
  const kept = new Map();
  const nodes = [];
  let previous = null;
  for (const message of messages) {
    const newDay = !previous || dayOf(previous) !== dayOf(message);
    if (newDay)
      nodes.push(keep(kept, log.drawn, `day ${dayOf(message)}`, dayName(Number(message.ts), zone(), now()), divider));
    if (message.ts === newFrom) nodes.push(keep(kept, log.drawn, "new", "New", newMark));
    const follows = !newDay && message.ts !== newFrom && belongs(previous, message);
    nodes.push(
      keep(kept, log.drawn, `${message.ts} ${follows}`, message, () =>
        drawMessage(message, { follows, inThread: log.inThread }),
      ),
    );
    previous = message;
  }
  log.drawn = kept;
  return nodes;
}

function keep(kept, drawn, key, source, draw) {
  const old = drawn.get(key);
  const row = old && old.source === source ? old : { source, node: draw(source) };
  kept.set(key, row);
  return row.node;
}

/** Puts these nodes into the list, in one walk along it: what is there already is not touched. */
function reconcile(list, nodes) {
  const wanted = new Set(nodes);
  let here = list.firstChild;
  for (const node of nodes) {
    while (here && !wanted.has(here)) here = dropped(here);
    if (here === node) here = here.nextSibling;
    else list.insertBefore(node, here);
  }
  while (here) here = dropped(here);
}

function dropped(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

/** A screen reader is told of what is said now, not of a whole history that was put in. */
function hush(frame, quiet) {
  frame.setAttribute("aria-live", quiet ? "off" : "polite");
}

function dayOf(message) {
  return dayKey(Number(message.ts), zone());
}

function belongs(previous, message) {
  const near = Number(message.ts) - Number(previous.ts) < TOGETHER;
  return (
    near &&
    previous.user === message.user &&
    !previous.ephemeral &&
    !message.ephemeral &&
    !(message.blocks?.length && message.bot_id)
  );
}

function divider(name) {
  return el("div", { class: "day", role: "separator", "aria-label": name }, el("span", null, name));
}

function newMark(name) {
  return el("div", { class: "day new", role: "separator", "aria-label": "New messages" }, el("span", null, name));
}
