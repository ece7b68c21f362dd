/** The way to the server: questions, deeds, and the stream of what happens. */

/** Where this workspace is served: the first one at the root, another under its id. */
const HERE = location.pathname.replace(/\/[^/]*$/, "");

/** The server could not be reached, or answered with something that is not an answer. */
export class Unreachable extends Error {}

/** The server understood, and said no; the message says why. */
export class Refused extends Error {}

/** Asks for something. Throws Unreachable or Refused. */
export async function get(path, params = {}) {
  const known = Object.entries(params).filter(([, value]) => value !== null && value !== undefined);
  const given = await answer(`${placed(path)}?${new URLSearchParams(known)}`);
  if (given.ok === false) throw new Refused(given.detail || given.error);
  return given;
}

/** Does something; a refusal is an answer with `ok: false`. Throws Unreachable. */
export async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return answer(placed(path), { method: "POST", headers, body: JSON.stringify(body) });
}

/** Sends bytes as they are, with what they are in the address; a refusal is an answer. Throws Unreachable. */
export async function send(path, params, body) {
  return answer(`${placed(path)}?${new URLSearchParams(params)}`, { method: "POST", body });
}

/** What is asked of one workspace is asked where that is; the rest belongs to the whole playground. */
function placed(path) {
  return path.startsWith("/play/") ? HERE + path : path;
}

async function answer(url, options) {
  try {
    const response = await fetch(url, options);
    return await response.json();
  } catch (error) {
    throw new Unreachable(`${url}: ${error.message}`);
  }
}

/**
 * Listens to what happens around one member: `heard` gets each event, `begun` is called once nothing is missed any more,
 * or the stream broke before; `returned` when it came back after a break (events may be missing), `lost` when it broke.
 * Call `close()` on the result to stop.
 */
export function listen(as, { heard, begun, returned, lost }) {
  const source = new EventSource(`${placed("/play/events")}?${new URLSearchParams({ as })}`);
  let broken = false;
  source.addEventListener("message", (event) => heard(JSON.parse(event.data)));
  source.addEventListener("open", () => {
    begun();
    if (broken) returned();
    broken = false;
  });
  source.addEventListener("error", () => {
    begun();
    if (!broken) lost();
    broken = true;
  });
  return source;
}
