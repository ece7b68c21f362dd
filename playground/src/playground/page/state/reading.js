/** What was read and what was not: of the person one is, and of the others. */

import { conversationOf, state, tell } from "./store.js";
import { get, post, Unreachable } from "./wire.js";

/** Tells the server that the conversation in view was read, when the page is really being looked at. */
export function markRead() {
  const conversation = conversationOf(state.place.channel);
  if (!conversation?.unread || state.place.tab === "home" || document.hidden) return;
  conversation.unread = 0;
  tell("conversations");
  post("/play/read", { as: state.me, channel: conversation.id }).catch((error) => {
    if (!(error instanceof Unreachable)) throw error;
  });
}

/** A message of the main log, as opposed to a reply that stands in a thread only. */
export function isRoot(message) {
  return !message.thread_ts || message.thread_ts === message.ts || message.subtype === "thread_broadcast";
}

/** Looks who else has something unread. */
export async function lookAround() {
  const { waiting } = await get("/play/waiting");
  state.waiting = new Map(Object.entries(waiting));
  tell("waiting");
}
