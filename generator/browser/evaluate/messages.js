/* What is said about facts that are refused. German. The twin of evaluate/messages.py.
 *
 * For Node alone: the forms of a page say what is wrong. */

/** @import { FactProgram } from "../types" */

const EXPECTED = {
  boolean: "true oder false",
  choice: "einer der Werte der Auswahl",
  choices: "Liste von Werten der Auswahl",
  date: "Datum JJJJ-MM-TT zwischen 1900 und 2999",
  integer: "ganze Zahl",
  number: "Zahl, Nachkommastellen höchstens: ",
};

/**
 * What is wrong with a value; `spec`: of the fact that does not take it.
 * @param {{ code: string, value: unknown, spec: FactProgram }} refusal
 */
export function message({ code, value, spec }) {
  switch (code) {
    case "pruefer-unbekannt":
      return `Den Prüfer »${value}« gibt es nicht.`;
    case "fakten-form":
      return "Die Fakten müssen ein JSON-Objekt sein.";
    case "merkmal-unbekannt":
      return `Das Merkmal »${value}« gibt es in diesem Prüfer nicht.`;
    default: {
      const limit = spec.type === "number" ? spec.places : "";
      return `»${shown(spec, value)}« passt nicht zum Merkmal »${spec.id}« (${EXPECTED[spec.type]}${limit}).`;
    }
  }
}

/**
 * What was wrong, in words that do not depend on how a language writes lists and figures.
 * @param {FactProgram} spec
 * @param {any} raw
 */
function shown({ type, choices }, raw) {
  if (Array.isArray(raw) && type === "choices") raw = raw.find((entry) => !choices.includes(entry));
  if (Array.isArray(raw)) return "Liste";
  if (raw && typeof raw === "object") return "Objekt";
  const unreadable = typeof raw === "number" && raw && (Math.abs(raw) < 1e-6 || Math.abs(raw) >= 1e15);
  return unreadable ? "Zahl" : String(raw);
}
