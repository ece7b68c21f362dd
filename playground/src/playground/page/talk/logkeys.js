/** The arrow keys in a log: from message to message, to its ends, into a thread and back. */

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/** Walks the messages of a log; a key that is typed into a control of a message is left to that. */
export function walkMessages(event, frame) {
  const messages = [...frame.querySelectorAll("article")];
  const at = messages.indexOf(document.activeElement);
  if (!messages.length || (at < 0 && document.activeElement !== frame)) return;
  const target = targetOf(event.key, messages, at);
  if (target) {
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter" && at >= 0) {
    messages[at].querySelector("[data-thread]")?.click();
  } else {
    return;
  }
  event.preventDefault();
}

function targetOf(key, messages, at) {
  if (key === "Home") return messages[0];
  if (key === "End") return messages.at(-1);
  if (!(key in STEPS)) return null;
  return at < 0 ? messages.at(-1) : messages[Math.max(0, Math.min(messages.length - 1, at + STEPS[key]))];
}
