/** Trouble on request, its seed, and how strict this Slack is: a part of the inspector, and a mark in the top bar. */

import { el, fill } from "../widgets/dom.js";
import { on, state, tell } from "../state/store.js";
import { toast } from "../widgets/toast.js";
import { get, post, Unreachable } from "../state/wire.js";

const OFTEN = ["chat.postMessage", "chat.update", "views.open", "views.publish", "chat.*", "response_url"];
const TOLD = ["message", "app_mention", "app_home_opened", "slash_commands", "block_actions", "view_submission", "*"];
const STATUSES = ["500", "502", "503", "504"];

/** A folded panel; what it asks for is listed in it until it has happened or is ended. */
export function troublePanel() {
  const count = el("span", { class: "trouble-count" });
  const list = el("ul", { class: "troubles", "aria-label": "Trouble that was asked for" });
  const form = el("form", { class: "trouble-form" });
  const rest = el("div", { class: "trouble-rest" });
  const summary = el("summary", null, "Trouble and strictness", count);
  const panel = el("details", { class: "trouble" }, summary, form, list, rest);
  on("control", () => draw({ count, list, form, rest }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(new FormData(form));
  });
  load();
  return panel;
}

/** A word in the top bar while this Slack accepts what the real one would refuse; nothing while it does not. */
export function strictnessMark() {
  const node = el("span", { class: "lenient-mark odd", role: "status", hidden: true });
  on("control", () => {
    node.hidden = state.control.strictness.level === "strict";
    fill(node, node.hidden ? null : "lenient");
    node.title = "Accepts what Slack would refuse, and says so in the inspector";
  });
  return node;
}

async function load() {
  try {
    state.control = await get("/control/");
    tell("control");
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
  }
}

function draw({ count, list, form, rest }) {
  const { troubles } = state.control.misbehave;
  const waiting = troubles.filter((one) => one.left !== 0);
  fill(count, waiting.length ? String(waiting.length) : null);
  fill(list, waiting.map(row));
  if (!form.children.length && state.control.kinds) fill(form, fields(state.control));
  if (!rest.contains(document.activeElement)) fill(rest, strictness(), seed());
}

function fields({ kinds, workspaces }) {
  const choices = Object.entries(kinds).map(([name, words]) => option(name, `${name}: ${words}`));
  const kind = el("select", { name: "kind" }, choices);
  const names = el(
    "datalist",
    { id: "trouble-methods" },
    [...OFTEN, ...TOLD].map((name) => option(name)),
  );
  const method = el("input", { name: "method", value: OFTEN[0], list: names.id, required: true });
  const where = [option("*", "every workspace"), ...workspaces.map((one) => option(one.id, one.name))];
  const status = el(
    "select",
    { name: "status" },
    STATUSES.map((code) => option(code)),
  );
  return [
    labelled("What", boxed(kind)),
    labelled("To which method or event", method, names),
    workspaces.length > 1 ? labelled("Where", boxed(el("select", { name: "workspace" }, where))) : null,
    labelled("Times", number("times", { min: 1, placeholder: "1, or no end" })),
    labelled("Of 100 times", number("percent", { min: 1, max: 100, placeholder: "100" })),
    labelled("Seconds", number("seconds", { step: "any", placeholder: "1" })),
    labelled("HTTP error", boxed(status)),
    labelled("Slack's error", el("input", { name: "error", placeholder: "internal_error" })),
    el("button", { type: "submit", class: "button button-small" }, "Ask for it"),
  ];
}

function row(one) {
  const often = one.left === null ? `${Math.round(one.probability * 100)} of 100 times` : `${one.left} more`;
  const words = `${one.kind} · ${one.method} · ${often} · met ${one.met}`;
  const end = el("button", { type: "button", class: "button button-small" }, "End");
  end.setAttribute("aria-label", `End ${words}`);
  end.addEventListener("click", () => change("/control/behave", { number: one.number }));
  return el("li", null, el("span", null, words), end);
}

function strictness() {
  const { level, accepted } = state.control.strictness;
  const choices = ["strict", "lenient"].map((name) => option(name));
  const select = el("select", null, choices);
  select.value = level;
  select.addEventListener("change", () => change("/control/strictness", { level: select.value }));
  return labelled(accepted ? `Strictness (${accepted} let pass)` : "Strictness", boxed(select));
}

function seed() {
  const input = number("seed", { value: state.control.misbehave.seed });
  input.addEventListener("change", () => change("/control/misbehave", { seed: Number(input.value) }));
  return labelled("Seed of the dice", input);
}

function ask(given) {
  const asked = Object.fromEntries([...given].filter(([, value]) => value !== ""));
  if (asked.percent) asked.probability = Number(asked.percent) / 100;
  return change("/control/misbehave", asked);
}

async function change(path, asked) {
  try {
    const answer = await post(path, asked);
    if (answer.ok) await load();
    else toast(`That was not done: ${answer.detail}.`);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    toast("That was not done: the playground does not answer.");
  }
}

function option(value, words = value) {
  return el("option", { value }, words);
}

function boxed(select) {
  return el("span", { class: "select" }, select);
}

function number(name, props) {
  return el("input", { name, type: "number", ...props });
}

function labelled(words, ...controls) {
  return el("label", { class: "trouble-field" }, el("span", { class: "label" }, words), controls);
}
