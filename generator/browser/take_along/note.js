/* The note for the case file: what was answered, what came out and why, and one paragraph from
 * which a machine can work it out again: `weisungswerk evaluate --note`. Its reader is
 * generator/note.py. No DOM. */

/** @import { CheckerProgram, Entry, FactProgram, Facts, FullResult } from "../types" */
/** @import { Given, Result, RowProgram, SentenceText, State, Texts } from "../types" */

import { ADVICE } from "../checker/advice.js";
import { germanDay } from "../checker/days.js";
import { assumptionsOf, groundsOf, headline, valueText } from "../checker/grounds.js";
import { answerText } from "../checker/words.js";
import { below, entries, entry, paragraph, sections } from "./paper.js";

const AGAIN = "Zum Nachrechnen:";

/**
 * @param {Entry} checker
 * @param {State} state
 * @param {FullResult} result of its facts
 */
export function noteText(checker, state, result) {
  const { program, texts } = checker;
  const text = sections(
    heading(texts),
    answersGiven(program, texts, state),
    outcomeLines(program, texts, result),
    otherValues(program, texts, result),
    entries("Angenommen:", assumptionsOf(checker, result.assumed)),
    readingsGiven(checker, result),
    reasonsGiven(texts, result),
    entries("Gerechnet nach:", restsOn(texts)),
    paragraph(`${AGAIN} ${machineText(recorded(program, texts, state.facts, result))}`),
  );
  return `${text}\n`;
}

/** @param {Texts} texts */
function heading({ title, question }) {
  const lines = paragraph(`Vermerk aus dem Prüfer »${title}«`);
  return question === title ? lines : [...lines, ...paragraph(question)];
}

/** @param {CheckerProgram} program @param {Texts} texts @param {State} state */
function answersGiven(program, texts, { used }) {
  if (!used.size) return ["Angaben: keine"];
  /** @param {[string, Given]} given */
  const line = ([id, value]) => {
    const spec = /** @type {FactProgram} */ (program.facts.find((fact) => fact.id === id));
    const words = value === null ? "weiß ich nicht" : answerText(spec, texts.facts[id], value);
    return `${texts.facts[id].title}: ${words}`;
  };
  return entries("Angaben:", [...used].map(line));
}

// ---- the result --------------------------------------------------------------------------------

/** @param {Texts} texts @param {string} id */
const titleOf = (texts, id) => (texts.outcomes[id] || {}).title || id;

/** @param {Texts} texts @param {string[]} ids */
export const titles = (texts, ids) => ids.map((id) => titleOf(texts, id));

/** @param {CheckerProgram} program @param {Texts} texts @param {Result} result */
function outcomeLines(program, texts, result) {
  if (result.outcome === null) {
    return ["Ergebnis: Es steht noch nicht fest.", ...possibleLines(program, texts, result)];
  }
  const ids = [result.outcome].flat();
  const lines = ids.flatMap((id, n) => linesOfOutcome(texts, id, firstSigns(program, n)));
  return [
    "Ergebnis:",
    ...(ids.length ? lines : ["Nichts davon trifft zu."]),
    ...entries("In Betracht kommen:", titles(texts, result.candidates)),
  ];
}

/** What stands before the title of an outcome. @param {CheckerProgram} program @param {number} n */
function firstSigns({ result }, n) {
  if (result === "order") return `${n + 1}. `;
  return result === "set" ? "- " : "";
}

/** @param {Texts} texts @param {string} id @param {string} first */
function linesOfOutcome(texts, id, first) {
  const { sentence, follows = [] } = texts.outcomes[id] || {};
  return [
    ...paragraph(titleOf(texts, id), first),
    ...(sentence ? (first ? below : paragraph)(sentenceLine(sentence)) : []),
    ...entries("Was daraus folgt:", follows.map(sentenceLine)),
  ];
}

/** With the norms of its own behind it. @param {SentenceText} sentence */
function sentenceLine({ text, advice, cites }) {
  const carriers = cites.map(({ label }) => label).join(", ");
  return (advice ? `${ADVICE}: ` : "") + text + (carriers && ` (${carriers})`);
}

/** @param {CheckerProgram} program @param {Texts} texts @param {Result} result */
function possibleLines(program, texts, { possible, certain = [], candidates, missing }) {
  const open =
    program.result === "order"
      ? /** @type {string[][]} */ (possible).map(
          (ids) => titles(texts, ids).join(" → ") || "nichts",
        )
      : titles(
          texts,
          possible.flat().filter((id) => !certain.includes(id)),
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

/** @param {CheckerProgram} program @param {Texts} texts @param {Result} result */
function otherValues(program, texts, { values }) {
  const given = program.values.filter(({ id }) => id in values);
  return entries(
    "Außerdem:",
    given.map(({ id }) => `${texts.values[id].title}: ${valueText(texts.values[id], values[id])}`),
  );
}

// ---- why ---------------------------------------------------------------------------------------

/** @param {Entry} checker @param {FullResult} result */
const readingsGiven = (checker, result) =>
  groundsOf(checker, result).flatMap((ground) => [
    ...paragraph(headline(ground)),
    ...ground.others.flatMap(entry),
  ]);

/** @param {Texts} texts @param {Result} result */
function reasonsGiven(texts, { status, because }) {
  if (!because.length) return [];
  const lines = because.flatMap((row) => {
    const { text, interpretation, reading, cites } = row;
    return [
      ...entry(text || norms(texts, row)),
      ...(interpretation ? below(["Auslegung", reading].filter(Boolean).join(": ")) : []),
      ...(text && cites.length ? below(`Grundlage: ${norms(texts, row)}`) : []),
    ];
  });
  return [status === "open" ? "Regeln, die noch in Betracht kommen:" : "Begründung:", ...lines];
}

/** @param {Texts} texts @param {RowProgram} row */
export const labels = (texts, { row }) => texts.rows[row].map(({ label }) => label);

/**
 * »Rn. 44 (II.3)«: the words of the handbook, and the place in the directive itself.
 *
 * @param {Texts} texts
 * @param {RowProgram} row
 */
function norms(texts, row) {
  const named = labels(texts, row).map((label, n) => {
    const { locator } = row.cites[n];
    return locator ? `${label} (${locator})` : label;
  });
  return named.join("; ");
}

/** @param {Texts} texts */
export function restsOn({ directives, day, rules }) {
  return [
    ...directives.map(({ label, version }) => label + (version ? `, Fassung ${version}` : "")),
    day
      ? `Stichtag: ${germanDay(day)}`
      : "Stichtag: keiner; es gelten die jüngsten Fassungen, die das Handbuch kennt",
    `Prüfsumme der Regeln: ${rules.slice(0, 12)}`,
  ];
}

// ---- for machines ------------------------------------------------------------------------------

/**
 * As a line of `evaluate --batch`, and beside it the rules and what came out.
 *
 * @param {CheckerProgram} program
 * @param {Texts} texts
 * @param {Facts} facts
 * @param {FullResult} result
 */
function recorded(program, texts, facts, { outcome, possible, values, assumed, readings }) {
  return {
    checker: program.id,
    facts,
    ...(texts.day && { date: texts.day }),
    rules: texts.rules,
    result: {
      outcome,
      ...(outcome === null && { possible }),
      values,
      assumed,
      readings: readings.map(({ conflict, taken }) => [conflict, taken]),
    },
  };
}

/**
 * JSON with blanks after signs only: a line may be broken at every blank without harm, for no word
 * holds one.
 *
 * @param {object} value
 */
const machineText = (value) =>
  JSON.stringify(value, null, 1)
    .replace(/\n\s*/g, " ")
    .replace(/([{[]) | (?=[}\]])/g, "$1");
