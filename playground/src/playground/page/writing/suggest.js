/** The list over the composer: arrows choose, Enter or Tab takes, Escape closes. */

import { el, fill } from "../widgets/dom.js";
import { suggestionsFor } from "./suggestions.js";

/** Hangs suggestions on a text area. `pressed(event)` answers whether the key was for the list. */
export function createSuggestions(form, area, id, options) {
  const list = el("ul", { class: "suggestions", role: "listbox", id, "aria-label": "Suggestions", hidden: true });
  form.prepend(list);
  area.setAttribute("aria-controls", id);
  area.setAttribute("aria-autocomplete", "list");
  const at = { list, area, offer: null, chosen: 0 };
  area.addEventListener("blur", () => close(at));
  return {
    update: () => {
      at.offer = document.activeElement === area ? suggestionsFor(area.value, area.selectionStart, options) : null;
      at.chosen = 0;
      draw(at);
    },
    pressed: (event) => pressed(event, at),
  };
}

function close(at) {
  at.offer = null;
  draw(at);
}

function draw(at) {
  const { list, area, offer, chosen } = at;
  list.hidden = !offer;
  if (!offer) {
    area.removeAttribute("aria-activedescendant");
    fill(list);
    return;
  }
  fill(
    list,
    offer.items.map((item, index) => entry(at, item, index)),
  );
  area.setAttribute("aria-activedescendant", `${list.id}-${chosen}`);
}

function entry(at, item, index) {
  const props = {
    role: "option",
    id: `${at.list.id}-${index}`,
    class: "suggestion",
    "aria-selected": String(index === at.chosen),
  };
  const node = el(
    "li",
    props,
    item.face,
    el("span", { class: "suggestion-label" }, item.label),
    item.hint ? el("span", { class: "suggestion-hint" }, item.hint) : null,
  );
  node.addEventListener("mousedown", (event) => {
    event.preventDefault();
    take(at, item);
  });
  return node;
}

function pressed(event, at) {
  if (!at.offer) return false;
  const { items, from } = at.offer;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const item = items[at.chosen];
  const complete = at.area.value.slice(from, at.area.selectionStart) === item.insert.trim();
  if (step) at.chosen = (at.chosen + step + items.length) % items.length;
  else if (event.key === "Enter" && complete) return false;
  else if (event.key === "Enter" || event.key === "Tab") take(at, item);
  else if (event.key === "Escape") at.offer = null;
  else return false;
  event.preventDefault();
  draw(at);
  return true;
}

function take(at, item) {
  const { area, offer } = at;
  area.setRangeText(item.insert, offer.from, area.selectionStart, "end");
  at.offer = null;
  area.dispatchEvent(new Event("input"));
}
