/* What of a checker remains to be decided: which unknown facts can still change the answer. The twin of evaluate/remainder.py. */

import { bit, factsOf } from "./cells.js";

const WILD = 0;
const MIXED = -1;
const LEAF = Infinity;

/** The function that remains over the allowed values; contradictions agree with everything.
 * nodes: [variable, child, …], or [LEAF]. Node 0, WILD, agrees with every function; loose nodes have it below them.
 */
export function remainder(program, { allowed, isUnknown, children, consistent }) {
  const nodes = [[LEAF]];
  const loose = [true];
  const numbers = {};
  const merged = {};
  const simple = {};

  /** The number of a node; it is made once. */
  function numberOf(key, node) {
    return (numbers[key] ??= loose.push(node.slice(1).some((child) => loose[child])) && nodes.push(node) - 1);
  }

  /** The node that stands for what remains of a root; rows with the same outcome are equal. */
  const simplify = (root) => (simple[root] ??= root < 0 ? leaf(root) : inner(root));

  /** The same for a node. */
  const inner = (node) => make(program.nodes[node][0], children(node).map(simplify));

  /** The same for a leaf. */
  function leaf(root) {
    const content = program.leaves[-root - 1];
    return content === null ? WILD : numberOf(JSON.stringify(content[0] === "r" ? content.slice(2) : content), [LEAF]);
  }

  /** The node of a variable; when all children agree, what they agree on. */
  function make(variable, list) {
    const same = list.reduce((one, other) => (one === MIXED ? one : merge(one, other)), WILD);
    const node = [variable, ...list];
    return same === MIXED ? numberOf(node.join(), node) : same;
  }

  /** The function that agrees with two others; MIXED when they contradict each other. */
  function merge(one, other) {
    if (one === other || other === WILD) return one;
    if (!loose[one] && !loose[other]) return MIXED; // functions without gaps are equal only as the same node
    return one === WILD ? other : (merged[[one, other]] ??= mergeNodes(one, other));
  }

  /** The same for two different nodes. */
  function mergeNodes(one, other) {
    const first = nodes[one];
    const second = nodes[other];
    const top = Math.min(first[0], second[0]);
    if (top === LEAF) return MIXED;
    const list = allowed[top].map((_, n) =>
      merge(first[0] === top ? first[n + 1] : one, second[0] === top ? second[n + 1] : other));
    return list.includes(MIXED) ? MIXED : make(top, list);
  }

  /** Unknown facts that can still change the answer, in the order of the checker. */
  function relevantFacts() {
    const values = program.values.flatMap(({ root, entries }) => (entries ? entries.map((entry) => entry[1]) : root));
    const members = Object.values(program.members || [program.root]);
    const facts = [...factsOfTerms(values), ...factsOfNodes([...members, ...values])];
    const relevant = facts.concat(facts.flatMap((fact) => program.facts[fact].alternatives || []));
    return [...program.facts.keys()].filter((fact) => isUnknown(fact) && relevant.includes(fact));
  }

  /** The facts in the formulas that may still be used. */
  const factsOfTerms = (roots) => 
    roots.flatMap(consistent).flatMap((leaf) => (leaf[0] === "t" ? factsOf(program.terms[leaf[1]]) : []));

  /** The facts on which it still depends where the diagrams lead. */
  function factsOfNodes(roots) {
    const facts = [];
    const reached = new Set(roots.map(simplify));
    for (const node of reached) {
      const [variable, ...list] = nodes[node];
      list.forEach((child) => reached.add(child));
      if (variable < LEAF) facts.push(...factsBehind(variable, list));
    }
    return facts;
  }

  /** The facts whose own comparisons tell values of a variable apart; else, all unknown ones. */
  function factsBehind(variable, list) {
    const [kind, members] = program.variables[variable];
    if (kind !== "c") return [members];
    const unknown = members.filter(isUnknown);
    const telling = unknown.filter((fact) => tells(fact, variable, list));
    return telling.length ? telling : unknown; // sometimes only several facts together tell two cells apart
  }

  /** Two cells that differ in nothing but the comparisons of a fact disagree. */
  function tells(fact, variable, list) {
    const [, members, comparisons, patterns] = program.variables[variable];
    const groups = {};
    return list.some((child, n) => {
      const [gone, truth] = patterns[allowed[variable][n]];
      const key = [gone & ~(1 << members.indexOf(fact)), ...comparisons.map((pair, at) => !factsOf(pair).includes(fact) && bit(truth, at))].join();
      groups[key] = merge(groups[key] || WILD, child);
      return groups[key] === MIXED;
    });
  }

  return { relevantFacts };
}
