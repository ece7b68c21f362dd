/** Dates and times, with the browser's own pickers. */

import { el } from "../widgets/dom.js";
import { zone } from "../state/store.js";
import { fromWall, toWall } from "../text/time.js";
import { join, ties } from "./field.js";

export function datePicker(spec, at) {
  return picker(spec, at, { type: "date", key: "selected_date", initial: spec.initial_date ?? null });
}

export function timePicker(spec, at) {
  return picker(spec, at, { type: "time", key: "selected_time", initial: spec.initial_time ?? null });
}

/** A date with a time; Slack keeps it as seconds since 1970, people read it in their own zone. */
export function dateTimePicker(spec, at) {
  const initial = spec.initial_date_time ?? null;
  const wall = { read: (text) => fromWall(text, zone()), write: (seconds) => toWall(seconds, zone()) };
  return picker(spec, at, { type: "datetime-local", key: "selected_date_time", initial, ...wall });
}

function picker(spec, at, { type, key, initial, read = (text) => text, write = (text) => text }) {
  const { held, change } = join(spec, at, { [key]: initial });
  const node = el("input", { ...ties(spec, at), type, value: held[key] === null ? "" : write(held[key]) });
  node.addEventListener("change", () => change({ [key]: node.value ? read(node.value) : null }, node));
  return node;
}
