/** A surface is a place where blocks live: one message, one modal, one Home. It holds the form and sends the deeds. */

import { confirmed } from "../widgets/confirm.js";
import { Form } from "./form.js";
import { state } from "../state/store.js";
import { toast } from "../widgets/toast.js";
import { post, Unreachable } from "../state/wire.js";

const forms = new Map();

function formOf(key) {
  if (!forms.has(key)) forms.set(key, new Form());
  return forms.get(key);
}

/** The surface of a message in a channel. */
export function messageSurface(message, appName) {
  const container = { type: "message", channel: message.channel, ts: message.ts };
  return surface("message", container, `${state.me} ${message.channel} ${message.ts}`, appName);
}

/** The surface of a view; `kind` is "modal" or "home". */
export function viewSurface(kind, view, appName) {
  return surface(kind, { type: "view", view_id: view.id }, `${state.me} ${view.id}`, appName);
}

function surface(kind, container, key, appName) {
  const form = formOf(key);
  form.begin();
  const deeds = {
    act: (deed) => act(container, form, appName, deed),
    suggest: (wanted) => suggest(container, appName, wanted),
  };
  return { kind, key, form, errors: {}, ...deeds };
}

/** Asks the app what it offers for the words that stand in a control; `words` say why there is nothing. */
async function suggest(container, appName, { block, element, value }) {
  const asked = { block_id: block.block_id, action_id: element.action_id, value };
  try {
    const answer = await post("/play/suggest", { as: state.me, container, ...asked });
    return answer.ok ? answer : { ok: false, words: excuse(answer, appName) };
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return { ok: false, words: "The playground does not answer." };
  }
}

/**
 * Sends what a person did with one control: `change` is what Slack puts beside the ids, such as `{value}` or
 * `{selected_option}`; `control` shows that it is under way. Asks first when the element says so. Answers whether it was sent.
 */
async function act(container, form, appName, { block, element, change, control }) {
  if (element.confirm && !(await confirmed(element.confirm))) return false;
  const action = { block_id: block.block_id, action_id: element.action_id, type: element.type, ...change };
  control?.setAttribute("aria-busy", "true");
  try {
    const answer = await post("/play/action", { as: state.me, container, action, state: { values: form.values() } });
    if (!answer.ok) toast(excuse(answer, appName));
    return Boolean(answer.ok);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    toast("The playground does not answer. Nothing was sent; try again when it runs.");
    return false;
  } finally {
    control?.removeAttribute("aria-busy");
  }
}

/** What happened to a click or a form, in a sentence. */
export function excuse({ error, detail }, appName = "The app") {
  if (error === "operation_timeout") return `${appName} did not answer in time. Nothing you typed is lost; try again.`;
  if (error === "dispatch_failed") return `${appName} is not connected. Start the bot, then try again.`;
  return `That was refused: ${detail || error || "no reason was given"}.`;
}

/** Forgets what was typed on a view that is gone. */
export function forget(viewId) {
  forms.delete(`${state.me} ${viewId}`);
}
