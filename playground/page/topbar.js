/** The bar on top: the workspace, its clock, its people, and two switches. */

import { mountClock } from "./clock.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { mountPeople } from "./people.js";
import { on, state } from "./store.js";
import { isDark, turn } from "./theme.js";

export function mountTopbar(root) {
  const name = el("strong", { class: "workspace-name" }, "Playground");
  const clock = el("div", { class: "clock" });
  const people = el("div", { class: "people" });
  root.append(
    sidebarSwitch(),
    el("div", { class: "workspace" }, mark(), name),
    clock,
    people,
    inspectorSwitch(),
    themeSwitch(),
  );
  mountClock(clock);
  mountPeople(people);
  on("snapshot", () => {
    name.textContent = state.workspace.name || "Playground";
  });
}

function mark() {
  return el("span", { class: "mark", "aria-hidden": "true" });
}

function sidebarSwitch() {
  const props = {
    type: "button",
    class: "icon-button sidebar-switch",
    "aria-label": "Conversations",
    "aria-controls": "sidebar",
    "aria-expanded": "false",
  };
  const node = el("button", props, icon("menu"));
  node.addEventListener("click", () => document.dispatchEvent(new CustomEvent("playground:sidebar")));
  return node;
}

function inspectorSwitch() {
  const props = {
    type: "button",
    class: "top-button inspector-switch",
    "aria-controls": "inspector",
    "aria-expanded": "false",
    id: "inspector-switch",
    "aria-label": "Inspector",
  };
  const node = el("button", props, icon("inspect"), el("span", { class: "wide" }, "Inspector"));
  node.addEventListener("click", () => document.dispatchEvent(new CustomEvent("playground:inspector")));
  return node;
}

function themeSwitch() {
  const node = el("button", { type: "button", class: "icon-button theme-switch" });
  const draw = () => {
    node.setAttribute("aria-label", isDark() ? "Light colours" : "Dark colours");
    node.replaceChildren(icon(isDark() ? "sun" : "moon"));
  };
  node.addEventListener("click", () => {
    turn();
    draw();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  draw();
  return node;
}
