/* What only the hits that are shown need: titles and texts of their passages, in parts that are loaded when they are wanted. */

import { fold, stem } from "./analysis.js";

/** The parts of the index by name, as far as they were loaded. */
export const loadedParts = {};

const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
export const pieces = (text) => [...text.matchAll(WORD)];
export const letters = (folded) => folded.replace(/[^a-z0-9]/g, "");
export const root = (piece) => stem(letters(fold(piece)));

/** load: names of parts → perhaps a promise; each part, once loaded, lies in `loadedParts`. */
export function library(index, load) {
  const number = (at) =>
    index.texts.findIndex((start, n) => at >= start && !(at >= index.texts[n + 1]));
  const name = (at) => `texte-${number(at)}`;
  return {
    /** Makes these documents readable. */
    async fetch(documents) {
      const lacking = [...new Set(documents.map(name))].filter((part) => !loadedParts[part]);
      if (lacking.length) await load(lacking);
    },
    /** [[title, text], …]: its head, whose title stands in the index, and its passages. */
    read: (at) => loadedParts[name(at)][at - index.texts[number(at)]],
  };
}

/** The first word in these texts that has this stem, or "". Only texts with its letters are looked at word by word. */
export function surface(term, texts) {
  for (const text of texts.filter((one) => letters(fold(one)).includes(term))) {
    for (const [piece] of pieces(text)) if (root(piece) === term) return piece;
  }
  return "";
}
