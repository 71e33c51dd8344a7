/* The function that remains of diagrams over the allowed values; contradictions agree with all.
 *
 * The twin of evaluate/remainder.py. */

/** @import { CheckerProgram } from "../types" */
/** @import { Reach } from "./reach.js" */

/** @typedef {ReturnType<typeof remainder>} Remainder */

export const WILD = 0;
export const MIXED = -1;
export const LEAF = Infinity;

/**
 * `nodes`: [variable, child, …], or [LEAF]. Node 0, WILD, agrees with every function; loose nodes
 * have it below them.
 *
 * @param {CheckerProgram} program
 * @param {Reach} reached
 */
export function remainder(program, { allowed, children }) {
  const nodes = [[LEAF]];
  const loose = [true];
  /** @type {Record<string, number>} */
  const numbers = {};
  /** @type {Record<string, number>} */
  const merged = {};
  /** @type {Record<string, number>} */
  const simple = {};

  /** The number of a node; it is made once. @param {string} key @param {number[]} node */
  function numberOf(key, node) {
    loose[nodes.length] = node.slice(1).some((child) => loose[child]);
    return (numbers[key] ??= nodes.push(node) - 1);
  }

  /** The node that stands for what remains of a root. @param {number} root @returns {number} */
  const simplify = (root) => (simple[root] ??= root < 0 ? leaf(root) : inner(root));

  /** The same for a node. @param {number} node */
  const inner = (node) => make(program.nodes[node][0], children(node).map(simplify));

  /** The same for a leaf; rows with the same outcome are equal. @param {number} root */
  function leaf(root) {
    const content = /** @type {any[] | null} */ (program.leaves[-root - 1]);
    if (content === null) return WILD;
    const outcome = content[0] === "r" ? content.slice(2) : content;
    return numberOf(JSON.stringify(outcome), [LEAF]);
  }

  /**
   * The node of a variable, or what all its children agree on.
   *
   * @param {number} variable
   * @param {number[]} list
   */
  function make(variable, list) {
    const same = list.reduce((one, other) => (one === MIXED ? one : merge(one, other)), WILD);
    return same === MIXED ? numberOf([variable, list].join(), [variable, ...list]) : same;
  }

  /**
   * The function that agrees with two others, or MIXED.
   *
   * @param {number} one
   * @param {number} other
   * @returns {number}
   */
  function merge(one, other) {
    if (one === other || other === WILD) return one;
    // functions without gaps are equal only as the same node
    if (!loose[one] && !loose[other]) return MIXED;
    if (one === WILD) return other;
    return (merged[[one, other].join()] ??= mergeNodes(one, other));
  }

  /** The same for two different nodes. @param {number} one @param {number} other */
  function mergeNodes(one, other) {
    const first = nodes[one];
    const second = nodes[other];
    const top = Math.min(first[0], second[0]);
    if (top === LEAF) return MIXED;
    const list = allowed[top].map((_, n) =>
      merge(first[0] === top ? first[n + 1] : one, second[0] === top ? second[n + 1] : other),
    );
    return list.includes(MIXED) ? MIXED : make(top, list);
  }

  return { nodes, simplify, merge };
}
