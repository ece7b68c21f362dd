/** Where one is, kept in the address: `#as=U1&in=D1&tab=home&thread=17…&beside=U2`. */

/** Reads the address. Missing parts are null; the tab is "messages" unless it says "home". */
export function read() {
  const params = new URLSearchParams(location.hash.slice(1));
  return {
    as: params.get("as"),
    channel: params.get("in"),
    tab: params.get("tab") === "home" ? "home" : "messages",
    thread: params.get("thread"),
    beside: params.get("beside"),
  };
}

/**
 * Writes a place as an address.
 *
 * @param {{as?: string, channel?: string, tab?: string, thread?: string, beside?: string}} place
 */
export function address({ as, channel, tab, thread, beside = read().beside }) {
  const params = new URLSearchParams();
  if (as) params.set("as", as);
  if (channel) params.set("in", channel);
  if (tab === "home") params.set("tab", "home");
  if (thread) params.set("thread", thread);
  if (beside) params.set("beside", beside);
  return `#${params}`;
}

/** Goes somewhere: parts left out stay as they are, but another conversation closes the thread. */
export function go(change) {
  const here = read();
  const moved = "channel" in change && change.channel !== here.channel;
  const base = moved ? { ...here, tab: "messages", thread: null } : here;
  location.hash = address({ ...base, ...change });
}

/**
 * Corrects the address without leaving a step in the history.
 *
 * @param {Parameters<typeof address>[0]} place
 */
export function settle(place) {
  history.replaceState(null, "", address(place));
}
