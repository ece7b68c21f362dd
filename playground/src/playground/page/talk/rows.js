/** The rows of a log, in bunches: one whose messages are the same is not touched, one out of sight is not laid out. */

import { el, reconcile } from "../widgets/dom.js";
import { drawMessage } from "./message.js";
import { now, zone } from "../state/store.js";
import { dayKey, dayName } from "../text/time.js";

const IN_A_BUNCH = 50;
const ROW_HEIGHT = 64;
const TOGETHER = 5 * 60;

export class Rows {
  #list;
  #inThread;
  #homes = new Map();

  constructor(list, { inThread }) {
    this.#list = list;
    this.#inThread = inThread;
  }

  /** Shows these messages, oldest first; over the one with the time `newFrom` stands that it is the first new one. */
  show(messages, newFrom) {
    const sign = `${newFrom} ${dayKey(now(), zone())} ${zone()}`;
    const bunches = this.#bunched(messages);
    let lead = null;
    for (const { bunch, held } of bunches) {
      if (!isSame(bunch, held, lead, sign)) this.#draw(bunch, { held, lead, sign, newFrom });
      lead = held.at(-1);
    }
    reconcile(
      this.#list,
      bunches.map(({ bunch }) => bunch.node),
    );
  }

  /** Which messages stand in which bunch: where they stood before, else with the one before them while there is room. */
  #bunched(messages) {
    const homes = new Map();
    const runs = [];
    const begun = new Set();
    for (const message of messages) {
      const run = runs.at(-1);
      const known = this.#homes.get(message.ts);
      const isNext = known ? !begun.has(known) : !run || run.held.length >= IN_A_BUNCH;
      if (isNext) {
        runs.push({ bunch: known ?? newBunch(), held: [] });
        begun.add(runs.at(-1).bunch);
      }
      runs.at(-1).held.push(message);
      homes.set(message.ts, runs.at(-1).bunch);
    }
    this.#homes = homes;
    return runs;
  }

  #draw(bunch, { held, lead, sign, newFrom }) {
    const kept = new Map();
    const nodes = [];
    const keep = (key, source, draw) => {
      const old = bunch.drawn.get(key);
      const row = old && old.source === source ? old : { source, node: draw() };
      kept.set(key, row);
      nodes.push(row.node);
    };
    let previous = lead;
    for (const message of held) {
      const newDay = !previous || dayOf(previous) !== dayOf(message);
      const isFirstNew = message.ts === newFrom;
      const day = newDay && dayName(Number(message.ts), zone(), now());
      if (newDay) keep(`day ${dayOf(message)}`, day, () => divider("day", day, day));
      if (isFirstNew) keep("new", "new", () => divider("day new", "New messages", "New"));
      const follows = !newDay && !isFirstNew && belongs(previous, message);
      keep(`${message.ts} ${follows}`, message, () => drawMessage(message, { follows, inThread: this.#inThread }));
      previous = message;
    }
    Object.assign(bunch, { drawn: kept, held, lead, sign });
    bunch.node.style.setProperty("contain-intrinsic-block-size", `auto ${held.length * ROW_HEIGHT}px`);
    reconcile(bunch.node, nodes);
  }
}

function newBunch() {
  return { node: el("div", { class: "bunch" }), drawn: new Map(), held: [], lead: null, sign: "" };
}

function isSame(bunch, held, lead, sign) {
  const others = bunch.held;
  return (
    bunch.sign === sign &&
    bunch.lead === lead &&
    others.length === held.length &&
    others.every((one, index) => one === held[index])
  );
}

function dayOf(message) {
  return dayKey(Number(message.ts), zone());
}

/** Whether a message stands under the name that is over the one before. */
function belongs(previous, message) {
  const near = Number(message.ts) - Number(previous.ts) < TOGETHER;
  if (message.subtype === "thread_broadcast") return false;
  const isPlain = !previous.ephemeral && !message.ephemeral && !(message.blocks?.length && message.bot_id);
  return near && isPlain && previous.user === message.user && previous.username === message.username;
}

function divider(className, name, words) {
  return el("div", { class: className, role: "separator", "aria-label": name }, el("span", null, words));
}
