/** What happens out of sight, said to those who listen: a new message in a conversation that is not the one in view. */

import { on, state, titleOf } from "../state/store.js";

export function mountAnnouncements(region) {
  let known = unread();
  on("snapshot", () => {
    known = unread();
    region.textContent = "";
  });
  on("conversations", () => {
    const fresh = unread();
    const grown = state.conversations.filter(
      ({ id }) => id !== state.place.channel && fresh.get(id) > (known.get(id) ?? 0),
    );
    if (grown.length) region.textContent = `New message in ${grown.map(titleOf).join(", ")}`;
    known = fresh;
  });
}

function unread() {
  return new Map(state.conversations.map((one) => [one.id, one.unread]));
}
