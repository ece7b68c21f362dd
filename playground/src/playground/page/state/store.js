/** What the page knows about the workspace as one member sees it, and who wants to hear of changes. */

export const state = {
  me: null,
  workspace: { id: "", name: "" },
  workspaces: [],
  people: new Map(),
  conversations: [],
  apps: [],
  clock: { now: 0, mode: "real", heardAt: 0 },
  views: [],
  homes: {},
  place: { as: null, channel: null, tab: "messages", thread: null },
  log: { messages: [], hasMore: false, loading: false, newFrom: null },
  thread: { messages: [], loading: false },
  calls: [],
  waiting: new Map(),
  control: null,
};

const listeners = new Map();

/** Calls `listener` each time one of the topics is told. */
export function on(topics, listener) {
  for (const topic of topics.split(" ")) {
    if (!listeners.has(topic)) listeners.set(topic, []);
    listeners.get(topic).push(listener);
  }
}

/** Tells a topic: snapshot, place, beside, log, thread, conversations, people, clock, views, home, calls, waiting. */
export function tell(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

/** Puts a whole snapshot in place of what was known. */
export function take(snapshot) {
  state.me = snapshot.me;
  state.workspace = snapshot.workspace;
  state.workspaces = snapshot.workspaces ?? [];
  state.people = new Map(snapshot.people.map((person) => [person.id, person]));
  state.conversations = snapshot.conversations;
  state.apps = snapshot.apps;
  state.views = snapshot.views ?? [];
  state.homes = snapshot.homes ?? {};
  setClock(snapshot.clock);
}

/** Remembers the clock of the workspace, and when that was heard. */
export function setClock(clock) {
  state.clock = { ...clock, heardAt: performance.now() };
}

/** The time of the workspace in seconds since 1970, running on between two reports unless frozen. */
export function now() {
  const { now: told, mode, heardAt } = state.clock;
  return mode === "frozen" ? told : told + (performance.now() - heardAt) / 1000;
}

/** The member whose eyes the page looks through. */
export function viewer() {
  return state.people.get(state.me);
}

/** The zone in which times are shown. */
export function zone() {
  return viewer()?.tz || "UTC";
}

/** How a member is called, by id; the id itself for a stranger. */
export function nameOf(id) {
  const person = state.people.get(id);
  return person ? person.real_name || person.name : id;
}

export function conversationOf(id) {
  return state.conversations.find((one) => one.id === id);
}

/** The app whose direct messages that conversation holds, if any. */
export function appOf(channel) {
  const conversation = conversationOf(channel);
  const counterpart = conversation?.kind === "im" ? conversation.with : null;
  return state.apps.find((app) => app.im === channel || (counterpart && app.user === counterpart));
}

/** The app that posts as that member, if any. */
export function appBehind(user) {
  return state.apps.find((app) => app.user === user);
}

/** What stands in the sidebar for a conversation. */
export function titleOf(conversation) {
  if (!conversation) return "";
  if (conversation.kind === "channel") return conversation.name;
  if (conversation.kind === "mpim") return othersIn(conversation).map(nameOf).join(", ");
  return appOf(conversation.id)?.name ?? nameOf(conversation.with);
}

/** The members of a conversation without oneself; oneself where one is alone. */
export function othersIn(conversation) {
  const others = conversation.members.filter((id) => id !== state.me);
  return others.length ? others : conversation.members;
}

/** Members one can be: no bots, nobody who left. */
export function playable() {
  return [...state.people.values()].filter((person) => !person.is_bot && !person.deleted);
}
