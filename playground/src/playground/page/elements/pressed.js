/** Small controls of an app's answer: was it good or bad, and icons that do something. */

import { el } from "../widgets/dom.js";
import { keyOf } from "../surfaces/form.js";
import { icon } from "../widgets/icons.js";
import { state } from "../state/store.js";

/** Two thumbs; the one that was pressed last stays marked. */
export function feedbackButtons(spec, at) {
  const both = [thumb(spec.positive_button, "thumbUp", spec, at), thumb(spec.negative_button, "thumbDown", spec, at)];
  for (const one of both) {
    one.addEventListener("click", () => {
      for (const other of both) other.setAttribute("aria-pressed", String(other === one));
    });
  }
  return el("span", { class: "feedback", role: "group", "aria-label": "Feedback" }, both);
}

function thumb(given, shape, spec, at) {
  const name = given.accessibility_label ?? given.text.text;
  const key = `${at.surface.key} ${keyOf(at.block, spec)} ${shape}`;
  const props = { type: "button", class: "icon-button", "aria-label": name, title: given.text.text, data: { key } };
  const node = el("button", { ...props, "aria-pressed": "false" }, icon(shape));
  node.addEventListener("click", () =>
    at.surface.act({ block: at.block, element: spec, change: { value: given.value }, control: node }),
  );
  return node;
}

/** An icon that does something; nothing for those who are not to see it. */
export function iconButton(spec, at) {
  if (spec.visible_to_user_ids && !spec.visible_to_user_ids.includes(state.me)) return null;
  const name = spec.accessibility_label ?? spec.text.text;
  const key = `${at.surface.key} ${keyOf(at.block, spec)}`;
  const props = { type: "button", class: "icon-button", "aria-label": name, title: spec.text.text, data: { key } };
  const node = el("button", props, icon(spec.icon === "trash" ? "trash" : "dots"));
  const change = spec.value === undefined ? {} : { value: spec.value };
  node.addEventListener("click", () => at.surface.act({ block: at.block, element: spec, change, control: node }));
  return node;
}
