/* Why a question is asked: what its answers can still change, and on which norms that rests. Worked out when it is opened. */

import { el, links, set } from "./dom.js";
import { MANY } from "./fields.js";
import { sequence, stillPossible } from "./result.js";

export function why(view, state, q) {
  const box = el("div");
  const toggle = ({ currentTarget }) =>
    currentTarget.open && set(box, purpose(view, state, q), prospects(view, q), grounds(q));
  return el(
    "details",
    { class: "wp-more wp-why", toggle },
    el("summary", {}, "Warum diese Frage?"),
    box,
  );
}

function purpose(view, { result }, { spec, optional }) {
  const instead = view.interview
    .insteadOf(spec.id)
    .filter(({ id }) => view.interview.answers.get(id) === null);
  return [
    instead.length > 0 &&
      el(
        "p",
        {},
        `Diese Angabe hilft weiter, weil »${view.texts.facts[instead[0].id].title}« nicht bekannt ist.`,
      ),
    el(
      "p",
      {},
      optional
        ? "Die Antwort ist freiwillig. Sie zeigt, ob die Angaben zusammenpassen."
        : dependent(view, result),
    ),
  ];
}

function dependent(view, result) {
  if (result.status !== "decided") {
    return `Von der Antwort hängt das Ergebnis ab. ${stillPossible(view, result)}`;
  }
  const open = view.program.values
    .filter(({ id }) => !(id in result.values))
    .map(({ id }) => `»${view.texts.values[id].title}«`);
  return `Das Ergebnis steht fest. Die Antwort ergänzt ${open.join(" und ") || "die Angaben dazu"}.`;
}

/** Each answer with what would come out; only where the answers can be counted. */
function prospects(view, { spec, options, optional }) {
  if (optional || !["boolean", "choice"].includes(spec.type) || options.length > MANY) return null;
  return el(
    "dl",
    { class: "wp-pairs" },
    options.map(([value, { title }]) =>
      el(
        "div",
        {},
        el("dt", {}, title),
        el("dd", {}, prospect(view, view.interview.effect(spec.id, value))),
      ),
    ),
  );
}

function prospect(view, result) {
  if (result.status !== "decided") return stillPossible(view, result);
  return `Das Ergebnis steht fest: ${sequence(view, [].concat(result.outcome))}`;
}

const grounds = ({ words }) =>
  words.cites.length > 0 && el("p", { class: "wp-source" }, "Grundlage: ", links(words.cites));
