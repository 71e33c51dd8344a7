/* Concepts → documents by how well they answer: BM25 over weighted fields, for the document and for its best passage. */

const K1 = 1.2;
const B_DOCUMENT = 0.6;
const B_UNIT = 0.3;
const PASSAGE = 0.5; // share of the best passage in the score of its document
const HEAD = 0.7; // a title speaks for its passages by so much
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

/** Document → {score, unit, places}: its best unit, and its passages in which the query occurs, best first. */
export function ranked(asked, index, words, on) {
  const scored = asked.map((concept) => evidence(concept, words));
  const units = new Map();
  const documents = new Map();
  for (const { byUnit } of scored) {
    for (const unit of byUnit.keys()) note(units, words.unitDocument[unit], unit);
  }
  for (const [at, own] of units) documents.set(at, judged(at, own, scored, index, words, on));
  return documents;
}

function note(lists, key, entry) {
  if (lists.has(key)) lists.get(key).add(entry);
  else lists.set(key, new Set([entry]));
}

function judged(at, units, scored, index, words, on) {
  const first = words.firstUnit[at];
  const inside = (unit) =>
    sum(scored, ({ byUnit }) =>
      Math.max(byUnit.get(unit) || 0, unit === first ? 0 : HEAD * (byUnit.get(first) || 0)),
    );
  const places = [...units]
    .map((unit) => [unit - first, inside(unit)])
    .sort(([a, one], [b, other]) => other - one || a - b);
  const whole = sum(scored, ({ byDocument }) => byDocument.get(at) || 0);
  const share = on.passages ? PASSAGE : 0;
  return {
    score: ((1 - share) * whole + share * places[0][1]) * prior(index.docs[at], index, on),
    unit: first + places[0][0],
    places: places.map(([place]) => place).filter(Boolean),
  };
}

const sum = (scored, given) => scored.reduce((all, one) => all + given(one), 0);

function prior([kind, , , , , , , stub], index, on) {
  return on.priors ? PRIORS[index.words[kind]] * (stub ? STUB : 1) : 1;
}

/** What speaks for a concept: score by document and by unit, of the best variant each. */
function evidence(concept, words) {
  const byDocument = new Map();
  const byUnit = new Map();
  for (const { terms, weight } of concept.variants) {
    const units = new Map();
    const documents = new Map();
    const rare = terms.map((term) => rarity(term, words));
    const ideal = rare.reduce((all, idf) => all + idf, 0);
    terms.forEach((term, n) => count(term, rare[n], words, units, documents));
    const share = (entry) =>
      (weight * concept.weight * entry.score * (entry.idf / ideal) ** 2) / Math.sqrt(terms.length);
    documents.forEach((entry, at) =>
      byDocument.set(at, Math.max(byDocument.get(at) || 0, share(entry))),
    );
    units.forEach((entry, unit) => byUnit.set(unit, Math.max(byUnit.get(unit) || 0, share(entry))));
  }
  return { byDocument, byUnit };
}

function rarity(term, words) {
  const { documents } = words.places(term);
  return Math.log(1 + (words.documentLengths.length - documents + 0.5) / (documents + 0.5));
}

function count(term, idf, words, units, documents) {
  const sums = new Map();
  words.places(term).units.forEach((weight, unit) => {
    const at = words.unitDocument[unit];
    add(units, unit, idf, saturated(weight, words.lengths[unit] / words.meanLength, B_UNIT));
    sums.set(at, (sums.get(at) || 0) + weight);
  });
  sums.forEach((weight, at) =>
    add(
      documents,
      at,
      idf,
      saturated(weight, words.documentLengths[at] / words.meanDocument, B_DOCUMENT),
    ),
  );
}

const saturated = (weight, length, b) => (weight * (K1 + 1)) / (weight + K1 * (1 - b + b * length));

function add(into, key, idf, strength) {
  const entry = into.get(key) || { score: 0, idf: 0 };
  entry.score += idf * strength;
  entry.idf += idf;
  into.set(key, entry);
}
