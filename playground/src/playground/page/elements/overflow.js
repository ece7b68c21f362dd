/** The overflow menu: the three dots. */

import { el } from "../widgets/dom.js";
import { keyOf } from "../surfaces/form.js";
import { icon } from "../widgets/icons.js";
import { openMenu } from "../widgets/menu.js";
import { plain } from "../text/mrkdwn.js";

export function overflow(spec, at) {
  const props = {
    type: "button",
    class: "button overflow",
    "aria-label": "More actions",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    data: { key: `${at.surface.key} ${keyOf(at.block, spec)}` },
  };
  const node = el("button", props, icon("dots"));
  node.addEventListener("click", () =>
    openMenu(
      node,
      spec.options.map((option) => item(option, spec, at, node)),
      { label: "More actions" },
    ),
  );
  return node;
}

function item(option, spec, at, node) {
  return {
    label: plain(option.text.text),
    hint: option.description?.text,
    act: () => {
      if (/^https?:/i.test(option.url ?? "")) window.open(option.url, "_blank", "noopener");
      at.surface.act({ block: at.block, element: spec, change: { selected_option: option }, control: node });
    },
  };
}
