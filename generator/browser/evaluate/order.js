/* What Python's `sorted(set(…))` gives: texts in the order of their code points, not of their UTF-16 units. */

/** Surrogates go behind the units that they stand behind as code points. @param {string} unit */
const moved = (unit) => String.fromCharCode(unit.charCodeAt(0) + (unit < "\ue000" ? 0x2000 : -0x800));

/**
 * Texts, or lists of texts, in order and each once.
 * @template {string | string[]} Entry
 * @param {Entry[]} entries
 * @returns {Entry[]}
 */
export function sorted(entries) {
  const byKey = new Map(entries.map((entry) => [[entry].flat().join("\0").replace(/[\ud800-\uffff]/g, moved), entry]));
  return [...byKey.keys()].sort().map((key) => /** @type {Entry} */ (byKey.get(key)));
}
