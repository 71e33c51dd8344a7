/* Why a question is asked: what its answers can still change, and on which norms that rests. */

/** @import { Child, Question, Result, View } from "../types" */

import { el, links } from "./dom.js";
import { resultWith } from "./closer_look.js";
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
  const { interview, state, texts } = view;
  const unknown = interview.insteadOf(spec).find(({ id }) => interview.answers.get(id) === null);
  const instead = unknown && texts.facts[unknown.id].title;
  return [
    instead && el("p", {}, `Diese Angabe hilft weiter, weil »${instead}« nicht bekannt ist.`),
    el(
      "p",
      {},
      optional && !state.result.missing.includes(spec.id)
        ? "Die Antwort ist freiwillig. Sie zeigt, ob die Angaben zusammenpassen."
        : dependent(view),
    ),
    optional && el("p", {}, "Ohne Angabe nennt das Ergebnis, dass dazu nichts bekannt ist."),
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
  return `Welches Ergebnis herauskommt, steht schon fest. Die Antwort ergänzt ${added}.`;
}

/**
 * Each answer with what would come out; only where the answers can be counted.
 *
 * @param {View} view
 * @param {Question} question
 */
function prospects(view, { spec, options }) {
  const countable = ["boolean", "choice"].includes(spec.type) && options.length <= MANY;
  if (!countable || !view.state.result.missing.includes(spec.id)) return null;
  const { answers } = view.interview;
  const pairs = options.map(([value, { title }]) => {
    const result = resultWith(view, new Map([...answers, [spec.id, value]]));
    return el("div", {}, el("dt", {}, title), el("dd", {}, prospect(view, result)));
  });
  return el("dl", { class: "wp-pairs" }, pairs);
}

/** @param {View} view @param {Result} result */
function prospect(view, result) {
  if (result.outcome === null) return stillPossible(view, result);
  const titles = sequence(view, [result.outcome].flat());
  return `${result.next ? "Ergebnis" : "Das Ergebnis steht fest"}: ${titles}`;
}

/** @param {Question} question */
const grounds = ({ words }) =>
  words.cites.length > 0 && el("p", { class: "wp-source" }, "Grundlage: ", links(words.cites));
