/** The line drawings of the page, 20 by 20, in the colour of the text around them. */

import { svg } from "./dom.js";

const SHAPES = {
  hash: "M4 7.5h12M4 12.5h12M8.5 3.5 7 16.5M13 3.5l-1.5 13",
  lock: "M5.5 9h9v7h-9zM7.5 9V6.5a2.5 2.5 0 0 1 5 0V9",
  menu: "M3.5 5.5h13M3.5 10h13M3.5 14.5h13",
  close: "M5 5l10 10M15 5 5 15",
  reply: "M8 5 3.5 9.5 8 14M4 9.5h7.5a5 5 0 0 1 5 5V16",
  eye: "M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z",
  send: "M3.5 10 16.5 4l-4 12.5-3-5.5zM9.5 11l3-3",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.2l2.8 1.8",
  inspect: "M7 5 2.5 10 7 15M13 5l4.5 5L13 15",
  sun: "M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM10 2.5v1.8M10 15.7v1.8M2.5 10h1.8M15.7 10h1.8M4.7 4.7 6 6M14 14l1.3 1.3M4.7 15.3 6 14M14 6l1.3-1.3",
  moon: "M16.5 11.8A6.8 6.8 0 0 1 8.2 3.5a6.8 6.8 0 1 0 8.3 8.3z",
  down: "M10 4v12M5 11l5 5 5-5",
  chevron: "M5.5 8l4.5 4.5L14.5 8",
  dots: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  file: "M5 2.5h6l4 4v11H5zM11 2.5v4h4",
  check: "M4.5 10.5 8.5 14.5 15.5 6",
  info: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9.2v4.2M10 6.6h.01",
  warning: "M10 3.5 17.5 16h-15zM10 8.5v3.6M10 14h.01",
  circle: "M10 16a6 6 0 1 0 0-12 6 6 0 0 0 0 12z",
  half: "M10 16a6 6 0 1 0 0-12zM10 16a6 6 0 0 1 0-12",
  play: "M7 4.5v11l8.5-5.5z",
  thumbUp:
    "M6 9.5V16.5H3.5V9.5zM6 9.5 9.5 3c1.4 0 2.2.9 2 2.2l-.6 3.3h4.3c1 0 1.6.9 1.4 1.8l-1.1 4.9c-.2.8-.8 1.3-1.6 1.3H6",
  thumbDown:
    "M6 10.5V3.5H3.5v7zM6 10.5 9.5 17c1.4 0 2.2-.9 2-2.2l-.6-3.3h4.3c1 0 1.6-.9 1.4-1.8l-1.1-4.9c-.2-.8-.8-1.3-1.6-1.3H6",
  trash: "M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.8 11h7.4l.8-11M8.5 8.5v5M11.5 8.5v5",
  smile: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM7 11.5c.7 1.3 1.7 2 3 2s2.3-.7 3-2M7.6 8h.01M12.4 8h.01",
  bolt: "M11 2.5 4.5 11.5H9.5L8.5 17.5 15.5 8.5H10.5z",
  beside: "M3 4h14v12H3zM10 4v12",
  pencil: "M4 16l.8-3.6L13 4.2l2.8 2.8-8.2 8.2zM11.5 5.7l2.8 2.8",
  plus: "M10 4.5v11M4.5 10h11",
  keys: "M3 5.5h14v9H3zM6 8.5h.01M10 8.5h.01M14 8.5h.01M6.5 11.8h7",
  people:
    "M7.5 9.5a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2.5 16c0-3 2.2-4.5 5-4.5s5 1.5 5 4.5M13 4.2a2.7 2.7 0 0 1 0 5.1M14.5 11.8c1.9.5 3 1.9 3 4.2",
};

/** The drawing of that name; it is decoration, so hidden from screen readers. */
export function icon(name) {
  const path = svg("path", { d: SHAPES[name] });
  return svg("svg", { viewBox: "0 0 20 20", class: `icon icon-${name}`, "aria-hidden": "true" }, path);
}
