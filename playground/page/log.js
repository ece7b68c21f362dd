/** A list of messages that changes in place: rows that stay the same are not redrawn. */

import { el, keepingFocus } from "./dom.js";
import { icon } from "./icons.js";
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
  const log = { node, list, frame, jump, inThread, drawn: new Map(), stuck: true };
  frame.addEventListener("scroll", () => scrolled(log, onOlder), { passive: true });
  jump.addEventListener("click", () => toEnd(log));
  new ResizeObserver(() => log.stuck && toEnd(log)).observe(list);
  new ResizeObserver(() => log.stuck && toEnd(log)).observe(frame);
  return { node, show: (messages, how = {}) => show(log, messages, how) };
}

function scrolled(log, onOlder) {
  const { frame, jump } = log;
  log.stuck = frame.scrollHeight - frame.scrollTop - frame.clientHeight < NEAR;
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

function reconcile(list, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
  });
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
