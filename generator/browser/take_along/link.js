/* A link that restores the answers: they stand in the fragment alone, which no browser sends to a
 * server. No DOM.
 *
 *   #antworten=fact:value,fact:value     ja | nein, an id, ids with +, a day, a figure with a point
 *                                        ~ »weiß ich nicht«, - »nichts davon«, * »keine Angabe«,
 *                                        none of which can be an id */

/** @import { Answer, Answers, Entry, FactProgram, Given } from "../types" */

import { folded } from "../characters.js";
import { isTaken } from "../checker/taken.js";

const UNKNOWN_SIGN = "~";
const NONE_SIGN = "-";
const LEFT_OUT_SIGN = "*";
const LONGEST = 8000; // characters; far more than all answers to the longest checker take
const LINK_END = /[\s.,;:!?()<>[\]{}"'»«“”„]+$/;

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
 * The answers in a part of a fragment, what was refused in words, and as it stands there. Programs
 * that make links of addresses take the full stop or the bracket behind one into it.
 *
 * @param {Entry} checker
 * @param {string} text
 */
export function answersFrom({ program, texts }, text) {
  /** @type {Answers} */
  const answers = new Map();
  /** @type {string[]} */
  const refused = [];
  /** @type {string[]} */
  const unread = [];
  if (text.length > LONGEST) {
    return { answers, refused: [`Link mit mehr als ${LONGEST} Zeichen`], unread: [text] };
  }
  for (const part of folded(text).replace(LINK_END, "").split(",").filter(Boolean)) {
    const [id, value = ""] = part.trim().split(":");
    const spec = program.facts.find((fact) => fact.id === id);
    const answer = spec && answerFrom(spec, value);
    const isRead = spec && (answer !== undefined || value === LEFT_OUT_SIGN);
    if (isRead && isTaken(program, id, answer)) {
      answers.set(id, answer);
    } else {
      refused.push(spec ? `${texts.facts[id].title}: ${value}` : id);
      unread.push(part);
    }
  }
  return { answers, refused, unread };
}

/** @param {FactProgram} spec @param {string} value @returns {Answer | undefined} */
function answerFrom({ type, choices = [] }, value) {
  if (value === UNKNOWN_SIGN) return null;
  if (value === LEFT_OUT_SIGN) return undefined;
  switch (type) {
    case "boolean":
      return value === "ja" || (value === "nein" ? false : undefined);
    case "choices": {
      const ids = value === NONE_SIGN ? [] : [...new Set(value.split(/[+ ]/))];
      return ids.sort((a, b) => choices.indexOf(a) - choices.indexOf(b));
    }
    case "integer":
    case "number":
      return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
    default:
      return value;
  }
}
