/* The index as loaded → what the engine asks of it: terms, their places, words that look alike. Told in search/index.py. */

const SIGNS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-";
const PART = 0.5; // what stands inside a word weighs so much
const VALUE = new Int8Array(128);
[...SIGNS].forEach((sign, number) => {
  VALUE[sign.charCodeAt(0)] = number;
});
const sizes = (steps) => Float64Array.from(SIGNS, (_, number) => 2 ** (number / steps) - 1);

/** Everything that is looked up again and again; places are gathered when a query needs them. */
export function vocabulary(index) {
  const terms = continued(index.terms.split(" "));
  const number = new Map(terms.map((term, at) => [term, at]));
  const read = new Map();
  const own = postings(index);
  const unitDocument = [];
  const firstUnit = [];
  const inner = index.inside.split(" ").map(numbers);
  const around = new Map();
  index.docs.forEach((one, at) => {
    firstUnit.push(unitDocument.length);
    unitDocument.push(at);
    for (let n = 1; n < one[8].length; n += 2) {
      for (let left = one[8][n]; left > 0; left--) unitDocument.push(at);
    }
  });
  inner.forEach((parts, term) => {
    for (const part of parts) {
      if (around.has(part)) around.get(part).push(term);
      else around.set(part, [term]);
    }
  });
  const length = sizes(4);
  const lengths = Float64Array.from(index.lengths, (sign) => length[VALUE[sign.charCodeAt(0)]]);
  const documentLengths = new Float64Array(index.docs.length);
  lengths.forEach((length, unit) => {
    documentLengths[unitDocument[unit]] += length;
  });
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
    has: (term) => number.has(term),
    /** The parts of a compound. */
    inside: (term) => (inner[number.get(term)] || []).map((part) => terms[part]),
    number: (term) => number.get(term),
    /** Where a term stands: {units: Map of unit → weight, documents: in how many documents}. */
    places(term) {
      if (!read.has(term)) {
        read.set(
          term,
          number.has(term)
            ? gathered(number.get(term), own, around, unitDocument)
            : { units: new Map(), documents: 0 },
        );
      }
      return read.get(term);
    },
  };
}

const mean = (figures) => figures.reduce((sum, figure) => sum + figure, 0) / figures.length || 1;

/** Terms in full: each begins as the one before does, with so many letters. */
function continued(terms) {
  let last = "";
  return terms.map((rest) => (last = last.slice(0, VALUE[rest.charCodeAt(0)]) + rest.slice(1)));
}

function numbers(signs) {
  const found = [];
  for (let at = 0; at < signs.length;) {
    let number = 0;
    for (let factor = 1, more = true; more; factor *= 32) {
      const sign = VALUE[signs.charCodeAt(at++)];
      number += (sign % 32) * factor;
      more = sign >= 32;
    }
    found.push(number);
  }
  return found;
}

/** Term → [unit, weight, unit, weight, …], read when it is asked for; only where its weights begin is counted for all. */
function postings(index) {
  const distances = index.distances.split(" ");
  const weight = sizes(2);
  const starts = new Uint32Array(distances.length + 1);
  distances.forEach((signs, term) => {
    let count = 0;
    for (let at = 0; at < signs.length; at++) count += VALUE[signs.charCodeAt(at)] < 32;
    starts[term + 1] = starts[term] + count;
  });
  return (term) => {
    const found = [];
    let unit = -1;
    let next = starts[term];
    for (const distance of numbers(distances[term])) {
      found.push((unit += distance), weight[VALUE[index.weights.charCodeAt(next++)]]);
    }
    return found;
  };
}

/** Its own places, and those of the words that it is a part of. */
function gathered(term, own, around, unitDocument) {
  const units = new Map();
  const documents = new Set();
  for (const [other, share] of [
    [term, 1],
    ...(around.get(term) || []).map((word) => [word, PART]),
  ]) {
    const found = own(other);
    for (let n = 0; n < found.length; n += 2) {
      units.set(found[n], (units.get(found[n]) || 0) + share * found[n + 1]);
      documents.add(unitDocument[found[n]]);
    }
  }
  return { units, documents: documents.size };
}

/** Terms that begin with these letters, that contain them, that differ by a slip: [[term, likeness 0–1], …], best first. */
export function alike(word, words) {
  const found = new Map();
  const note = (term, likeness) => likeness > (found.get(term) || 0) && found.set(term, likeness);
  const most = word.length < 5 ? 0 : word.length < 9 ? 1 : 2;
  for (const term of words.terms) {
    if (term.includes("_")) continue;
    if (word.length > 2 && term.startsWith(word)) note(term, (0.9 * word.length) / term.length);
    else if (word.length > 3 && term.includes(word)) note(term, (0.7 * word.length) / term.length);
    if (most && Math.abs(term.length - word.length) <= most) {
      const slips = distance(word, term, most);
      if (slips <= most) note(term, 0.9 - (0.6 * slips) / Math.sqrt(word.length));
    }
  }
  return [...found].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, 6);
}

/** Damerau-Levenshtein (neighbours may be swapped), as far as it matters; more than `most` is `most + 1`. */
function distance(one, other, most) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, before[j - 2] + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
}
