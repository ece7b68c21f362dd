/** What an app offers to do: with a message, or from anywhere. */

import { el } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { openMenu } from "../widgets/menu.js";
import { state } from "../state/store.js";
import { excuse } from "../surfaces/surface.js";
import { toast } from "../widgets/toast.js";
import { post, Unreachable } from "../state/wire.js";

/** The shortcuts that belong to no message, as items of a menu. */
export function globalShortcuts() {
  return offered("global").map(({ app, shortcut }) => item(app, shortcut, {}));
}

/** The button for the message shortcuts of all apps; null when there are none. */
export function shortcutButton({ channel, ts }) {
  const items = offered("message").map(({ app, shortcut }) => item(app, shortcut, { channel, ts }));
  if (!items.length) return null;
  const props = { class: "icon-button", "aria-haspopup": "menu", "aria-expanded": "false", title: "Message shortcuts" };
  const node = el("button", { type: "button", "aria-label": "Message shortcuts", ...props }, icon("dots"));
  node.addEventListener("click", () => openMenu(node, items, { label: "Message shortcuts" }));
  return node;
}

function offered(type) {
  const all = state.apps.flatMap((app) => (app.shortcuts ?? []).map((shortcut) => ({ app, shortcut })));
  return all.filter(({ shortcut }) => shortcut.type === type);
}

function item(app, shortcut, where) {
  return { label: shortcut.name, hint: app.name, act: () => use(app, shortcut, where) };
}

async function use(app, { callback_id }, where) {
  try {
    const answer = await post("/play/shortcut", { as: state.me, callback_id, ...where });
    if (!answer.ok) toast(excuse(answer, app.name));
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    toast("The playground does not answer. Nothing was sent.");
  }
}
