/* The search: an index → answers to queries. Knows nothing of pages, of Material or of how files
 * are loaded. */

/** @import { Address, Concept, DocumentColumns, Engine, Findings, Hit } from "../types" */
/** @import { LoadParts } from "../types" */
/** @import { Ranked, SearchIndex, Techniques, Vocabulary, Wanted } from "../types" */

import { fold, tokens } from "./analysis.js";
import { ALL, conceptsOf } from "./concepts.js";
import { ranked } from "./ranking.js";
import { letters, library, stemOf, surface, wordsOf } from "./texts.js";
import { vocabulary } from "./vocabulary.js";

const NAMED = 3; // nearest terms of the glossary
const MORE = 4; // passages of a hit beside the best
const SUGGESTED = 5;
const LIMIT = 20; // hits
const EXACT = 1000; // score of a title that was typed as it stands

/** A document that was found. @typedef {[at: number, ranked: Ranked]} Found */
/** A unit of a document; 0 is its head. @typedef {[at: number, place: number]} Place */
/**
 * A section with the places that are shown of it, the best first.
 *
 * @typedef {{score: number, places: Place[]}} Shown
 */
/**
 * The index with what is worked out from it.
 *
 * @typedef {object} Book
 * @property {SearchIndex} index
 * @property {Vocabulary} words
 * @property {string[]} folded the titles
 * @property {() => string[]} spelled their letters
 * @property {Map<string, number[]>} titles documents by their title, terms also by their long form
 * @property {ReturnType<typeof library>} texts
 */

/**
 * The index says which hits there are, where they lead and in which order; then the text parts of
 * these hits are loaded, which say what is read there.
 *
 * @param {Record<string, unknown>} parts of the index by name, as far as they were loaded: index,
 *   texte-0, texte-1 …
 * @param {LoadParts} load
 * @returns {Engine}
 */
export function open(parts, load) {
  const { index } = /** @type {{index: SearchIndex}} */ (parts);
  const folded = index.docs.map(([, , , title]) => ` ${fold(title)}`);
  const words = vocabulary(index);
  const book = {
    index,
    words,
    folded,
    titles: titled(index, folded),
    spelled: once(() => folded.map(letters)),
    texts: library(index, parts, load),
  };
  const kinds = new Set(index.docs.map(([kind]) => index.words[kind]));
  const issuers = new Set(index.docs.map(([, issuer]) => index.words[issuer]));
  return {
    query: (text, wanted = {}, on = ALL) => query(text, wanted, on, book),
    marked: (text, terms) => marked(text, terms, words),
    kinds: [...kinds].map((kind, n) => [kind, index.many[n]]),
    issuers: [...issuers].filter(Boolean),
  };
}

/**
 * Worked out with its first use: the page must be ready before that.
 *
 * @template Value
 * @param {() => Value} make
 */
function once(make) {
  /** @type {Value | undefined} */
  let value;
  return () => (value ??= make());
}

/**
 * @param {string} text
 * @param {Wanted} wanted
 * @param {Techniques} on
 * @param {Book} book
 * @returns {Promise<Findings>}
 */
async function query(text, wanted, on, book) {
  const { index, words, texts } = book;
  const concepts = conceptsOf(text, index, words, on);
  const documents = ranked(concepts, index, words, on);
  if (on.exact) preferExact(text, documents, book.titles);
  const order = ordered(documents, index, wanted);
  const shown = grouped(order, index, wanted.limit || LIMIT).map((group) => shownOf(group, words));
  await texts.fetch(shown.flatMap(({ places }) => places.map(([at]) => at)));
  const variants = concepts.flatMap((concept) => concept.variants);
  const terms = [...new Set(variants.flatMap((variant) => variant.terms))];
  const unknown = concepts.filter((concept) => concept.unknown && !concept.words.includes("_"));
  /** A term as somebody wrote it, or "". @param {string} term */
  const written = (term) =>
    surface(term, titlesWith(term, book)) || surface(term, readable(shown, texts));
  return {
    hits: shown.map((group) => hit(group, terms, book)),
    unknown: unknown.map((concept) => typed(concept.words, text)),
    meant: corrected(text, concepts, written),
    near: glossary(order, index).slice(0, NAMED),
    suggest: suggestions(text, index, book.folded),
  };
}

/**
 * The documents that may occur, best first.
 *
 * @param {Map<number, Ranked>} documents
 * @param {SearchIndex} index
 * @param {Wanted} wanted
 * @returns {Found[]}
 */
function ordered(documents, index, { kinds = [], issuers = [] }) {
  /** @param {DocumentColumns} columns */
  const isAllowed = ([kind, issuer]) =>
    (!kinds.length || kinds.includes(index.words[kind])) &&
    (!issuers.length || !issuer || issuers.includes(index.words[issuer]));
  return [...documents]
    .filter(([at]) => isAllowed(index.docs[at]))
    .sort(([a, one], [b, other]) => other.score - one.score || a - b);
}

/** @param {Found[]} order @param {SearchIndex} index @returns {Address[]} */
function glossary(order, index) {
  return order
    .map(([at]) => index.docs[at])
    .filter(([kind]) => index.words[kind] === "Begriff")
    .map(([, , , title, , address]) => ({ title, address }));
}

/**
 * Who types a title wants that page, of several pages with that title the best.
 *
 * @param {string} text
 * @param {Map<number, Ranked>} documents
 * @param {Map<string, number[]>} titles
 */
function preferExact(text, documents, titles) {
  /** @type {Ranked | undefined} */
  let best;
  for (const at of titles.get(fold(text).trim()) || []) {
    const document = documents.get(at);
    if (document && (!best || document.score > best.score)) best = document;
  }
  if (best) best.score += EXACT;
}

/** @param {SearchIndex} index @param {string[]} folded */
function titled(index, folded) {
  /** @type {Map<string, number[]>} */
  const documents = new Map();
  /** @param {string} name @param {number} at */
  const note = (name, at) => {
    const same = documents.get(name);
    if (same) same.push(at);
    else documents.set(name, [at]);
  };
  index.docs.forEach(([kind, , , , trail], at) => {
    const longForm = index.words[kind] === "Begriff" && index.words[trail];
    note(folded[at].trim(), at);
    if (longForm) note(fold(longForm).trim(), at);
  });
  return documents;
}

/**
 * Documents of one section stand together, the best in front.
 *
 * @param {Found[]} order
 * @param {SearchIndex} index
 * @param {number} limit
 */
function grouped(order, index, limit) {
  /** @type {Map<string, Found[]>} */
  const groups = new Map();
  for (const entry of order) {
    const [at] = entry;
    const [, , , , , , section] = index.docs[at];
    const key = section < 0 ? `document ${at}` : String(section);
    const group = groups.get(key);
    if (group) group.push(entry);
    else if (groups.size < limit) groups.set(key, [entry]);
  }
  return [...groups.values()];
}

/**
 * What a hit shows of its section: first further passages of the best document.
 *
 * @param {Found[]} group
 * @param {Vocabulary} words
 * @returns {Shown}
 */
function shownOf([[at, first], ...others], words) {
  const best = first.unit - words.firstUnit[at];
  /** @type {Place[]} */
  const further = first.places
    .filter((place) => place !== best)
    .slice(0, MORE)
    .map((place) => [at, place]);
  for (const [other, { unit }] of others) further.push([other, unit - words.firstUnit[other]]);
  return { score: first.score, places: [[at, best], ...further.slice(0, MORE)] };
}

/** @param {Shown} shown @param {string[]} terms @param {Book} book @returns {Hit} */
function hit({ score, places }, terms, { index, texts }) {
  const [[at, place], ...more] = places;
  const document = index.docs[at];
  const [kind, issuer, version, title, trail] = document;
  const [passage, text] = texts.read(at)[place];
  return {
    kind: index.words[kind],
    issuer: index.words[issuer],
    version: index.words[version],
    title,
    trail: index.words[trail],
    address: addressOf(document, place),
    score,
    terms,
    passage,
    text,
    more: more.map(([other, its]) => ({
      title: texts.read(other)[its][0] || index.docs[other][3],
      address: addressOf(index.docs[other], its),
    })),
  };
}

/**
 * Where a unit stands: addresses that are not written count on from the last one that is.
 *
 * @param {DocumentColumns} document
 * @param {number} place
 */
function addressOf([, , , , , own, , , addresses], place) {
  if (!place) return own;
  let n = 0;
  let further = place - 1;
  for (; further >= Number(addresses[n + 1]); n += 2) further -= Number(addresses[n + 1]);
  const written = String(addresses[n]);
  const address = written.startsWith("#") ? own.split("#")[0] + written : written;
  if (!further) return address;
  return address.replace(/[0-9]+$/, (digits) => String(Number(digits) + further));
}

/** Titles in which these letters stand. @param {string} term @param {Book} book */
function titlesWith(term, { index, spelled }) {
  const titles = index.docs.map(([, , , title]) => title);
  return titles.filter((_, at) => spelled()[at].includes(term));
}

/**
 * Titles and texts of the passages that are shown.
 *
 * @param {Shown[]} shown
 * @param {Book["texts"]} texts
 */
const readable = (shown, texts) =>
  shown.flatMap(({ places }) => places.flatMap(([at, place]) => texts.read(at)[place]));

/** The word of the query behind a term. @param {string} term @param {string} text */
function typed(term, text) {
  const match = wordsOf(text).find(([word]) => stemOf(word) === term);
  return match ? match[0] : term;
}

/**
 * The query with its unknown words replaced by those that they look like; "" where nothing changes.
 *
 * @param {string} text
 * @param {Concept[]} concepts
 * @param {(term: string) => string} written
 */
function corrected(text, concepts, written) {
  let put = text;
  for (const { unknown, guess, words } of concepts) {
    if (!unknown || !guess) continue;
    const word = typed(words, text);
    put = put.replace(word, written(guess) || word);
  }
  return put === text ? "" : put;
}

/**
 * Titles that go on where the query ends.
 *
 * @param {string} text
 * @param {SearchIndex} index
 * @param {string[]} folded
 */
function suggestions(text, index, folded) {
  const begun = fold(text).trim();
  if (begun.length < 2) return [];
  const titles = index.docs.map(([, , , title]) => title);
  const fitting = titles.filter((_, at) => folded[at].includes(` ${begun}`));
  return [...new Set(fitting)]
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    .slice(0, SUGGESTED);
}

/**
 * @param {string} text
 * @param {string[]} terms
 * @param {Vocabulary} words
 * @returns {[number, number][]}
 */
function marked(text, terms, words) {
  const wanted = new Set(terms);
  return wordsOf(text)
    .filter(([word]) =>
      tokens(word, words.lexicon)
        .flat()
        .some((term) => wanted.has(term)),
    )
    .map(({ 0: word, index = 0 }) => [index, index + word.length]);
}
