/* Plain text: paragraphs and lists that fit every case file. */

const WIDTH = 100;

/** Lines of at most WIDTH signs; `first` stands before the text, the lines below are indented as far. »Rn. 44« stays together. */
export function paragraph(text, first = "") {
  const lines = [first];
  const fits = (line, word) => line.length + word.length < WIDTH;
  for (const word of text.split(/\s+(?!\d)/).filter(Boolean)) {
    const line = lines.pop();
    const blank = !line.trim() || line === first;
    lines.push(
      ...(blank
        ? [line + word]
        : fits(line, word)
          ? [`${line} ${word}`]
          : [line, " ".repeat(first.length) + word]),
    );
  }
  return lines;
}

export const entry = (text) => paragraph(text, "- ");
export const below = (text) => paragraph(text, "  ");
export const entries = (title, texts) =>
  texts.length ? [title, ...[].concat(...texts.map(entry))] : [];
export const sections = (...parts) =>
  parts
    .filter((lines) => lines.length)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
