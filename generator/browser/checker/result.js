/* The result: what is decided, what follows, reasons and what they rest on. */

/** @import { Child, ComputedValue, Conflict, FullResult, OutcomeText } from "../types" */
/** @import { RowProgram, SentenceText, View } from "../types" */

import { ADVICE } from "./advice.js";
import { changeButton } from "./answers.js";
import { checklist } from "./checklist.js";
import { el, links, list, more, set } from "./dom.js";
import { assumptionsOf, groundsOf, stop, valueText } from "./grounds.js";
import { CLASH, outcomeTitle, outcomeTitles } from "./possible.js";
import { counted } from "./words.js";

const UNDECIDED = "fachentscheidung";

/** The outcomes that are decided; none while the result is open. @param {View} view */
const decidedOutcomes = ({ state }) =>
  state.result.outcome === null ? [] : [state.result.outcome].flat();

/** @param {View} view */
export function decidedVerdict(view) {
  const ids = decidedOutcomes(view);
  const { candidates } = view.state.result;
  const kind = ids.includes(CLASH) ? "clash" : ids.includes(UNDECIDED) ? "undecided" : "decided";
  return el(
    "div",
    { class: `wp-${kind}` },
    !ids.length && el("p", { class: "wp-lead" }, "Nichts davon trifft zu."),
    ids.length > 1 ? severalOutcomes(view, ids) : ids.map((id) => onlyOutcome(view, id)),
    candidates.length > 0 &&
      el(
        "div",
        {},
        el("p", { class: "wp-follows" }, "In Betracht kommen:"),
        list(outcomeTitles(view, candidates)),
      ),
  );
}

/** @param {View} view @param {string} id @returns {OutcomeText} */
const textOf = ({ texts }, id) => texts.outcomes[id] || {};

/** @param {View} view @param {string} id */
function onlyOutcome(view, id) {
  const { sentence, follows = [] } = textOf(view, id);
  /** @type {[string, Child][]} */
  const steps = follows.map((step, n) => [`${id} ${n}`, said(step)]);
  return el(
    "div",
    {},
    el("p", { class: "wp-outcome" }, outcomeTitle(view, id)),
    sentence && el("p", {}, said(sentence)),
    id === CLASH && el("p", {}, "Ändern Sie eine der Angaben; die Gründe stehen darunter."),
    steps.length > 0 && [
      el("p", { class: "wp-follows" }, "Was daraus folgt:"),
      checklist(view, steps),
    ],
  );
}

/**
 * Advice is named as such; norms of its own stand behind a sentence, those of the rows below.
 *
 * @param {SentenceText} sentence
 */
const said = ({ text, advice, cites }) => [
  advice && el("strong", {}, `${ADVICE}: `),
  text,
  cites.length > 0 && el("span", { class: "wp-cites" }, " (", links(cites), ")"),
];

/**
 * Several outcomes are ticked off; what follows from each stands below it.
 *
 * @param {View} view
 * @param {string[]} ids
 */
function severalOutcomes(view, ids) {
  /** @type {[string, Child, ...Child[]][]} */
  const entries = ids.map((id) => {
    const { sentence, follows = [] } = textOf(view, id);
    const title = el("strong", { class: "wp-outcome" }, outcomeTitle(view, id));
    return [id, title, sentence && el("p", {}, said(sentence)), list(follows.map(said))];
  });
  return checklist(view, entries, view.program.result === "order" ? "ol" : "ul");
}

/** Everything below the verdict. @param {View} view @returns {Child} */
export function resultParts(view) {
  const rests = !view.asked || view.state.result.status === "decided";
  const full = rests && view.details && view.details.fullResult();
  return [
    unanswered(view),
    assumptions(view),
    full && readings(view, full),
    extraValues(view),
    timelineBox(view),
    reasons(view, full ? full.readings.flatMap(({ conflict }) => conflict) : []),
    !view.asked && basis(view),
  ];
}

/** What counts because somebody left it out. @param {View} view */
function assumptions(view) {
  const { assumed } = view.state;
  const named = assumptionsOf(view, assumed).map((words, n) => [
    words,
    " ",
    !view.overview && changeButton(view, assumed[n], "Angeben"),
  ]);
  return (
    assumed.length > 0 &&
    el("div", { class: "wp-reading" }, el("p", {}, el("strong", {}, "Angenommen:")), list(named))
  );
}

/**
 * How the text is read here, and a line for each other reading.
 *
 * @param {View} view
 * @param {FullResult} full
 */
const readings = (view, full) =>
  groundsOf(view, full).map(({ label, conflicts, taken, others }) =>
    el(
      "div",
      { class: "wp-reading" },
      el(
        "p",
        {},
        el("strong", {}, label),
        ": ",
        conflicts.map((conflict, n) => [n > 0 && "; ", conflictLink(conflict)]),
        `${stop(conflicts)} ${taken}`,
      ),
      list(others),
    ),
  );

/** Facts that would help, once nothing is left to ask. @param {View} view */
function unanswered(view) {
  const { missing, status } = view.state.result;
  if (view.asked || status === "decided" || !missing.length) return null;
  return el(
    "div",
    {},
    el("p", {}, "Diese Angaben würden weiterhelfen:"),
    list(missing.map((id) => [view.texts.facts[id].title, " ", changeButton(view, id)])),
  );
}

/** @param {View} view */
function extraValues(view) {
  const { status, values } = view.state.result;
  /** A list that is empty may still fill up. @param {ComputedValue} value */
  const empty = (value) => status === "open" && Array.isArray(value) && !value.length;
  const given = view.program.values.filter(({ id }) => id in values && !empty(values[id]));
  const pairs = given.map(({ id }) =>
    el(
      "div",
      {},
      el("dt", {}, view.texts.values[id].title),
      el("dd", {}, valueShown(view, id, values[id])),
    ),
  );
  return pairs.length > 0 && el("dl", { class: "wp-pairs" }, pairs);
}

/** @param {View} view @param {string} id @param {ComputedValue} value @returns {Child} */
function valueShown(view, id, value) {
  const words = view.texts.values[id];
  if (!Array.isArray(value) || !value.length) return valueText(words, value);
  return checklist(
    view,
    value.map((choice) => [`${id} ${choice}`, words.choices[choice] || choice]),
  );
}

/** @param {View} view */
export const hasDates = ({ program, state }) =>
  program.values.some(({ id, type }) => type === "date" && state.result.values[id]);

/**
 * The picture of the dates. Its script is on its way since the start, so that no answer causes a
 * request; the words above say the same.
 *
 * @param {View} view
 */
function timelineBox(view) {
  if (!hasDates(view)) return null;
  const { state } = view;
  const box = el("div");
  import("./timeline.js").then(
    ({ timeline }) => set(box, timeline(view, state)),
    () => null,
  );
  return box;
}

/** @param {View} view @param {string[]} above conflicts whose readings stand above */
function reasons(view, above) {
  const { because, status, missing } = view.state.result;
  if (!because.length) return null;
  const rows = list(
    because.map((row) => reason(view, row, above)),
    "ol",
    "wp-reasons",
  );
  if (status === "open" && view.asked) {
    const title = counted(
      because.length,
      "Eine Regel kommt noch in Frage",
      "# Regeln kommen noch in Frage",
    );
    return more(title, rows);
  }
  const undecided = status === "open" ? !missing.length : decidedOutcomes(view).includes(UNDECIDED);
  return [el("h3", {}, undecided ? "Warum der Text nicht entscheidet" : "Begründung"), rows];
}

/** @param {View} view @param {RowProgram} row @param {string[]} above */
function reason({ texts }, { row, text, interpretation, reading }, above) {
  const cites = texts.rows[row] || [];
  const known = above.map((id) => texts.conflicts[id]);
  const conflicts = (texts.readings[row] || []).filter((conflict) => !known.includes(conflict));
  return [
    text && el("p", {}, text),
    interpretation &&
      el("p", { class: "wp-reading" }, el("strong", {}, "Auslegung"), reading && `: ${reading}`),
    conflicts.map(counterReading),
    cites.length > 0 && el("p", { class: "wp-source" }, "Grundlage: ", links(cites)),
  ];
}

/**
 * What the text allows beside the reading taken; where none was taken, all of it.
 *
 * @param {Conflict} conflict
 */
function counterReading(conflict) {
  const { by, others = [] } = conflict;
  const kind = el("strong", {}, by ? "Gegenlesart" : "Offene Frage");
  return el(
    "div",
    { class: "wp-reading" },
    el("p", {}, kind, ": ", conflictLink(conflict)),
    list(others),
  );
}

/** A handbook of other directives has no page of it. @param {Conflict} conflict */
const conflictLink = ({ title, href }) => (href ? el("a", { href }, title) : title);

/** @param {View} view */
function basis({ texts }) {
  const named = texts.directives.map(({ label, href, version }, n) => [
    n > 0 && "; ",
    href ? el("a", { href }, label) : label,
    version && `, Fassung ${version}`,
  ]);
  return el("p", { class: "wp-source" }, "Stand: ", named);
}
