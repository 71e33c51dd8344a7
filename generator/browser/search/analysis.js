/* Text → terms, the same on a query as at build time; twin of search/analysis.py, stem.py and compound.py, told there.
 * The same names as in Python, so that both can be read side by side; `tests/search/test_twins.py` compares them.
 */

const SHORTEST = 4;
const LONGEST = 40; // letters of a part, of a compound
const SOUNDS = [
  ["sch", "$"],
  ["ei", "%"],
  ["ie", "&"],
];
const ROMAN = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
  vi: 6,
  vii: 7,
  viii: 8,
  ix: 9,
  x: 10,
  xi: 11,
  xii: 12,
  xiv: 14,
};
const NUMERALS = {
  zwei: 2,
  drei: 3,
  vier: 4,
  funf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwolf: 12,
};
const ONE = "[0-9]+ ?[a-z]?(?![a-z0-9])";
const LEXER = [
  [
    "law",
    `(?:§+|(?:paragra[pf]h?(?:en|s)?|par\\.)(?= ?[0-9])) ?${ONE}(?: ?(?:/|,|und|oder|bis|u\\.) ?(?:${ONE}|[a-z](?![a-z0-9])))*`,
  ],
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

/** One spelling: compatibility forms, case, umlauts, ß, soft hyphens, gender signs. */
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
    .replace(/[^a-z0-9§:/.,-]/g, " ")
    .replace(/(^|[^aeiouq])([aou])e/g, "$1$2");
}

/** The terms of a text in their order; lexicon: a Set of stems into which a compound may be taken apart. */
export function tokens(text, lexicon) {
  const made = [];
  let counted = "";
  for (const match of fold(text).matchAll(PATTERN)) {
    const kind = KINDS[match.slice(1).findIndex((group) => group !== undefined)];
    const found = READ[kind](match[0], lexicon);
    if (counted && kind === "word") made.push([`${counted}_${found[0][0]}`]);
    made.push(...found);
    const last = found[0][found[0].length - 1];
    counted =
      ["number", "thousands", "decimal"].includes(kind) || /^[0-9]+$/.test(last) ? last : "";
  }
  return made;
}

const alone = (term) => [[term]];
const READ = {
  law,
  code,
  day,
  word,
  bare: law,
  issue: alone,
  level: alone,
  number: alone,
  ratio: (text) => alone(text.match(/[0-9]+/g).join(":")),
  letter: (text) => alone(`§${text}`),
  thousands: (text) => alone(text.replace(/\./g, "")),
  decimal: (text) => alone(text.replace(",", ".")),
};

function law(text) {
  let number = "";
  return [
    ...text
      .slice(text.search(/[0-9]/))
      .matchAll(/([0-9]+) ?([a-z](?![a-z0-9]))?|([^a-z0-9])([a-z])(?![a-z0-9])/g),
  ].map((match) => {
    number = match[1] || number;
    return [`§${number}${match[1] ? match[2] || "" : match[4]}`];
  });
}

function code(text) {
  const name = text.slice(3).replace(/^[ -]+|[ -]+$/g, "");
  return [[`sgb${Object.hasOwn(ROMAN, name) ? ROMAN[name] : name}`, "sgb"]];
}

function day(text) {
  const figures = text.split(/[.-]/).map((part) => part.trim());
  const [year, month, date] = figures[0].length === 4 ? figures : figures.reverse();
  return [[`${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`, year]];
}

function word(text, lexicon) {
  const pieces = text.split("-");
  const joined = pieces.join("");
  const inner = pieces.length > 1 ? pieces.map(stem) : [];
  for (const piece of pieces) inner.push(...parts(piece, lexicon));
  if (Object.hasOwn(NUMERALS, joined)) inner.push(String(NUMERALS[joined]));
  return [[...new Set([stem(joined), ...inner])]];
}

/** The stem of a folded word (after CISTEM). */
export function stem(word) {
  if (word.length >= 7) word = word.replace(/innen$|(er)in$/, "$1");
  if (word.length > 5 && word.startsWith("ge")) word = word.slice(2);
  word = word.replace(/^(.{5,}?)(?:ung|keit|heit)(?:en|s)?$/, "$1");
  for (const [sound, sign] of SOUNDS) word = word.split(sound).join(sign);
  word = cutEndings(word.replace(/(.)\1/g, "$1*")).replace(/(.)\*/g, "$1$1");
  for (const [sound, sign] of SOUNDS) word = word.split(sign).join(sound);
  return word;
}

function cutEndings(word) {
  while (word.length > 3) {
    if (word.length > 5 && /(?:em|er|nd)$/.test(word)) word = word.slice(0, -2);
    else if (/[tesn]$/.test(word)) word = word.slice(0, -1);
    else break;
  }
  return word;
}

/** The stems of all parts of a compound, larger ones first; none for any other word. */
function parts(word, lexicon) {
  if (word.length < 2 * SHORTEST || word.length > LONGEST || !/^[a-z]+$/.test(word)) return [];
  const cut = cutCompound(word, lexicon);
  if (!cut) return [];
  const halves = [word.slice(0, cut), word.slice(cut)];
  const whole = stem(word);
  const found = [
    ...halves.map(stem).filter((half) => lexicon.has(half)),
    ...parts(halves[0], lexicon),
    ...parts(halves[1], lexicon),
  ];
  return [...new Set(found)].filter((part) => part !== whole);
}

/** Where to cut in two: both halves known, the shorter one as long as possible; else one of them a compound itself. */
function cutCompound(word, lexicon) {
  const known = (piece) => lexicon.has(stem(piece));
  const last = word.length - SHORTEST;
  let best = 0;
  let length = 0;
  for (let at = SHORTEST; at <= last; at++) {
    if (
      Math.min(at, word.length - at) >= length &&
      known(word.slice(0, at)) &&
      known(word.slice(at))
    ) {
      best = at;
      length = Math.min(at, word.length - at);
    }
  }
  if (best) return best;
  for (let at = last; at >= SHORTEST; at--) {
    if (known(word.slice(0, at)) && cutCompound(word.slice(at), lexicon)) return at;
  }
  for (let at = SHORTEST; at <= last; at++) {
    if (known(word.slice(at)) && cutCompound(word.slice(0, at), lexicon)) return at;
  }
  return 0;
}
