/* What people write and read: figures and answers in German. */

/** @import { FactProgram, FactText, Given, Reading } from "../types" */

import { folded } from "../characters.js";
import { germanDay } from "./days.js";

export const NOT_STATED = "Keine Angabe";

/** @param {string} text */
export const plain = (text) => folded(text).trim().replace(/\s+/g, " ");

/** @param {number | string} figure */
export function germanFigure(figure) {
  const [whole, places] = String(figure).split(".");
  const grouped = /\d{5}/.test(whole) ? whole.replace(/\B(?=(\d{3})+$)/g, ".") : whole;
  return places ? `${grouped},${places}` : grouped;
}

/**
 * A figure from how it was typed: decimal comma, dots only between thousands.
 *
 * @param {string} text
 * @param {FactProgram} spec
 * @returns {Reading<number>}
 */
export function parseFigure(text, { places: most = 0, high = 0 }) {
  if (!text) return { error: "Geben Sie eine Zahl ein." };
  const match = /^(-?)(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/.exec(text);
  if (!match) {
    return { error: `Schreiben Sie nur eine Zahl, zum Beispiel ${most ? "7,5" : "12"}.` };
  }
  const [, sign, whole, decimals = ""] = match;
  const places = decimals.replace(/0+$/, "");
  if (places.length > most) {
    return {
      error: most
        ? `Höchstens ${most} Stellen nach dem Komma sind möglich.`
        : "Geben Sie eine ganze Zahl ohne Komma ein.",
    };
  }
  const value = Number(`${sign && "-"}${whole.replace(/\./g, "")}.${places || "0"}`);
  return Math.abs(value) * 10 ** most > high ? { error: "Diese Zahl ist zu groß." } : { value };
}

/**
 * An answer in words.
 *
 * @param {FactProgram} spec
 * @param {FactText} words
 * @param {Given} value
 */
export function answerText({ type }, { choices, unit }, value) {
  if (value === undefined) return NOT_STATED;
  if (value === null) return "Weiß ich nicht";
  if (typeof value === "boolean") return value ? "Ja" : "Nein";
  /** @param {string} id */
  const title = (id) => (choices[id] || {}).title || id;
  if (Array.isArray(value)) return value.map(title).join(", ") || "Nichts davon";
  if (type === "choice") return title(String(value));
  if (type === "date") return germanDay(String(value));
  return [germanFigure(value), unit].filter(Boolean).join(" ");
}

/** @param {number} number @param {string} one @param {string} many »#« stands for the number */
export const counted = (number, one, many) =>
  number === 1 ? one : many.replace("#", String(number));
