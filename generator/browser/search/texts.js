/* What only the hits that are shown need: titles and texts of their passages, in parts that are loaded when they are wanted. */

const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
const pieces = (text) => [...text.matchAll(WORD)];
const root = (piece) => stem(fold(piece).replace(/[^a-z0-9]/g, ""));

/** load: names of parts → perhaps a promise; each part, once loaded, lies in `Weisungswerk.search.parts`. */
function library(index, load) {
  const { parts } = Weisungswerk.search;
  const number = (at) => index.texts.findIndex((start, n) => at >= start && !(at >= index.texts[n + 1])), name = (at) => `texte-${number(at)}`;
  return {
    /** Makes these documents readable. */
    async fetch(documents) {
      const lacking = [...new Set(documents.map(name))].filter((part) => !parts[part]);
      if (lacking.length) await load(lacking);
    },
    /** [[title, text], …]: its head, whose title stands in the index, and its passages. */
    read: (at) => parts[name(at)][at - index.texts[number(at)]],
  };
}

/** Words as titles write them, by their stem. */
function surfaces(titles) {
  const found = new Map();
  for (const title of titles) {
    for (const [piece] of pieces(title)) {
      const term = root(piece);
      if (!found.has(term)) found.set(term, piece);
    }
  }
  return found;
}

/** The first word in these texts that has this stem, or "". */
function surface(term, texts) {
  for (const text of texts) for (const [piece] of pieces(text)) if (root(piece) === term) return piece;
  return "";
}
