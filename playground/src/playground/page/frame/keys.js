/** The keys of the whole page, and the list of them. */

import { present } from "../widgets/dialogs.js";
import { el } from "../widgets/dom.js";
import { openFinder } from "./finder.js";
import { icon } from "../widgets/icons.js";
import { go } from "../state/route.js";
import { playable, state } from "../state/store.js";

const REGIONS = ["topbar", "sidebar", "main", "thread", "inspector"];
const FIRST = "textarea, [tabindex='0'], a[href], button:not([disabled])";

/** Each key: how it is written, what it does, when it fits, and the deed. */
const KEYS = [
  { keys: "Ctrl K", words: "Go to a conversation or be another person", fits: isWith("k"), act: openFinder },
  {
    keys: "Alt ↓ / Alt ↑",
    words: "The next or the last conversation",
    fits: isAlt("ArrowDown", "ArrowUp"),
    act: nextPlace,
  },
  { keys: "Alt 1 … 9", words: "Be the first, second, … person", fits: isAltDigit, act: bePerson },
  { keys: "F6", words: "From one part of the page to the next", fits: (event) => event.key === "F6", act: nextRegion },
  { keys: "Ctrl .", words: "Open or close the inspector", fits: isWith("."), act: toggleInspector },
  { keys: "?", words: "This list, when you are not typing", fits: isQuestion, act: openHelp },
];

const ELSEWHERE = [
  ["↑ ↓ Home End", "In a conversation: from message to message"],
  ["Enter", "On a message: open its thread. In the composer: send"],
  ["Shift Enter", "In the composer: a new line"],
  ["/ @ # :", "In the composer: commands, people, channels, emoji"],
  ["Ctrl Enter", "In a form: send it"],
  ["Esc", "Close what is open"],
];

export function mountKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    const key = KEYS.find(({ fits }) => fits(event));
    if (!key) return;
    event.preventDefault();
    key.act(event);
  });
}

function isWith(letter) {
  return (event) => (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === letter;
}

function isAlt(...keys) {
  return (event) => event.altKey && !event.ctrlKey && keys.includes(event.key);
}

function isAltDigit(event) {
  return event.altKey && !event.ctrlKey && /^Digit[1-9]$/.test(event.code);
}

function isQuestion(event) {
  return event.key === "?" && !event.target.closest("input, textarea, select");
}

function nextPlace({ key }) {
  const links = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#sidebar a"))];
  const at = links.findIndex((link) => link.getAttribute("aria-current"));
  const step = key === "ArrowDown" ? 1 : -1;
  links[(at + step + links.length) % links.length]?.click();
}

function bePerson({ code }) {
  const person = playable()[Number(code.slice(-1)) - 1];
  if (person && person.id !== state.me) go({ as: person.id, channel: null });
}

function nextRegion({ shiftKey }) {
  const shown = REGIONS.map((id) => document.getElementById(id)).filter(
    (part) => !part.hidden && part.querySelector(FIRST),
  );
  const at = shown.findIndex((part) => part.contains(document.activeElement));
  const next = shown[(at + (shiftKey ? shown.length - 1 : 1)) % shown.length];
  const goal = next.querySelector("textarea, [aria-current]") ?? next.querySelector(FIRST);
  /** @type {HTMLElement} */ (goal).focus();
}

function toggleInspector() {
  document.dispatchEvent(new CustomEvent("playground:inspector"));
}

/** Shows the list of keys. */
export function openHelp() {
  const rows = [...KEYS.map(({ keys, words }) => [keys, words]), ...ELSEWHERE];
  const list = rows.map(([keys, words]) => [el("dt", null, el("kbd", null, keys)), el("dd", null, words)]);
  const close = el("button", { value: "close", class: "icon-button", "aria-label": "Close" }, icon("close"));
  const head = el("div", { class: "modal-head" }, el("h2", { id: "keys-title" }, "Keys"), close);
  const form = el("form", { method: "dialog" }, head, el("dl", { class: "keys" }, list));
  const dialog = el("dialog", { class: "confirm", "aria-labelledby": "keys-title" }, form);
  present(dialog);
}
