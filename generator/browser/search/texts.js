/* What only the hits that are shown need: titles and texts of their passages, in parts that are
 * loaded when they are wanted. */

/** @import { LoadParts, SearchIndex, TextPart } from "../types" */

import { fold } from "./analysis.js";
import { stem } from "./stem.js";

const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;

/** The words of a text. @param {string} text */
export const wordsOf = (text) => [...text.matchAll(WORD)];

/** @param {string} folded */
export const letters = (folded) => folded.replace(/[^a-z0-9]/g, "");

/** @param {string} word */
export const stemOf = (word) => stem(letters(fold(word)));

/**
 * @param {SearchIndex} index
 * @param {Record<string, unknown>} parts by name, as far as they were loaded
 * @param {LoadParts} load
 */
export function library(index, parts, load) {
  /** The part that holds a document. @param {number} at */
  const numberOf = (at) =>
    index.texts.findIndex((start, n) => at >= start && !(at >= index.texts[n + 1]));
  /** @param {number} at */
  const nameOf = (at) => `texte-${numberOf(at)}`;
  return {
    /** Makes documents readable. @param {number[]} documents */
    async fetch(documents) {
      const lacking = [...new Set(documents.map(nameOf))].filter((name) => !parts[name]);
      if (lacking.length) await load(lacking);
    },
    /**
     * [title, text] of its head, whose title stands in the index, and of its passages.
     *
     * @param {number} at
     */
    read(at) {
      const part = /** @type {TextPart} */ (parts[nameOf(at)]);
      return part[at - index.texts[numberOf(at)]];
    },
  };
}

/**
 * The first word in some texts that has a stem, or "". Only texts with its letters are looked at
 * word by word.
 *
 * @param {string} term
 * @param {string[]} texts
 */
export function surface(term, texts) {
  for (const text of texts) {
    const words = letters(fold(text)).includes(term) ? wordsOf(text) : [];
    const match = words.find(([word]) => stemOf(word) === term);
    if (match) return match[0];
  }
  return "";
}
