/* Words that look like another one. */

/** @import { Vocabulary } from "../types" */

const MOST = 6;

/**
 * Terms that begin with these letters, that contain them, that differ by a slip: [[term, likeness
 * 0–1], …], best first.
 *
 * @param {string} word
 * @param {Vocabulary} words
 */
export function alike(word, words) {
  /** @type {[string, number][]} */
  const terms = [];
  for (const term of words.terms) {
    const likeness = term.includes("_") ? 0 : likenessOf(word, term);
    if (likeness > 0) terms.push([term, likeness]);
  }
  return terms.sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, MOST);
}

/** @param {string} word @param {string} term */
function likenessOf(word, term) {
  let likeness = 0;
  if (word.length > 2 && term.startsWith(word)) likeness = (0.9 * word.length) / term.length;
  else if (word.length > 3 && term.includes(word)) likeness = (0.7 * word.length) / term.length;
  const most = word.length < 5 ? 0 : word.length < 9 ? 1 : 2;
  if (!most || Math.abs(term.length - word.length) > most) return likeness;
  const slips = distance(word, term, most);
  if (slips > most) return likeness;
  return Math.max(likeness, 0.9 - (0.6 * slips) / Math.sqrt(word.length));
}

/**
 * Damerau-Levenshtein (neighbours may be swapped), as far as it matters; more than `most` is
 * `most + 1`.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
function distance(one, other, most) {
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const changed = one[i - 1] === other[j - 1] ? 0 : 1;
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + changed);
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (i > 1 && j > 1 && swapped) cost = Math.min(cost, before[j - 2] + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
}
