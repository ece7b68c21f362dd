/** Blocks in which an app shows its work: a plan, and one task of it. */

import { el } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { link } from "../text/mrkdwn.js";
import { richNodes } from "./rich_text.js";

const STATUSES = {
  pending: ["circle", "Not begun"],
  in_progress: ["half", "Under way"],
  complete: ["check", "Done"],
  error: ["warning", "Failed"],
};

export function plan(block) {
  const tasks = (block.tasks ?? []).map((task) => el("li", null, taskCard(task)));
  return el(
    "section",
    { class: "block frame plan", "aria-label": block.title },
    el("div", { class: "container-title" }, block.title),
    el("ol", { class: "plan-tasks" }, tasks),
  );
}

/** One task: its state in a sign and a word, and what it has to tell behind its title. */
export function taskCard(block) {
  const [shape, word] = STATUSES[block.status] ?? STATUSES.pending;
  const head = [
    icon(shape),
    el("span", { class: "task-title" }, block.title),
    el("span", { class: "task-status" }, word),
  ];
  const props = { class: `block task task-${block.status}` };
  const told = [part("What it does", block.details), part("What came of it", block.output), sources(block.sources)];
  if (!told.some(Boolean)) return el("div", props, el("div", { class: "task-head" }, head));
  return el("details", props, el("summary", { class: "task-head" }, head, icon("chevron")), told);
}

function part(name, rich) {
  if (!rich) return null;
  return el("div", { class: "task-part words rich" }, el("div", { class: "quiet" }, name), richNodes(rich));
}

function sources(given) {
  if (!given?.length) return null;
  const links = given.map((one) => el("li", null, link(one.url, [one.text || one.url])));
  return el("div", { class: "task-part" }, el("div", { class: "quiet" }, "Sources"), el("ul", null, links));
}
