/* The signs of which the index is made: figures, logarithms, words that go on from the one before.
 */

/** @import { SearchIndex } from "../types" */

const SIGNS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-";
const VALUES = new Int8Array(128);
[...SIGNS].forEach((sign, value) => {
  VALUES[sign.charCodeAt(0)] = value;
});

/** The value of one sign. @param {string} signs @param {number} at */
export const valueAt = (signs, at = 0) => VALUES[signs.charCodeAt(at)];

/** The sizes that signs stand for, as a logarithm. @param {number} steps to the power of two */
export const sizes = (steps) => Float64Array.from(SIGNS, (_, value) => 2 ** (value / steps) - 1);

/**
 * Terms in full: each begins as the one before does, with so many letters.
 *
 * @param {string[]} rests
 */
export function continued(rests) {
  let term = "";
  return rests.map((rest) => {
    term = term.slice(0, valueAt(rest)) + rest.slice(1);
    return term;
  });
}

/**
 * Figures of several signs each: five bits in a sign, and one that says that more follow.
 *
 * @param {string} signs
 */
export function numbers(signs) {
  const all = [];
  let number = 0;
  let factor = 1;
  for (let at = 0; at < signs.length; at++) {
    const value = valueAt(signs, at);
    number += (value % 32) * factor;
    factor *= 32;
    if (value < 32) {
      all.push(number);
      number = 0;
      factor = 1;
    }
  }
  return all;
}

/**
 * Term → [unit, weight, unit, weight, …], read when it is asked for; only where its weights begin
 * is counted for all.
 *
 * @param {SearchIndex} index
 */
export function postings(index) {
  const distances = index.distances.split(" ");
  const weight = sizes(2);
  const starts = new Uint32Array(distances.length + 1);
  distances.forEach((signs, term) => {
    let count = 0;
    for (let at = 0; at < signs.length; at++) if (valueAt(signs, at) < 32) count++;
    starts[term + 1] = starts[term] + count;
  });
  return (/** @type {number} */ term) => {
    const entries = [];
    let unit = -1;
    let next = starts[term];
    for (const distance of numbers(distances[term])) {
      unit += distance;
      entries.push(unit, weight[valueAt(index.weights, next)]);
      next++;
    }
    return entries;
  };
}
