/* What Python's `sorted(set(…))` gives. */

/** Keeps the order of code points, not of UTF-16 units. @param {string | string[]} entry */
const key = (entry) =>
  Array.from([entry].flat().join("\0"), (sign) => sign.codePointAt(0).toString(36).padStart(4, "0")).join("");

/** Texts, or lists of texts, in order and each once. @template {string | string[]} Entry @param {Entry[]} entries @returns {Entry[]} */
export const sorted = (entries) =>
  [...new Map(entries.map((entry) => [key(entry), entry]))].sort().map(([, entry]) => entry);
