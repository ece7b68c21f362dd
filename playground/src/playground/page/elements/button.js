/** Buttons. */

import { el } from "../widgets/dom.js";
import { plain } from "../text/mrkdwn.js";
import { keyOf } from "../surfaces/form.js";

const LOOKS = { primary: "button button-primary", danger: "button button-danger" };

/** A button; one with a url opens it beside the page and tells the app as well, as Slack does. */
export function button(spec, at) {
  const props = {
    type: "button",
    class: LOOKS[spec.style] ?? "button",
    "aria-label": spec.accessibility_label,
    data: { key: `${at.surface.key} ${keyOf(at.block, spec)}` },
  };
  const node = el("button", props, plain(spec.text.text));
  node.addEventListener("click", () => press(spec, at, node));
  return node;
}

async function press(spec, at, node) {
  if (node.getAttribute("aria-busy") === "true") return;
  const safe = /^https?:/i.test(spec.url ?? "");
  if (safe) window.open(spec.url, "_blank", "noopener");
  const change = spec.value === undefined ? {} : { value: spec.value };
  await at.surface.act({ block: at.block, element: spec, change, control: node });
}
