/** The data_visualization block: bars, lines and areas on an SVG, a pie as shares in a list; always with the numbers in words. */

import { el, svg } from "../dom.js";

const WIDTH = 520;
const HEIGHT = 190;
const INK = ["var(--chart-1)", "var(--chart-2)", "var(--chart-3)", "var(--chart-4)", "var(--chart-5)"];

export function chart(block) {
  const { type, segments, series = [] } = block.chart;
  const title = block.title ?? "Chart";
  const body = type === "pie" ? shares(segments) : plot(type, series, title);
  return el("figure", { class: "block chart" }, el("figcaption", null, title), body);
}

function shares(segments) {
  const total = segments.reduce((sum, one) => sum + one.value, 0) || 1;
  const rows = segments.map((one, index) => {
    const style = { "--share": `${(100 * one.value) / total}%`, "--tint": INK[index % INK.length] };
    return el("li", { style }, el("span", null, one.label), el("span", { class: "quiet" }, String(one.value)));
  });
  return el("ul", { class: "shares" }, rows);
}

function plot(type, series, title) {
  const rows = series.map((one) => one.data);
  const top = Math.max(1, ...rows.flat().map((point) => point.value));
  const y = (value) => HEIGHT - 28 - (value / top) * (HEIGHT - 44);
  const marks = rows.map((points, index) =>
    type === "bar" ? bars(points, index, rows.length, y) : line(points, index, y),
  );
  const labels = (rows[0] ?? []).map((point, index) =>
    svg("text", { x: middle(index, rows[0].length), y: HEIGHT - 8, "text-anchor": "middle" }, point.label),
  );
  const base = svg("line", { x1: 0, x2: WIDTH, y1: HEIGHT - 28, y2: HEIGHT - 28, class: "axis" });
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
      marks.flat(),
      labels,
    ),
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
      y: y(point.value),
      width: width - 2,
      height: HEIGHT - 28 - y(point.value),
      rx: 3,
      fill: INK[index % INK.length],
    });
  });
}

function line(points, index, y) {
  const path = points.map((point, at) => `${middle(at, points.length)},${y(point.value)}`).join(" ");
  return [svg("polyline", { points: path, class: "line", stroke: INK[index % INK.length] })];
}

function inWords(title, series, rows) {
  const parts = series.map(
    (one, index) => `${one.name}: ${rows[index].map((point) => `${point.label} ${point.value}`).join(", ")}`,
  );
  return `${title}. ${parts.join(". ")}`;
}
