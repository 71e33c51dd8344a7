/* What people write and read: figures and answers in German. */

import { germanDay } from "./days.js";

export const plain = (text) => text.trim().replace(/\s+/g, " ");
export const germanFigure = (number) =>
  String(number)
    .replace(".", ",")
    .replace(/^(-?\d{2,})(\d{3})(?=,|$)/, "$1.$2");

/** {value} or {error} from a typed figure: decimal comma, dots only between thousands. */
export function parseFigure(text, spec) {
  if (!text) return { error: "Geben Sie eine Zahl ein." };
  const match = /^([-−]?)(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/.exec(text);
  if (!match) {
    return { error: `Schreiben Sie nur eine Zahl, zum Beispiel ${spec.places ? "7,5" : "12"}.` };
  }
  const places = (match[3] || "").replace(/0+$/, "");
  if (places.length > spec.places) {
    return {
      error: spec.places
        ? `Höchstens ${spec.places} Stellen nach dem Komma sind möglich.`
        : "Geben Sie eine ganze Zahl ohne Komma ein.",
    };
  }
  const value = Number(`${match[1] ? "-" : ""}${match[2].replace(/\./g, "")}.${places || "0"}`);
  return Math.abs(value) * 10 ** spec.places > spec.high
    ? { error: "Diese Zahl ist zu groß." }
    : { value };
}

/** An answer as words for the summary. */
export function answerText(spec, words, value) {
  const title = (id) => (words.choices[id] || {}).title || id;
  if (value === null) return "Weiß ich nicht";
  if (spec.type === "boolean") return value ? "Ja" : "Nein";
  if (spec.type === "choice") return title(value);
  if (spec.type === "choices") return value.length ? value.map(title).join(", ") : "Nichts davon";
  return spec.type === "date"
    ? germanDay(value)
    : [germanFigure(value), words.unit].filter(Boolean).join(" ");
}

export const counted = (number, one, many) => (number === 1 ? one : many.replace("#", number));
