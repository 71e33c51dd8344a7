/* A link that restores the answers: they stand in the fragment alone, which no browser sends to a server. No DOM.
 *
 *   #antworten=fact:value,fact:value     ja | nein, an id, ids with +, a day, a figure with a point
 *                                        ~ »weiß ich nicht«, - »nichts davon«: both can be no id */

import { evaluate } from "../evaluate/answer.js";
import { InputError } from "../evaluate/facts.js";

const UNKNOWN_SIGN = "~";
const NONE_SIGN = "-";

export const linkedAnswers = ({ program }, answers) =>
  [...answers]
    .map(
      ([id, value]) =>
        `${encodeURIComponent(id)}:${linked(
          program.facts.find((spec) => spec.id === id),
          value,
        )}`,
    )
    .join(",");

function linked({ type }, value) {
  if (value === null) return UNKNOWN_SIGN;
  if (type === "boolean") return value ? "ja" : "nein";
  if (type === "choices") return value.map(encodeURIComponent).join("+") || NONE_SIGN;
  return encodeURIComponent(value);
}

/** {answers: Map, refused: [text]} from the part of a fragment; only what the evaluator takes is an answer. */
export function answersFrom({ program, texts, interview }, text) {
  const answers = new Map();
  const refused = [];
  for (const part of text.split(",").filter(Boolean)) {
    const [id, value = ""] = part.split(":").map(decoded);
    const spec = program.facts.find((one) => one.id === id);
    const answer = spec && answerFrom(spec, value);
    const left = answer === null && interview.voluntary.includes(spec); // leaving out what is voluntary is no »weiß ich nicht«
    if (spec && !left && taken(program, id, answer)) answers.set(id, answer);
    else refused.push(spec ? `${texts.facts[id].title}: ${value}` : id);
  }
  return { answers, refused };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch (broken) {
    return text;
  }
}

function answerFrom({ type, choices }, value) {
  if (value === UNKNOWN_SIGN) return null;
  if (type === "boolean") return { ja: true, nein: false }[value];
  if (type === "choices") {
    return value === NONE_SIGN
      ? []
      : [...new Set(value.split("+"))].sort((a, b) => choices.indexOf(a) - choices.indexOf(b));
  }
  return type === "integer" || type === "number"
    ? /^-?\d+(\.\d+)?$/.test(value)
      ? Number(value)
      : undefined
    : value;
}

function taken(program, id, answer) {
  try {
    evaluate({ checkers: { [program.id]: program } }, program.id, { [id]: answer });
    return answer !== undefined;
  } catch (refusal) {
    if (refusal instanceof InputError) return false;
    throw refusal;
  }
}
