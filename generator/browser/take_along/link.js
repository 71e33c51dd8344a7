/* A link that restores the answers: they stand in the fragment alone, which no browser sends to a
 * server. No DOM.
 *
 *   #antworten=fact:value,fact:value     ja | nein, an id, ids with +, a day, a figure with a point
 *                                        ~ »weiß ich nicht«, - »nichts davon«, * »keine Angabe«,
 *                                        none of which can be an id */

/** @import { Answer, Answers, CheckerProgram, Entry, FactProgram, Given } from "../types" */

import { caseOf } from "../evaluate/answer.js";
import { InputError } from "../evaluate/facts.js";

const UNKNOWN_SIGN = "~";
const NONE_SIGN = "-";
const LEFT_OUT_SIGN = "*";

/** @param {Answers} answers */
export const linkedAnswers = (answers) =>
  [...answers].map(([id, value]) => `${encodeURIComponent(id)}:${signs(value)}`).join(",");

/** @param {Given} value */
function signs(value) {
  if (value === undefined) return LEFT_OUT_SIGN;
  if (value === null) return UNKNOWN_SIGN;
  if (Array.isArray(value)) return value.map(encodeURIComponent).join("+") || NONE_SIGN;
  if (typeof value === "boolean") return value ? "ja" : "nein";
  return encodeURIComponent(value);
}

/**
 * The answers in a part of a fragment, and what was refused; only what the evaluator takes is an
 * answer, and only what has a default can be left out.
 *
 * @param {Entry} checker
 * @param {string} text
 */
export function answersFrom({ program, texts }, text) {
  /** @type {Answers} */
  const answers = new Map();
  /** @type {string[]} */
  const refused = [];
  for (const part of text.split(",").filter(Boolean)) {
    const [id, value = ""] = part.split(":").map(decoded);
    const spec = program.facts.find((fact) => fact.id === id);
    const answer = spec && answerFrom(spec, value);
    if (spec && spec.absent === null && value === LEFT_OUT_SIGN) answers.set(id, undefined);
    else if (answer !== undefined && isTaken(program, id, answer)) answers.set(id, answer);
    else refused.push(spec ? `${texts.facts[id].title}: ${value}` : id);
  }
  return { answers, refused };
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {FactProgram} spec @param {string} value @returns {Answer | undefined} */
function answerFrom({ type, choices = [] }, value) {
  if (value === UNKNOWN_SIGN) return null;
  switch (type) {
    case "boolean":
      return value === "ja" || (value === "nein" ? false : undefined);
    case "choices": {
      const ids = value === NONE_SIGN ? [] : [...new Set(value.split("+"))];
      return ids.sort((a, b) => choices.indexOf(a) - choices.indexOf(b));
    }
    case "integer":
    case "number":
      return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
    default:
      return value;
  }
}

/** @param {CheckerProgram} program @param {string} id @param {Answer} answer */
function isTaken(program, id, answer) {
  try {
    caseOf(program, { [id]: answer });
    return true;
  } catch (refusal) {
    if (refusal instanceof InputError) return false;
    throw refusal;
  }
}
