/** Where one writes: a message, a reply, or a slash command. What is typed is kept until it was sent. */

import { el, fill, freshId } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { state } from "../state/store.js";
import { createSuggestions } from "./suggest.js";
import { createTools } from "./tools.js";
import { post, Unreachable } from "../state/wire.js";

const drafts = new Map();
const COMMAND = /^\/[a-z0-9_-]+/i;

const REFUSALS = {
  operation_timeout: (command) => `${command} did not answer in time. Your text is still here.`,
  dispatch_failed: (command) => `Nobody answers ${command} now: the app is not connected. Your text is still here.`,
  no_such_command: (command) => `No app here knows ${command}. Your text is still here.`,
};

/** Makes a composer for a channel, or for one thread of it; `write` puts words into it and the focus behind them. */
export function createComposer({ channel, thread = null, label }) {
  const key = `${state.me} ${channel} ${thread ?? ""}`;
  const { form, ...parts } = drawn(label, key, thread ? "thread-composer" : "composer");
  const suggest = createSuggestions(form, parts.area, freshId("suggestions"), { withCommands: !thread });
  const tools = createTools({ area: parts.area, changed: () => weigh(ui), withShortcuts: !thread });
  const ui = { form, ...parts, key, channel, thread, suggest, tools };
  ui.send.before(ui.tools.node);
  ui.area.parentElement.before(ui.tools.list);
  ui.area.addEventListener("input", () => typed(ui));
  ui.area.addEventListener("keydown", (event) => pressed(event, ui));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(ui);
  });
  requestAnimationFrame(() => typed(ui));
  const focus = () => ui.area.focus({ preventScroll: true });
  const write = (words) => {
    focus();
    ui.area.value = words;
    typed(ui);
  };
  return { node: form, focus, write };
}

function drawn(label, key, testid) {
  const data = { testid, key: `composer ${key}` };
  const props = { rows: 1, placeholder: label, "aria-label": label, autocomplete: "off", data };
  const area = el("textarea", { ...props, value: drafts.get(key) ?? "" });
  const sending = { type: "submit", class: "send", "aria-label": "Send", title: "Send (Enter)" };
  const send = el("button", sending, icon("send"));
  const problem = el("p", { class: "composer-problem", role: "alert", hidden: true });
  const hint = el("p", { class: "composer-hint", "aria-live": "polite" });
  const form = el("form", { class: "composer" }, el("div", { class: "composer-box" }, area, send), problem, hint);
  return { form, area, send, problem, hint };
}

/** There is something to send once there are words or files. */
function weigh({ area, send, tools }) {
  send.disabled = !area.value.trim() && !tools.attached().length;
}

function typed(ui) {
  const { area, hint, key, thread, suggest } = ui;
  drafts.set(key, area.value);
  area.style.setProperty("height", "auto");
  area.style.setProperty("height", `${Math.min(area.scrollHeight, 220)}px`);
  weigh(ui);
  suggest.update();
  const words = thread ? [] : usage(area.value);
  if (Boolean(words.length) !== Boolean(hint.firstChild)) fill(hint, words);
}

/** While the words of a command are typed, what it takes. */
function usage(text) {
  const name = /^(\/[a-z0-9_-]+)\s/i.exec(text)?.[1];
  const command = state.apps.flatMap((app) => app.commands).find((one) => one.command === name);
  return command?.usage_hint ? [el("code", null, command.command), " ", command.usage_hint] : [];
}

function pressed(event, ui) {
  if (event.isComposing || ui.suggest.pressed(event)) return;
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  submit(ui);
}

async function submit(ui) {
  const { form, area, problem } = ui;
  const text = area.value.trim();
  if (ui.send.disabled || form.getAttribute("aria-busy") === "true") return;
  problem.hidden = true;
  form.setAttribute("aria-busy", "true");
  area.readOnly = true;
  const refusal = await deliver(ui, text);
  area.readOnly = false;
  form.removeAttribute("aria-busy");
  if (refusal) {
    fill(problem, refusal).hidden = false;
    return;
  }
  area.value = "";
  ui.tools.clear();
  typed(ui);
}

/** Sends; answers what to tell the person when it was not taken, else null. */
async function deliver({ channel, thread, tools }, text) {
  const command = COMMAND.exec(text)?.[0];
  if (command && thread) return `${command} does not work in a thread. Write it in the conversation itself.`;
  const body = { as: state.me, channel, text };
  const files = tools.attached().map((file) => file.id);
  const more = { ...(thread && { thread_ts: thread }), ...(files.length && { files }) };
  try {
    if (!command) return said(await post("/play/say", { ...body, ...more }));
    const answer = await post("/play/command", body);
    return answer.ok
      ? null
      : (REFUSALS[answer.error]?.(command) ??
          `${command} was refused (${answer.detail || answer.error}). Your text is still here.`);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return "The playground does not answer. Your text is still here.";
  }
}

function said(answer) {
  return answer.ok ? null : `Not sent (${answer.detail || answer.error}). Your text is still here.`;
}
