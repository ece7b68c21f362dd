/** Blocks that are mostly read: header, section, context, divider, image, markdown; and the row of actions. */

import { el } from "../widgets/dom.js";
import { drawElement } from "../elements/index.js";
import { markdown } from "../text/markdown.js";
import { drawText } from "../text/mrkdwn.js";
import { picture } from "../widgets/picture.js";

const LEVELS = { message: 2, modal: 3, home: 2 };

/** A header; its level is the one Slack was told, else the surface's first. */
export function header(block, surface) {
  const level = Math.min(6, (block.level ?? 1) - 1 + LEVELS[surface.kind]);
  const props = { class: `block header header-${block.level ?? 1}`, role: "heading", "aria-level": level };
  return el("div", props, drawText(block.text));
}

export function section(block, surface) {
  const words = block.text ? el("div", { class: "words" }, drawText(block.text)) : null;
  const fields = block.fields
    ? el(
        "div",
        { class: "fields" },
        block.fields.map((field) => el("div", { class: "words" }, drawText(field))),
      )
    : null;
  const at = { block, surface, label: block.text?.text, dispatch: true };
  const side = block.accessory
    ? el("div", { class: `accessory accessory-${block.accessory.type}` }, drawElement(block.accessory, at))
    : null;
  return el("div", { class: "block section" }, el("div", { class: "section-body" }, words, fields), side);
}

export function context(block) {
  const pieces = block.elements.map((piece) =>
    piece.type === "image" ? picture(piece, "context-image") : el("span", { class: "words" }, drawText(piece)),
  );
  return el("div", { class: "block context" }, pieces);
}

export function divider() {
  return el("hr", { class: "block divider" });
}

export function image(block) {
  const title = block.title ? el("figcaption", null, drawText(block.title)) : null;
  return el("figure", { class: "block image" }, title, picture(block, "picture"));
}

export function markdownBlock(block) {
  return el("div", { class: "block markdown words" }, markdown(block.text));
}

export function actions(block, surface) {
  const at = { block, surface, dispatch: true };
  return el(
    "div",
    { class: "block actions" },
    block.elements.map((element) => drawElement(element, at)),
  );
}

/** The small row under an answer: was it good, and what else can be done with it. */
export function contextActions(block, surface) {
  const row = actions(block, surface);
  row.classList.add("context-actions");
  return row;
}
