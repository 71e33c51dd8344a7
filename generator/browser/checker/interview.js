/* The interview: which facts hold, what to ask next. No DOM. */

/** @import { Answer, CheckerProgram, Evaluated, Facts, FactProgram, Interview } from "../types" */

import { plainAnswer } from "../evaluate/answer.js";

/**
 * @param {CheckerProgram} program
 * @returns {Interview}
 */
export function createInterview(program) {
  /** @type {Map<string, Answer>} */
  const answers = new Map();
  const specs = program.facts;

  /** What is asked instead of a fact that nobody knows. @param {FactProgram} spec */
  const companions = ({ alternatives = [], standIn }) =>
    [...alternatives, ...(standIn === undefined ? [] : [standIn])].map((n) => specs[n]);
  const everyCompanion = new Set(specs.flatMap(companions));
  const voluntary = specs.filter((spec) => spec.absent === null && !everyCompanion.has(spec));

  /**
   * Facts as the evaluator wants them: what has a default is asked all the same, what stands in
   * only when needed.
   *
   * @param {Map<string, Answer>} used
   */
  function factsFrom(used) {
    const opened = new Set(specs.filter(({ id }) => used.get(id) === null).flatMap(companions));
    /** @type {Facts} */
    const facts = {};
    for (const spec of specs) {
      const { id, absent } = spec;
      const answer = used.get(id);
      if (answer !== undefined) facts[id] = answer;
      else if (absent !== undefined && (absent !== null || opened.has(spec))) facts[id] = null;
    }
    return facts;
  }

  /** @param {Map<string, Answer>} used @returns {Evaluated} */
  function evaluateWith(used) {
    const facts = factsFrom(used);
    const skip = [...used.keys()].filter((id) => used.get(id) === null);
    return { used, facts, skip, result: plainAnswer(program, facts, skip) };
  }

  /**
   * Upper bound of the questions that are left: whoever does not know a fact is asked for what
   * stands in.
   *
   * @param {Evaluated} state
   */
  function left({ result, skip, facts }) {
    const open = specs.filter(({ id }) => result.missing.includes(id) && !skip.includes(id));
    const further = open.flatMap(companions).filter(({ id }) => !(id in facts));
    return new Set([...open, ...further]).size;
  }

  return {
    answers,
    voluntary,
    /** Leaving one fact out. Everything else counts: contradicting answers must show it. */
    look(without) {
      const state = evaluateWith(new Map([...answers].filter(([id]) => id !== without)));
      return { ...state, left: left(state) };
    },
    /** What would come out if one fact were known. */
    effect: (id, value) => evaluateWith(new Map([...answers, [id, value]])).result,
    /** The facts for which one stands in. */
    insteadOf: (id) => specs.filter((spec) => companions(spec).some((other) => other.id === id)),
    spec: (id) => /** @type {FactProgram} */ (specs.find((spec) => spec.id === id)),
  };
}
