/** The quick way: a few letters, and one is in a conversation, or somebody else. */

import { avatar, faceOf } from "../widgets/avatar.js";
import { present } from "../widgets/dialogs.js";
import { el, fill } from "../widgets/dom.js";
import { address } from "../state/route.js";
import { playable, state, titleOf } from "../state/store.js";
import { toast } from "../widgets/toast.js";
import { post, Unreachable } from "../state/wire.js";

const AT_MOST = 9;

/** Opens the finder; Escape leaves everything as it was. */
export function openFinder() {
  const box = el("input", {
    type: "text",
    role: "combobox",
    placeholder: "Where to, or who to be?",
    "aria-label": "Where to, or who to be?",
    "aria-controls": "found",
    "aria-expanded": "true",
    "aria-autocomplete": "list",
    autocomplete: "off",
  });
  const list = el("div", { class: "found", id: "found", role: "listbox", "aria-label": "Places and people" });
  const dialog = el("dialog", { class: "confirm finder", "aria-label": "Go to" }, box, list);
  const at = { box, list, items: [], chosen: 0 };
  box.addEventListener("input", () => look(at));
  box.addEventListener("keydown", (event) => pressed(event, at));
  at.leave = present(dialog);
  look(at);
}

function look(at) {
  const wanted = at.box.value.trim().toLowerCase();
  const all = [...places(), ...people(), ...talks()];
  at.items = all.filter(({ words }) => words.toLowerCase().includes(wanted)).slice(0, AT_MOST);
  at.chosen = 0;
  draw(at);
}

function places() {
  return state.conversations.map((one) => {
    const face = faceOf(one, "tiny");
    return {
      words: titleOf(one),
      hint: one.unread ? `${one.unread} unread` : "",
      face,
      to: { as: state.me, channel: one.id },
    };
  });
}

function people() {
  const others = playable().filter((person) => person.id !== state.me);
  return others.map((person) => ({
    words: `Be ${person.real_name || person.name}`,
    hint: person.title,
    face: avatar(person.id, "tiny"),
    to: { as: person.id },
  }));
}

/** The people with whom one has not talked yet. */
function talks() {
  const known = new Set(state.conversations.map((one) => one.with));
  const others = playable().filter((person) => person.id !== state.me && !known.has(person.id));
  return others.map((person) => ({
    words: `Write to ${person.real_name || person.name}`,
    hint: person.title,
    face: avatar(person.id, "tiny"),
    talk: person.id,
  }));
}

function draw(at) {
  const { box, list, items, chosen } = at;
  const rows = items.map((item, index) => {
    const { words, hint, face } = item;
    const props = {
      role: "option",
      id: `found-${index}`,
      class: "suggestion",
      "aria-selected": String(index === chosen),
    };
    const label = el("span", { class: "suggestion-label" }, words);
    const row = el("div", props, face, label, el("span", { class: "suggestion-hint" }, hint ?? ""));
    row.addEventListener("mousedown", () => goTo(at, item));
    return row;
  });
  fill(
    list,
    rows.length
      ? rows
      : el("div", { role: "option", class: "quiet", "aria-disabled": "true" }, "Nothing is called that."),
  );
  box.setAttribute("aria-activedescendant", items.length ? `found-${chosen}` : "");
}

function pressed(event, at) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const { items } = at;
  if (event.key === "Enter" && items[at.chosen]) goTo(at, items[at.chosen]);
  else if (step && items.length) at.chosen = (at.chosen + step + items.length) % items.length;
  else return;
  event.preventDefault();
  draw(at);
}

async function goTo(at, { to, talk }) {
  at.leave();
  try {
    location.hash = address(to ?? (await opened(talk)));
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    toast("The playground does not answer. Nothing was opened.");
  }
}

/** Opens the direct message with another person; where it is. */
async function opened(person) {
  const { channel } = await post("/play/direct", { as: state.me, with: person });
  return { as: state.me, channel };
}
