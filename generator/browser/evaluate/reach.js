/* Where the known facts lead in the diagrams of a checker: which leaves some completion reaches.
 *
 * The twin of evaluate/reach.py. */

import { bit, factsOf, feasible } from "./cells.js";
import { NONE, UNKNOWN, hasValue } from "./facts.js";

/** @import { CheckerProgram, ClusterVariable, Leaf, Term, Variable } from "../types" */
/** @import { Box, Constraint } from "./cells.js" */
/** @import { Known } from "./facts.js" */

/** @typedef {ReturnType<typeof reach>} Reach */

/**
 * One case: what is `known` of each fact, and the `allowed` values of each variable.
 *
 * @param {CheckerProgram} program
 * @param {Known[]} known
 */
export function reach(program, known) {
  const specs = program.facts;

  const isUnknown = (/** @type {number} */ fact) => known[fact] === UNKNOWN;

  /** An unknown fact turns out to have no value where another stands in for it. */
  const mayLack = (/** @type {number} */ fact) => isUnknown(fact) && "standIn" in specs[fact];

  /**
   * The values of a variable that the known facts leave.
   *
   * @param {Variable} variable
   * @returns {number[]}
   */
  function allowedValues(variable) {
    const [kind, fact, extra, none] = /** @type {[string, number, any, number]} */ (variable);
    const value = known[fact];
    if (variable[0] === "c") return allowedCells(variable);
    if (kind === "r") return extra;
    if (kind === "o") return [+isUnknown(fact)];
    if (kind === "b") return isUnknown(fact) ? [0, 1] : [+!!value?.includes(extra)];
    if (!hasValue(value)) {
      return withoutValue(fact, kind === "e" ? extra : extra.length + 1 + +(none >= 0), none);
    }
    if (kind === "e") return [value];
    return [extra.filter((/** @type {number} */ cut) => cut <= value).length];
  }

  /**
   * For a fact that has no value, or none yet.
   *
   * @param {number} fact
   * @param {number} size
   * @param {number} none
   */
  function withoutValue(fact, size, none) {
    if (!isUnknown(fact)) return [none];
    return [...Array(size).keys()].filter((cell) => cell !== none || mayLack(fact));
  }

  /** For facts that are compared. @param {ClusterVariable} variable */
  function allowedCells([, members, comparisons, patterns, rounds]) {
    const sides = comparisons.map(sidesOf);
    // where nothing has a value, every cell has a point: the compiler leaves no others
    const anything = !members.some((fact) => hasValue(known[fact]));
    return patterns.flatMap(([gone, truth], cell) => {
      const fits = members.every(
        (fact, n) => mayLack(fact) || bit(gone, n) === +(known[fact] === NONE),
      );
      return fits && (anything || hasPoint(sides, members, [gone, truth], rounds)) ? cell : [];
    });
  }

  /**
   * Some completion without the facts `gone` makes the comparisons as true as `truth`.
   *
   * @param {[Constraint, Constraint][]} sides
   * @param {number[]} members
   * @param {[number, number]} pattern
   * @param {number} rounds
   */
  function hasPoint(sides, members, [gone, truth], rounds) {
    /** @type {Box} */
    const box = [];
    for (const fact of members.filter((_, n) => !bit(gone, n))) box[fact] = ends(fact);
    const constraints = sides
      .map((side, n) => side[bit(truth, n)])
      .filter(([, , facts]) => facts.every((fact) => box[fact]));
    return feasible(constraints, box, rounds);
  }

  /**
   * The smallest and the largest value of a figure or day.
   *
   * @param {number} fact
   * @returns {[number, number]}
   */
  function ends(fact) {
    const { low, high } = /** @type {{ low: number, high: number }} */ (specs[fact]);
    return hasValue(known[fact]) ? [known[fact], known[fact]] : [low, high];
  }

  /** The children of a node that can be reached. @param {number} node */
  function children(node) {
    const [variable, ...steps] = program.nodes[node];
    const back = (/** @type {number} */ step) => (step < 0 ? step : node - step);
    return allowed[variable].map((value) => back(steps[value]));
  }

  /** The leaves that some completion reaches. @param {number} root @returns {Leaf[]} */
  function leaves(root) {
    const reached = new Set([root]); // grows while it is walked
    for (const node of reached) {
      if (node >= 0) children(node).forEach((child) => reached.add(child));
    }
    return [...reached].filter((node) => node < 0).map((node) => program.leaves[-node - 1]);
  }

  /** The same without contradictions. */
  const consistent = (/** @type {number} */ root) => leaves(root).filter((leaf) => leaf !== null);

  /** Every completion without contradiction fulfils a condition. */
  const certain = (/** @type {number} */ root) => consistent(root).join() === "true";

  const allowed = program.variables.map(allowedValues);
  return { known, allowed, isUnknown, children, leaves, consistent, certain };
}

/**
 * The opposite of a comparison, and the comparison.
 *
 * @param {[Term, Term]} comparison
 * @returns {[Constraint, Constraint]}
 */
function sidesOf([left, right]) {
  const facts = factsOf([left, right]);
  return [
    [["+", right, ["c", 1]], left, facts],
    [left, right, facts],
  ];
}
