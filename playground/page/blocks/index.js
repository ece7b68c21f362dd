/** The table of blocks: type → how it is drawn. A new block is one line here. */

import { el } from "../dom.js";
import { alert, card, carousel, container } from "./boxes.js";
import { chart } from "./chart.js";
import { input } from "./input.js";
import { actions, context, divider, header, image, markdownBlock, section } from "./plain.js";
import { richText } from "./rich_text.js";
import { dataTable, table } from "./table.js";

const BLOCKS = {
  actions,
  alert,
  card,
  carousel,
  container,
  context,
  data_table: dataTable,
  data_visualization: chart,
  divider,
  header,
  image,
  input,
  markdown: markdownBlock,
  rich_text: richText,
  section,
  table,
};

/** Draws blocks on a surface, in order. */
export function drawBlocks(blocks, surface) {
  return blocks.map((block) => (BLOCKS[block.type] ?? unknown)(block, surface, drawBlocks));
}

function unknown(block) {
  return el(
    "div",
    { class: "block unknown" },
    "This page does not draw ",
    el("code", null, block.type ?? "untyped"),
    " blocks. Slack does.",
  );
}
