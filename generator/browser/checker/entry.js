/* A checker as it is delivered, in two scripts, becomes whole again. */

/** @import { Entry, FirstPart, Texts } from "../types" */

/**
 * What the first question needs. Reasons, the readings that are not taken, and citations are
 * missing until the second part is there.
 *
 * @param {FirstPart} part
 * @returns {Entry}
 */
export function createEntry({ program, texts }) {
  /** @type {Texts["facts"]} */
  const facts = {};
  for (const [id, fact] of Object.entries(texts.facts)) {
    facts[id] = { choices: {}, ...fact, cites: [] };
  }
  return { program: { ...program }, texts: /** @type {Texts} */ ({ ...texts, facts }) };
}
