/** The input block: a label, one control, a hint, and the reason when it was refused. */

import { el, freshId } from "../widgets/dom.js";
import { drawElement } from "../elements/index.js";
import { drawText } from "../text/mrkdwn.js";

const GROUPS = new Set([
  "radio_buttons",
  "checkboxes",
  "multi_static_select",
  "multi_users_select",
  "multi_channels_select",
  "multi_conversations_select",
]);

export function input(block, surface) {
  const id = freshId("field");
  const error = surface.errors[block.block_id];
  const notes = [
    block.hint && el("p", { class: "hint", id: `${id}-hint` }, drawText(block.hint)),
    error && el("p", { class: "field-error", id: `${id}-error`, role: "alert" }, error),
  ].filter(Boolean);
  const describedBy = notes.map((note) => note.id).join(" ") || null;
  const dispatch = Boolean(block.dispatch_action);
  const at = { block, surface, id, describedBy, invalid: Boolean(error), inInput: true, dispatch };
  return framed(block, at, [drawElement(block.element, at), notes]);
}

/** A label for one control; for a group of them a legend. */
function framed(block, { id, describedBy, invalid }, content) {
  const props = { class: `block input${invalid ? " refused" : ""}`, data: { block: block.block_id } };
  const words = [drawText(block.label), block.optional ? el("span", { class: "optional" }, " (optional)") : null];
  if (!GROUPS.has(block.element.type))
    return el("div", props, el("label", { for: id, class: "label" }, words), content);
  return el(
    "fieldset",
    { ...props, "aria-describedby": describedBy },
    el("legend", { class: "label" }, words),
    content,
  );
}
