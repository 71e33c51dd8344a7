/* What an answer rests on, in words: how the text is read, and what was assumed. The same in
 * result, note and calendar. No DOM. */

/** @import { ComputedValue, Conflict, CounterReading, Entry, FullResult } from "../types" */
/** @import { ReadingsEntry, ShownResult, ValueText } from "../types" */

import { alike } from "./alike.js";
import { germanDay } from "./days.js";
import { outcomeTitles, sequence } from "./possible.js";
import { germanFigure } from "./words.js";

/**
 * How a conflict (or several together) is read here, and what other readings would give.
 *
 * @typedef {object} Ground
 * @property {string} label
 * @property {Conflict[]} conflicts
 * @property {string} taken
 * @property {string[]} others a sentence for each
 */

/** @param {Entry} checker @param {FullResult} result @returns {Ground[]} */
export const groundsOf = (checker, result) =>
  result.readings.map((entry) => groundOf(checker, result, entry));

/** @param {Entry} checker @param {FullResult} result @param {ReadingsEntry} entry */
function groundOf(checker, result, { conflict, taken, others, certain }) {
  const conflicts = [conflict].flat().map((id) => checker.texts.conflicts[id]);
  const quoted = (/** @type {string | string[]} */ reading) =>
    [reading].flat().map((id, n) => conflicts[n].readings[id].replace(/\.$/, ""));
  const how =
    conflicts.length > 1
      ? "Nach anderen Lesarten zusammen"
      : taken === null
        ? "Nach der Lesart"
        : `Nach ${others.length > 1 ? "einer" : "der"} anderen Lesart`;
  const when = certain ? "" : ", je nach den fehlenden Angaben";
  return {
    label: taken === null ? "Auslegungsfrage" : "Auslegung",
    conflicts,
    taken:
      taken === null
        ? "Darüber ist nicht entschieden."
        : `Gewählt: ${quoted(taken)
            .map((text, n) => `»${inner(text)}« (${conflicts[n].by})`)
            .join("; ")}.`,
    others: others.map((other) => {
      const texts = quoted(other.reading).join("; ");
      return `${how} (${texts})${when}: ${differences(checker, result, other)}.`;
    }),
  };
}

/** What it is about, in one line. @param {Ground} ground */
export const headline = ({ label, conflicts, taken }) =>
  `${label}: ${conflicts.map(({ title }) => title).join("; ")}${stop(conflicts)} ${taken}`;

/** Many titles are questions. @param {Conflict[]} conflicts */
export const stop = (conflicts) => (/[.?!]$/.test(conflicts[conflicts.length - 1].title) ? "" : ".");

/** The facts whose default counts. @param {Entry} checker @param {string[]} assumed */
export const assumptionsOf = ({ texts }, assumed) =>
  assumed.map((id) => `${texts.facts[id].title}: keine Angabe`);

// ---- what comes out differently ----------------------------------------------------------------

/** @param {Entry} checker @param {FullResult} here @param {CounterReading} other */
function differences(checker, here, other) {
  const outcome = outcomeDifference(checker, here, other);
  const values = checker.program.values
    .filter(({ id }) => !alike(here.values[id], other.values[id]))
    .map(({ id }) => valueDifference(checker.texts.values[id], here.values[id], other.values[id]));
  const isSettled = other.status === "decided" && !here.missing.length;
  if (!outcome && !values.length && !isSettled) return "kann etwas anderes herauskommen";
  return [outcome || "dasselbe Ergebnis", ...values].join("; ");
}

/** @param {Entry} checker @param {FullResult} here @param {ShownResult} other */
function outcomeDifference(checker, here, { status, outcome, possible, certain }) {
  if (certain) return setDifference(checker, here, { possible, certain });
  if (alike(here.possible, possible)) return "";
  if (status === "decided") return sequence(checker, [outcome].flat().map(String));
  const orders = possible.map((ids) => sequence(checker, [ids].flat()));
  return `offen, möglich: ${orders.join(" oder ")}`;
}

/**
 * What is more, less, and open.
 *
 * @param {Entry} checker
 * @param {Pick<ShownResult, "possible" | "certain">} here
 * @param {Pick<ShownResult, "possible" | "certain">} other
 */
function setDifference(checker, { possible, certain = [] }, other) {
  const [all, allOthers] = [possible, other.possible].map((ids) => ids.flat());
  const sure = other.certain || [];
  const open = without(without(allOthers, sure), without(all, certain));
  return [
    listed("zusätzlich", outcomeTitles(checker, without(sure, certain))),
    listed("ohne", outcomeTitles(checker, without(all, allOthers))),
    listed("offen", outcomeTitles(checker, open)),
  ]
    .filter(Boolean)
    .join("; ");
}

/** @param {string[]} entries @param {string[]} others */
const without = (entries, others) => entries.filter((entry) => !others.includes(entry));

/** @param {string} word @param {string[]} titles */
const listed = (word, titles) =>
  titles.length > 0 && `${word} ${titles.map((title) => `»${inner(title)}«`).join(", ")}`;

/** Quotes inside of others. @param {string} text */
const inner = (text) => text.replace(/»/g, "›").replace(/«/g, "‹");

/**
 * @param {ValueText} words
 * @param {ComputedValue | undefined} here
 * @param {ComputedValue | undefined} other
 */
function valueDifference(words, here, other) {
  if (!Array.isArray(here) || !Array.isArray(other)) {
    const said = other === undefined ? "offen oder ohne Wert" : valueText(words, other);
    return `${words.title}: ${said}`;
  }
  const parts = [
    listed("zusätzlich", without(other, here).map((id) => words.choices[id] || id)),
    listed("ohne", without(here, other).map((id) => words.choices[id] || id)),
  ];
  return `${words.title}: ${parts.filter(Boolean).join("; ")}`;
}

/** @param {ValueText} words @param {ComputedValue} value */
export function valueText({ type, choices }, value) {
  /** @param {string} id */
  const title = (id) => choices[id] || id;
  if (Array.isArray(value)) return value.map(title).join("; ") || "keine";
  if (type === "date") return germanDay(String(value));
  return type === "choice" ? title(String(value)) : germanFigure(value);
}
