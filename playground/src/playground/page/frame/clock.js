/** The clock of the workspace, and the menu that moves it. */

import { el, fill } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { openMenu } from "../widgets/menu.js";
import { now, on, playable, setClock, state, tell, viewer, zone } from "../state/store.js";
import { fromWall, moment, nextMonday, toWall } from "../text/time.js";
import { toast } from "../widgets/toast.js";
import { post, Unreachable } from "../state/wire.js";

const STEPS = [
  { label: "1 hour later", change: { by: "+1 hour" } },
  { label: "1 day later", change: { by: "+1 day" } },
  { label: "1 week later", change: { by: "+1 week" } },
];
const MODES = { frozen: "stands still", moved: "was moved", real: "" };

/** The zone in which the clock is moved: that of the person one is, until another is chosen. */
let chosen = null;
let moving = Promise.resolve();

export function mountClock(root) {
  const words = el("time");
  const mode = el("span", { class: "clock-mode" });
  const props = {
    type: "button",
    class: "top-button",
    "aria-haspopup": "dialog",
    "aria-expanded": "false",
    data: { testid: "clock" },
  };
  const button = el("button", props, icon("clock"), words, mode);
  root.append(button);
  const draw = () => {
    if (!viewer()) return;
    const shown = moment(now(), zone());
    if (words.textContent !== shown) fill(words, shown);
    fill(mode, MODES[state.clock.mode] ?? "");
    button.title = `The time of the workspace in ${zone()}. Click to move it.`;
  };
  on("snapshot clock", draw);
  on("snapshot", () => {
    chosen = null;
  });
  setInterval(draw, 1000);
  button.addEventListener("click", () => open(button));
}

function open(button) {
  const where = chosen ?? zone();
  const monday = `Next Monday, 09:30 in ${city(where)}`;
  const steps = [
    ...STEPS,
    { label: monday, hint: moment(nextMonday(now(), where), where), change: { to: "Monday 09:30" } },
  ];
  const items = steps.map(({ label, hint, change }) => ({ label, hint, act: () => move(change, button) }));
  const menu = openMenu(button, items, {
    label: "Move the clock",
    extra: custom(where, {
      moveTo: (change) => {
        menu.hidePopover();
        move(change, button);
      },
      turnTo: (other) => {
        chosen = other;
        menu.hidePopover();
        open(button);
      },
    }),
  });
}

function custom(where, { moveTo, turnTo }) {
  const input = el("input", { type: "datetime-local", value: toWall(now(), where), required: true });
  const form = el(
    "form",
    { class: "menu-form" },
    el("label", { class: "label" }, `Or to a time in ${where}`, input),
    el("button", { type: "submit", class: "button button-small" }, "Move the clock"),
    el("label", { class: "label" }, "Whose days these are", zones(where, turnTo)),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    moveTo({ to: new Date(fromWall(input.value, where) * 1000).toISOString() });
  });
  return form;
}

/** The zones that people here live in, each with who does. */
function zones(where, turnTo) {
  const living = Map.groupBy(playable(), (person) => person.tz || "UTC");
  const options = [...living].map(([name, people]) => {
    const who = people.map((person) => (person.real_name || person.name).split(" ")[0]).join(", ");
    return el("option", { value: name, selected: name === where }, `${city(name)}: ${who}`);
  });
  const node = el("select", null, options);
  node.addEventListener("change", () => turnTo(node.value));
  return el("span", { class: "select" }, node);
}

function city(name) {
  return name.split("/").at(-1).replaceAll("_", " ");
}

/** One move after the other: each begins where the last one ended. */
function move(change, button) {
  const where = chosen ?? zone();
  moving = moving.then(() => moved({ zone: where, ...change }, button));
}

async function moved(change, button) {
  button.setAttribute("aria-busy", "true");
  try {
    const answer = await post("/control/clock", change);
    if (answer.ok) setClock(answer.clock);
    else toast(`The clock was not moved: ${answer.detail ?? answer.error ?? "it gave no reason"}.`);
    tell("clock");
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    toast("The clock was not moved: the playground does not answer.");
  } finally {
    button.removeAttribute("aria-busy");
  }
}
