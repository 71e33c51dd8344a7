/* The timeline: dates of the result and the known dates around them. A script of its own, for checkers that yield dates. */

import { germanDay } from "./days.js";
import { el, fill } from "./dom.js";

const MS = 864e5;
const at = (iso) => Date.parse(`${iso}T00:00:00Z`) / MS; // whole days, UTC: no time zone can shift them

export function timeline(view, { result, facts }) {
  const values = view.program.values
    .filter(({ id, type }) => type === "date" && result.values[id])
    .map(({ id }) => ({
      title: view.texts.values[id].title,
      iso: result.values[id],
      result: true,
    }));
  const known = view.program.facts
    .filter(({ id, type }) => type === "date" && facts[id])
    .map(({ id }) => ({ title: view.texts.facts[id].title, iso: facts[id] }));
  const points = [...values, ...known].sort((a, b) => at(a.iso) - at(b.iso) || (a.result ? 1 : -1));
  if (
    !values.length ||
    points.length < 2 ||
    at(points[0].iso) === at(points[points.length - 1].iso)
  ) {
    return null;
  }
  const caption = points.map((point) =>
    el(
      "li",
      { class: point.result && "wp-timeline__result" },
      `${point.title}: `,
      el("strong", {}, germanDay(point.iso)),
    ),
  );
  return el(
    "figure",
    { class: "wp-timeline" },
    drawing(view, points, values),
    el("ol", {}, caption),
  );
}

function svg(tag, attributes, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function drawing(view, points, values) {
  const first = at(points[0].iso);
  const last = at(points[points.length - 1].iso);
  const x = (iso) => 14 + ((at(iso) - first) / (last - first)) * 292;
  const levels = stack(points.map((point) => x(point.iso)));
  const base = 26 + 22 * Math.max(...levels);
  const marks = points.map((point, n) => mark(x(point.iso), base, levels[n], n + 1, point.result));
  const title = `Zeitstrahl: ${points.map((point) => `${point.title} ${germanDay(point.iso)}`).join(", ")}`;
  return svg(
    "svg",
    { viewBox: `0 0 320 ${base + 12}`, role: "img", "aria-label": title, focusable: "false" },
    band(values, points, x, base),
    svg("line", { x1: 2, x2: 318, y1: base, y2: base, class: "wp-timeline__axis" }),
    months(points[0].iso, points[points.length - 1].iso).map((iso) =>
      svg("line", {
        x1: x(iso),
        x2: x(iso),
        y1: base + 4,
        y2: base + 10,
        class: "wp-timeline__axis",
      }),
    ),
    marks,
  );
}

/** From the first to the last date of the result; a single one is a deadline and starts at the date before it. */
function band(values, points, x, base) {
  const days = values.map((value) => value.iso).sort();
  const start =
    days.length > 1
      ? days[0]
      : points[Math.max(0, points.findIndex((point) => point.iso === days[0]) - 1)].iso;
  const from = x(start);
  const to = x(days[days.length - 1]);
  return (
    to > from &&
    svg("rect", { x: from, y: base - 4, width: to - from, height: 8, class: "wp-timeline__band" })
  );
}

function mark(x, base, level, number, result) {
  const y = base - 14 - 22 * level;
  return svg(
    "g",
    { class: result ? "wp-timeline__mark wp-timeline__mark--result" : "wp-timeline__mark" },
    svg("line", { x1: x, x2: x, y1: y, y2: base }),
    svg("circle", { cx: x, cy: y, r: 9 }),
    svg("text", { x, y: y + 4, "text-anchor": "middle" }, String(number)),
  );
}

/** Marks that would cover each other stand one above the other. */
function stack(xs) {
  const ends = [];
  return xs.map((x) => {
    const level = ends.findIndex((end) => x - end >= 20);
    const free = level < 0 ? ends.length : level;
    ends[free] = x;
    return free;
  });
}

/** First days of the months between two days; of the years when there are too many. */
function months(from, to) {
  const step = at(to) - at(from) > 800 ? 12 : 1;
  const made = [];
  let [year, month] = from.split("-").map(Number);
  for (month = step === 12 ? 13 : month + 1; ; month += step) {
    const index = year * 12 + month - 1;
    const iso = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-01`;
    if (iso > to || made.length > 40) return made;
    made.push(iso);
  }
}
