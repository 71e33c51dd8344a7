/* What Python's `sorted(set(…))` gives: no name in the rules has a character beyond U+FFFF. */

/**
 * Texts, or lists of texts, in order and each once.
 *
 * @template {string | string[]} Entry
 * @param {Entry[]} entries
 */
export function sorted(entries) {
  const byKey = new Map(entries.map((entry) => [[entry].flat().join("\0"), entry]));
  return [...byKey.keys()].sort().map((key) => /** @type {Entry} */ (byKey.get(key)));
}
