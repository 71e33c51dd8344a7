/* The interview: which facts hold, what to ask next. No DOM. */

/** @import { Answers, CheckerProgram, Evaluated, Facts, FactProgram, Interview } from "../types" */

import { answer, caseOf } from "../evaluate/answer.js";

/**
 * @param {CheckerProgram} program
 * @returns {Interview}
 */
export function createInterview(program) {
  /** @type {Answers} */
  const answers = new Map();
  const specs = program.facts;

  /** What is asked instead of a fact that nobody knows. @param {FactProgram} spec */
  const companions = ({ alternatives = [], standIn }) =>
    [...alternatives, ...(standIn === undefined ? [] : [standIn])].map((n) => specs[n]);
  const everyCompanion = new Set(specs.flatMap(companions));
  /** The facts for which one stands in. @param {FactProgram} one */
  const insteadOf = (one) => specs.filter((spec) => companions(spec).includes(one));

  /**
   * Facts as the evaluator wants them: what has a default is asked all the same, what stands in
   * only when needed.
   *
   * @param {Answers} used
   * @param {string[]} wanted facts to be asked for although they may be left out
   */
  function factsFrom(used, wanted) {
    const opened = new Set(specs.filter(({ id }) => used.get(id) === null).flatMap(companions));
    /** @type {Facts} */
    const facts = {};
    for (const spec of specs) {
      const { id, absent } = spec;
      const given = used.get(id);
      const asked = absent !== null || opened.has(spec) || wanted.includes(id);
      if (given !== undefined) facts[id] = given;
      else if (absent !== undefined && asked) facts[id] = null;
    }
    return facts;
  }

  /** @type {Interview["evaluate"]} */
  function evaluate(used, wanted = []) {
    const facts = factsFrom(used, wanted);
    const skip = [...used.keys()].filter((id) => used.get(id) === null);
    return { used, facts, skip, result: answer(program, caseOf(program, facts), skip) };
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
    voluntary: specs.filter((spec) => spec.absent === null && !everyCompanion.has(spec)),
    /** Leaving one fact out. Everything else counts: contradicting answers must show it. */
    look(without) {
      const state = evaluate(new Map([...answers].filter(([id]) => id !== without)));
      return { ...state, left: left(state), assumed: [] };
    },
    evaluate,
    left,
    insteadOf,
    /** No statement is an answer as well. */
    mayLack: (spec) =>
      spec.absent === null && !insteadOf(spec).some(({ id }) => answers.get(id) === null),
    spec: (id) => /** @type {FactProgram} */ (specs.find((spec) => spec.id === id)),
  };
}
