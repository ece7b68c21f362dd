/** The table of blocks: type → how it is drawn. A new block is one line here. */

import { el } from "../widgets/dom.js";
import { alert, card, carousel, container } from "./boxes.js";
import { chart } from "./chart.js";
import { dataTable } from "./data_table.js";
import { input } from "./input.js";
import { file, video } from "./media.js";
import { actions, context, contextActions, divider, header, image, markdownBlock, section } from "./plain.js";
import { richText } from "./rich_text.js";
import { table } from "./table.js";
import { plan, taskCard } from "./tasks.js";

const BLOCKS = {
  actions,
  alert,
  card,
  carousel,
  container,
  context,
  context_actions: contextActions,
  data_table: dataTable,
  data_visualization: chart,
  divider,
  file,
  header,
  image,
  input,
  markdown: markdownBlock,
  plan,
  rich_text: richText,
  section,
  table,
  task_card: taskCard,
  video,
};

/** Draws blocks on a surface, in order. */
export function drawBlocks(blocks, surface) {
  return blocks.map((block) => drawn(block, surface));
}

/** A playground that is lenient lets pass what cannot be drawn; then that is said in its place. */
function drawn(block, surface) {
  try {
    return (BLOCKS[block.type] ?? unknown)(block, surface, drawBlocks);
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    return el("div", { class: "block unknown" }, "This ", el("code", null, block.type), " block cannot be drawn.");
  }
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
