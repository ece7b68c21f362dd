/** Emoji under a message: who gave them, and one's own to give and take back. */

import { el } from "../widgets/dom.js";
import { emoji } from "../text/emoji.js";
import { nameOf, state } from "../state/store.js";
import { toast } from "../widgets/toast.js";
import { post, Unreachable } from "../state/wire.js";

/** The reactions to a message, each a switch for one's own; null when there are none. */
export function reactions(message) {
  const list = message.reactions ?? [];
  if (!list.length) return null;
  return el(
    "ul",
    { class: "reactions", "aria-label": "Reactions" },
    list.map((one) => el("li", null, chip(message, one))),
  );
}

function chip(message, { name, users = [], count }) {
  const mine = users.includes(state.me);
  const who = users.map(nameOf).join(", ");
  const props = {
    type: "button",
    class: "chip reaction",
    title: who,
    "aria-pressed": String(mine),
    "aria-label": `${name.replaceAll("_", " ")}, ${count}: ${who}`,
    data: { key: `reaction ${message.ts} ${name}` },
  };
  const node = el("button", props, emoji(name) ?? `:${name}:`, " ", String(count));
  node.addEventListener("click", () => react(message, name));
  return node;
}

/** Gives a reaction, or takes one's own back. */
export async function react({ channel, ts }, name) {
  try {
    const answer = await post("/play/react", { as: state.me, channel, ts, name });
    if (!answer.ok) toast(`That reaction was refused: ${answer.detail || answer.error}.`);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    toast("The playground does not answer. Nothing was sent.");
  }
}
