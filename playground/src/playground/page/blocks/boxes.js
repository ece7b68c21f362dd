/** Blocks that frame others: alert, container, card, carousel. */

import { el, freshId } from "../widgets/dom.js";
import { drawElement } from "../elements/index.js";
import { icon } from "../widgets/icons.js";
import { drawText } from "../text/mrkdwn.js";
import { picture } from "../widgets/picture.js";
import { richNodes } from "./rich_text.js";

const ALERTS = {
  default: ["info", "Note"],
  info: ["info", "Note"],
  success: ["check", "Success"],
  warning: ["warning", "Warning"],
  error: ["warning", "Error"],
};
const WIDTHS = new Set(["narrow", "standard", "wide", "full"]);

/** An alert; its level is said in a word as well, because a colour alone says nothing. */
export function alert(block) {
  const level = block.level in ALERTS ? block.level : "default";
  const [shape, word] = ALERTS[level];
  return el(
    "div",
    { class: `block alert alert-${level}`, role: "note" },
    icon(shape),
    el("div", { class: "words" }, el("span", { class: "spoken" }, `${word}: `), drawText(block.text)),
  );
}

export function container(block, surface, drawBlocks) {
  const width = WIDTHS.has(block.width) ? block.width : "standard";
  const props = { class: `block frame container container-${width}` };
  const body = el("div", { class: "blocks" }, drawBlocks(block.child_blocks ?? [], surface));
  const head = el("div", { class: `container-head${block.has_header_divider ? " divided" : ""}` }, ...titleOf(block));
  if (!block.is_collapsible) return el("section", { ...props, "aria-label": block.title?.text }, head, body);
  return el("details", { ...props, open: !block.default_collapsed }, el("summary", null, head, icon("chevron")), body);
}

function titleOf(block) {
  const title = block.rich_text_title ? richNodes(block.rich_text_title) : drawText(block.title);
  return [
    block.icon ? picture(block.icon, "card-icon") : null,
    el(
      "div",
      null,
      el("div", { class: "container-title words" }, title),
      block.subtitle ? el("div", { class: "quiet container-subtitle" }, drawText(block.subtitle)) : null,
    ),
  ];
}

export function card(block, surface) {
  const at = { block, surface, dispatch: true, label: block.title?.text };
  const line = (part) => (block[part] ? el("div", { class: `words card-${part}` }, drawText(block[part])) : null);
  const head = [
    block.icon ? picture(block.icon, "card-icon") : null,
    el("div", { class: "card-names" }, line("title"), line("subtitle")),
  ];
  return el(
    "article",
    { class: "block frame card", "aria-label": block.title?.text },
    block.hero_image ? picture(block.hero_image, "card-hero") : null,
    block.icon || block.title || block.subtitle ? el("div", { class: "card-head" }, head) : null,
    line("body"),
    line("subtext"),
    block.actions?.length
      ? el(
          "div",
          { class: "actions" },
          block.actions.map((element) => drawElement(element, at)),
        )
      : null,
  );
}

/** Cards in a row that one scrolls: by hand, by the arrow keys, or by the two buttons. */
export function carousel(block, surface) {
  const id = freshId("carousel");
  const cards = block.elements.map((one) => card(one, surface));
  const row = el("div", { class: "carousel-row", id, tabindex: "0", role: "group", "aria-label": "Cards" }, cards);
  const step = (words, way) => {
    const props = { type: "button", class: `icon-button carousel-${way}`, "aria-controls": id, "aria-label": words };
    const node = el("button", props, icon("chevron"));
    node.addEventListener("click", () => row.scrollBy({ left: way === "next" ? 260 : -260, behavior: "smooth" }));
    return node;
  };
  const steps = cards.length > 1 ? [step("Earlier cards", "back"), step("Later cards", "next")] : [];
  return el("div", { class: "block carousel" }, row, el("div", { class: "carousel-steps" }, steps));
}
