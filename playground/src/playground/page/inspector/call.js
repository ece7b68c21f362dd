/** One line of the inspector: what went which way, whom it was about, the verdict, and when; open, the whole of it. */

import { el } from "../widgets/dom.js";
import { conversationOf, nameOf, state, titleOf, zone } from "../state/store.js";
import { second } from "../text/time.js";
import { toast } from "../widgets/toast.js";

export function drawCall(call) {
  const [arrow, way] = call.direction === "out" ? ["→", "to the app"] : ["←", "from the app"];
  const summary = el(
    "summary",
    null,
    el("span", { class: `call-way call-${call.direction}`, title: way, role: "img", "aria-label": way }, arrow),
    el("code", { class: "call-what" }, call.what),
    call.who ? el("span", { class: "call-who" }, whose(call.who)) : null,
    verdict(call),
    el("span", { class: "call-when" }, `${Math.round(call.ms)} ms · ${second(call.at, zone())}`),
  );
  const node = el("details", { class: "call" }, summary);
  node.addEventListener("toggle", () => {
    if (node.open && node.children.length === 1)
      node.append(reasons(call), whole("Payload", call.payload), whole("Answer", call.answer));
  });
  return el("li", null, node);
}

function verdict(call) {
  if (!call.ok) return el("span", { class: "call-verdict bad" }, call.error || "failed");
  if (call.warning) return el("span", { class: "call-verdict odd", title: "Slack would refuse this" }, "let pass");
  return el("span", { class: "call-verdict good" }, "ok");
}

/** The conversation or member that a call is about, in one word; nothing when it is not in view. */
function whose(id) {
  const name = titleOf(conversationOf(id)) || (state.people.has(id) ? nameOf(id) : "");
  return name.split(" ")[0];
}

/** Why it was refused, or what Slack would have refused, in the checker's words. */
function reasons({ answer }) {
  const { messages = [], warnings = [] } = answer?.response_metadata ?? {};
  const told = [...messages, ...warnings];
  if (!told.length) return "";
  return el(
    "ul",
    { class: "call-reasons", "aria-label": "Why" },
    told.map((words) => el("li", null, words)),
  );
}

function whole(title, value) {
  const words = value === undefined || value === null || value === "" ? "empty" : JSON.stringify(value, null, 2);
  const copy = el("button", { type: "button", class: "button button-small" }, "Copy");
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words);
    toast(`${title} copied.`);
  });
  const head = el("div", { class: "call-head" }, el("h3", { class: "call-title" }, title), copy);
  return el("div", null, head, el("pre", { class: "json", tabindex: "0", role: "region", "aria-label": title }, words));
}
