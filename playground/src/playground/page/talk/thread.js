/** The side panel with one thread and a composer for replies. */

import { createComposer } from "../writing/composer.js";
import { el, fill } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { createLog } from "./log.js";
import { go } from "../state/route.js";
import { conversationOf, on, state, titleOf } from "../state/store.js";

export function mountThread(root) {
  let shown = null;
  let log = null;
  const draw = () => {
    const { channel, thread } = state.place;
    const key = thread ? `${state.me} ${channel} ${thread}` : null;
    if (key === shown) return;
    shown = key;
    root.hidden = !thread;
    log = thread ? drawThread(root, channel, thread) : null;
    if (!thread) fill(root);
  };
  on("place", draw);
  on("snapshot", () => {
    shown = null;
  });
  on("thread", () => log?.show(state.thread.messages));
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) leave();
  });
}

function drawThread(root, channel, thread) {
  const conversation = conversationOf(channel);
  const log = createLog({ label: "Thread", inThread: true });
  const composer = createComposer({ channel, thread, label: "Reply in this thread" });
  const close = el("button", { type: "button", class: "icon-button", "aria-label": "Close the thread" }, icon("close"));
  close.addEventListener("click", leave);
  const title = el("h2", { class: "aside-title" }, "Thread ", el("span", { class: "quiet" }, titleOf(conversation)));
  fill(root, el("div", { class: "aside-head" }, title, close), log.node, composer.node);
  composer.focus();
  return log;
}

function leave() {
  go({ thread: null });
  /** @type {HTMLElement | null} */ (document.querySelector("#main textarea"))?.focus();
}
