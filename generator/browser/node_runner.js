/* Runs evaluate.js in Node, for `weisungswerk evaluate --engine browser` and the parity tests.
 *
 *   node node_runner.js PROGRAM.json
 *
 * PROGRAM.json holds what `compile_model` returns as `program`. Standard input: one JSON object a line,
 * {"checker": id, "facts": {…}, "skip"?: [fact, …]}; other keys are ignored, empty lines are skipped. Standard output:
 * one result a line in the same order, or {"error": {"code", "message", "fact"}}. Each line is answered at once, so
 * that the process can also be used as a partner in a dialogue. Ends with code 0 when the input ends.
 */
"use strict";

const fs = require("fs");
const path = require("path");
const readline = require("readline");
const vm = require("vm");

/** evaluate.js as a page would load it: a script, in a world of its own. */
function loadEvaluator() {
  const file = path.join(__dirname, "evaluate.js");
  const world = vm.createContext({});
  vm.runInContext(fs.readFileSync(file, "utf8"), world, { filename: file });
  return world.Weisungswerk;
}

function parse(line, InputError) {
  try {
    return JSON.parse(line);
  } catch (failure) {
    throw new InputError("json-ungueltig", "Die Zeile ist kein gültiges JSON.");
  }
}

function answer(line, program, { evaluate, InputError }) {
  try {
    const { checker, facts, skip } = parse(line, InputError);
    return evaluate(program, checker, facts, skip);
  } catch (failure) {
    if (failure instanceof InputError) return { error: failure };
    throw failure;                                             // a bug, not a mistake of the user
  }
}

const weisungswerk = loadEvaluator();
const program = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
readline.createInterface({ input: process.stdin, crlfDelay: Infinity })
  .on("line", (line) => line.trim() && process.stdout.write(JSON.stringify(answer(line, program, weisungswerk)) + "\n"));
