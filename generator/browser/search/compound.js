/* German compounds: »betreuungsschlussel« → betreuung, schlussel; twin of search/compound.py,
 * documented there. */

import { stem } from "./stem.js";

const SHORTEST = 4; // letters of a part
const LONGEST = 40; // letters of a compound

/**
 * The stems of all parts, larger ones first; none for a word that is not a compound.
 *
 * @param {string} word
 * @param {Set<string>} lexicon
 * @returns {string[]}
 */
export function parts(word, lexicon) {
  if (word.length < 2 * SHORTEST || word.length > LONGEST || !/^[a-z]+$/.test(word)) return [];
  const cut = cutCompound(word, lexicon);
  if (!cut) return [];
  const halves = [word.slice(0, cut), word.slice(cut)];
  const whole = stem(word);
  const stems = [
    ...halves.map(stem).filter((half) => lexicon.has(half)),
    ...halves.flatMap((half) => parts(half, lexicon)),
  ];
  return [...new Set(stems)].filter((part) => part !== whole);
}

/**
 * Where to cut in two: both halves known, the shorter one as long as possible; else one of them a
 * compound itself. 0: nowhere.
 *
 * @param {string} word
 * @param {Set<string>} lexicon
 * @returns {number}
 */
function cutCompound(word, lexicon) {
  /** @param {string} piece */
  const isKnown = (piece) => lexicon.has(stem(piece));
  const last = word.length - SHORTEST;
  let best = 0;
  let length = 0;
  for (let at = SHORTEST; at <= last; at++) {
    const shorter = Math.min(at, word.length - at);
    if (shorter >= length && isKnown(word.slice(0, at)) && isKnown(word.slice(at))) {
      best = at;
      length = shorter;
    }
  }
  if (best) return best;
  for (let at = last; at >= SHORTEST; at--) {
    if (isKnown(word.slice(0, at)) && cutCompound(word.slice(at), lexicon)) return at;
  }
  for (let at = SHORTEST; at <= last; at++) {
    if (isKnown(word.slice(at)) && cutCompound(word.slice(0, at), lexicon)) return at;
  }
  return 0;
}
