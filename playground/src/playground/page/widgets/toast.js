/** Short notices near the top of the page; they stay long enough to be read and can be closed. */

import { el } from "./dom.js";
import { icon } from "./icons.js";

const SHOWN_FOR = 8000;

/** Takes all notices away: they belong to where they were said. */
export function clearToasts() {
  document.getElementById("toasts").replaceChildren();
}

/** Shows one notice, inside the open dialog when there is one (what is outside it cannot be reached). */
export function toast(words) {
  const home = document.querySelector("dialog[open] .modal-notices") ?? document.getElementById("toasts");
  for (const same of home.querySelectorAll(".toast")) if (same.firstChild.textContent === words) same.remove();
  const close = el(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Close this notice" },
    icon("close"),
  );
  const node = el("div", { class: "toast" }, el("span", null, words), close);
  close.addEventListener("click", () => node.remove());
  home.append(node);
  setTimeout(() => node.remove(), SHOWN_FOR);
}
