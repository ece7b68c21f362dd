/** A list of messages that changes in place, stays at its end when it was there, and else where the person reads. */

import { el, keepingFocus } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { walkMessages } from "./logkeys.js";
import { Rows } from "./rows.js";

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
  const log = { node, list, frame, jump, rows: new Rows(list, { inThread }), first: null, stuck: true, last: 0 };
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

/** To the newest message; of one that is longer than the view, its beginning is seen first. */
function toEnd(log) {
  const { frame, list, jump } = log;
  log.stuck = true;
  const newest = [...(list.lastElementChild?.querySelectorAll(".message") ?? [])].at(-1);
  const isLong = newest && newest.offsetHeight > frame.clientHeight;
  const above = isLong ? newest.getBoundingClientRect().top - frame.getBoundingClientRect().top : frame.scrollHeight;
  frame.scrollTop += above;
  log.last = frame.scrollTop;
  jump.hidden = true;
}

/**
 * Shows these messages, oldest first. The view stays at the end when it was there or `toEnd` is set, and where the person was reading
 * otherwise, also when older ones came in on top; `newFrom` is the first unread.
 */
function show(log, messages, { newFrom = null, toEnd: force = false, announce = false } = {}) {
  const { frame, list, jump, rows } = log;
  const holds = log.first !== null && messages[0]?.ts !== log.first && !log.stuck && !force;
  const before = holds ? frame.scrollHeight - frame.scrollTop : 0;
  log.first = messages[0]?.ts ?? null;
  hush(frame, !announce);
  keepingFocus(list, () => rows.show(messages, newFrom));
  if (force || log.stuck) toEnd(log);
  else if (holds) frame.scrollTop = frame.scrollHeight - before;
  else if (announce) jump.hidden = false;
}

/** A screen reader is told of what is said now, not of a whole history that was put in. */
function hush(frame, quiet) {
  frame.setAttribute("aria-live", quiet ? "off" : "polite");
}
