/* The timeline: dates of the result and the known dates around them. A script of its own, for
 * checkers that yield dates. */

/** @import { Attributes, Child, State, View } from "../types" */

import { germanDay } from "./days.js";
import { el, fill } from "./dom.js";

/** @typedef {{title: string, iso: string, day: number, isResult: boolean}} Point */

const DAY = 864e5; // milliseconds
const LEFT = 14;
const WIDTH = 292;
const STEP = 22; // between marks one above the other
const APART = 20; // marks that are closer would cover each other

/** Whole days, UTC: no time zone can shift them. @param {string} iso */
const dayOf = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;

/**
 * Null where there is nothing to compare.
 *
 * @param {View} view
 * @param {State} state
 */
export function timeline(view, state) {
  const points = pointsOf(view, state);
  const results = points.filter(({ isResult }) => isResult);
  const { first, last } = ends(points);
  if (!results.length || first.day === last.day) return null;
  const entries = points.map(({ iso, isResult, title }) =>
    el(
      "li",
      { class: isResult && "wp-timeline__result" },
      `${title}: `,
      el("strong", {}, germanDay(iso)),
    ),
  );
  return el("figure", { class: "wp-timeline" }, drawing(points, results), el("ol", {}, entries));
}

/**
 * In their order; on the same day those of the result last.
 *
 * @param {View} view
 * @param {State} state
 * @returns {Point[]}
 */
function pointsOf({ program, texts }, { facts, result }) {
  const values = program.values
    .filter(({ id, type }) => type === "date" && result.values[id])
    .map(({ id }) => point(texts.values[id].title, result.values[id], true));
  const known = program.facts
    .filter(({ id, type }) => type === "date" && facts[id])
    .map(({ id }) => point(texts.facts[id].title, facts[id], false));
  return [...values, ...known].sort((a, b) => a.day - b.day || (a.isResult ? 1 : -1));
}

/** @param {string} title @param {unknown} value @param {boolean} isResult @returns {Point} */
function point(title, value, isResult) {
  const iso = String(value);
  return { title, iso, day: dayOf(iso), isResult };
}

/** @param {Point[]} points */
const ends = (points) => ({ first: points[0], last: points[points.length - 1] });

/** @param {string} tag @param {Attributes} attributes @param {Child[]} children */
function svg(tag, attributes, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** @param {Point[]} points @param {Point[]} results */
function drawing(points, results) {
  const { first, last } = ends(points);
  /** @param {number} day */
  const x = (day) => LEFT + ((day - first.day) / (last.day - first.day)) * WIDTH;
  const levels = stack(points.map(({ day }) => x(day)));
  const base = 26 + STEP * Math.max(...levels);
  const named = points.map(({ iso, title }) => `${title} ${germanDay(iso)}`).join(", ");
  const attributes = {
    viewBox: `0 0 320 ${base + 12}`,
    role: "img",
    "aria-label": `Zeitstrahl: ${named}`,
    focusable: "false",
  };
  const ticks = months(first, last).map(x);
  return svg(
    "svg",
    attributes,
    band(points, results, x, base),
    axis(2, 318, base, base),
    ticks.map((at) => axis(at, at, base + 4, base + 10)),
    points.map((each, n) => mark(x(each.day), base, levels[n], n + 1, each.isResult)),
  );
}

/** @param {number} x1 @param {number} x2 @param {number} y1 @param {number} y2 */
const axis = (x1, x2, y1, y2) => svg("line", { x1, x2, y1, y2, class: "wp-timeline__axis" });

/**
 * From the first to the last date of the result; a single one is a deadline and starts at the date
 * before it.
 *
 * @param {Point[]} points
 * @param {Point[]} results
 * @param {(day: number) => number} x
 * @param {number} base
 */
function band(points, results, x, base) {
  const { first, last } = ends(results);
  const at = points.findIndex(({ day }) => day === first.day);
  const start = results.length > 1 ? first : points[Math.max(0, at - 1)];
  const from = x(start.day);
  const width = x(last.day) - from;
  return (
    width > 0 && svg("rect", { x: from, y: base - 4, width, height: 8, class: "wp-timeline__band" })
  );
}

/**
 * @param {number} x
 * @param {number} base
 * @param {number} level
 * @param {number} number
 * @param {boolean} isResult
 */
function mark(x, base, level, number, isResult) {
  const y = base - 14 - STEP * level;
  return svg(
    "g",
    { class: isResult ? "wp-timeline__mark wp-timeline__mark--result" : "wp-timeline__mark" },
    svg("line", { x1: x, x2: x, y1: y, y2: base }),
    svg("circle", { cx: x, cy: y, r: 9 }),
    svg("text", { x, y: y + 4, "text-anchor": "middle" }, String(number)),
  );
}

/** Marks that would cover each other stand one above the other. @param {number[]} positions */
function stack(positions) {
  /** @type {number[]} */
  const occupied = []; // by level: where its last mark stands
  return positions.map((x) => {
    const level = occupied.findIndex((end) => x - end >= APART);
    const free = level < 0 ? occupied.length : level;
    occupied[free] = x;
    return free;
  });
}

/**
 * First days of the months between two days; of the years when there are too many.
 *
 * @param {Point} from
 * @param {Point} to
 */
function months(from, to) {
  const step = to.day - from.day > 800 ? 12 : 1;
  const [year, month] = from.iso.split("-").map(Number);
  /** @type {number[]} */
  const days = [];
  let index = year * 12 + (step === 12 ? 12 : month); // of the month, counted from year 0
  while (days.length <= 40) {
    const padded = String((index % 12) + 1).padStart(2, "0");
    const iso = `${Math.floor(index / 12)}-${padded}-01`;
    if (iso > to.iso) break;
    days.push(dayOf(iso));
    index += step;
  }
  return days;
}
