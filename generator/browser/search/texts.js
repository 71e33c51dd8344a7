/* What only the hits that are shown need: titles and texts of their passages, in parts that are loaded when they are wanted. */

const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
const pieces = (text) => [...text.matchAll(WORD)];
const letters = (folded) => folded.replace(/[^a-z0-9]/g, "");
const root = (piece) => stem(letters(fold(piece)));

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

/** The first word in these texts that has this stem, or "". Only texts with its letters are looked at word by word. */
function surface(term, texts) {
  for (const text of texts.filter((one) => letters(fold(one)).includes(term))) for (const [piece] of pieces(text)) if (root(piece) === term) return piece;
  return "";
}
