/** The data_visualization block: bars, lines and areas on an SVG, a pie beside its shares; always with the numbers in words. */

import { el, svg } from "../widgets/dom.js";

const WIDTH = 520;
const HEIGHT = 190;
const INK = ["var(--chart-1)", "var(--chart-2)", "var(--chart-3)", "var(--chart-4)", "var(--chart-5)"];

export function chart(block) {
  const { type, segments, series = [], axis_config: axes = {} } = block.chart;
  const title = block.title ?? "Chart";
  const body = type === "pie" ? [pie(segments), shares(segments)] : plot(type, series, { title, axes });
  return el("figure", { class: "block chart" }, el("figcaption", null, title), body);
}

/** The same shares as a ring; the list beside it says them in words. */
function pie(segments) {
  const total = segments.reduce((sum, one) => sum + one.value, 0) || 1;
  let begun = 0;
  const arcs = segments.map(({ value }, index) => {
    const share = (100 * value) / total;
    const props = { cx: 21, cy: 21, r: 15.9, pathLength: 100, stroke: INK[index % INK.length], class: "slice" };
    const arc = svg("circle", {
      ...props,
      "stroke-dasharray": `${share} ${100 - share}`,
      "stroke-dashoffset": 25 - begun,
    });
    begun += share;
    return arc;
  });
  return svg("svg", { viewBox: "0 0 42 42", class: "pie", "aria-hidden": "true" }, arcs);
}

function shares(segments) {
  const total = segments.reduce((sum, one) => sum + one.value, 0) || 1;
  const rows = segments.map((one, index) => {
    const style = { "--share": `${(100 * one.value) / total}%`, "--tint": INK[index % INK.length] };
    return el("li", { style }, el("span", null, one.label), el("span", { class: "quiet" }, String(one.value)));
  });
  return el("ul", { class: "shares" }, rows);
}

function plot(type, series, { title, axes }) {
  const rows = series.map((one) => one.data);
  const values = rows.flat().map((point) => point.value);
  const top = Math.max(0, ...values);
  const floor = Math.min(0, ...values);
  const y = (value) => HEIGHT - 28 - ((value - floor) / (top - floor || 1)) * (HEIGHT - 48);
  const marks = rows.map((points, index) =>
    type === "bar" ? bars(points, index, rows.length, y) : line(points, index, y, type === "area"),
  );
  const labels = (rows[0] ?? []).map((point, index) =>
    svg("text", { x: middle(index, rows[0].length), y: HEIGHT - 8, "text-anchor": "middle" }, point.label),
  );
  const base = svg("line", { x1: 0, x2: WIDTH, y1: y(0), y2: y(0), class: "axis" });
  const highest = svg("text", { x: 0, y: 11 }, `${axes.y_label ? `${axes.y_label}, ` : ""}at most ${top}`);
  const legend = el(
    "ul",
    { class: "legend" },
    series.map((one, index) => el("li", { style: { "--tint": INK[index % INK.length] } }, one.name)),
  );
  return [
    svg(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": inWords(title, series, rows) },
      base,
      highest,
      marks.flat(),
      labels,
    ),
    axes.x_label ? el("div", { class: "quiet chart-axis" }, axes.x_label) : "",
    legend,
  ];
}

function middle(index, count) {
  return ((index + 0.5) * WIDTH) / count;
}

function bars(points, index, count, y) {
  const width = Math.min(46, (WIDTH / points.length) * 0.7) / count;
  return points.map((point, at) => {
    const x = middle(at, points.length) + (index - count / 2) * width;
    return svg("rect", {
      x,
      y: Math.min(y(0), y(point.value)),
      width: Math.max(1, width - 2),
      height: Math.abs(y(0) - y(point.value)),
      rx: 3,
      fill: INK[index % INK.length],
    });
  });
}

function line(points, index, y, isFilled) {
  const ink = INK[index % INK.length];
  const path = points.map((point, at) => `${middle(at, points.length)},${y(point.value)}`);
  const drawn = svg("polyline", { points: path.join(" "), class: "line", stroke: ink });
  if (!isFilled) return [drawn];
  const ends = [`${middle(points.length - 1, points.length)},${y(0)}`, `${middle(0, points.length)},${y(0)}`];
  return [svg("polygon", { points: [...path, ...ends].join(" "), class: "area", fill: ink }), drawn];
}

function inWords(title, series, rows) {
  const parts = series.map(
    (one, index) => `${one.name}: ${rows[index].map((point) => `${point.label} ${point.value}`).join(", ")}`,
  );
  return `${title}. ${parts.join(". ")}`;
}
