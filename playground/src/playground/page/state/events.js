/** What each event of the stream does to the store. */

import { isRoot, lookAround, markRead } from "./reading.js";
import { conversationOf, setClock, state, tell } from "./store.js";

const LOOK_AFTER = 500;
const CALLS_KEPT = 500;

let looking = null;

const DEEDS = {
  message: ({ message }) => arrived(message),
  changed: ({ message }) => changed(message),
  deleted: ({ channel, ts }) => deleted(channel, ts),
  view: ({ views }) => set("views", views, "views"),
  conversations: ({ conversations }) => set("conversations", conversations, "conversations"),
  people: ({ people }) => set("people", new Map(people.map((person) => [person.id, person])), "people"),
  home: ({ app, view }) => set("homes", { ...state.homes, [app]: view }, "home"),
  clock: ({ clock }) => {
    setClock(clock);
    tell("clock");
  },
  unread: ({ channel, unread, latest }) => {
    const conversation = conversationOf(channel);
    if (conversation) Object.assign(conversation, { unread, latest });
    tell("conversations");
    if (channel === state.place.channel) markRead();
  },
  control: ({ control }) => set("control", { ...state.control, ...control }, "control"),
  call: ({ call }) => called(call),
};

/** Takes one event in; kinds this page does not know are left alone. */
export function hear(event) {
  DEEDS[event.type]?.(event);
}

function set(key, value, topic) {
  state[key] = value;
  tell(topic);
}

function arrived(message) {
  lookSoon();
  if (message.channel !== state.place.channel) return;
  const isReply = message.thread_ts && message.thread_ts !== message.ts;
  if (isReply && message.thread_ts === state.place.thread) put(state.thread, message, "thread");
  if (!isRoot(message)) return;
  put(state.log, message, "log");
  tell("scheduled");
  markRead();
}

function changed(message) {
  if (message.channel !== state.place.channel) return;
  for (const topic of ["log", "thread"]) {
    if (state[topic].messages.some((one) => one.ts === message.ts)) put(state[topic], message, topic);
  }
}

function put(list, message, topic) {
  list.messages = placed(list.messages, message);
  tell(topic, { newest: list.messages.at(-1) === message });
}

/** The messages with one more, or with a new face of one, in order; nearly always it belongs at the end. */
function placed(messages, message) {
  const last = messages.at(-1);
  if (!last || Number(message.ts) > Number(last.ts)) return [...messages, message];
  const others = messages.filter((one) => one.ts !== message.ts);
  return [...others, message].sort((a, b) => Number(a.ts) - Number(b.ts) || (a.ts < b.ts ? -1 : 1));
}

function deleted(channel, ts) {
  if (channel !== state.place.channel) return;
  for (const topic of ["log", "thread"]) {
    state[topic].messages = state[topic].messages.filter((one) => one.ts !== ts);
    tell(topic);
  }
}

function called(call) {
  state.calls = [...state.calls, call].slice(-CALLS_KEPT);
  tell("calls");
  if (call.what.includes("cheduled") || call.what === "chat.scheduleMessage") tell("scheduled");
  lookSoon();
}

/** Something happened in the workspace: who else has news is looked up once it is quiet. */
function lookSoon() {
  clearTimeout(looking);
  looking = setTimeout(lookAround, LOOK_AFTER);
}
