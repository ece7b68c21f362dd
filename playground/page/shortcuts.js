/** What an app offers to do with a message. */

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { state } from "./store.js";
import { excuse } from "./surface.js";
import { toast } from "./toast.js";
import { post, Unreachable } from "./wire.js";

/** The button for the message shortcuts of all apps; null when there are none. */
export function shortcutButton(message) {
  const offered = state.apps.flatMap((app) => (app.shortcuts ?? []).map((shortcut) => ({ app, shortcut })));
  const items = offered
    .filter(({ shortcut }) => shortcut.type === "message")
    .map(({ app, shortcut }) => ({ label: shortcut.name, hint: app.name, act: () => use(app, shortcut, message) }));
  if (!items.length) return null;
  const props = { class: "icon-button", "aria-haspopup": "menu", "aria-expanded": "false", title: "Message shortcuts" };
  const node = el("button", { type: "button", "aria-label": "Message shortcuts", ...props }, icon("dots"));
  node.addEventListener("click", () => openMenu(node, items, { label: "Message shortcuts" }));
  return node;
}

async function use(app, { callback_id }, { channel, ts }) {
  try {
    const answer = await post("/play/shortcut", { as: state.me, callback_id, channel, ts });
    if (!answer.ok) toast(excuse(answer, app.name));
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    toast("The playground does not answer. Nothing was sent.");
  }
}
