/** The clock of the workspace, and the menu that moves it. */

import { el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { now, on, setClock, state, tell, viewer, zone } from "./store.js";
import { fromWall, moment, toWall } from "./time.js";
import { toast } from "./toast.js";
import { post, Unreachable } from "./wire.js";

const STEPS = [
  { label: "1 hour later", change: { by: "+1 hour" } },
  { label: "1 day later", change: { by: "+1 day" } },
  { label: "1 week later", change: { by: "+1 week" } },
  { label: "Next Monday, 09:30", change: { to: "Monday 09:30" } },
];
const MODES = { frozen: "stands still", moved: "was moved", real: "" };

export function mountClock(root) {
  const words = el("time");
  const mode = el("span", { class: "clock-mode" });
  const props = {
    type: "button",
    class: "top-button",
    "aria-haspopup": "menu",
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
  setInterval(draw, 1000);
  button.addEventListener("click", () => open(button));
}

function open(button) {
  const items = STEPS.map(({ label, change }) => ({ label, act: () => move(change, button) }));
  const menu = openMenu(button, items, {
    label: "Move the clock",
    extra: custom((change) => {
      menu.hidePopover();
      move(change, button);
    }),
  });
}

function custom(moveTo) {
  const input = el("input", { type: "datetime-local", value: toWall(now(), zone()), required: true });
  const form = el(
    "form",
    { class: "menu-form" },
    el("label", { class: "label" }, `Or to a time in ${zone()}`, input),
    el("button", { type: "submit", class: "button button-small" }, "Move the clock"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    moveTo({ to: new Date(fromWall(input.value, zone()) * 1000).toISOString() });
  });
  return form;
}

async function move(change, button) {
  button.setAttribute("aria-busy", "true");
  try {
    const answer = await post("/play/clock", { as: state.me, ...change });
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
