/* Days as people write and read them in German. */

/** @import { Reading } from "../types" */

const MONTHS = "januar februar märz april mai juni juli august september oktober november dezember";

/** »2. Juni 2025« → »2. 6. 2025«. @param {string} text */
const withoutName = (text) =>
  text.replace(/[a-zä]{3,}/i, (name) => {
    const at = MONTHS.split(" ").findIndex((month) => month.startsWith(name.toLowerCase()));
    return at < 0 ? name : `${at + 1}.`;
  });

/** @param {string} iso */
export const germanDay = (iso) => iso.split("-").reverse().join(".");

/** @param {number} year @param {number} month from 1 */
export function daysIn(year, month) {
  if (month === 2) return year % 4 || (!(year % 100) && year % 400) ? 28 : 29;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * A day from how it was typed.
 *
 * @param {string} text
 * @returns {Reading<string>}
 */
export function parseDay(text) {
  if (!text) return { error: "Geben Sie ein Datum ein." };
  const german =
    /^(\d{1,2})[.\s/-]+(\d{1,2})[.\s/-]+(\d{4})$/.exec(withoutName(text)) ||
    /^(\d\d)(\d\d)(\d{4})$/.exec(text);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const parts = german ? german.slice(1) : iso ? iso.slice(1).reverse() : null;
  if (!parts) {
    return {
      error:
        "Schreiben Sie das Datum mit Tag, Monat und vierstelligem Jahr, zum Beispiel 02.06.2025.",
    };
  }
  const [day, month, year] = parts.map(Number);
  const last = daysIn(year, month);
  if (month < 1 || month > 12) return { error: "Der Monat muss zwischen 1 und 12 liegen." };
  if (day < 1 || day > last) {
    return { error: `Diesen Tag gibt es nicht: Der Monat ${month}/${year} hat ${last} Tage.` };
  }
  if (year < 1900 || year > 2999) {
    return { error: "Das Jahr muss zwischen 1900 und 2999 liegen." };
  }
  return { value: [year, month, day].map((part) => String(part).padStart(2, "0")).join("-") };
}
