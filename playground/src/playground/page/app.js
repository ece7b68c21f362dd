/** The start of the page: draws its rooms, then follows the address. */

import { mountAnnouncements } from "./frame/announce.js";
import { mountBeside } from "./frame/beside.js";
import { el, fill } from "./widgets/dom.js";
import { mountConversation } from "./talk/conversation.js";
import { mountInspector } from "./inspector/inspector.js";
import { mountKeys } from "./frame/keys.js";
import { mountModal } from "./surfaces/modal.js";
import { lookAround, markRead } from "./state/reading.js";
import { arrive } from "./state/session.js";
import { mountSidebar } from "./frame/sidebar.js";
import { on, state, titleOf, conversationOf } from "./state/store.js";
import { restoreTheme } from "./frame/theme.js";
import { mountThread } from "./talk/thread.js";
import { clearToasts, toast } from "./widgets/toast.js";
import { mountTopbar } from "./frame/topbar.js";
import { Refused, Unreachable } from "./state/wire.js";

const RETRY_AFTER = 2000;

const part = (id) => document.getElementById(id);

function nameThePage() {
  const unread = state.conversations.reduce((sum, one) => sum + one.unread, 0);
  const title = titleOf(conversationOf(state.place.channel));
  document.title = `${unread ? `(${unread}) ` : ""}${title ? `${title} · ` : ""}${state.workspace.name || "Playground"}`;
}

/** Follows the address; answers false when the server is not there. */
async function follow() {
  try {
    await arrive();
    return true;
  } catch (error) {
    if (error instanceof Refused) toast(error.message);
    else if (!(error instanceof Unreachable)) throw error;
    return error instanceof Refused;
  }
}

async function begin() {
  if (!(await follow())) {
    say("The playground does not answer yet. This page asks again every two seconds.");
    setTimeout(begin, RETRY_AFTER);
  } else if (state.me) {
    await lookAround();
  } else {
    say("Nobody to be was found. Name somebody in the address, as in #as=alice");
  }
}

function say(words) {
  fill(part("main"), el("p", { class: "empty", role: "status" }, words));
}

restoreTheme();
mountTopbar(part("topbar"));
mountSidebar(part("sidebar"), part("scrim"));
mountConversation(part("main"));
mountThread(part("thread"));
mountInspector(part("inspector"));
mountBeside(part("beside"));
mountModal(part("modal"));
mountKeys();
mountAnnouncements(part("spoken"));

on("snapshot place conversations", nameThePage);
on("connection", (up) => toast(up ? "Connected again." : "The connection to the playground broke. Trying again."));
addEventListener("hashchange", async () => {
  clearToasts();
  if (!(await follow())) toast("The playground does not answer.");
});
document.addEventListener("visibilitychange", markRead);
part("skip").addEventListener("click", (event) => {
  event.preventDefault();
  (part("main").querySelector("textarea") ?? part("main")).focus();
});

await begin();
