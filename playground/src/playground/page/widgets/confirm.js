/** The question before a deed that cannot be taken back. */

import { present } from "./dialogs.js";
import { el, freshId } from "./dom.js";
import { drawText } from "../text/mrkdwn.js";

/** Asks with a Slack confirm object; answers true only when the person said yes. */
export function confirmed(spec) {
  const titleId = freshId("confirm");
  const yes = el(
    "button",
    { type: "submit", value: "yes", class: `button button-${spec.style === "danger" ? "danger" : "primary"}` },
    drawText(spec.confirm),
  );
  const no = el("button", { type: "submit", value: "no", class: "button" }, drawText(spec.deny));
  const form = el(
    "form",
    { method: "dialog", class: "confirm-form" },
    el("h2", { id: titleId }, drawText(spec.title)),
    el("div", { class: "confirm-text" }, drawText(spec.text)),
    el("div", { class: "modal-foot" }, no, yes),
  );
  const dialog = el("dialog", { class: "confirm", "aria-labelledby": titleId, data: { testid: "confirm" } }, form);
  present(dialog);
  no.focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"));
  });
}
