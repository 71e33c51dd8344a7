/* Text → terms, the same on a query as at build time; twin of search/analysis.py, documented there.
 */

import { parts } from "./compound.js";
import { stem } from "./stem.js";

/** A token: the term that stands there, then what is inside it. @typedef {string[]} Token */
/** @typedef {(text: string, lexicon: Set<string>) => Token[]} Reader */

const ROMAN = new Map([
  ["i", 1],
  ["ii", 2],
  ["iii", 3],
  ["iv", 4],
  ["v", 5],
  ["vi", 6],
  ["vii", 7],
  ["viii", 8],
  ["ix", 9],
  ["x", 10],
  ["xi", 11],
  ["xii", 12],
  ["xiv", 14],
]);
const NUMERALS = new Map([
  ["zwei", 2],
  ["drei", 3],
  ["vier", 4],
  ["funf", 5],
  ["sechs", 6],
  ["sieben", 7],
  ["acht", 8],
  ["neun", 9],
  ["zehn", 10],
  ["elf", 11],
  ["zwolf", 12],
]);
const ONE = "[0-9]+ ?[a-z]?(?![a-z0-9])";
const LEXER = [
  [
    "law",
    `(?:§+|(?:paragra[pf]h?(?:en|s)?|par\\.)(?= ?[0-9])) ?${ONE}` +
      `(?: ?(?:/|,|und|oder|bis|u\\.) ?(?:${ONE}|[a-z](?![a-z0-9])))*`,
  ],
  ["margin", "(?:rn|rz|rdnr|randnummer|randziffer)\\.? ?[0-9]+(?![0-9a-z])"],
  ["bare", "[0-9]+ ?[a-z](?= +sgb(?![a-z]))"],
  ["code", "sgb[ -]?(?:[ivx]+|[0-9]+)(?![a-z0-9])"],
  ["day", "[0-9]{1,2}\\. ?[0-9]{1,2}\\. ?[0-9]{4}(?![0-9])|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])"],
  ["ratio", "[0-9]+ ?: ?[0-9]+|1 zu [0-9]+"],
  ["issue", "[0-9]{1,4}/[0-9]{2,4}(?![0-9])"],
  ["thousands", "[0-9]{1,3}(?:\\.[0-9]{3})+(?![0-9])"],
  ["level", "[0-9]+(?:\\.[0-9]+)+"],
  ["decimal", "[0-9]+,[0-9]+"],
  ["letter", "[0-9]+[a-z](?![a-z0-9])"],
  ["number", "[0-9]+"],
  ["word", "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"],
];
const KINDS = LEXER.map(([kind]) => kind);
const PATTERN = new RegExp(LEXER.map(([, pattern]) => `(${pattern})`).join("|"), "g");

/**
 * One spelling: compatibility forms, case, umlauts, ß, soft hyphens, gender signs.
 *
 * @param {string} text
 */
export function fold(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/ü(?=[0-9])/g, "uber")
    .normalize("NFD")
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060]/g, "")
    .replace(/[\u2010\u2011]/g, "-")
    .replace(/([a-z])[*:_/]-?(in|innen)(?![a-z])/g, "$1$2")
    .replace(/[^a-z0-9§:/.,-]/gu, " ")
    .replace(/(^|[^aeiouq])([aou])e/g, "$1$2");
}

/**
 * The terms of a text in their order.
 *
 * @param {string} text
 * @param {Set<string>} lexicon stems into which a compound may be taken apart
 */
export function tokens(text, lexicon) {
  /** @type {Token[]} */
  const all = [];
  let figure = ""; // that stands just before
  for (const match of fold(text).matchAll(PATTERN)) {
    const kind = KINDS[match.slice(1).findIndex((group) => group !== undefined)];
    const read = READ[kind](match[0], lexicon);
    const [first] = read;
    // »28 Tage« is one thing as well
    if (figure && kind === "word") all.push([`${figure}_${first[0]}`]);
    all.push(...read);
    const last = first[first.length - 1];
    const isFigure = ["number", "thousands", "decimal"].includes(kind) || /^[0-9]+$/.test(last);
    figure = isFigure ? last : "";
  }
  return all;
}

/** »§§ 16e/i« → §16e, §16i. @type {Reader} */
function law(text) {
  const numbers = text.slice(text.search(/[0-9]/));
  const named = /([0-9]+) ?([a-z](?![a-z0-9]))?|([^a-z0-9])([a-z])(?![a-z0-9])/g;
  let number = "";
  return [...numbers.matchAll(named)].map((match) => {
    number = match[1] || number;
    return [`§${number}${match[1] ? match[2] || "" : match[4]}`];
  });
}

/** »Rn. 79« is the name of a place and no figure. @type {Reader} */
function margin(text) {
  return [[text.replace(/^[^0-9]+0*/, "rn")]];
}

/** »05/2016« → 5/2016. @type {Reader} */
function issue(text) {
  return [[text.replace(/^0+/, "")]];
}

/** @type {Reader} */
function code(text) {
  const name = text.slice(3).replace(/^[ -]+|[ -]+$/g, "");
  return [[`sgb${ROMAN.get(name) || name}`, "sgb"]];
}

/** @type {Reader} */
function day(text) {
  const figures = text.split(/[.-]/).map((part) => part.trim());
  const [year, month, date] = figures[0].length === 4 ? figures : figures.reverse();
  return [[`${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`, year]];
}

/** @type {Reader} */
function ratio(text) {
  return [[(text.match(/[0-9]+/g) || []).join(":")]];
}

/** @type {Reader} */
function thousands(text) {
  return [[text.replace(/\./g, "")]];
}

/** @type {Reader} */
function decimal(text) {
  return [[text.replace(",", ".")]];
}

/** What is a term as it stands. @type {Reader} */
function alone(text) {
  return [[text]];
}

/** @type {Reader} */
function letter(text) {
  return [[`§${text}`]];
}

/** A hyphenated word stands for the joined one and for its parts; »vier« is 4. @type {Reader} */
function word(text, lexicon) {
  const pieces = text.split("-");
  const joined = pieces.join("");
  const inner = pieces.length > 1 ? pieces.map(stem) : [];
  for (const piece of pieces) inner.push(...parts(piece, lexicon));
  const numeral = NUMERALS.get(joined);
  if (numeral) inner.push(String(numeral));
  return [[...new Set([stem(joined), ...inner])]];
}

/** @type {Record<string, Reader>} */
const READ = {
  law,
  bare: law,
  code,
  day,
  ratio,
  letter,
  word,
  issue,
  margin,
  level: alone,
  number: alone,
  thousands,
  decimal,
};
