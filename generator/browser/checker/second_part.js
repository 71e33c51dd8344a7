/* The second part of a checker's data: rows, citations, and the texts that the first question can
 * do without. They say the address of a page once and leave out what is empty. */

/** @import { Entry, Link, LinkGroup, SecondPart, SentencePart, SentenceText } from "../types" */

/**
 * Completes an entry in its place: results that were worked out before hold the same rows.
 *
 * @param {Entry} entry
 * @param {SecondPart} part
 */
export function completeEntry({ program, texts }, { rows, texts: further }) {
  const { cites, links, outcomes, disputes, conflicts, ...others } = further;
  rows.forEach((row, n) => Object.assign(program.rows[n], row));
  for (const [id, own] of Object.entries(cites)) {
    texts.facts[id].cites = own.map(([group, rn]) => linkOf(links[group], rn));
  }
  /** @param {SentencePart} part @returns {SentenceText} */
  const sentenceOf = (part) => {
    const {
      text,
      advice = false,
      cites: own = [],
    } = typeof part === "string" ? { text: part } : part;
    return { text, advice, cites: own.map(([group, rn]) => linkOf(links[group], rn)) };
  };
  for (const [id, { sentence, follows = [] }] of Object.entries(outcomes)) {
    Object.assign(texts.outcomes[id], {
      sentence: sentence && sentenceOf(sentence),
      follows: follows.map(sentenceOf),
    });
  }
  Object.assign(texts, others, { rows: {}, readings: {}, conflicts });
  for (const { row, cites: own } of rows) {
    texts.rows[row] = own.map(({ directive, rn }) =>
      linkOf(/** @type {LinkGroup} */ (links.find(([id]) => id === directive)), rn),
    );
  }
  for (const [row, ids] of Object.entries(disputes)) {
    texts.readings[row] = ids.map((id) => conflicts[id]).filter(Boolean);
  }
}

/**
 * How citations are written is documented in generator/views/citations.py.
 *
 * @param {LinkGroup} group
 * @param {number} rn
 * @returns {Link}
 */
function linkOf([, prefix, pages, odd], rn) {
  const page = Object.keys(pages).find((address) => pages[address].includes(rn));
  const [label, href] = odd[rn] || [`${prefix}Rn. ${rn}`, `${page}#rn-${rn}`];
  return { label, href };
}
