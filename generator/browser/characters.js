/* Characters that disguise figures, dates and identifiers; twin of generator/characters.py. */

/**
 * Text as it looks, in plain characters: hyphens and blanks of every kind are those of the
 * keyboard, what cannot be seen is gone.
 *
 * @param {string} text
 */
export const folded = (text) =>
  text
    .normalize("NFC")
    .replace(/[^\P{C}\t\n\r]|[\u2028\u2029]/gu, "")
    .replace(/\p{Zs}/gu, " ")
    .replace(/[\p{Pd}\u2212]/gu, "-");
