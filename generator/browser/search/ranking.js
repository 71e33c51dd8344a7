/* Concepts → documents by how well they answer: BM25 over weighted fields, for the document and for its best passage. */

const K1 = 1.2, B_DOCUMENT = 0.6, B_UNIT = 0.3;
const PASSAGE = 0.5;                                           // share of the best passage in the score of its document
const HEAD = 0.7;                                              // a title speaks for its passages by so much
const PRIORS = { Norm: 1, Prüfer: 0.75, Begriff: 0.8, Katalog: 0.65, Weisung: 0.8, Rolle: 0.6, Auslegung: 0.55, Verzeichnis: 0.45, Seite: 0.5 };
const STUB = 0.7;

/** Document → {score, unit, terms}; unit: its best passage, or its head. */
function ranked(asked, index, words, on) {
  const scored = asked.map((concept) => evidence(concept, words));
  const total = scored.reduce((sum, { most }, n) => sum + most * (asked[n].words ? 1 : 0), 0) || 1;
  const documents = new Map();
  scored.forEach(({ byDocument }, n) => byDocument.forEach((score, at) => {
    const one = documents.get(at) || { score: 0, covered: 0 };
    one.score += score;
    if (asked[n].words) one.covered += Math.min(score, scored[n].most) / total;
    documents.set(at, one);
  }));
  documents.forEach((one, at) => finish(one, at, scored, asked, index, words, total, on));
  return documents;
}

const coverage = (share, on) => (on.coordination === false ? 1 : 0.25 + 0.75 * share * share);

function finish(one, at, scored, asked, index, words, total, on) {
  const first = words.firstUnit[at], last = first + index.docs[at][8].length;
  let best = 0;
  one.unit = first;
  for (let unit = first; unit <= last; unit++) {
    let score = 0, covered = 0;
    scored.forEach(({ byUnit, most }, n) => {
      const found = Math.max(byUnit.get(unit) || 0, unit === first ? 0 : HEAD * (byUnit.get(first) || 0));
      score += found;
      if (asked[n].words) covered += Math.min(found, most) / total;
    });
    score *= coverage(covered, on);
    if (score > best + (unit - 1 === first && one.unit === first ? -1e-9 : 1e-9)) [best, one.unit] = [score, unit];
  }
  const share = on.passages === false ? 0 : PASSAGE;
  const [kind, , , , , , , stub] = index.docs[at];
  const prior = on.priors === false ? 1 : PRIORS[index.words[kind]] * (stub ? STUB : 1);
  one.score = ((1 - share) * one.score * coverage(one.covered, on) + share * best) * prior;
}

/** What speaks for a concept: score by document and by unit, of the best variant each; most: as much as one mention can give. */
function evidence(concept, words) {
  const byDocument = new Map(), byUnit = new Map();
  let most = 0;
  for (const { terms, weight } of concept.variants) {
    const units = new Map(), documents = new Map(), rare = terms.map((term) => rarity(term, words));
    const ideal = rare.reduce((sum, idf) => sum + idf, 0);
    terms.forEach((term, n) => count(term, rare[n], words, units, documents));
    const share = (entry) => weight * concept.weight * entry.score * (terms.length > 1 ? (entry.idf / ideal) ** 2 : 1) / Math.sqrt(terms.length);
    documents.forEach((entry, at) => byDocument.set(at, Math.max(byDocument.get(at) || 0, share(entry))));
    units.forEach((entry, unit) => byUnit.set(unit, Math.max(byUnit.get(unit) || 0, share(entry))));
    most = Math.max(most, weight * concept.weight * ideal / Math.sqrt(terms.length));
  }
  return { byDocument, byUnit, most };
}

function rarity(term, words) {
  const places = words.places(term), documents = new Set();
  for (let n = 0; n < places.length; n += 2) documents.add(words.unitDocument[places[n]]);
  const all = words.documentLengths.length;
  return Math.log(1 + (all - documents.size + 0.5) / (documents.size + 0.5));
}

function count(term, idf, words, units, documents) {
  const places = words.places(term), sums = new Map();
  for (let n = 0; n < places.length; n += 2) {
    const unit = places[n], at = words.unitDocument[unit];
    add(units, unit, idf, saturated(places[n + 1], words.lengths[unit] / words.meanLength, B_UNIT));
    sums.set(at, (sums.get(at) || 0) + places[n + 1]);
  }
  sums.forEach((weight, at) => add(documents, at, idf, saturated(weight, words.documentLengths[at] / words.meanDocument, B_DOCUMENT)));
}

const saturated = (weight, length, b) => weight * (K1 + 1) / (weight + K1 * (1 - b + b * length));

function add(into, key, idf, strength) {
  const entry = into.get(key) || { score: 0, idf: 0 };
  entry.score += idf * strength;
  entry.idf += idf;
  into.set(key, entry);
}
