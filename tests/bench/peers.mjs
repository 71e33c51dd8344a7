/* The same rule (see rule.py for its plain form) in the language of each peer.
 *
 * peers(rule, program, checker) → [{name, prepare(facts) → what the peer takes, run(prepared) → outcome}, …]
 *
 * Whatever a peer can do once for all facts (parsing, compiling) is done here; `prepare` writes facts in its
 * syntax and is not measured; `run` is: facts in, outcome out, nothing kept from the last call.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import { evaluate as feel } from "feelin";
import { evaluate } from "../../generator/browser/evaluate/answer.js";
import { LogicEngine } from "json-logic-engine";
import Engine from "publicodes";
import { publicodesFacts, publicodesRules } from "./publicodes.mjs";

const require = createRequire(import.meta.url);
export const version = (name) => JSON.parse(fs.readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url))).version;

export const peers = (rule, program, checker) => [
  publicodes(rule), feelin(rule), jsonLogicJs(rule), jsonLogicEngine(rule), ...weisungswerk(program, checker),
];

// ---- ours -----------------------------------------------------------------------------------------------------

function weisungswerk(program, checker) {
  const prepare = (facts) => facts;
  return [
    { name: "evaluate.js", prepare, run: (facts) => evaluate(program, checker, facts).outcome },
    { name: "evaluate.js → JSON-Text", prepare, run: (facts) => JSON.stringify(evaluate(program, checker, facts)), read: (text) => JSON.parse(text).outcome },
    { name: "nur der Gang durchs Diagramm", prepare, run: walk(program.checkers[checker]) },
  ];
}

/** What the diagram alone costs: no check of the facts, no reasons, no missing facts. Not a way to use it. */
function walk({ facts, variables, nodes, leaves, root }) {
  const cell = variables.map(([kind, fact, cuts]) => {
    const { id, type, places, choices } = facts[fact];
    if (kind === "e") return type === "boolean" ? (given) => +given[id] : (given) => choices.indexOf(given[id]);
    const scale = 10 ** places;
    return (given) => {
      const figure = Math.round(given[id] * scale);
      let below = 0;
      while (below < cuts.length && cuts[below] <= figure) below++;
      return below;
    };
  });
  return (given) => {
    let at = root;
    while (at >= 0) {
      const step = nodes[at][1 + cell[nodes[at][0]](given)];
      at = step < 0 ? step : at - step;
    }
    return leaves[-at - 1][2][0];
  };
}

// ---- the peers ------------------------------------------------------------------------------------------------

function publicodes(rule) {
  const engine = new Engine(publicodesRules(rule));
  return { name: `publicodes ${version("publicodes")}`, prepare: publicodesFacts, run: (situation) => engine.setSituation(situation).evaluate("ergebnis").nodeValue };
}

/** if … then … else if …; feelin has no form prepared beforehand. */
function feelin({ rows, otherwise }) {
  const test = ([fact, op, value]) => {
    if (op === "is") return value ? fact : `${fact} = false`;
    return op === "in" ? `(${fact} in (${value.map((word) => `"${word}"`).join(", ")}))` : `${fact} ${op} ${value}`;   // without the outer ( ) »and« would belong to »in«
  };
  const expression = rows.map(({ when, then }) => `if ${when.map(test).join(" and ")} then "${then}" else `).join("") + `"${otherwise}"`;
  return { name: `feelin ${version("feelin")}`, prepare: (facts) => facts, run: (facts) => feel(expression, facts).value };
}

function jsonLogic({ rows, otherwise }) {
  const test = ([fact, op, value]) => {
    const read = { var: fact };
    return op === "is" ? (value ? read : { "!": read }) : { [op]: [read, value] };
  };
  return { if: [...rows.flatMap(({ when, then }) => [{ and: when.map(test) }, then]), otherwise] };
}

function jsonLogicJs(rule) {
  const logic = jsonLogic(rule), { apply } = require("json-logic-js");
  return { name: `json-logic-js ${version("json-logic-js")}`, prepare: (facts) => facts, run: (facts) => apply(logic, facts) };
}

function jsonLogicEngine(rule) {
  return { name: `json-logic-engine ${version("json-logic-engine")} (kompiliert)`, prepare: (facts) => facts, run: new LogicEngine().build(jsonLogic(rule)) };
}
