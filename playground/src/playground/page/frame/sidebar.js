/** The list of conversations: channels, direct messages, apps. On a narrow window it is a drawer. */

import { avatar, faceOf } from "../widgets/avatar.js";
import { el, fill, keepingFocus } from "../widgets/dom.js";
import { address } from "../state/route.js";
import { appOf, on, state, titleOf, viewer } from "../state/store.js";

const SECTIONS = [
  { title: "Apps", holds: (one) => one.kind === "im" && appOf(one.id) },
  { title: "Channels", holds: (one) => one.kind === "channel" },
  { title: "Direct messages", holds: (one) => one.kind === "mpim" || (one.kind === "im" && !appOf(one.id)) },
];

export function mountSidebar(root, scrim) {
  const list = el("div", { class: "sidebar-list" });
  const me = el("div", { class: "sidebar-me" });
  root.append(list, me);
  const draw = () => keepingFocus(root, () => redraw(list, me));
  on("snapshot conversations people place", draw);
  const show = (open) => showDrawer(root, scrim, open);
  document.addEventListener("playground:sidebar", () => show(!root.classList.contains("open")));
  scrim.addEventListener("click", () => show(false));
  root.addEventListener("click", (event) => event.target.closest("a") && show(false));
  // Wherever the focus is: a click beside it, or a redraw, may have taken it out of the drawer.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && root.classList.contains("open")) show(false);
  });
}

function showDrawer(root, scrim, open) {
  const button = /** @type {HTMLElement} */ (document.querySelector(".sidebar-switch"));
  const wasOpen = root.classList.contains("open");
  root.classList.toggle("open", open);
  scrim.hidden = !open;
  button.setAttribute("aria-expanded", String(open));
  if (open) root.querySelector("a")?.focus();
  else if (wasOpen) button.focus();
}

function redraw(list, me) {
  const shown = state.conversations.filter((one) => !one.is_archived || one.id === state.place.channel);
  const groups = SECTIONS.map(({ title, holds }) => ({ title, items: shown.filter(holds).sort(byName) }));
  fill(list, groups.filter(({ items }) => items.length).map(section));
  const person = viewer();
  if (!person) return;
  const status = person.status_text || person.title || person.tz;
  fill(
    me,
    avatar(person.id, "medium"),
    el(
      "div",
      null,
      el("div", { class: "sidebar-name" }, person.real_name || person.name),
      el("div", { class: "sidebar-status" }, status),
    ),
  );
}

function byName(a, b) {
  return titleOf(a).localeCompare(titleOf(b));
}

function section({ title, items }) {
  return el(
    "section",
    { "aria-label": title },
    el("h2", { class: "sidebar-title" }, title),
    el(
      "ul",
      null,
      items.map((one) => el("li", null, entry(one))),
    ),
  );
}

function entry(conversation) {
  const here = conversation.id === state.place.channel;
  const name = titleOf(conversation);
  const { unread } = conversation;
  const props = {
    class: `sidebar-item${unread ? " unread" : ""}`,
    href: address({ as: state.me, channel: conversation.id }),
    "aria-current": here ? "page" : null,
    data: { testid: `conversation-${slug(conversation)}`, key: `conversation ${conversation.id}` },
  };
  const face = faceOf(conversation, "tiny");
  return el(
    "a",
    props,
    face,
    el("span", { class: "sidebar-words" }, name),
    unread ? el("span", { class: "badge" }, String(unread), el("span", { class: "spoken" }, " unread")) : null,
  );
}

function slug(conversation) {
  const person = state.people.get(conversation.with);
  const name =
    conversation.kind === "im" ? (appOf(conversation.id)?.name ?? person?.name ?? conversation.id) : conversation.name;
  return name.toLowerCase().replaceAll(" ", "-");
}
