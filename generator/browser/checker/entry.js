/* A checker as it is delivered, in two scripts, becomes whole again. */

/** @import { Entry, FirstPart, RowProgram, Texts } from "../types" */

/**
 * What the first question needs. Rows and citations stand empty until the second part is there.
 *
 * @param {FirstPart} part
 * @returns {Entry}
 */
export function createEntry({ program, texts }) {
  const rows = Array.from({ length: program.rows }, () => /** @type {RowProgram} */ ({}));
  /** @type {Texts["facts"]} */
  const facts = {};
  for (const [id, fact] of Object.entries(texts.facts)) {
    facts[id] = { choices: {}, ...fact, cites: [] };
  }
  return { program: { ...program, rows }, texts: /** @type {Texts} */ ({ ...texts, facts }) };
}
