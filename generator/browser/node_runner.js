/* Runs the evaluator in Node, for `weisungswerk evaluate --engine browser` and the parity tests.
 *
 *   node node_runner.js PROGRAM.json
 *
 * PROGRAM.json holds what `compile_model` returns as `program`. Standard input: one JSON object a line,
 * {"checker": id, "facts": {…}, "skip"?: [fact, …]}; other keys are ignored, empty lines are skipped. Standard output:
 * one result a line in the same order, or {"error": {"code", "message", "fact"}}. Each line is answered at once, so
 * that the process can also be used as a partner in a dialogue. Ends with code 0 when the input ends.
 */

import fs from "node:fs";
import readline from "node:readline";
import { InputError, evaluate } from "./evaluate.js";

function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    throw new InputError("json-ungueltig", "Die Zeile ist kein gültiges JSON.");
  }
}

function answer(line, program) {
  try {
    const { checker, facts, skip } = parse(line);
    return evaluate(program, checker, facts, skip);
  } catch (failure) {
    if (failure instanceof InputError) return { error: failure };
    throw failure; // a bug, not a mistake of the user
  }
}

const program = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
readline
  .createInterface({ input: process.stdin, crlfDelay: Infinity })
  .on(
    "line",
    (line) => line.trim() && process.stdout.write(`${JSON.stringify(answer(line, program))}\n`),
  );
