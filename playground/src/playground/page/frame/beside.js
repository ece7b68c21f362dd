/** A second person in the same page: a pane with a whole page of its own, smaller, in which one is somebody else. */

import { el, fill } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { openMenu } from "../widgets/menu.js";
import { address, go, read } from "../state/route.js";
import { nameOf, on, playable, state } from "../state/store.js";

const PANE = "pane";

/** Whether this page is itself such a pane; then it shows no tools that stand in the page around it. */
export const isPane = new URLSearchParams(location.search).has(PANE);

export function mountBeside(root) {
  let shown = null;
  document.documentElement.classList.toggle("is-pane", isPane);
  on("beside", (person) => {
    if (person === shown) return;
    shown = person;
    root.hidden = !person;
    document.documentElement.classList.toggle("is-split", Boolean(person));
    fill(root, person ? pane(person) : null);
  });
}

function pane(person) {
  const { channel } = read();
  const shared = state.conversations.find((one) => one.id === channel)?.kind === "channel";
  const place = { as: person, channel: shared ? channel : null, beside: null };
  const src = `${location.pathname}?${PANE}${address(place)}`;
  const close = el(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Close the second person" },
    icon("close"),
  );
  close.addEventListener("click", () => {
    go({ beside: null });
    document.getElementById("beside-switch").focus();
  });
  return [el("iframe", { src, title: `Beside, begun as ${nameOf(person)}`, data: { testid: "beside" } }), close];
}

/** The button that opens a second person, or closes them. */
export function besideSwitch() {
  const props = {
    type: "button",
    class: "icon-button beside-switch",
    id: "beside-switch",
    "aria-label": "Two people side by side",
    title: "Two people side by side",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
  };
  const node = el("button", props, icon("beside"));
  node.addEventListener("click", () => openMenu(node, choices(), { label: "Who stands beside?" }));
  return node;
}

function choices() {
  const others = playable().filter((person) => person.id !== state.me);
  const items = others.map((person) => ({
    label: person.real_name || person.name,
    hint: person.title,
    act: () => go({ beside: person.id }),
  }));
  const open = !document.getElementById("beside").hidden;
  return open ? [{ label: "Only one person", act: () => go({ beside: null }) }, ...items] : items;
}
