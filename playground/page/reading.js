/** What was read and what was not: of the person one is, and of the others. */

import { conversationOf, playable, state, tell } from "./store.js";
import { get, post, Unreachable } from "./wire.js";

const AT_MOST = 24;

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

/** A message of the main log, as opposed to a reply in a thread. */
export function isRoot(message) {
  return !message.thread_ts || message.thread_ts === message.ts;
}

/** Looks who else has something unread; for as many members as the switcher can show. */
export async function lookAround() {
  const others = playable()
    .filter((person) => person.id !== state.me)
    .slice(0, AT_MOST);
  const counts = await Promise.all(others.map(async ({ id }) => [id, await unreadOf(id)]));
  state.waiting = new Map(counts);
  tell("waiting");
}

async function unreadOf(as) {
  const { conversations = [] } = await get("/play/snapshot", { as });
  return conversations.reduce((sum, one) => sum + one.unread, 0);
}
