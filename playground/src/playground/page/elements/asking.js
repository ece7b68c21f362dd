/** The list under a box that asks the app for options while one types. */

import { el, fill, freshId } from "../widgets/dom.js";
import { plain } from "../text/mrkdwn.js";

const QUIET_FOR = 220;
const LEAST = 3;

/** Hangs a list of the app's suggestions on a box; `take` is called with the option that was chosen. */
export function createAsking(box, spec, at, take) {
  const list = el("div", {
    class: "asked",
    role: "listbox",
    id: freshId("asked"),
    "aria-label": "Suggestions",
    hidden: true,
  });
  const word = el("p", { class: "hint", role: "status" });
  const ask = { box, spec, surface: at.surface, block: at.block, list, word, take, options: [], chosen: -1, turn: 0 };
  box.setAttribute("aria-controls", list.id);
  box.addEventListener("input", () => later(ask));
  box.addEventListener("focus", () => least(ask) === 0 && later(ask));
  box.addEventListener("keydown", (event) => pressed(event, ask));
  box.addEventListener("blur", () => close(ask));
  return { list, word };
}

function least({ spec }) {
  return spec.min_query_length ?? LEAST;
}

function later(ask) {
  clearTimeout(ask.timer);
  const missing = least(ask) - ask.box.value.trim().length;
  fill(ask.word, missing > 0 && ask.box.value ? `${missing} more to search.` : "");
  if (missing > 0) return close(ask);
  ask.timer = setTimeout(() => load(ask), QUIET_FOR);
}

async function load(ask) {
  const turn = ++ask.turn;
  fill(ask.word, "Searching");
  const answer = await ask.surface.suggest({ block: ask.block, element: ask.spec, value: ask.box.value.trim() });
  if (turn !== ask.turn || document.activeElement !== ask.box) return;
  const groups = answer.option_groups ?? [{ label: null, options: answer.options ?? [] }];
  ask.options = groups.flatMap((group) => group.options);
  ask.chosen = -1;
  fill(ask.word, answer.ok ? found(ask.options.length) : answer.words);
  draw(ask, groups);
}

function found(count) {
  return count ? `${count} found.` : "Nothing found.";
}

function draw(ask, groups) {
  let index = 0;
  const rows = groups.map(({ label, options }) => {
    const lines = options.map((option) => line(ask, option, index++));
    return label ? el("div", { role: "group", "aria-label": label.text }, heading(label), lines) : lines;
  });
  fill(ask.list, rows).hidden = !ask.options.length;
  ask.box.setAttribute("aria-expanded", String(!ask.list.hidden));
  if (!ask.list.hidden) ask.list.scrollIntoView({ block: "nearest" });
}

function heading(label) {
  return el("div", { class: "multi-group", "aria-hidden": "true" }, plain(label.text));
}

function line(ask, option, index) {
  const hint = option.description ? el("span", { class: "choice-hint" }, plain(option.description.text)) : null;
  const props = { role: "option", id: `${ask.list.id}-${index}`, class: "menu-item", "aria-selected": "false" };
  const node = el("div", props, plain(option.text.text), hint);
  node.addEventListener("mousedown", (event) => {
    event.preventDefault();
    choose(ask, option);
  });
  return node;
}

function pressed(event, ask) {
  if (event.key === "Escape" && !ask.list.hidden) {
    event.preventDefault();
    event.stopPropagation();
    close(ask);
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (ask.list.hidden || event.isComposing) return;
  if (step) mark(ask, (ask.chosen + step + ask.options.length) % ask.options.length);
  else if (event.key === "Enter" && ask.chosen >= 0) choose(ask, ask.options[ask.chosen]);
  else return;
  event.preventDefault();
}

function mark(ask, index) {
  ask.chosen = index;
  for (const node of ask.list.querySelectorAll("[role=option]")) {
    const here = node.id === `${ask.list.id}-${index}`;
    node.setAttribute("aria-selected", String(here));
    if (here) node.scrollIntoView({ block: "nearest" });
  }
  ask.box.setAttribute("aria-activedescendant", `${ask.list.id}-${index}`);
}

function choose(ask, option) {
  close(ask);
  ask.take(option);
}

function close(ask) {
  ask.turn += 1;
  ask.chosen = -1;
  ask.list.hidden = true;
  ask.box.setAttribute("aria-expanded", "false");
  ask.box.removeAttribute("aria-activedescendant");
}
