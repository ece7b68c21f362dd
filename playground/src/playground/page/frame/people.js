/** The people switcher: one click, and one looks through another member's eyes. */

import { avatar } from "../widgets/avatar.js";
import { el, fill, keepingFocus } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { address, read } from "../state/route.js";
import { nameOf, now, on, playable, state, viewer } from "../state/store.js";
import { hour } from "../text/time.js";

const MINUTE = 60_000;
const NARROW = matchMedia("(max-width: 1000px)");
const LOOKS = ["roomy", "tight", "faces", "folded"];

export function mountPeople(root) {
  const row = el("nav", { class: "people-row", "aria-label": "Be another person" });
  const face = el("button", {
    type: "button",
    class: "people-switch",
    "aria-expanded": "false",
    "aria-haspopup": "true",
  });
  root.append(face, row);
  const open = (isOpen) => {
    root.classList.toggle("open", isOpen);
    face.setAttribute("aria-expanded", String(isOpen));
  };
  face.addEventListener("click", () => open(!root.classList.contains("open")));
  row.addEventListener("click", () => open(false));
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !root.classList.contains("open")) return;
    open(false);
    face.focus();
  });
  document.addEventListener("click", (event) => root.contains(event.target) || open(false));
  const draw = () => keepingFocus(root, () => redraw(root, row, face));
  on("snapshot people clock waiting", draw);
  addEventListener("resize", () => {
    delete root.parentElement.dataset.people;
    draw();
  });
  setInterval(draw, MINUTE / 2);
}

function redraw(root, row, face) {
  if (!viewer()) return;
  const news = [...state.waiting].some(([id, count]) => count && id !== state.me);
  face.setAttribute("aria-label", `You are ${nameOf(state.me)}. Be another person`);
  fill(face, avatar(state.me, "small"), news ? el("span", { class: "dot" }) : null, icon("chevron"));
  fill(
    row,
    playable().map((one) => person(one, false)),
  );
  if (fold(root.parentElement, row))
    fill(
      row,
      playable().map((one) => person(one, true)),
    );
}

/**
 * Takes the first of the looks in which the row fits its bar; answers whether only the list behind one's own face does.
 * It never goes back to a roomier look by itself, or the bar would jump as the minutes change.
 */
function fold(bar, row) {
  const looks = NARROW.matches ? ["folded"] : LOOKS.slice(Math.max(0, LOOKS.indexOf(bar.dataset.people)));
  for (const look of looks) {
    bar.dataset.people = look;
    if (row.scrollWidth <= row.clientWidth) break;
  }
  return bar.dataset.people === "folded";
}

function person(one, inFull) {
  const mine = one.id === state.me;
  const unread = mine ? 0 : (state.waiting.get(one.id) ?? 0);
  const props = {
    class: "person",
    href: address({ ...placeForAnother(unread), as: one.id }),
    title: inWords([one.real_name, one.title, one.tz, one.status_text, one.dnd && "do not disturb"], " · "),
    "aria-current": mine ? "true" : null,
    data: { testid: `person-${one.name}`, key: `person ${one.id}` },
  };
  const face = el(
    "span",
    { class: "person-face" },
    avatar(one.id, "small"),
    unread ? el("span", { class: "dot" }) : null,
  );
  return el("a", props, face, wordsOf(one, inFull, unread));
}

function wordsOf(one, inFull, unread) {
  const name = one.real_name || one.name;
  const spoken = inWords([" local time", one.dnd && "do not disturb", unread && `${unread} unread`], ", ");
  return el(
    "span",
    { class: "person-words" },
    el("span", { class: "person-name" }, inFull ? name : name.split(" ")[0]),
    el("span", { class: "person-time" }, hour(now(), one.tz || "UTC")),
    el("span", { class: "spoken" }, spoken),
  );
}

function inWords(parts, between) {
  return parts.filter(Boolean).join(between);
}

/** A channel is the same for everybody; a direct message is not, so the other lands in their own, and where their news is. */
function placeForAnother(unread) {
  const { channel, tab } = read();
  const shared = state.conversations.find((one) => one.id === channel)?.kind === "channel";
  return { channel: shared ? channel : null, tab: shared || unread ? "messages" : tab };
}
