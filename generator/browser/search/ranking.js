/* Concepts → documents by how well they answer: BM25 over weighted fields, for the document and for
 * its best passage. */

/** @import { Concept, DocumentColumns, Ranked, SearchIndex, Techniques } from "../types" */
/** @import { Vocabulary } from "../types" */

const K1 = 1.2;
const B_DOCUMENT = 0.6;
const B_UNIT = 0.3;
const PASSAGE = 0.5; // share of the best passage in the score of its document
const HEAD = 0.7; // weight of a title for its passages
/** By kind. @type {Record<string, number>} */
const PRIORS = {
  Norm: 1,
  Prüfer: 0.6,
  Begriff: 0.5,
  Katalog: 0.45,
  Weisung: 0.5,
  Rolle: 0.4,
  Auslegung: 0.35,
  Verzeichnis: 0.3,
  Seite: 0.4,
};
const STUB = 0.5;

/**
 * A sum for a document or a unit, and how rare the terms are that stand there.
 *
 * @typedef {{score: number, idf: number}} Sum
 */
/**
 * The score of a concept.
 *
 * @typedef {{byDocument: Map<number, number>, byUnit: Map<number, number>}} Evidence
 */

/**
 * Document → how well it answers.
 *
 * @param {Concept[]} concepts
 * @param {SearchIndex} index
 * @param {Vocabulary} words
 * @param {Techniques} on
 */
export function ranked(concepts, index, words, on) {
  const scored = concepts.map((concept) => evidence(concept, words));
  /** @type {Map<number, Set<number>>} */
  const units = new Map();
  for (const { byUnit } of scored) {
    for (const unit of byUnit.keys()) {
      const at = words.unitDocument[unit];
      const own = units.get(at) || new Set();
      units.set(at, own.add(unit));
    }
  }
  /** @type {Map<number, Ranked>} */
  const documents = new Map();
  for (const [at, own] of units) {
    const { best, ...ranks } = judged(at, own, scored, words, on);
    documents.set(at, { ...ranks, score: best * prior(index.docs[at], index, on) });
  }
  return documents;
}

/**
 * @param {number} at
 * @param {Set<number>} units in which the query occurs
 * @param {Evidence[]} scored
 * @param {Vocabulary} words
 * @param {Techniques} on
 */
function judged(at, units, scored, words, on) {
  const first = words.firstUnit[at];
  /** @param {number} unit */
  const scoreOf = (unit) =>
    sum(scored, ({ byUnit }) => {
      const head = unit === first ? 0 : HEAD * (byUnit.get(first) || 0);
      return Math.max(byUnit.get(unit) || 0, head);
    });
  const places = [...units]
    .map((unit) => ({ place: unit - first, score: scoreOf(unit) }))
    .sort((a, b) => b.score - a.score || a.place - b.place);
  const whole = sum(scored, ({ byDocument }) => byDocument.get(at) || 0);
  const share = on.passages ? PASSAGE : 0;
  return {
    best: (1 - share) * whole + share * places[0].score,
    unit: first + places[0].place,
    places: places.map(({ place }) => place).filter((place) => place > 0),
  };
}

/** @param {Evidence[]} scored @param {(one: Evidence) => number} figure */
const sum = (scored, figure) => scored.reduce((total, one) => total + figure(one), 0);

/** @param {DocumentColumns} document @param {SearchIndex} index @param {Techniques} on */
function prior([kind, , , , , , , isStub], index, on) {
  return on.priors ? PRIORS[index.words[kind]] * (isStub ? STUB : 1) : 1;
}

/**
 * The score of a concept by document and by unit, of the best variant each.
 *
 * @param {Concept} concept
 * @param {Vocabulary} words
 * @returns {Evidence}
 */
function evidence(concept, words) {
  const byDocument = new Map();
  const byUnit = new Map();
  for (const { terms, weight } of concept.variants) {
    /** @type {Map<number, Sum>} */
    const units = new Map();
    /** @type {Map<number, Sum>} */
    const documents = new Map();
    const rarities = terms.map((term) => rarity(term, words));
    const ideal = rarities.reduce((total, idf) => total + idf, 0);
    terms.forEach((term, n) => count(term, rarities[n], words, units, documents));
    /** @param {Sum} entry */
    const share = ({ score, idf }) =>
      (weight * concept.weight * score * (idf / ideal) ** 2) / Math.sqrt(terms.length);
    keepBest(documents, share, byDocument);
    keepBest(units, share, byUnit);
  }
  return { byDocument, byUnit };
}

/**
 * @param {Map<number, Sum>} sums
 * @param {(entry: Sum) => number} share
 * @param {Map<number, number>} best
 */
function keepBest(sums, share, best) {
  sums.forEach((entry, at) => best.set(at, Math.max(best.get(at) || 0, share(entry))));
}

/** The inverse document frequency. @param {string} term @param {Vocabulary} words */
function rarity(term, words) {
  const { documents } = words.places(term);
  return Math.log(1 + (words.documentLengths.length - documents + 0.5) / (documents + 0.5));
}

/**
 * @param {string} term
 * @param {number} idf
 * @param {Vocabulary} words
 * @param {Map<number, Sum>} units
 * @param {Map<number, Sum>} documents
 */
function count(term, idf, words, units, documents) {
  /** @type {Map<number, number>} */
  const weights = new Map();
  words.places(term).units.forEach((weight, unit) => {
    const at = words.unitDocument[unit];
    const length = words.lengths[unit] / words.meanLength;
    add(units, unit, idf, saturated(weight, length, B_UNIT));
    weights.set(at, (weights.get(at) || 0) + weight);
  });
  weights.forEach((weight, at) => {
    const length = words.documentLengths[at] / words.meanDocument;
    add(documents, at, idf, saturated(weight, length, B_DOCUMENT));
  });
}

/** @param {number} weight @param {number} length of the text, 1 = the mean @param {number} b */
const saturated = (weight, length, b) => (weight * (K1 + 1)) / (weight + K1 * (1 - b + b * length));

/**
 * @param {Map<number, Sum>} sums
 * @param {number} key
 * @param {number} idf
 * @param {number} strength
 */
function add(sums, key, idf, strength) {
  const entry = sums.get(key) || { score: 0, idf: 0 };
  entry.score += idf * strength;
  entry.idf += idf;
  sums.set(key, entry);
}
