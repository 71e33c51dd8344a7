/* Why a question is asked: what its answers can still change, and on which norms that rests. */

/** @import { Child, Question, Result, View } from "../types" */

import { el, links } from "./dom.js";
import { MANY } from "./fields.js";
import { sequence, stillPossible } from "./possible.js";

/**
 * @param {View} view
 * @param {Question} question
 * @returns {Child}
 */
export function explanation(view, question) {
  return [purpose(view, question), prospects(view, question), grounds(question)];
}

/** @param {View} view @param {Question} question */
function purpose(view, { spec, optional }) {
  const { interview, texts } = view;
  const unknown = interview.insteadOf(spec.id).find(({ id }) => interview.answers.get(id) === null);
  const instead = unknown && texts.facts[unknown.id].title;
  return [
    instead && el("p", {}, `Diese Angabe hilft weiter, weil »${instead}« nicht bekannt ist.`),
    el(
      "p",
      {},
      optional
        ? "Die Antwort ist freiwillig. Sie zeigt, ob die Angaben zusammenpassen."
        : dependent(view),
    ),
  ];
}

/** @param {View} view */
function dependent(view) {
  const { result } = view.state;
  if (result.status !== "decided") {
    return `Von der Antwort hängt das Ergebnis ab. ${stillPossible(view, result)}`;
  }
  const open = view.program.values
    .filter(({ id }) => !(id in result.values))
    .map(({ id }) => `»${view.texts.values[id].title}«`);
  const added = open.join(" und ") || "die Angaben dazu";
  return `Das Ergebnis steht fest. Die Antwort ergänzt ${added}.`;
}

/**
 * Each answer with what would come out; only where the answers can be counted.
 *
 * @param {View} view
 * @param {Question} question
 */
function prospects(view, { spec, options, optional }) {
  const countable = ["boolean", "choice"].includes(spec.type) && options.length <= MANY;
  if (optional || !countable) return null;
  const pairs = options.map(([value, { title }]) => {
    const result = view.interview.effect(spec.id, value);
    return el("div", {}, el("dt", {}, title), el("dd", {}, prospect(view, result)));
  });
  return el("dl", { class: "wp-pairs" }, pairs);
}

/** @param {View} view @param {Result} result */
function prospect(view, result) {
  if (result.outcome === null) return stillPossible(view, result);
  return `Das Ergebnis steht fest: ${sequence(view, [result.outcome].flat())}`;
}

/** @param {Question} question */
const grounds = ({ words }) =>
  words.cites.length > 0 && el("p", { class: "wp-source" }, "Grundlage: ", links(words.cites));
