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
import { evaluate } from "./evaluate/answer.js";
import { InputError } from "./evaluate/facts.js";
import { message } from "./evaluate/messages.js";

/**
 * @param {string} line
 * @param {Program} program
 */
function answer(line, program) {
  let request;
  try {
    request = JSON.parse(line);
  } catch {
    return refusal("json-ungueltig", "Die Zeile ist kein gültiges JSON.");
  }
  const { checker, facts, skip } = request;
  try {
    return evaluate(program, checker, facts, skip);
  } catch (failure) {
    if (!(failure instanceof InputError)) throw failure; // a bug, not a mistake of the user
    return refusal(failure.code, message(failure), failure.fact);
  }
}

/**
 * @param {string} code
 * @param {string} message
 * @param {string | null} fact
 */
const refusal = (code, message, fact = null) => ({ error: { code, message, fact } });

const program = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
readline
  .createInterface({ input: process.stdin, crlfDelay: Infinity })
  .on(
    "line",
    (line) => line.trim() && process.stdout.write(`${JSON.stringify(answer(line, program))}\n`),
  );
