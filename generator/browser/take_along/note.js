/* The note for the case file: what was answered, what came out and why, and one paragraph from which a machine can
 * work it out again: `weisungswerk evaluate --note`. Its reader is generator/note.py. No DOM. */

import { germanDay } from "../checker/days.js";
import { answerText, germanFigure } from "../checker/words.js";
import { below, entries, entry, paragraph, sections } from "./paper.js";

const AGAIN = "Zum Nachrechnen:";

export function noteText({ program, texts }, state) {
  return `${sections(
    heading(texts),
    answersGiven(program, texts, state),
    outcomeLines(program, texts, state.result),
    otherValues(program, texts, state.result),
    reasonsGiven(texts, state.result),
    entries("Gerechnet nach:", restsOn(texts)),
    paragraph(`${AGAIN} ${machineText(recorded(program, texts, state))}`),
  )}\n`;
}

function heading({ title, question }) {
  return [
    ...paragraph(`Vermerk aus dem Prüfer »${title}«`),
    ...(question === title ? [] : paragraph(question)),
  ];
}

function answersGiven(program, texts, { used }) {
  const answer = (id, value) =>
    value === null
      ? "weiß ich nicht"
      : answerText(
          program.facts.find((spec) => spec.id === id),
          texts.facts[id],
          value,
        );
  return used.size
    ? entries(
        "Angaben:",
        [...used].map(([id, value]) => `${texts.facts[id].title}: ${answer(id, value)}`),
      )
    : ["Angaben: keine"];
}

// ---- the result --------------------------------------------------------------------------------------------

const titleOf = (texts, id) => (texts.outcomes[id] || {}).title || id;
export const titles = (texts, ids) => ids.map((id) => titleOf(texts, id));

function outcomeLines(program, texts, result) {
  if (result.status === "open") {
    return ["Ergebnis: Es steht noch nicht fest.", ...possibleLines(program, texts, result)];
  }
  const ids = [].concat(result.outcome);
  const several = program.result !== "single";
  return [
    "Ergebnis:",
    ...(ids.length
      ? [].concat(
          ...ids.map((id, n) =>
            linesOfOutcome(texts, id, several, program.result === "order" && n + 1),
          ),
        )
      : ["Nichts davon trifft zu."]),
    ...entries("In Betracht kommen:", titles(texts, result.candidates)),
  ];
}

function linesOfOutcome(texts, id, listed, number) {
  const { sentence, follows = [] } = texts.outcomes[id] || {};
  const title = paragraph(titleOf(texts, id), number ? `${number}. ` : listed ? "- " : "");
  return [
    ...title,
    ...(sentence ? (listed ? below : paragraph)(sentence) : []),
    ...entries("Was daraus folgt:", follows),
  ];
}

function possibleLines(program, texts, { possible, certain = [], candidates, missing }) {
  const open =
    program.result === "order"
      ? possible.map((one) => titles(texts, one).join(" → ") || "nichts")
      : titles(
          texts,
          possible.filter((id) => !certain.includes(id)),
        );
  return [
    ...entries("Steht schon fest:", titles(texts, certain)),
    ...entries("Noch möglich:", open),
    ...entries("Bei einer Fachentscheidung kommen in Betracht:", titles(texts, candidates)),
    ...entries(
      "Diese Angaben würden weiterhelfen:",
      missing.map((id) => texts.facts[id].title),
    ),
  ];
}

function otherValues(program, texts, { values }) {
  return entries(
    "Außerdem:",
    program.values
      .filter(({ id }) => id in values)
      .map(({ id }) => `${texts.values[id].title}: ${valueText(texts.values[id], values[id])}`),
  );
}

function valueText({ type, choices = {} }, value) {
  const title = (id) => choices[id] || id;
  if (type === "list") return value.map(title).join("; ") || "keine";
  return type === "date"
    ? germanDay(value)
    : type === "choice"
      ? title(value)
      : germanFigure(value);
}

// ---- why -----------------------------------------------------------------------------------------------------

function reasonsGiven(texts, { status, because }) {
  const lines = because.map((row) => [
    ...(row.text ? entry(row.text) : entry(norms(texts, row))),
    ...(row.interpretation ? below(["Auslegung", row.reading].filter(Boolean).join(": ")) : []),
    ...(row.text && row.cites.length ? below(`Grundlage: ${norms(texts, row)}`) : []),
  ]);
  return lines.length
    ? [
        status === "open" ? "Regeln, die noch in Betracht kommen:" : "Begründung:",
        ...[].concat(...lines),
      ]
    : [];
}

export const labels = (texts, row) => row.cites.map((_, n) => texts.rows[row.row][n].label);

/** »Rn. 44 (II.3)«: the words of the handbook, and the place in the directive itself. */
const norms = (texts, row) =>
  labels(texts, row)
    .map((label, n) => label + (row.cites[n].locator ? ` (${row.cites[n].locator})` : ""))
    .join("; ");

export function restsOn({ directives, day, rules }) {
  return [
    ...directives.map(({ label, version }) => label + (version ? `, Fassung ${version}` : "")),
    day
      ? `Stichtag: ${germanDay(day)}`
      : "Stichtag: keiner; es gelten die jüngsten Fassungen, die das Handbuch kennt",
    `Prüfsumme der Regeln: ${rules.slice(0, 12)}`,
  ];
}

// ---- for machines --------------------------------------------------------------------------------------------

/** As a line of `evaluate --batch`, and beside it the rules and what came out. */
function recorded(program, texts, { facts, result: { outcome, possible, values } }) {
  return {
    checker: program.id,
    facts,
    ...(texts.day && { date: texts.day }),
    rules: texts.rules,
    result: { outcome, ...(outcome === null && { possible }), values },
  };
}

/** JSON with blanks after signs only: a line may be broken at every blank without harm, for no word holds one. */
const machineText = (value) =>
  JSON.stringify(value, null, 1)
    .replace(/\n\s*/g, " ")
    .replace(/([{[]) | (?=[}\]])/g, "$1");
