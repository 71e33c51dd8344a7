/* What is said about facts that are refused. German. The twin of evaluate/messages.py.
 *
 * For Node alone: the forms of a page say what is wrong. */

/** @import { FactProgram } from "../types" */
/** @import { InputError } from "./facts.js" */

const EXPECTED = {
  boolean: "true oder false",
  choice: "einer der Werte der Auswahl",
  choices: "Liste von Werten der Auswahl",
  date: "Datum JJJJ-MM-TT zwischen 1900 und 2999",
  integer: "ganze Zahl",
  number: "Zahl, Nachkommastellen höchstens: ",
};

/**
 * What is wrong.
 *
 * @param {InputError} refusal
 */
export function message({ code, value, spec }) {
  if (code === "pruefer-unbekannt") return `Den Prüfer »${value}« gibt es nicht.`;
  if (code === "fakten-form") return "Die Fakten müssen ein JSON-Objekt sein.";
  if (!spec) return `Das Merkmal »${value}« gibt es in diesem Prüfer nicht.`;
  const wanted = EXPECTED[spec.type] + (spec.type === "number" ? spec.places : "");
  return `»${shown(spec, value)}« passt nicht zum Merkmal »${spec.id}« (${wanted}).`;
}

/**
 * The value that does not fit; of several, the first one.
 *
 * @param {FactProgram} spec
 * @param {unknown} value
 */
function shown({ type, choices = [] }, value) {
  const several = type === "choices" && Array.isArray(value);
  return written(several ? value.find((entry) => !choices.includes(entry)) : value);
}

/**
 * In words that do not depend on how a language writes lists and figures.
 *
 * @param {unknown} value
 */
function written(value) {
  if (Array.isArray(value)) return "Liste";
  if (value && typeof value === "object") return "Objekt";
  const size = typeof value === "number" && value !== 0 ? Math.abs(value) : 1;
  return size < 1e-6 || size >= 1e15 ? "Zahl" : String(value);
}
