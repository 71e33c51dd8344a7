/* What is known of a case, as JSON: outcome, values, reasons, and what to ask next.
 *
 * The twin of evaluate/answer.py; the form of a program is documented in program.py. Without
 * dependencies, DOM, Date or locale: it runs in a page, in a worker and in Node. */

import { bound, factsOf, iso } from "./cells.js";
import { hasValue, readFacts } from "./facts.js";
import { sorted } from "./order.js";
import { reach } from "./reach.js";
import { relevantFacts } from "./relevance.js";

/** @import { CheckerProgram, ComputedValue, Facts, Result } from "../types" */
/** @import { Known } from "./facts.js" */
/** @import { Reach } from "./reach.js" */

/**
 * What a table says; `rows`: numbers of the rows on which it rests.
 *
 * @typedef {object} Decision
 * @property {string | string[] | null} outcome
 * @property {any[]} possible
 * @property {string[]} [certain]
 * @property {string[]} [candidates]
 * @property {number[]} rows
 */

const CONTRADICTION = "widerspruch";

/**
 * What facts leave of a checker. Throws InputError for an unknown fact, or for a value outside its
 * type.
 *
 * @param {CheckerProgram} program
 * @param {Facts} facts
 */
export const caseOf = (program, facts) => reach(program, readFacts(program.facts, facts));

/**
 * The answer to a case in the shape of the contract, without what it rests on.
 *
 * @param {CheckerProgram} program
 * @param {Reach} reached
 * @param {string[]} skip facts not to be asked for
 * @returns {Result}
 */
export function answer(program, reached, skip = []) {
  const clashing = !reached.leaves(program.clash).includes(null);
  const decideAll = program.members ? decideSet : decideFirst;
  const decide = clashing ? contradiction : decideAll;
  const decision = decide(program, reached);
  const { outcome, possible, certain, candidates = [], rows } = decision;
  const relevant = clashing ? [] : relevantFacts(program, reached);
  const missing = relevant.map((fact) => program.facts[fact].id);
  const askable = relevant.filter((_, n) => !skip.includes(missing[n]));
  return {
    checker: program.id,
    status: outcome === null ? "open" : "decided",
    outcome,
    possible,
    ...(certain && { certain }),
    candidates,
    values: clashing ? {} : settledValues(program, reached),
    next: nextFact(program, reached, askable),
    missing,
    because: program.rows.filter((_, row) => rows.includes(row)),
    directives: program.directives,
  };
}

/**
 * The facts contradict each other, by the rows that surely apply, or else by all that may.
 *
 * @param {CheckerProgram} program
 * @param {Reach} reached
 * @returns {Decision}
 */
function contradiction({ clash, clashes, result, members }, { leaves, certain }) {
  const sure = where(clashes.entries(), certain);
  const possible = /** @type {any[][]} */ (leaves(clash));
  const list = [CONTRADICTION];
  return {
    outcome: result === "single" ? CONTRADICTION : list,
    possible: result === "order" ? [list] : list,
    certain: members && list,
    rows: sure.length ? sure : possible.map((leaf) => leaf[1]),
  };
}

/**
 * The outcomes of the rows that can be the first to apply.
 *
 * @param {CheckerProgram} program
 * @param {Reach} reached
 * @returns {Decision}
 */
function decideFirst({ root, result }, { consistent }) {
  const leaves = /** @type {any[][]} */ (consistent(/** @type {number} */ (root)));
  const part = (/** @type {number} */ n) => leaves.map((leaf) => leaf[n]);
  const possible = sorted(result === "order" ? part(2) : part(2).flat());
  return {
    outcome: possible[1] ? null : possible[0],
    possible,
    candidates: sorted(part(3).flat()),
    rows: part(1),
  };
}

/**
 * The outcomes that are sure to belong to the set, and those that can.
 *
 * @param {CheckerProgram} program
 * @param {Reach} reached
 * @returns {Decision}
 */
function decideSet({ members, clashes, rowRoots }, { leaves, certain }) {
  const reachable = (/** @type {number} */ root) => leaves(root).includes(true);
  const entries = Object.entries(/** @type {Record<string, number>} */ (members));
  const possible = sorted(where(entries, reachable));
  const sure = sorted(where(entries, certain));
  const rows = where(/** @type {number[]} */ (rowRoots).entries(), reachable);
  return {
    outcome: sure.length === possible.length ? sure : null,
    possible,
    certain: sure,
    rows: rows.map((row) => clashes.length + row), // contradictions come before the other rows
  };
}

/** The values that are settled. @param {CheckerProgram} program @param {Reach} reached */
function settledValues({ values, terms }, { known, consistent, certain }) {
  /** @type {Record<string, ComputedValue>} */
  const settled = {};
  for (const { id, type, root, entries, undecided } of values) {
    const read = (/** @type {any} */ leaf) => valueOf(leaf, type, terms, known);
    const results = entries
      ? [sorted(where(entries, certain))]
      : [...new Set(consistent(/** @type {number} */ (root)).map(read))];
    const result = results.length > 1 ? undecided : results[0];
    if (hasValue(result)) settled[id] = result;
  }
  return settled;
}

/**
 * The value at a leaf; null: there is none, or it cannot be computed yet.
 *
 * @param {any[]} leaf
 * @param {string} type
 * @param {CheckerProgram["terms"]} terms
 * @param {Known[]} known
 */
export function valueOf([kind, content], type, terms, known) {
  if (kind !== "t") return kind === "v" ? content : null;
  const term = terms[content];
  if (factsOf(term).some((fact) => !hasValue(known[fact]))) return null;
  const result = bound(term, known.map((value) => [value, value]), 0); // prettier-ignore
  return type === "date" ? iso(result) : result;
}

/**
 * The fact to ask: the planned order, as far as its facts still matter.
 *
 * @param {CheckerProgram} program
 * @param {Reach} reached
 * @param {number[]} relevant
 */
function nextFact({ facts, variables, questions }, { allowed, leaves }, relevant) {
  const sure = relevant.filter((fact) => applies(facts[fact].applies, leaves));
  const ask = sure.length ? sure : relevant;
  for (let at = 0, step = ask.length && questions.length; step; at += step) {
    const [variable, ...steps] = questions[at];
    const planned = [variables[variable][1]].flat().filter((fact) => ask.includes(fact));
    if (planned.length) return facts[planned[0]].id;
    step = steps[allowed[variable][0]];
  }
  return facts[ask[0]]?.id ?? null;
}

/**
 * A fact is sure to apply: no question about something that may not exist.
 *
 * @param {number | undefined} gate
 * @param {Reach["leaves"]} leaves
 */
const applies = (gate, leaves) => gate === undefined || !leaves(gate).includes(false);

/**
 * The names of the roots that pass a test.
 *
 * @template {string | number} Name
 * @param {Iterable<[Name, number]>} entries
 * @param {(root: number) => boolean} test
 */
const where = (entries, test) =>
  [...entries].filter(([, root]) => test(root)).map(([name]) => name);
