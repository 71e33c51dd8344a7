/* Days as people write and read them in German. */

export const germanDay = (iso) => iso.split("-").reverse().join(".");
export const daysIn = (year, month) =>
  month === 2
    ? year % 4 || (!(year % 100) && year % 400)
      ? 28
      : 29
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

/** {value} or {error} from a typed date. */
export function parseDay(text) {
  if (!text) return { error: "Geben Sie ein Datum ein." };
  const german = /^(\d{1,2})[.\s/-]+(\d{1,2})[.\s/-]+(\d{4})$/.exec(text);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (!german && !iso) {
    return {
      error:
        "Schreiben Sie das Datum mit Tag, Monat und vierstelligem Jahr, zum Beispiel 02.06.2025.",
    };
  }
  const [day, month, year] = german
    ? german.slice(1).map(Number)
    : iso.slice(1).reverse().map(Number);
  if (month < 1 || month > 12) return { error: "Der Monat muss zwischen 1 und 12 liegen." };
  if (day < 1 || day > daysIn(year, month)) {
    return {
      error: `Diesen Tag gibt es nicht: Der Monat ${month}/${year} hat ${daysIn(year, month)} Tage.`,
    };
  }
  if (year < 1900 || year > 2999) return { error: "Das Jahr muss zwischen 1900 und 2999 liegen." };
  return {
    value: [String(year), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-"),
  };
}
