/* Facts as JSON → what is known of each fact; values outside their type are refused. The twin of evaluate/facts.py. */

import { dayNumber, iso } from "./cells.js";
import { sorted } from "./order.js";

/** @import { Facts, FactProgram, Known } from "../types" */

export const UNKNOWN = undefined;
export const NONE = null; // hence: value == null ⇔ there is no value

/** Facts that do not fit the checker. What is said about them stands in messages.js: the forms of a page say what is wrong themselves. */
export class InputError {
  /** @param {string} code @param {string | null} [fact] @param {unknown} [value] @param {FactProgram} [spec] */
  constructor(code, fact = null, value, spec) {
    Object.assign(this, { code, fact, value, spec });
  }
}

/** The number, where the fact can have it. @param {FactProgram} spec @param {number} number */
const inside = ({ low, high }, number) => (low <= number && number <= high ? number : UNKNOWN);

/** @param {FactProgram} _ @param {unknown} raw */
const readTruth = (_, raw) => (typeof raw === "boolean" ? +raw : UNKNOWN);

/** @param {FactProgram} spec @param {any} raw */
const readChoice = ({ choices }, raw) => (choices.includes(raw) ? choices.indexOf(raw) : UNKNOWN);

/** @param {FactProgram} spec @param {unknown} raw */
function readChoices(spec, raw) {
  const numbers = Array.isArray(raw) ? raw.map((entry) => readChoice(spec, entry)) : [UNKNOWN];
  return numbers.includes(UNKNOWN) ? UNKNOWN : numbers;
}

/** @param {FactProgram} spec @param {unknown} raw */
function readDay(spec, raw) {
  const [year, month, day] = String(raw).split("-").map(Number);
  const number = dayNumber(year, month, day);
  return iso(number) === raw ? inside(spec, number) : UNKNOWN;
}

/** Exact: the text of the number says how many decimal places it has. @param {FactProgram} spec @param {unknown} raw */
function readFigure(spec, raw) {
  const match = typeof raw === "number" && /^-?\d+\.?(\d*)$/.exec(String(raw));
  return match && match[1].length <= spec.places ? inside(spec, Math.round(raw * 10 ** spec.places)) : UNKNOWN;
}

const READ = { boolean: readTruth, choice: readChoice, choices: readChoices, date: readDay, integer: readFigure, number: readFigure };

/** @param {FactProgram} spec @param {unknown} raw @returns {Known} */
function readFact(spec, raw) {
  const value = READ[spec.type](spec, raw);
  if (value === UNKNOWN) throw new InputError("wert-ungueltig", spec.id, raw, spec);
  return value;
}

/** What is known of each fact. @param {FactProgram[]} specs @param {Facts} facts @returns {Known[]} */
export function readFacts(specs, facts) {
  if (Object(facts) !== facts || Array.isArray(facts)) throw new InputError("fakten-form");
  const [unknown] = sorted(Object.keys(facts).filter((name) => !specs.some(({ id }) => id === name)));
  if (unknown !== undefined) throw new InputError("merkmal-unbekannt", unknown, unknown);
  const known = specs.map((spec) => {
    const raw = Object.hasOwn(facts, spec.id) ? facts[spec.id] ?? UNKNOWN : spec.absent;
    return raw == null ? raw : readFact(spec, raw);
  });
  specs.forEach(({ standIn }, n) => {
    if (known[n] === UNKNOWN && known[standIn] != null) known[n] = NONE;
  });
  return known;
}
