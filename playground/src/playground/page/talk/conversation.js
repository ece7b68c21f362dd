/** The middle of the page: a conversation with its log and composer, or an app's Home. */

import { faceOf } from "../widgets/avatar.js";
import { createComposer } from "../writing/composer.js";
import { el, fill } from "../widgets/dom.js";
import { emoji } from "../text/emoji.js";
import { createHome } from "../surfaces/home.js";
import { icon } from "../widgets/icons.js";
import { createLog } from "./log.js";
import { mrkdwn } from "../text/mrkdwn.js";
import { address } from "../state/route.js";
import { mountScheduled } from "./scheduled.js";
import { loadOlder } from "../state/session.js";
import { appOf, conversationOf, now, on, state, titleOf } from "../state/store.js";
import { hour } from "../text/time.js";

const PHONE = matchMedia("(max-width: 760px)");

export function mountConversation(root) {
  let shown = null;
  let log = null;
  let home = null;
  const draw = () => {
    const key = `${state.me} ${state.place.channel} ${state.place.tab}`;
    const conversation = conversationOf(state.place.channel);
    if (key === shown || !conversation) return;
    shown = key;
    ({ log, home } = state.place.tab === "home" ? drawHome(root, conversation) : drawConversation(root, conversation));
  };
  on("place", draw);
  on("snapshot", () => {
    shown = null;
  });
  mountScheduled(() => root.querySelector(".later"));
  on("home", () => home?.show());
  on("log", (how = {}) => log && showLog(root, log, how));
  on("clock people", () => log?.show(state.log.messages, { newFrom: state.log.newFrom }));
  on("conversations", () => {
    const head = root.querySelector(".head");
    const conversation = conversationOf(state.place.channel);
    if (head && conversation) head.replaceWith(heading(conversation));
  });
}

/**
 * @param {HTMLElement} root
 * @param {any} log
 * @param {{fresh?: boolean, newest?: boolean}} how
 */
function showLog(root, log, { fresh, newest }) {
  const mine = newest && state.log.messages.at(-1)?.user === state.me;
  log.show(state.log.messages, { newFrom: state.log.newFrom, toEnd: fresh || mine, announce: newest });
  const empty = /** @type {HTMLElement | null} */ (root.querySelector(".log-empty"));
  if (empty) empty.hidden = state.log.messages.length > 0 || state.log.loading;
}

function drawConversation(root, conversation) {
  const name = titleOf(conversation);
  const label = conversation.kind === "channel" ? `#${name}` : name;
  const log = createLog({ label: `Messages in ${label}`, onOlder: loadOlder });
  const composer = createComposer({ channel: conversation.id, label: `Message ${label}` });
  log.node.prepend(el("div", { class: "empty log-empty", hidden: true }, emptyWords(conversation, label, composer)));
  const closed = el("p", { class: "empty closed" }, "This channel is archived. It can be read, not written in.");
  const later = el("div", { class: "later" });
  fill(root, heading(conversation), log.node, later, conversation.is_archived ? closed : composer.node);
  if (!PHONE.matches && !document.querySelector("dialog[open]") && !state.place.thread) composer.focus();
  return { log, home: null };
}

function emptyWords(conversation, label, composer) {
  const app = appOf(conversation.id);
  if (!app && conversation.kind === "im") return `You and ${label} have not written to each other yet.`;
  if (!app) return `Nothing was said in ${label} yet.`;
  const words = el("p", null, `${app.name} has not written to you yet.`);
  const [command] = app.commands;
  if (!command) return words;
  const begin = el("button", { type: "button", class: "button button-primary" }, `Type ${command.command}`);
  begin.addEventListener("click", () => composer.write(`${command.command} `));
  return [words, el("p", { class: "empty-act" }, begin)];
}

function drawHome(root, conversation) {
  const home = createHome(appOf(conversation.id));
  fill(root, heading(conversation), home.node);
  home.show();
  return { log: null, home };
}

function heading(conversation) {
  const app = appOf(conversation.id);
  const name = titleOf(conversation);
  const face = faceOf(conversation, "small");
  const about = app ? [] : aboutOf(state.people.get(conversation.with));
  const topic = conversation.topic ? mrkdwn(conversation.topic) : about;
  const size =
    conversation.kind !== "im"
      ? el("span", { class: "quiet head-size" }, icon("people"), String(conversation.members.length))
      : null;
  return el(
    "div",
    { class: "head" },
    el("h1", { class: "head-title" }, face, el("span", null, name)),
    el("div", { class: "topic" }, topic),
    size,
    app ? tabs(conversation) : null,
  );
}

/** Of a person one writes to: what they do, what time it is where they are, and whether they are away. */
function aboutOf(person) {
  if (!person) return [];
  const status = [emoji((person.status_emoji ?? "").replaceAll(":", "")), person.status_text].filter(Boolean).join(" ");
  const local = `${hour(now(), person.tz || "UTC")} local time`;
  return [person.title, local, status, person.dnd ? "do not disturb" : null].filter(Boolean).join(" · ");
}

function tabs(conversation) {
  const link = (tab, words) => {
    const here = state.place.tab === tab;
    const props = {
      class: "tab",
      role: "tab",
      "aria-selected": String(here),
      href: address({ as: state.me, channel: conversation.id, tab }),
    };
    return el("a", props, words);
  };
  const pair = [link("messages", "Messages"), link("home", "Home")];
  const list = el("div", { class: "tabs", role: "tablist", "aria-label": titleOf(conversation) }, pair);
  list.addEventListener("keydown", (event) => {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    pair.find((one) => one !== document.activeElement).focus();
  });
  return list;
}
