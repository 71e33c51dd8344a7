/* Runs the evaluator in Node, for `weisungswerk evaluate --engine browser` and the parity tests.
 *
 *   node node_runner.js PROGRAM.json
 *
 * PROGRAM.json holds what `compile_model` returns as `program`. Standard input: one JSON object a
 * line, {"checker": id, "facts": {…}, "skip"?: [fact, …]}; other keys are ignored, empty lines are
 * skipped. Standard output: one result a line in the same order, or {"error": {"code", "message",
 * "fact"}}. Each line is answered at once, so that the process can also be used as a partner in a
 * dialogue. Ends with code 0 when the input ends.
 */

import fs from "node:fs";
import readline from "node:readline";
import { InputError } from "./evaluate/facts.js";
import { message } from "./evaluate/messages.js";
import { evaluate } from "./evaluate/readings.js";

/** @import { Facts, Program } from "./types" */
/** @typedef {{ checker: string, facts: Facts, skip?: string[] }} Request */

/**
 * @param {string} line
 * @param {Program} program
 */
function answer(line, program) {
  /** @type {Request} */
  let request;
  try {
    request = JSON.parse(line);
  } catch {
    return refusal("json-ungueltig", "Die Zeile ist kein gültiges JSON.", null);
  }
  try {
    return evaluate(program, request.checker, request.facts, request.skip);
  } catch (failure) {
    if (!(failure instanceof InputError)) throw failure; // a bug, not a mistake of the user
    return refusal(failure.code, message(failure), failure.fact);
  }
}

/**
 * @param {string} code
 * @param {string} sentence
 * @param {string | null} fact
 */
const refusal = (code, sentence, fact) => ({ error: { code, message: sentence, fact } });

/** @type {Program} */
const program = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
readline
  .createInterface({ input: process.stdin, crlfDelay: Infinity })
  .on("line", (line) => {
    if (line.trim()) process.stdout.write(`${JSON.stringify(answer(line, program))}\n`);
  });
