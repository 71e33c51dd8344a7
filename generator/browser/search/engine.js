/* The search: an index → answers to queries. Knows nothing of pages, of Material or of how files are loaded.
 *
 *   open(index, load)    → engine
 *                          index: the part of that name; load: names of parts → loads them; may answer with a promise
 *
 *   engine.query(text, {kinds, issuers, limit})   kinds, issuers: lists of names that may occur (none = all); limit: 20
 *     → a promise of {hits, unknown, meant, near, suggest}. The index says which hits there are, where they lead and in which
 *       order; then the text parts of these hits are loaded, which say what is read there (texts.js).
 *     hits     best first: {kind, issuer, version, title, trail, address, score, terms, passage, text, more}
 *              kind: Weisung, Norm, Prüfer, Katalog, Begriff, Rolle, Auslegung, Verzeichnis, Seite
 *              address: relative to the root of the site, with the fragment of the best passage (Randnummer, row of a catalogue)
 *              passage, text: what that passage is about, or "", and its text
 *              more: [{title, address}], the next best passages of the same section
 *              terms: stems that speak for the hit; `engine.marked(text, terms)` finds them in a text
 *     unknown  words of the query that stand nowhere
 *     meant    the query with its unknown words put right, or ""
 *     near     nearest terms of the glossary: [{title, address}]
 *     suggest  how the query may go on: texts
 *   engine.marked(text, terms)               → [[start, end], …] of the words in a text that have such a stem
 *   engine.kinds, engine.issuers             all names there are, to filter by: [[kind, in the plural], …], [issuer, …]
 */

import { fold, tokens } from "./analysis.js";
import { ALL, concepts } from "./concepts.js";
import { ranked } from "./ranking.js";
import { letters, library, pieces, root, surface } from "./texts.js";
import { vocabulary } from "./vocabulary.js";

const NAMED = 3;
const MORE = 4;
const EXACT = 1000;

export function open(index, load) {
  const folded = index.docs.map((one) => ` ${fold(one[3])}`);
  const words = vocabulary(index);
  const book = {
    index,
    words,
    folded,
    titles: titled(index, folded),
    spelled: once(() => folded.map(letters)),
    texts: library(index, load),
  };
  const name = (one, column) => index.words[one[column]];
  return {
    query: (text, wanted = {}, on = ALL) => query(text, wanted, on, book),
    marked: (text, terms) => marked(text, terms, words),
    kinds: [...new Set(index.docs.map((one) => name(one, 0)))].map((kind, n) => [
      kind,
      index.many[n],
    ]),
    issuers: [...new Set(index.docs.map((one) => name(one, 1)).filter(Boolean))],
  };
}

/** Worked out with its first use: the page must be ready before that. */
function once(make) {
  let made;
  return () => (made = made || make());
}

async function query(text, { kinds = [], issuers = [], limit = 20 }, on, book) {
  const { index, words, texts } = book;
  const asked = concepts(text, index, words, on);
  const found = ranked(asked, index, words, on);
  if (on.exact) exact(text, found, book.titles);
  const order = ordered(found, index, kinds, issuers);
  const terms = [
    ...new Set(asked.flatMap(({ variants }) => variants.flatMap((variant) => variant.terms))),
  ];
  const shown = grouped(order, index, limit).map((entries) => ({
    score: entries[0][1].score,
    places: places(entries, words),
  }));
  await texts.fetch(shown.flatMap((one) => one.places.map(([at]) => at)));
  return {
    hits: shown.map((one) => hit(one, terms, book)),
    unknown: asked
      .filter((concept) => concept.unknown && !concept.words.includes("_"))
      .map((concept) => typed(concept.words, text)),
    meant: corrected(
      text,
      asked,
      (term) => surface(term, spelling(term, book)) || surface(term, readable(shown, texts)),
    ),
    near: glossary(order, index).slice(0, NAMED),
    suggest: suggestions(text, index, book.folded),
  };
}

/** The documents that may occur, best first. */
function ordered(found, index, kinds, issuers) {
  const allowed = ([kind, issuer]) =>
    (!kinds.length || kinds.includes(index.words[kind])) &&
    (!issuers.length || !issuer || issuers.includes(index.words[issuer]));
  return [...found]
    .filter(([at]) => allowed(index.docs[at]))
    .sort(([a, one], [b, other]) => other.score - one.score || a - b);
}

const glossary = (order, index) =>
  order
    .map(([at]) => index.docs[at])
    .filter(([kind]) => index.words[kind] === "Begriff")
    .map(([, , , title, , address]) => ({ title, address }));

/** Who types a title wants that page, of several pages with that title the best. */
function exact(text, found, titles) {
  const same = (titles.get(fold(text).trim()) || []).map((at) => found.get(at)).filter(Boolean);
  if (same.length) same.reduce((best, one) => (one.score > best.score ? one : best)).score += EXACT;
}

/** Documents by their title, terms of the glossary also by their long form. */
function titled(index, folded) {
  const found = new Map();
  const note = (name, at) => (found.has(name) ? found.get(name).push(at) : found.set(name, [at]));
  index.docs.forEach((one, at) => {
    note(folded[at].trim(), at);
    if (index.words[one[0]] === "Begriff" && index.words[one[4]]) {
      note(fold(index.words[one[4]]).trim(), at);
    }
  });
  return found;
}

/** Documents of one section stand together, the best in front. */
function grouped(order, index, limit) {
  const groups = new Map();
  for (const [at, one] of order) {
    const group = index.docs[at][6] < 0 ? `d${at}` : index.docs[at][6];
    if (groups.has(group)) groups.get(group).push([at, one]);
    else if (groups.size < limit) groups.set(group, [[at, one]]);
  }
  return [...groups.values()];
}

/** What a hit shows of its section, the best first: [document, unit in it; 0 = its head]. */
function places([[at, { unit, places: own }], ...others], words) {
  const best = unit - words.firstUnit[at];
  const further = own
    .filter((place) => place !== best)
    .slice(0, MORE)
    .map((place) => [at, place]);
  return [
    [at, best],
    ...[
      ...further,
      ...others.map(([other, { unit: its }]) => [other, its - words.firstUnit[other]]),
    ].slice(0, MORE),
  ];
}

function hit({ score, places: [best, ...more] }, terms, { index, texts }) {
  const one = index.docs[best[0]];
  const [passage, text] = texts.read(best[0])[best[1]];
  const link = ([at, place]) => ({
    title: texts.read(at)[place][0] || index.docs[at][3],
    address: address(index.docs[at], place),
  });
  return {
    kind: index.words[one[0]],
    issuer: index.words[one[1]],
    version: index.words[one[2]],
    title: one[3],
    trail: index.words[one[4]],
    address: address(one, best[1]),
    score,
    terms,
    passage,
    text,
    more: more.map(link),
  };
}

/** Where a unit stands: addresses that are not said count on from the last one that is. */
function address([, , , , , own, , , said], place) {
  if (!place) return own;
  let n = 0;
  let on = place - 1;
  for (; on >= said[n + 1]; n += 2) on -= said[n + 1];
  const whole = said[n].startsWith("#") ? own.split("#")[0] + said[n] : said[n];
  return on ? whole.replace(/[0-9]+$/, (digits) => Number(digits) + on) : whole;
}

/** Titles in which these letters stand. */
const spelling = (term, { index, spelled }) =>
  index.docs.filter((_, at) => spelled()[at].includes(term)).map((one) => one[3]);

/** What is read of the hits: titles and texts of the passages that are shown. */
const readable = (shown, texts) =>
  shown.flatMap((one) => one.places.flatMap(([at, place]) => texts.read(at)[place]));

/** The word of the query behind a term. */
function typed(term, text) {
  const found = pieces(text).find(([piece]) => root(piece) === term);
  return found ? found[0] : term;
}

/** The query with unknown words replaced by the words that they look like; written: stem → a word as somebody wrote it, or "". */
function corrected(text, asked, written) {
  let made = text;
  for (const { unknown, guess, words: term } of asked) {
    if (unknown && guess) {
      made = made.replace(typed(term, text), written(guess) || typed(term, text));
    }
  }
  return made === text ? "" : made;
}

/** Titles that go on where the query ends. */
function suggestions(text, index, folded) {
  const begun = fold(text).trim();
  if (begun.length < 2) return [];
  const found = index.docs.filter((_, at) => folded[at].includes(` ${begun}`)).map((one) => one[3]);
  return [...new Set(found)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, 5);
}

function marked(text, terms, words) {
  const wanted = new Set(terms);
  return pieces(text)
    .filter(([piece]) =>
      tokens(piece, words.lexicon).some((token) => token.some((term) => wanted.has(term))),
    )
    .map((match) => [match.index, match.index + match[0].length]);
}
