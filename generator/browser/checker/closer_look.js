/* What the interview may leave out until a default decides: a fact without a statement whose value
 * would change the result is asked for before the result counts as one. */

/** @import { Answers, CheckerProgram, Interview, Result, State } from "../types" */

import { caseOf } from "../evaluate/answer.js";
import { assumedFacts } from "../evaluate/readings.js";
import { alike } from "./alike.js";

/** @typedef {{interview: Interview, program: CheckerProgram}} Checker */

/**
 * The state with what nobody stated: asked for, or named as an assumption where it was left out.
 *
 * @param {Checker} checker
 * @param {State} state
 * @param {boolean} asks not in the form of all questions: what is empty there is left out
 * @returns {State}
 */
export function closerLook({ interview, program }, state, asks = true) {
  const { used, facts } = state;
  const numbers = assumedFacts(program, caseOf(program, facts), facts);
  const assumed = numbers.map((fact) => program.facts[fact].id);
  const asked = assumed.filter((id) => asks && !used.has(id));
  if (!asked.length) return { ...state, assumed };
  const result = bothResults(program, state.result, interview.evaluate(used, asked).result, asked);
  return {
    ...state,
    result,
    left: interview.left({ ...state, result }),
    assumed: assumed.filter((id) => used.has(id)),
  };
}

/**
 * What would come out once one more fact had a value, which may open a question that a default
 * decides.
 *
 * @param {Checker} checker
 * @param {Answers} used
 */
export const resultWith = (checker, used) =>
  closerLook(checker, { ...checker.interview.evaluate(used), left: 0, assumed: [] }).result;

/**
 * What is possible with and without a statement on the facts that are asked for.
 *
 * @param {CheckerProgram} program
 * @param {Result} without
 * @param {Result} stated
 * @param {string[]} asked
 * @returns {Result}
 */
function bothResults(program, without, stated, asked) {
  const outcome = alike(without.outcome, stated.outcome) ? without.outcome : null;
  const { certain } = stated;
  return {
    ...stated,
    outcome,
    status: outcome === null ? "open" : "decided",
    possible: united(without.possible, stated.possible),
    ...(certain && { certain: certain.filter((id) => without.certain?.includes(id)) }),
    candidates: united(without.candidates, stated.candidates),
    values: Object.fromEntries(
      Object.entries(stated.values).filter(([id, value]) => alike(value, without.values[id])),
    ),
    missing: program.facts
      .map(({ id }) => id)
      .filter((id) => [...stated.missing, ...asked].includes(id)),
    // first what has to be answered in any case
    next: (without.outcome === null && without.next) || stated.next || asked[0],
    because: program.rows.filter((row) => [...without.because, ...stated.because].includes(row)),
  };
}

/**
 * What stands in one of two lists.
 *
 * @param {any[]} first
 * @param {any[]} second
 */
const united = (first, second) =>
  [...new Set([...first, ...second].map((entry) => JSON.stringify(entry)))]
    .sort()
    .map((entry) => JSON.parse(entry));
