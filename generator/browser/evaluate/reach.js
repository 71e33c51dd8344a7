/* Where the known facts lead in the diagrams of a checker: which leaves some completion reaches. The twin of evaluate/reach.py. */

import { bit, factsOf, feasible } from "./cells.js";
import { NONE, UNKNOWN } from "./facts.js";

/** @import { CheckerProgram, ClusterVariable, Constraint, Known, Leaf, Variable } from "../types" */

/** One case: what is `known` of each fact, and the `allowed` values of each variable. @param {CheckerProgram} program @param {Known[]} known */
export function reach(program, known) {
  const specs = program.facts;

  const isUnknown = (fact) => known[fact] === UNKNOWN;

  /** An unknown fact turns out to have no value where another stands in for it. */
  const mayLack = (fact) => isUnknown(fact) && "standIn" in specs[fact];

  /** The values of a variable that the known facts leave. */
  function allowedValues(variable) {
    const [kind, fact, extra, none] = variable;
    const value = known[fact];
    if (kind === "c") return allowedCells(variable);
    if (kind === "o") return [+isUnknown(fact)];
    if (kind === "b") return isUnknown(fact) ? [0, 1] : [+(value !== NONE && value.includes(extra))];
    if (value != null) return [kind === "e" ? value : extra.filter((cut) => cut <= value).length];
    return withoutValue(fact, kind === "e" ? extra : extra.length + 1 + (none >= 0), none);
  }

  /** The same for a fact that has no value, or none yet. */
  const withoutValue = (fact, size, none) =>
    isUnknown(fact) ? [...Array(size).keys()].filter((cell) => cell !== none || mayLack(fact)) : [none];

  /** The same for facts that are compared with each other. */
  function allowedCells([, members, comparisons, patterns, rounds]) {
    const anything = members.every((fact) => known[fact] == null); // then every cell has a point: the compiler leaves no others
    const sides = comparisons.map(([left, right]) => {
      const facts = factsOf([left, right]);
      return [[["+", right, ["c", 1]], left, facts], [left, right, facts]];
    });
    const hasPoint = (gone, truth) => {
      const box = [];
      members.forEach((fact, n) => {
        if (!bit(gone, n)) box[fact] = ends(fact);
      });
      const constraints = sides.map((side, n) => side[bit(truth, n)]).filter(([, , facts]) => facts.every((fact) => box[fact]));
      return feasible(constraints, box, rounds);
    };
    return patterns.flatMap(([gone, truth], cell) =>
      members.every((fact, n) => (bit(gone, n) ? known[fact] === NONE || mayLack(fact) : known[fact] !== NONE)) && (anything || hasPoint(gone, truth)) ? cell : []);
  }

  /** The smallest and the largest value of a figure or day. */
  const ends = (fact) => (known[fact] == null ? [specs[fact].low, specs[fact].high] : [known[fact], known[fact]]);

  /** The children of a node that can be reached. */
  const children = (node) =>
    allowed[program.nodes[node][0]].map((value) => {
      const step = program.nodes[node][value + 1];
      return step < 0 ? step : node - step;
    });

  /** The leaves that some completion reaches. */
  function leaves(root) {
    const reached = new Set([root]); // grows while it is walked
    for (const node of reached) if (node >= 0) children(node).forEach((child) => reached.add(child));
    return [...reached].filter((node) => node < 0).map((node) => program.leaves[-node - 1]);
  }

  /** The same without contradictions. */
  const consistent = (root) => leaves(root).filter((leaf) => leaf !== null);

  /** Every completion without contradiction fulfils a condition. */
  const certain = (root) => consistent(root).join() === "true";

  const allowed = program.variables.map(allowedValues);
  return { known, allowed, isUnknown, children, leaves, consistent, certain };
}
