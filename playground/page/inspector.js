/** The drawer for those who build: each call to the Web API, each event to the app, with its answer. */

import { el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { conversationOf, nameOf, on, state, tell, titleOf, zone } from "./store.js";
import { second } from "./time.js";
import { toast } from "./toast.js";
import { get, Unreachable } from "./wire.js";

export function mountInspector(root) {
  const list = el("ol", { class: "calls" });
  const filter = el("input", { type: "search", placeholder: "Filter by name", "aria-label": "Filter calls" });
  const close = el(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Close the inspector" },
    icon("close"),
  );
  root.append(el("div", { class: "aside-head" }, el("h2", { class: "aside-title" }, "Inspector"), filter, close), list);
  const at = { root, list, filter, drawn: new Map() };
  on("calls", () => !root.hidden && draw(at));
  filter.addEventListener("input", () => draw(at));
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
  await load();
}

async function load() {
  try {
    const { calls } = await get("/play/calls", { after: 0 });
    const known = new Set(calls.map((call) => call.n));
    state.calls = [...calls, ...state.calls.filter((call) => !known.has(call.n))].sort((a, b) => a.n - b.n);
    tell("calls");
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    toast("The playground does not answer.");
  }
}

function draw(at) {
  const wanted = at.filter.value.trim().toLowerCase();
  const shown = state.calls
    .filter((call) => `${call.what} ${call.who ?? ""} ${call.error ?? ""}`.toLowerCase().includes(wanted))
    .reverse();
  const rows = shown.map((call) => {
    if (!at.drawn.has(call.n)) at.drawn.set(call.n, row(call));
    return at.drawn.get(call.n);
  });
  fill(at.list, rows.length ? rows : el("li", { class: "empty" }, "No calls yet. They appear here as they happen."));
}

function row(call) {
  const [arrow, way] = call.direction === "out" ? ["→", "to the app"] : ["←", "from the app"];
  const verdict = call.ok ? "ok" : call.error || "failed";
  const summary = el(
    "summary",
    null,
    el("span", { class: `call-way call-${call.direction}`, title: way, role: "img", "aria-label": way }, arrow),
    el("code", { class: "call-what" }, call.what),
    call.who ? el("span", { class: "call-who" }, whose(call.who)) : null,
    el("span", { class: `call-verdict ${call.ok ? "good" : "bad"}` }, verdict),
    el("span", { class: "call-when" }, `${Math.round(call.ms)} ms · ${second(call.at, zone())}`),
  );
  const node = el("details", { class: "call" }, summary);
  node.addEventListener(
    "toggle",
    () =>
      node.open &&
      node.children.length === 1 &&
      node.append(json("Payload", call.payload), json("Answer", call.answer)),
  );
  return el("li", null, node);
}

/** The conversation or member that a call is about, in one word; nothing when it is not in view. */
function whose(id) {
  const name = titleOf(conversationOf(id)) || (state.people.has(id) ? nameOf(id) : "");
  return name.split(" ")[0];
}

function json(title, value) {
  const words = value === undefined || value === null || value === "" ? "empty" : JSON.stringify(value, null, 2);
  return el("div", null, el("h3", { class: "call-title" }, title), el("pre", { class: "json", tabindex: "0" }, words));
}
