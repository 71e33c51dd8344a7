/* Plain text: paragraphs and lists that fit every case file. */

const LINE = 100;

/**
 * Lines of at most LINE signs. »Rn. 44« stays together.
 *
 * @param {string} text
 * @param {string} first stands before the text; the lines below are indented as far
 */
export function paragraph(text, first = "") {
  const lines = [];
  let line = first;
  for (const word of text.split(/\s+(?!\d)/).filter(Boolean)) {
    if (!line.trim() || line === first) {
      line += word;
    } else if (line.length + word.length < LINE) {
      line += ` ${word}`;
    } else {
      lines.push(line);
      line = " ".repeat(first.length) + word;
    }
  }
  return [...lines, line];
}

/** An entry of a list. @param {string} text */
export const entry = (text) => paragraph(text, "- ");

/** What stands below an entry. @param {string} text */
export const below = (text) => paragraph(text, "  ");

/** @param {string} title @param {string[]} texts */
export const entries = (title, texts) => (texts.length ? [title, ...texts.flatMap(entry)] : []);

/** @param {string[][]} parts */
export const sections = (...parts) =>
  parts
    .filter((lines) => lines.length)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
