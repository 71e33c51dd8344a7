/* Facts as JSON → what is known of each fact; values outside their type are refused.
 *
 * The twin of evaluate/facts.py. */

import { dayNumber, iso } from "./cells.js";
import { sorted } from "./order.js";

/** @import { FactProgram, Facts } from "../types" */

/** A number; numbers of choices for type choices; or why there is none. @typedef {any} Known */
/** @typedef {Required<FactProgram>} Spec */

export const UNKNOWN = undefined;
export const NONE = null;

/** @param {Known} value */
export const hasValue = (value) => value !== UNKNOWN && value !== NONE;

/** Facts that do not fit the checker. What is said about them stands in messages.js: forms of a
 * page say themselves what is wrong. */
export class InputError {
  /**
   * @param {string} code
   * @param {string | null} fact the one that is wrong
   * @param {unknown} [value] what it was given, or the name that nothing has
   * @param {Spec} [spec]
   */
  constructor(code, fact, value, spec) {
    this.code = code;
    this.fact = fact;
    this.value = value;
    this.spec = spec;
  }
}

/** The number, where the fact can have it. @param {Spec} spec @param {number} number */
const inside = ({ low, high }, number) => (low <= number && number <= high ? number : UNKNOWN);

/** @param {Spec} _ @param {unknown} raw */
const readTruth = (_, raw) => (typeof raw === "boolean" ? +raw : UNKNOWN);

/** @param {Spec} spec @param {any} raw */
const readChoice = ({ choices }, raw) =>
  choices.includes(raw) ? choices.indexOf(raw) : UNKNOWN;

/** @param {Spec} spec @param {unknown} raw */
function readChoices(spec, raw) {
  const numbers = Array.isArray(raw) ? raw.map((entry) => readChoice(spec, entry)) : [UNKNOWN];
  return numbers.includes(UNKNOWN) ? UNKNOWN : numbers;
}

/** If the calendar has that day. @param {Spec} spec @param {unknown} raw */
function readDay(spec, raw) {
  if (typeof raw !== "string") return UNKNOWN; // an object need not become a text
  const [year, month, day] = raw.split("-").map(Number);
  const number = dayNumber(year, month, day);
  return iso(number) === raw ? inside(spec, number) : UNKNOWN;
}

/**
 * Exact: the text says how many decimal places there are.
 *
 * @param {Spec} spec
 * @param {unknown} raw
 */
function readFigure(spec, raw) {
  const match = typeof raw === "number" && /^-?\d+\.?(\d*)$/.exec(String(raw));
  if (!match || match[1].length > spec.places) return UNKNOWN;
  return inside(spec, Math.round(raw * 10 ** spec.places));
}

const READ = {
  boolean: readTruth,
  choice: readChoice,
  choices: readChoices,
  date: readDay,
  integer: readFigure,
  number: readFigure,
};

/** @param {Spec} spec @param {unknown} raw @returns {Known} */
function readFact(spec, raw) {
  const value = READ[spec.type](spec, raw);
  if (value === UNKNOWN) throw new InputError("wert-ungueltig", spec.id, raw, spec);
  return value;
}

/**
 * What is known of each fact. Throws InputError for an unknown fact or a value outside its type.
 *
 * @param {FactProgram[]} specs
 * @param {Facts} facts
 * @returns {Known[]}
 */
export function readFacts(specs, facts) {
  if (Object(facts) !== facts || Array.isArray(facts)) throw new InputError("fakten-form", null);
  const unknown = Object.keys(facts).filter((name) => !specs.some(({ id }) => id === name));
  const [first] = sorted(unknown);
  if (first !== undefined) throw new InputError("merkmal-unbekannt", first, first);
  const known = specs.map((spec) => {
    const raw = Object.hasOwn(facts, spec.id) ? (facts[spec.id] ?? UNKNOWN) : spec.absent;
    return hasValue(raw) ? readFact(/** @type {Spec} */ (spec), raw) : raw;
  });
  specs.forEach(({ standIn }, n) => {
    if (known[n] === UNKNOWN && hasValue(known[/** @type {number} */ (standIn)])) known[n] = NONE;
  });
  return known;
}
