/* One question with what every field shows of it: options, hint, error. */

/** @import { Answer, ChoiceText, FactProgram, FactText, Question, View } from "../types" */

import { el, quiet } from "./dom.js";

export const NOT_KNOWN = { title: "Weiß ich nicht" };

/** @type {[Answer, ChoiceText][]} */
const YES_NO = [
  [true, { title: "Ja" }],
  [false, { title: "Nein" }],
];

/**
 * A question as it was answered last.
 *
 * @param {View} view
 * @param {FactProgram} spec
 * @returns {Question}
 */
export function createQuestion({ interview, texts, uid }, spec) {
  const words = texts.facts[spec.id];
  /** @param {string} id @returns {[Answer, ChoiceText]} */
  const choice = (id) => [id, words.choices[id] || { title: id }];
  return {
    spec,
    words,
    id: `${uid}-${spec.id}`,
    value: interview.answers.get(spec.id),
    answered: interview.answers.has(spec.id),
    options: spec.type === "boolean" ? YES_NO : (spec.choices || []).map(choice),
    hint: hintLines(spec, words),
    optional: interview.mayLack(spec),
  };
}

/** @param {FactProgram} spec @param {FactText} words */
function hintLines({ type }, { help }) {
  const lines = help ? [help] : [];
  if (type === "date") lines.push("TT.MM.JJJJ, zum Beispiel 02.06.2025");
  if (type === "choices") lines.push("Wählen Sie alles aus, was zutrifft.");
  return lines;
}

/**
 * The ids of what describes a control, or null.
 *
 * @param {Question} question
 * @param {string} [wrong]
 */
export function describedBy({ hint, id }, wrong) {
  return joined([hint.length > 0 && `${id}-hint`, wrong && `${id}-error`]);
}

/** @param {(string | false | null | undefined)[]} ids */
export const joined = (ids) => ids.filter(Boolean).join(" ") || null;

/** @param {Question} question */
export const hintNode = ({ hint, id }) =>
  hint.length > 0 &&
  el(
    "div",
    { id: `${id}-hint`, class: "wp-hint" },
    hint.map((line) => el("p", {}, line)),
  );

/** @param {Question} question @param {string} [wrong] */
export const errorNode = ({ id }, wrong) =>
  wrong && el("p", { id: `${id}-error`, class: "wp-error" }, quiet("Fehler: "), wrong);

/**
 * One answer to be ticked.
 *
 * @param {Question} question
 * @param {"radio" | "checkbox"} type
 * @param {number | string} n tells it from the others
 * @param {ChoiceText} words
 * @param {boolean} checked
 */
export function createOption({ id: name }, type, n, { title, help }, checked) {
  const id = `${name}-${n}`;
  const hint = help && `${id}-hint`;
  const input = el("input", { type, id, name, checked, "aria-describedby": hint });
  const label = el("label", { for: id }, title);
  const node = el(
    "div",
    { class: "wp-option" },
    input,
    label,
    hint && el("p", { id: hint, class: "wp-hint" }, help),
  );
  return { input, node };
}
