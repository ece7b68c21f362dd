/** Being somebody, somewhere: loads what they see, follows what happens, and keeps the store true. */

import { hear } from "./events.js";
import { isRoot, markRead } from "./reading.js";
import { read, settle } from "./route.js";
import { conversationOf, state, take, tell } from "./store.js";
import { get, listen } from "./wire.js";

const PAGE = 60;
const OLDER = 240; // who reads back wants more, and each time costs the layout of all that is there

let stream = null;
let arrivals = 0;

/** Goes where the address says; a member or conversation that does not exist becomes the nearest that does. */
export async function arrive() {
  const wanted = read();
  const turn = ++arrivals;
  if (!state.me || (wanted.as && wanted.as !== state.me)) await become(wanted.as, () => turn === arrivals);
  if (turn !== arrivals) return;
  // One that was opened just now is known here only once its event has come: what is there is asked for.
  if (wanted.channel && !named(wanted.channel)) take(await get("/play/snapshot", { as: state.me }));
  if (turn !== arrivals) return;
  const place = { ...wanted, as: state.me, channel: named(wanted.channel)?.id ?? landing() };
  settle(place);
  tell("beside", place.beside);
  await enter(place);
}

/**
 * Looks through another member's eyes, unless `wanted()` says by then that the person has moved on.
 * The snapshot is asked for once the stream stands, so that nothing falls between the two; events that arrive before it
 * are heard after it.
 */
async function become(as, wanted) {
  const person = as ?? firstEngineer(await get("/play/snapshot"));
  const early = [];
  let ready = false;
  let begun = () => {};
  const listening = new Promise((resolve) => {
    begun = () => resolve(undefined);
  });
  const opened = listen(person, {
    heard: (event) => (ready ? hear(event) : early.push(event)),
    begun: () => begun(),
    returned: refresh,
    lost: () => tell("connection", false),
  });
  await listening;
  const snapshot = await get("/play/snapshot", { as: person });
  if (!wanted()) {
    opened.close();
    return;
  }
  stream?.close();
  stream = opened;
  take(snapshot);
  ready = true;
  tell("snapshot");
  early.forEach(hear);
}

/** After a break: what was missed is asked for. */
async function refresh() {
  take(await get("/play/snapshot", { as: state.me }));
  tell("connection", true);
  tell("snapshot");
  await enter(state.place, { again: true });
}

function firstEngineer(snapshot) {
  const people = snapshot.people.filter((person) => !person.is_bot && !person.deleted && !person.is_guest);
  const builds = people.find(
    ({ title = "" }) => /engineer|scientist|developer/i.test(title) && !/manager|lead|head|director/i.test(title),
  );
  return (builds ?? people[0] ?? snapshot.people[0])?.id;
}

/** A conversation by id, or by name, as a person may write it into the address. */
function named(channel) {
  return conversationOf(channel) ?? state.conversations.find((one) => channel && one.name === channel);
}

function landing() {
  const [app] = state.apps;
  return (conversationOf(app?.im) ?? state.conversations[0])?.id ?? null;
}

/** Shows a place; what is there already is not loaded again, unless something may have been missed. */
async function enter({ channel, tab, thread }, { again = false } = {}) {
  const was = state.place;
  const moved = was.as !== state.me || channel !== was.channel || tab !== was.tab;
  state.place = { as: state.me, channel, tab, thread };
  if (moved) Object.assign(state.log, { messages: [], hasMore: false, loading: true, newFrom: null });
  Object.assign(state.thread, { messages: [], loading: Boolean(thread) });
  tell("place");
  await Promise.all([moved || again ? loadLog(channel) : null, thread ? loadThread(channel, thread) : null]);
}

/** Loads the newest messages; what arrived while they were on their way stays. */
async function loadLog(channel) {
  if (!channel) return;
  const as = state.me;
  const { messages, has_more: hasMore } = await get("/play/messages", { as, channel, limit: PAGE });
  if (as !== state.me || channel !== state.place.channel) return;
  const roots = messages.filter(isRoot);
  const unread = conversationOf(channel)?.unread ?? 0;
  const newFrom = unread && unread < roots.length ? roots.at(-unread).ts : null;
  const all = withSince(roots, state.log.messages);
  Object.assign(state.log, { messages: all, hasMore, loading: false, newFrom: state.log.newFrom ?? newFrom });
  tell("log", { fresh: true });
  markRead();
}

function withSince(loaded, heard) {
  const last = Number(loaded.at(-1)?.ts ?? 0);
  return [...loaded, ...heard.filter((one) => Number(one.ts) > last)];
}

async function loadThread(channel, thread) {
  const as = state.me;
  const { messages } = await get("/play/messages", { as, channel, thread, limit: 200 });
  if (as !== state.me || thread !== state.place.thread) return;
  Object.assign(state.thread, { messages: withSince(messages, state.thread.messages), loading: false });
  tell("thread");
}

/** Loads the messages before the oldest that is shown. */
export async function loadOlder() {
  const { channel } = state.place;
  const [oldest] = state.log.messages;
  if (!oldest || !state.log.hasMore || state.log.loading) return;
  state.log.loading = true;
  const { messages, has_more: hasMore } = await get("/play/messages", {
    as: state.me,
    channel,
    before: oldest.ts,
    limit: OLDER,
  });
  state.log.loading = false;
  if (channel !== state.place.channel) return;
  state.log.messages = [...messages.filter(isRoot), ...state.log.messages];
  state.log.hasMore = hasMore;
  tell("log", { older: true });
}
