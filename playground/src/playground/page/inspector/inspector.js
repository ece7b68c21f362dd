/** The drawer for those who build: each call to the Web API, each event to the app, with its answer and its verdict. */

import { drawCall } from "./call.js";
import { el, fill, reconcile } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { on, state, tell } from "../state/store.js";
import { toast } from "../widgets/toast.js";
import { troublePanel } from "./trouble.js";
import { get, Unreachable } from "../state/wire.js";

const KINDS = {
  Everything: () => true,
  "Calls of the app": (call) => call.direction === "in",
  "Sent to the app": (call) => call.direction === "out",
  "Refused or let pass": (call) => !call.ok || Boolean(call.warning),
};

export function mountInspector(root) {
  const list = el("ol", { class: "calls", "aria-label": "Calls and events, newest first" });
  const filter = el("input", { type: "search", placeholder: "Filter by name", "aria-label": "Filter by name" });
  const kinds = Object.keys(KINDS).map((name) => el("option", null, name));
  const kind = el("select", { "aria-label": "Which of them" }, kinds);
  const sum = el("p", { class: "calls-sum", role: "status" });
  const close = el(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Close the inspector" },
    icon("close"),
  );
  const title = el("h2", { class: "aside-title" }, "Inspector");
  const tools = el("div", { class: "calls-tools" }, filter, el("span", { class: "select" }, kind));
  root.append(el("div", { class: "aside-head" }, title, sum, close), troublePanel(), tools, list);
  const at = { root, list, filter, kind, sum, drawn: new Map() };
  on("calls", () => !root.hidden && drawSoon(at));
  for (const control of [filter, kind]) control.addEventListener("input", () => draw(at));
  close.addEventListener("click", () => show(at, false));
  document.addEventListener("playground:inspector", () => show(at, root.hidden));
  root.addEventListener("keydown", (event) => event.key === "Escape" && show(at, false));
}

async function show(at, open) {
  const button = document.getElementById("inspector-switch");
  at.root.hidden = !open;
  button.setAttribute("aria-expanded", String(open));
  if (!open) {
    button.focus();
    return;
  }
  draw(at);
  at.filter.focus();
  await load();
}

async function load() {
  try {
    const { calls } = await get("/control/calls", { after: 0 });
    const known = new Set(calls.map((call) => call.n));
    state.calls = [...calls, ...state.calls.filter((call) => !known.has(call.n))].sort((a, b) => a.n - b.n);
    tell("calls");
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    toast("The playground does not answer.");
  }
}

/** A burst of calls is drawn once. */
function drawSoon(at) {
  if (at.waiting) return;
  at.waiting = requestAnimationFrame(() => {
    at.waiting = null;
    draw(at);
  });
}

function draw(at) {
  const wanted = at.filter.value.trim().toLowerCase();
  const fits = KINDS[at.kind.value];
  const named = (call) => `${call.what} ${call.who ?? ""} ${call.error ?? ""}`.toLowerCase().includes(wanted);
  const shown = state.calls.filter((call) => fits(call) && named(call)).reverse();
  const kept = new Map(shown.map((call) => [call.n, at.drawn.get(call.n) ?? drawCall(call)]));
  at.drawn = kept;
  fill(at.sum, `${shown.length} shown, ${shown.filter((call) => !call.ok).length} refused`);
  reconcile(at.list, shown.length ? [...kept.values()] : [el("li", { class: "empty" }, empty(wanted))]);
}

function empty(wanted) {
  return wanted || state.calls.length ? "Nothing here fits." : "No calls yet. They appear here as they happen.";
}
