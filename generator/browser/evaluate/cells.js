/* Exact arithmetic on days and figures, and the question whether a cell still has a point.
 *
 * The twin of cells.py, which explains it. Days count since 1970-01-01, figures are scaled by ten
 * to their number of decimal places. */

/** @import { Term } from "../types" */

/** The smallest and the largest value of each fact. @typedef {[number, number][]} Box */
/** Left ≤ right, and the facts in them. @typedef {[Term, Term, number[]]} Constraint */

/** Rounded down, as in Python. @param {number} number @param {number} divisor */
const div = (number, divisor) => Math.floor(number / divisor);

/**
 * 0 or 1; »>>« would lose everything above 32 bits.
 *
 * @param {number} number
 * @param {number} place
 */
export const bit = (number, place) => div(number, 2 ** place) % 2;

/** @param {number} year @param {number} month @param {number} day */
export function dayNumber(year, month, day) {
  const marchYear = year - +(month < 3); // begins in March: the leap day is its last
  const leapDays = div(marchYear, 4) - div(marchYear, 100) + div(marchYear, 400);
  return marchYear * 365 + leapDays + div(153 * ((month + 9) % 12) + 2, 5) + day - 719469;
}

/** @param {number} index counted from January of the year 0, never negative */
const firstOfMonth = (index) => dayNumber(div(index, 12), (index % 12) + 1, 1);

/** The month of a day. @param {number} number */
function monthOf(number) {
  const index = div(number + 15, 146097 / 4800) + 23640;
  return index - +(firstOfMonth(index) > number);
}

/**
 * The same day of the month, clipped to the month's last.
 *
 * @param {number} number
 * @param {number} months
 */
function addMonths(number, months) {
  const index = monthOf(number);
  const moved = firstOfMonth(index + months) + number - firstOfMonth(index);
  return Math.min(moved, firstOfMonth(index + months + 1) - 1);
}

/** Full calendar months, both days included. @param {number} start @param {number} end */
function fullMonths(start, end) {
  const months = monthOf(end + 1) - monthOf(start);
  return months - +(addMonths(start, months) > end + 1);
}

/**
 * First day of the calendar month (1) or quarter (3).
 *
 * @param {number} number
 * @param {number} months
 */
function startOf(number, months) {
  const index = monthOf(number);
  return firstOfMonth(index - (index % months));
}

/** ISO 8601. @param {number} number */
export function iso(number) {
  const index = monthOf(number);
  const parts = [div(index, 12), (index % 12) + 1, number - firstOfMonth(index) + 1];
  return parts.map((part, n) => String(part).padStart(n ? 2 : 4, "0")).join("-");
}

/** @type {Record<string, (left: number, right: number) => number>} */
const COMBINE = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  m: addMonths,
  M: fullMonths,
  q: (day) => startOf(day, 3),
  k: (day) => startOf(day, 1),
  "<": Math.min,
  ">": Math.max,
};

/**
 * Smallest (end 0) or largest (end 1) value while every fact stays inside its box.
 *
 * @param {Term} term
 * @param {Box} box
 * @param {number} end
 * @returns {number}
 */
export function bound(term, box, end) {
  const [op, left, right] = /** @type {[string, any, any]} */ (term);
  if (op === "f") return box[left][end];
  if (op === "c") return left;
  const first = bound(left, box, op === "M" || (op === "*" && right < 0) ? 1 - end : end);
  if (!Array.isArray(right)) return COMBINE[op](first, right);
  return COMBINE[op](first, bound(/** @type {any} */ (right), box, op === "-" ? 1 - end : end));
}

/** The facts in a term, or in several. @param {any[]} term @returns {number[]} */
export const factsOf = (term) =>
  term[0] === "f" ? [term[1]] : term.filter(Array.isArray).flatMap(factsOf);

/** @param {Constraint} constraint @param {Box} box */
const mayHold = ([left, right], box) => bound(left, box, 0) <= bound(right, box, 1);

/**
 * Moves the ends of one fact's box to the first values where the constraint may hold.
 *
 * @param {Constraint} constraint
 * @param {number} fact
 * @param {Box} box
 * @returns {boolean | null} null: there are none; else: has the box changed?
 */
function narrow(constraint, fact, box) {
  const ends = box[fact];
  const [low, high] = ends;
  const holds = (/** @type {number} */ at) => {
    box[fact] = [at, at];
    const held = mayHold(constraint, box);
    box[fact] = ends;
    return held;
  };
  const atLow = holds(low);
  // monotone: what holds at both ends or at none, does so between them
  if (atLow === holds(high)) return atLow ? false : null;
  let [inner, outer] = atLow ? ends : [high, low];
  while (Math.abs(outer - inner) > 1) {
    const middle = div(inner + outer, 2);
    if (holds(middle)) inner = middle;
    else outer = middle;
  }
  box[fact] = atLow ? [low, inner] : [inner, high];
  return true;
}

/**
 * Narrows the box to a fixed point around all solutions; false when there are none, nothing when
 * that has not come to an end within ``rounds``.
 *
 * @param {Constraint[]} constraints
 * @param {Box} box
 * @param {number} rounds
 */
function settle(constraints, box, rounds) {
  for (let round = 0; round < rounds; round++) {
    const moves = constraints.flatMap((constraint) =>
      constraint[2].map((fact) => narrow(constraint, fact, box)),
    );
    if (moves.includes(null)) return false;
    if (!moves.includes(true)) return true;
  }
}

/**
 * Some point of the box satisfies every constraint, or that cannot be excluded.
 *
 * @param {Constraint[]} constraints
 * @param {Box} whole
 * @param {number} rounds
 * @returns {boolean}
 */
export function feasible(constraints, whole, rounds) {
  const box = whole.slice();
  if (!constraints.every((constraint) => mayHold(constraint, box))) return false;
  const settled = settle(constraints, box, rounds);
  if (!settled) return settled !== false;
  const wide = box.findIndex((ends) => ends && ends[0] < ends[1]);
  if (wide < 0) return true;
  const [low, high] = box[wide];
  const middle = div(low + high, 2);
  /** @type {Box} */
  const parts = [
    [low, low],
    [high, high],
    [low + 1, middle],
    [middle + 1, high - 1],
  ];
  return parts.some((ends) => {
    box[wide] = ends;
    return ends[0] <= ends[1] && feasible(constraints, box, rounds);
  });
}
