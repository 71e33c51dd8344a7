/* Runs the evaluator in Node, for `weisungswerk evaluate --engine browser` and the parity tests.
 *
 *   node node_runner.js PROGRAM.json [--skip]
 *
 * PROGRAM.json holds what `compile_model` returns as `program`. Standard input: one JSON object a
 * line, {"checker": id, "facts": {…}}; other keys are ignored, empty lines are skipped. With --skip
 * also "skip"?: [fact, …], facts not to be asked for; `evaluate --batch` knows no such key.
 * Standard output: one result a line in the same order, or {"error": {"code", "message", "fact"}}.
 * Nothing but LF ends a line: JSON may hold CR between its tokens, and U+2028 in its texts.
 * Each line is answered at once, so that the process can also be used as a partner in a dialogue.
 * Ends with code 0 when the input ends.
 */

import fs from "node:fs";
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
    return evaluate(program, request.checker, request.facts, SKIPS ? request.skip : []);
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

const SKIPS = process.argv[3] === "--skip";
/** @type {Program} */
const program = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
let rest = "";
process.stdin.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
  const lines = (rest + text).split("\n");
  rest = lines.pop() || "";
  for (const line of lines) respond(line);
});
process.stdin.on("end", () => respond(rest));

/** @param {string} line */
function respond(line) {
  if (line.trim()) process.stdout.write(`${JSON.stringify(answer(line, program))}\n`);
}
