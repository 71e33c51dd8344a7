/* A query → concepts: what is asked, each with all the ways in which a text may say it.
 *
 * A concept is {words, variants, weight}. A variant is {terms, weight}: all its terms together say the same as the concept,
 * by so much. Only the best variant counts, so a synonym never counts twice. `words`: how the query says it, for messages.
 */

import { fold, stem, tokens } from "./analysis.js";
import { alike } from "./vocabulary.js";

const WEIGHTS = {
  parts: 0.8,
  joined: 1,
  abbreviation: 0.95,
  synonym: 0.8,
  figure: 0.4,
  alike: 0.8,
  answer: 0.3,
};
/** Techniques; the ablation in decisions/0009-search.md turns them off one by one. */
export const ALL = {
  parts: true,
  joining: true,
  abbreviations: true,
  synonyms: true,
  questions: true,
  alike: true,
  passages: true,
  priors: true,
  exact: true,
};

export function concepts(text, index, words, on = ALL) {
  const found = tokens(text, on.parts ? words.lexicon : new Set());
  const mains = found.map(([main]) => main);
  const answers = on.questions ? questions(mains, index) : [];
  const kept = found.filter(([main]) => !words.stop.has(main));
  const made = spans(kept.length ? kept : found, text, index, words, on);
  return [
    ...made,
    ...answers
      .filter((term) => !mains.includes(term))
      .map((term) => ({
        words: "",
        variants: [{ terms: [term], weight: 1 }],
        weight: WEIGHTS.answer,
      })),
  ];
}

/** What the question wants to know, as terms of the answer. */
function questions(mains, index) {
  const wanted = index.questions.find(([asked]) => within(asked, mains) >= 0);
  return wanted ? wanted[1] : [];
}

/** Where one list stands in another as a whole, or -1. */
const within = (short, long) =>
  long.findIndex((_, at) => short.every((term, n) => long[at + n] === term));

/** Neighbouring tokens that mean one thing become one concept: abbreviations, synonyms, words written apart. */
function spans(found, text, index, words, on) {
  const made = [];
  const apart = on.joining ? joined(text, words) : new Map();
  for (let at = 0; at < found.length;) {
    const { length, variants } = longest(found, at, index, apart, words, on);
    const own = found.slice(at, at + length);
    made.push(length > 1 ? phrase(own, variants, words, on) : single(own[0], variants, words, on));
    at += length;
  }
  return made;
}

/** The longest run of tokens from here on that a group or a joined word knows. */
function longest(found, at, index, apart, words, on) {
  for (let length = Math.min(6, found.length - at); length > 0; length--) {
    const key = found
      .slice(at, at + length)
      .map(([main]) => main)
      .join(" ");
    const variants = [...(apart.get(key) || []), ...same(key, index, on)].filter(({ terms }) =>
      terms.some(words.has),
    );
    if (variants.length) return { length, variants };
  }
  return { length: 1, variants: [] };
}

function same(key, index, on) {
  const made = [];
  for (const [sort, ...phrases] of index.groups) {
    if (!on[sort === "synonym" ? "synonyms" : "abbreviations"] || !phrases.includes(key)) continue;
    for (const other of phrases) {
      if (other !== key) made.push({ terms: other.split(" "), weight: WEIGHTS[sort] });
    }
  }
  return made;
}

/** »Fall Management« also stands for »Fallmanagement«: words of the query → the joined word, if there is one. */
function joined(text, words) {
  const typed = fold(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const made = new Map();
  for (let at = 0; at < typed.length; at++) {
    for (let end = at + 2; end <= Math.min(typed.length, at + 4); end++) {
      const own = typed.slice(at, end);
      const term = stem(own.join(""));
      if (words.has(term)) {
        made.set(own.map((piece) => stem(piece)).join(" "), [
          { terms: [term], weight: WEIGHTS.joined },
        ]);
      }
    }
  }
  return made;
}

function phrase(own, variants, words, on) {
  const terms = own.map(([main]) => main);
  return { words: terms.join(" "), variants: [{ terms, weight: 1 }, ...variants], weight: 1 };
}

function single([main, ...inner], variants, words, on) {
  const made = [...variants];
  if (words.has(main)) made.push({ terms: [main], weight: 1 });
  const known = inner.filter(words.has);
  if (known.length) made.push({ terms: known, weight: WEIGHTS.parts });
  if (main.includes("_")) made.push({ terms: [main.split("_")[0]], weight: WEIGHTS.figure });
  const guessed =
    on.alike && !words.has(main) && !main.includes("_") && /[a-z]{3}/.test(main)
      ? alike(main, words)
      : [];
  for (const [term, likeness] of guessed) {
    made.push({ terms: [term], weight: WEIGHTS.alike * likeness });
    if (on.parts && words.inside(term).length) {
      made.push({ terms: words.inside(term), weight: WEIGHTS.alike * likeness * WEIGHTS.parts });
    }
  }
  return {
    words: main,
    variants: made,
    weight: 1,
    unknown: !words.has(main) && !variants.length,
    guess: guessed.length ? guessed[0][0] : "",
  };
}
