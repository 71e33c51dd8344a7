/* The index as loaded → what the engine asks of it: terms and their places. The form of the index
 * is documented in search/index.py. */

/** @import { DocumentColumns, Places, SearchIndex, Vocabulary } from "../types" */

import { continued, numbers, postings, sizes, valueAt } from "./signs.js";

const PART = 0.5; // the weight of what stands inside a word

/**
 * Everything that is looked up again and again; places are gathered when a query needs them.
 *
 * @param {SearchIndex} index
 * @returns {Vocabulary}
 */
export function vocabulary(index) {
  const terms = continued(index.terms.split(" "));
  const numberOf = new Map(terms.map((term, number) => [term, number]));
  const inside = index.inside.split(" ").map(numbers);
  const around = inverted(inside);
  const own = postings(index);
  const { firstUnit, unitDocument } = units(index.docs);
  const size = sizes(4);
  const lengths = Float64Array.from(index.lengths, (sign) => size[valueAt(sign)]);
  const documentLengths = new Float64Array(index.docs.length);
  lengths.forEach((length, unit) => {
    documentLengths[unitDocument[unit]] += length;
  });

  /**
   * Its own places, and those of the words that it is a part of.
   *
   * @param {number} term
   * @returns {Places}
   */
  function gathered(term) {
    const weights = new Map();
    const documents = new Set();
    /** @param {number} word @param {number} share */
    const add = (word, share) => {
      const entries = own(word);
      for (let n = 0; n < entries.length; n += 2) {
        const unit = entries[n];
        weights.set(unit, (weights.get(unit) || 0) + share * entries[n + 1]);
        documents.add(unitDocument[unit]);
      }
    };
    add(term, 1);
    for (const word of around.get(term) || []) add(word, PART);
    return { units: weights, documents: documents.size };
  }

  /** @type {Map<string, Places>} */
  const known = new Map();
  return {
    terms,
    unitDocument,
    firstUnit,
    lengths,
    documentLengths,
    stop: new Set(index.stop.split(" ")),
    lexicon: new Set(terms.filter((term) => /^[a-z]{3,}$/.test(term))),
    meanLength: mean(lengths),
    meanDocument: mean(documentLengths),
    has: (term) => numberOf.has(term),
    inside(term) {
      const number = numberOf.get(term);
      return number === undefined ? [] : inside[number].map((part) => terms[part]);
    },
    places(term) {
      const number = numberOf.get(term);
      const places = known.get(term) || (number === undefined ? NOWHERE : gathered(number));
      known.set(term, places);
      return places;
    },
  };
}

/** @type {Places} */
const NOWHERE = { units: new Map(), documents: 0 };

/** Part → the words that it stands in. @param {number[][]} inside */
function inverted(inside) {
  /** @type {Map<number, number[]>} */
  const around = new Map();
  inside.forEach((parts, term) => {
    for (const part of parts) {
      const words = around.get(part);
      if (words) words.push(term);
      else around.set(part, [term]);
    }
  });
  return around;
}

/**
 * Units are numbered through: the head of a document, then its passages.
 *
 * @param {DocumentColumns[]} documents
 */
function units(documents) {
  /** @type {number[]} */
  const firstUnit = [];
  /** @type {number[]} */
  const unitDocument = [];
  documents.forEach(([, , , , , , , , addresses], at) => {
    firstUnit.push(unitDocument.length);
    unitDocument.push(at);
    for (let n = 1; n < addresses.length; n += 2) {
      for (let left = Number(addresses[n]); left > 0; left--) unitDocument.push(at);
    }
  });
  return { firstUnit, unitDocument };
}

/** @param {Float64Array} figures */
const mean = (figures) => figures.reduce((sum, figure) => sum + figure, 0) / figures.length || 1;
