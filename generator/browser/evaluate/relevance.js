/* Which unknown facts can still change the answer.
 *
 * The twin of evaluate/relevance.py. */

import { bit, factsOf } from "./cells.js";
import { LEAF, MIXED, WILD, remainder } from "./remainder.js";

/** @import { CheckerProgram, ClusterVariable } from "../types" */
/** @import { Reach } from "./reach.js" */
/** @import { Remainder } from "./remainder.js" */

/**
 * Numbers of the facts, in the order of the checker.
 *
 * @param {CheckerProgram} program
 * @param {Reach} reached
 */
export function relevantFacts(program, reached) {
  const values = program.values.flatMap(({ root, entries }) =>
    entries ? entries.map((entry) => entry[1]) : /** @type {number} */ (root),
  );
  const members = Object.values(program.members || [/** @type {number} */ (program.root)]);
  const leaves = /** @type {any[][]} */ (values.flatMap(reached.consistent));
  const facts = leaves
    .flatMap((leaf) => (leaf[0] === "t" ? factsOf(program.terms[leaf[1]]) : []))
    .concat(factsOfNodes(program, reached, [...members, ...values]));
  const relevant = facts.concat(facts.flatMap((fact) => program.facts[fact].alternatives || []));
  return [...program.facts.keys()].filter((n) => reached.isUnknown(n) && relevant.includes(n));
}

/**
 * The facts on which it still depends where the diagrams lead.
 *
 * @param {CheckerProgram} program
 * @param {Reach} reached
 * @param {number[]} roots
 */
function factsOfNodes(program, reached, roots) {
  const machine = remainder(program, reached);
  const nodes = new Set(roots.map(machine.simplify)); // grows while it is walked
  const facts = [];
  for (const node of nodes) {
    const [variable, ...list] = machine.nodes[node];
    list.forEach((child) => nodes.add(child));
    if (variable < LEAF) facts.push(...factsBehind(program, reached, machine, variable, list));
  }
  return facts;
}

/**
 * The facts whose own comparisons tell values of a variable apart; else, all unknown ones.
 *
 * @param {CheckerProgram} program
 * @param {Reach} reached
 * @param {Remainder} machine
 * @param {number} variable
 * @param {number[]} children
 */
function factsBehind({ variables }, { allowed, isUnknown }, machine, variable, children) {
  const content = variables[variable];
  const unknown = [content[1]].flat().filter(isUnknown);
  if (content[0] !== "c") return unknown;
  const left = allowed[variable].map((cell, n) => [...content[3][cell], children[n]]);
  const telling = unknown.filter((fact) => tells(machine, fact, content, left));
  return telling.length ? telling : unknown; // sometimes only several facts together tell
}

/**
 * Two cells that differ in nothing but the comparisons of a fact disagree.
 *
 * @param {Remainder} machine
 * @param {number} fact
 * @param {ClusterVariable} cluster
 * @param {number[][]} cells facts without a statement, comparisons that hold, node
 */
function tells({ merge }, fact, [, members, comparisons], cells) {
  /** @type {Record<string, number>} */
  const groups = {};
  const others = comparisons.map((pair) => !factsOf(pair).includes(fact));
  return cells.some(([gone, truth, child]) => {
    const held = others.map((other, n) => other && bit(truth, n));
    const key = [gone & ~(1 << members.indexOf(fact)), held].join();
    groups[key] = merge(groups[key] || WILD, child);
    return groups[key] === MIXED;
  });
}
