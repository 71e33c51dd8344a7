/* What people write and read: dates, figures and answers in German. */

const plain = (text) => text.trim().replace(/\s+/g, " ");
const germanDay = (iso) => iso.split("-").reverse().join(".");
const germanFigure = (number) => String(number).replace(".", ",").replace(/^(-?\d{2,})(\d{3})(?=,|$)/, "$1.$2");
const daysIn = (year, month) => (month === 2 ? (year % 4 || (!(year % 100) && year % 400) ? 28 : 29) : [4, 6, 9, 11].includes(month) ? 30 : 31);

/** {value} or {error} from a typed date. */
function readDay(text) {
  if (!text) return { error: "Geben Sie ein Datum ein." };
  const german = /^(\d{1,2})[.\s/-]+(\d{1,2})[.\s/-]+(\d{4})$/.exec(text), iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (!german && !iso) return { error: "Schreiben Sie das Datum mit Tag, Monat und vierstelligem Jahr, zum Beispiel 02.06.2025." };
  const [day, month, year] = german ? german.slice(1).map(Number) : iso.slice(1).reverse().map(Number);
  if (month < 1 || month > 12) return { error: "Der Monat muss zwischen 1 und 12 liegen." };
  if (day < 1 || day > daysIn(year, month)) return { error: `Diesen Tag gibt es nicht: Der Monat ${month}/${year} hat ${daysIn(year, month)} Tage.` };
  if (year < 1900 || year > 2999) return { error: "Das Jahr muss zwischen 1900 und 2999 liegen." };
  return { value: [String(year), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-") };
}

/** {value} or {error} from a typed figure: decimal comma, dots only between thousands. */
function readFigure(text, spec) {
  if (!text) return { error: "Geben Sie eine Zahl ein." };
  const match = /^([-−]?)(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/.exec(text);
  if (!match) return { error: `Schreiben Sie nur eine Zahl, zum Beispiel ${spec.places ? "7,5" : "12"}.` };
  const places = (match[3] || "").replace(/0+$/, "");
  if (places.length > spec.places) {
    return { error: spec.places ? `Höchstens ${spec.places} Stellen nach dem Komma sind möglich.` : "Geben Sie eine ganze Zahl ohne Komma ein." };
  }
  const value = Number(`${match[1] ? "-" : ""}${match[2].replace(/\./g, "")}.${places || "0"}`);
  return Math.abs(value) * 10 ** spec.places > spec.high ? { error: "Diese Zahl ist zu groß." } : { value };
}

/** An answer as words for the summary. */
function shown(spec, words, value) {
  const title = (id) => (words.choices[id] || {}).title || id;
  if (value === null) return "Weiß ich nicht";
  if (spec.type === "boolean") return value ? "Ja" : "Nein";
  if (spec.type === "choice") return title(value);
  if (spec.type === "choices") return value.length ? value.map(title).join(", ") : "Nichts davon";
  return spec.type === "date" ? germanDay(value) : [germanFigure(value), words.unit].filter(Boolean).join(" ");
}

const counted = (number, one, many) => (number === 1 ? one : many.replace("#", number));
