/** The bar on top: the workspace, its clock, its people, and two switches. */

import { besideSwitch, isPane } from "./beside.js";
import { mountClock } from "./clock.js";
import { el, fill } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { openHelp } from "./keys.js";
import { openMenu } from "../widgets/menu.js";
import { mountPeople } from "./people.js";
import { nameOf, on, state } from "../state/store.js";
import { isDark, turn } from "./theme.js";
import { strictnessMark } from "../inspector/trouble.js";

export function mountTopbar(root) {
  const name = el("strong", { class: "workspace-name" }, "Playground");
  const clock = el("div", { class: "clock" });
  const people = el("div", { class: "people" });
  const others = el("span", { class: "workspaces" });
  const place = el("div", { class: "workspace" }, mark(), name, strictnessMark(), others);
  const tools = isPane ? [] : [besideSwitch(), keysSwitch(), inspectorSwitch(), themeSwitch()];
  root.append(sidebarSwitch(), place, isPane ? "" : clock, people, ...tools);
  if (!isPane) mountClock(clock);
  mountPeople(people);
  on("snapshot", () => {
    name.textContent = isPane ? nameOf(state.me) : state.workspace.name || "Playground";
    fill(others, state.workspaces.length > 1 ? workspaceSwitch() : null);
  });
}

/** The way to the other workspaces of this playground, each at an address of its own. */
function workspaceSwitch() {
  const props = { class: "icon-button", "aria-label": "Another workspace", title: "Another workspace" };
  const node = el(
    "button",
    { type: "button", "aria-haspopup": "menu", "aria-expanded": "false", ...props },
    icon("chevron"),
  );
  const others = state.workspaces.filter((one) => one.id !== state.workspace.id);
  const items = others.map((one) => ({ label: one.name, act: () => location.assign(one.at) }));
  node.addEventListener("click", () => openMenu(node, items, { label: "Another workspace" }));
  return node;
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

function keysSwitch() {
  const props = { type: "button", class: "icon-button keys-switch", "aria-label": "Keys", title: "Keys (?)" };
  const node = el("button", props, icon("keys"));
  node.addEventListener("click", openHelp);
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
