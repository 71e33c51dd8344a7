/* Which answers from outside count. */

/** @import { CheckerProgram, Given } from "../types" */

import { caseOf } from "../evaluate/answer.js";
import { InputError } from "../evaluate/facts.js";

/**
 * Only what the evaluator takes is an answer, and only what has a default can be left out.
 *
 * @param {CheckerProgram} program
 * @param {string} id
 * @param {Given} value undefined: left out
 */
export function isTaken(program, id, value) {
  if (value === undefined) {
    return program.facts.some((fact) => fact.id === id && fact.absent === null);
  }
  try {
    caseOf(program, { [id]: value });
    return true;
  } catch (refusal) {
    if (refusal instanceof InputError) return false;
    throw refusal;
  }
}
