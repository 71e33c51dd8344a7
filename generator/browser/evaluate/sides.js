/* The same case on several sides: under other readings, or with other values of some facts.
 *
 * The twin of evaluate/sides.py, which explains it. */

import { valueOf } from "./answer.js";
import { factsOf } from "./cells.js";

/** @import { CheckerProgram, Leaf, ValueProgram } from "../types" */
/** @import { Reach } from "./reach.js" */

/** A root of the answer, and the value that its formulas yield, if it is one.
 * @typedef {[root: number, value?: ValueProgram]} Part */

/** By variable, its values on all sides together. @typedef {Record<number, number[][]>} Choices */

/** Where a part has led, a node for each side; none where the sides say the same.
 * @typedef {number[]} Nodes */

const END = Infinity; // behind all variables

/**
 * One case; `reaches`: what is known on each side.
 *
 * @param {CheckerProgram} program
 * @param {Reach[]} reaches
 * @param {Choices} choices
 */
export function sides(program, reaches, choices) {
  /** The parts of the answer that differ in some completion. */
  const differing = () =>
    partsOf(program).filter((part) => [...ends(part)].some((leaves) => differ(part, leaves)));

  /** Some part differs in a completion that is no contradiction on the last side. */
  const changes = () =>
    partsOf(program).some((part) =>
      [...ends(part)].some((leaves) => leaves[1] !== null && differ(part, leaves)),
    );

  /** The leaves to which a part leads on all sides together. @param {Part} part */
  function* ends(part) {
    const todo = new Map([[start(part).join(), start(part)]]); // grows while it is walked
    for (const nodes of todo.values()) {
      if (variableOf(nodes) === END) yield contents(nodes);
      else for (const [next] of further([nodes])) todo.set(next.join(), next);
    }
  }

  /** In every completion some of the parts differs. @param {Part[]} parts */
  function alwaysDiffer(parts) {
    const todo = new Map([["", parts.map(start)]]); // grows while it is walked
    for (const list of todo.values()) {
      const places = unsettled(parts, list);
      if (!places) continue;
      if (places.every((nodes) => !nodes.length)) return false;
      for (const next of further(places)) todo.set(next.join(";"), next);
    }
    return true;
  }

  /**
   * The places without those that turned out alike; nothing where one shows a difference, or a
   * contradiction on all sides.
   *
   * @param {Part[]} parts
   * @param {Nodes[]} places
   */
  function unsettled(parts, places) {
    const ended = places.map((nodes) => nodes.length > 0 && variableOf(nodes) === END);
    const settled = places.some((nodes, n) => {
      const leaves = ended[n] ? contents(nodes) : [true];
      return leaves.every((leaf) => leaf === null) || surelyDiffer(parts[n], leaves);
    });
    return settled ? null : places.map((nodes, n) => (ended[n] ? [] : nodes));
  }

  /** The places once the first variable that matters has its values. @param {Nodes[]} places */
  function further(places) {
    const variable = Math.min(...places.map(variableOf));
    return valuesOf(variable).map((values) =>
      places.map((nodes) => advanced(follow(nodes, variable, values))),
    );
  }

  /** The root of a part on all sides. @param {Part} part */
  const start = ([root]) => advanced(reaches.map(() => root));

  /**
   * The nodes behind all variables whose values are certain.
   *
   * @param {Nodes} nodes
   * @returns {Nodes}
   */
  function advanced(nodes) {
    const variable = variableOf(nodes);
    const [values, ...others] = variable < END ? valuesOf(variable) : [];
    return values && !others.length ? advanced(follow(nodes, variable, values)) : nodes;
  }

  /** The first variable that some of the nodes look at; END for leaves. @param {Nodes} nodes */
  const variableOf = (nodes) =>
    Math.min(END, ...nodes.map((node) => (node < 0 ? END : program.nodes[node][0])));

  /** The values that a variable can have on all sides together. @param {number} variable */
  const valuesOf = (variable) =>
    choices[variable] || reaches[0].allowed[variable].map((value) => reaches.map(() => value));

  /**
   * Where the nodes lead once a variable has its values.
   *
   * @param {Nodes} nodes
   * @param {number} variable
   * @param {number[]} values
   */
  const follow = (nodes, variable, values) =>
    nodes.map((node, n) =>
      node >= 0 && program.nodes[node][0] === variable ? step(program, node, values[n]) : node,
    );

  /** What stands at leaves. @param {Nodes} nodes */
  const contents = (nodes) => nodes.map((node) => program.leaves[-node - 1]);

  /** The sides do not say the same. @param {Part} part @param {Leaf[]} leaves */
  const differ = (part, leaves) => new Set(told(part, leaves)).size > 1;

  /**
   * The same, whatever formulas will yield that still lack a fact.
   *
   * @param {Part} part
   * @param {Leaf[]} leaves
   */
  const surelyDiffer = (part, leaves) =>
    told(part, leaves).some((one, n, [first]) => surelyApart([leaves[n], leaves[0]], [one, first]));

  /** What each side says. @param {Part} part @param {Leaf[]} leaves */
  const told = (part, leaves) => leaves.map((leaf, n) => saying(program, leaf, part, reaches[n]));

  return { differing, changes, alwaysDiffer };
}

/**
 * Where a node leads once its variable has a value.
 *
 * @param {CheckerProgram} program
 * @param {number} node
 * @param {number} value
 */
function step({ nodes }, node, value) {
  const back = nodes[node][value + 1];
  return back < 0 ? back : node - back;
}

/**
 * What a leaf says, whichever row says so.
 *
 * @param {CheckerProgram} program
 * @param {any} leaf
 * @param {Part} part
 * @param {Reach} reached
 */
function saying({ terms }, leaf, [, value], { known }) {
  const [kind, content, outcomes] = Array.isArray(leaf) ? leaf : [];
  if (kind === "r") return JSON.stringify(outcomes);
  if (kind !== "t" || !value) return JSON.stringify(leaf);
  const computed = valueOf(leaf, value.type, terms, known);
  return computed ?? JSON.stringify([content, factsOf(terms[content]).map((fact) => known[fact])]);
}

/**
 * Two leaves say different things; of two formulas, only once both can be computed.
 *
 * @param {any[]} leaves
 * @param {any[]} said
 */
function surelyApart(leaves, said) {
  const formulas = leaves.every((leaf) => Array.isArray(leaf) && leaf[0] === "t");
  return said[0] !== said[1] && !(formulas && said.some((one) => String(one)[0] === "["));
}

/** Everything that the answer says. @param {CheckerProgram} program */
export function partsOf({ members, root, values }) {
  const tables = Object.values(members || [/** @type {number} */ (root)]);
  const ofValues = values.flatMap((value) =>
    (value.entries || [["", value.root]]).map(([, own]) => [own, value]),
  );
  return /** @type {Part[]} */ ([...tables.map((table) => [table]), ...ofValues]);
}
