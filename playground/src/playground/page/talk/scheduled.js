/** What apps will post here later. In Slack nobody sees that; here one who builds an app does. */

import { el, fill } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { mrkdwn } from "../text/mrkdwn.js";
import { nameOf, on, state, zone } from "../state/store.js";
import { moment } from "../text/time.js";
import { get, Unreachable } from "../state/wire.js";

/** Follows what is scheduled in the conversation in view, and shows it in `root`, which is there once. */
export function mountScheduled(find) {
  on("place scheduled", () => look(find));
}

async function look(find) {
  const { channel } = state.place;
  if (!channel) return;
  try {
    const { scheduled } = await get("/play/scheduled", { channel });
    const root = find();
    if (root && channel === state.place.channel) fill(root, scheduled.length ? drawn(scheduled) : null);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
  }
}

function drawn(scheduled) {
  const [first] = scheduled;
  const count =
    scheduled.length === 1 ? "1 message is scheduled here" : `${scheduled.length} messages are scheduled here`;
  const rows = scheduled.map((one) =>
    el(
      "li",
      null,
      el("span", { class: "quiet" }, `${moment(one.post_at, zone())}, ${nameOf(one.user)}: `),
      mrkdwn(one.text),
    ),
  );
  const line = el(
    "summary",
    null,
    icon("clock"),
    `${count}, next ${moment(first.post_at, zone())}. Only this page shows it.`,
  );
  return el("details", { class: "scheduled" }, line, el("ul", { class: "words" }, rows));
}
