/** Blocks that frame others: alert, container, card, carousel. */

import { el } from "../dom.js";
import { drawElement } from "../elements/index.js";
import { drawText } from "../mrkdwn.js";
import { picture } from "../picture.js";

export function alert(block) {
  return el(
    "div",
    { class: `block alert alert-${block.level ?? "default"}`, role: "note" },
    el("div", { class: "words" }, drawText(block.text)),
  );
}

export function container(block, surface, drawBlocks) {
  const title = el(
    "div",
    { class: "container-title" },
    drawText(block.title),
    block.subtitle ? el("div", { class: "quiet" }, drawText(block.subtitle)) : null,
  );
  const body = el("div", { class: "blocks" }, drawBlocks(block.child_blocks ?? [], surface));
  if (!block.is_collapsible) return el("div", { class: "block frame" }, title, body);
  return el("details", { class: "block frame", open: !block.default_collapsed }, el("summary", null, title), body);
}

export function card(block, surface) {
  const at = { block, surface, dispatch: true };
  const lines = ["title", "subtitle", "body", "subtext"].filter((part) => block[part]);
  return el(
    "div",
    { class: "block frame card" },
    block.hero_image ? picture(block.hero_image, "picture") : null,
    lines.map((part) => el("div", { class: `words card-${part}` }, drawText(block[part]))),
    block.actions
      ? el(
          "div",
          { class: "actions" },
          block.actions.map((element) => drawElement(element, at)),
        )
      : null,
  );
}

export function carousel(block, surface) {
  const cards = (block.elements ?? block.cards ?? []).map((one) => card(one, surface));
  return el("div", { class: "block carousel", tabindex: "0", role: "group", "aria-label": "Cards" }, cards);
}
