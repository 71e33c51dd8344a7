/* A query → concepts: what is asked, each with all the ways in which a text may say it.
 *
 * Only the best variant of a concept counts, so a synonym never counts twice. */

/** @import { Token } from "./analysis.js" */
/** @import { Concept, SearchIndex, Techniques, Variant, Vocabulary } from "../types" */

import { alike } from "./alike.js";
import { fold, tokens } from "./analysis.js";
import { stem } from "./stem.js";

/** @type {Record<string, number>} */
const WEIGHTS = {
  parts: 0.8,
  joined: 1,
  abbreviation: 0.95,
  synonym: 0.8,
  figure: 0.4,
  alike: 0.8,
  answer: 0.3,
};
const LONGEST_RUN = 6; // tokens that may mean one thing
const LONGEST_JOINED = 4; // words that may be one

/**
 * The ablation in decisions/0009-search.md turns them off one by one.
 *
 * @type {Techniques}
 */
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

/**
 * @param {string} text
 * @param {SearchIndex} index
 * @param {Vocabulary} words
 * @param {Techniques} on
 * @returns {Concept[]}
 */
export function conceptsOf(text, index, words, on = ALL) {
  const all = tokens(text, on.parts ? words.lexicon : new Set());
  const mains = all.map(([main]) => main);
  const telling = all.filter(([main]) => !words.stop.has(main));
  const answers = on.questions ? answerTerms(mains, index) : [];
  const asked = spans(telling.length ? telling : all, text, index, words, on);
  for (const term of answers) {
    if (mains.includes(term)) continue;
    asked.push({ words: "", variants: [{ terms: [term], weight: 1 }], weight: WEIGHTS.answer });
  }
  return asked;
}

/**
 * What the question wants to know, as terms of the answer.
 *
 * @param {string[]} mains
 * @param {SearchIndex} index
 */
function answerTerms(mains, index) {
  const question = index.questions.find(([asked]) => stands(asked, mains));
  return question ? question[1] : [];
}

/** Whether one list stands in another as a whole. @param {string[]} short @param {string[]} long */
const stands = (short, long) =>
  long.some((_, at) => short.every((term, n) => long[at + n] === term));

/**
 * Neighbouring tokens that mean one thing become one concept: abbreviations, synonyms, words
 * written apart.
 *
 * @param {Token[]} all
 * @param {string} text
 * @param {SearchIndex} index
 * @param {Vocabulary} words
 * @param {Techniques} on
 */
function spans(all, text, index, words, on) {
  const apart = on.joining ? joinedWords(text, words) : new Map();
  /** @param {string} key @returns {Variant[]} */
  const variantsOf = (key) =>
    [...(apart.get(key) || []), ...sameMeaning(key, index, on)].filter(({ terms }) =>
      terms.some(words.has),
    );
  /** @type {Concept[]} */
  const concepts = [];
  for (let at = 0; at < all.length;) {
    const { length, variants } = longestRun(all.slice(at, at + LONGEST_RUN), variantsOf);
    const own = all.slice(at, at + length);
    concepts.push(length > 1 ? phrase(own, variants) : single(own[0], variants, words, on));
    at += length;
  }
  return concepts;
}

/**
 * The longest run of tokens from the first on that a group or a joined word knows.
 *
 * @param {Token[]} run
 * @param {(key: string) => Variant[]} variantsOf
 */
function longestRun(run, variantsOf) {
  for (let length = run.length; length > 0; length--) {
    const mains = run.slice(0, length).map(([main]) => main);
    const variants = variantsOf(mains.join(" "));
    if (variants.length) return { length, variants };
  }
  return { length: 1, variants: [] };
}

/**
 * The other phrases of its groups.
 *
 * @param {string} key
 * @param {SearchIndex} index
 * @param {Techniques} on
 */
function sameMeaning(key, index, on) {
  const variants = [];
  for (const [sort, ...phrases] of index.groups) {
    const isOn = sort === "synonym" ? on.synonyms : on.abbreviations;
    if (!isOn || !phrases.includes(key)) continue;
    for (const other of phrases) {
      if (other !== key) variants.push({ terms: other.split(" "), weight: WEIGHTS[sort] });
    }
  }
  return variants;
}

/**
 * »Fall Management« also stands for »Fallmanagement«: words of the query → the joined word, if
 * there is one.
 *
 * @param {string} text
 * @param {Vocabulary} words
 */
function joinedWords(text, words) {
  const typed = fold(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  /** @type {Map<string, Variant[]>} */
  const variants = new Map();
  for (let at = 0; at < typed.length; at++) {
    for (let end = at + 2; end <= Math.min(typed.length, at + LONGEST_JOINED); end++) {
      const own = typed.slice(at, end);
      const term = stem(own.join(""));
      const key = own.map(stem).join(" ");
      if (words.has(term)) variants.set(key, [{ terms: [term], weight: WEIGHTS.joined }]);
    }
  }
  return variants;
}

/** @param {Token[]} own @param {Variant[]} variants @returns {Concept} */
function phrase(own, variants) {
  const terms = own.map(([main]) => main);
  return { words: terms.join(" "), variants: [{ terms, weight: 1 }, ...variants], weight: 1 };
}

/**
 * @param {Token} token
 * @param {Variant[]} variants
 * @param {Vocabulary} words
 * @param {Techniques} on
 * @returns {Concept}
 */
function single([main, ...inner], variants, words, on) {
  const all = [...variants];
  const isKnown = words.has(main);
  const isCounted = main.includes("_"); // »28 Tage«
  if (isKnown) all.push({ terms: [main], weight: 1 });
  const known = inner.filter(words.has);
  if (known.length) all.push({ terms: known, weight: WEIGHTS.parts });
  if (isCounted) all.push({ terms: [main.split("_")[0]], weight: WEIGHTS.figure });
  const isGuessed = on.alike && !isKnown && !isCounted && /[a-z]{3}/.test(main);
  const guesses = isGuessed ? alike(main, words) : [];
  for (const guess of guesses) all.push(...variantsOfGuess(guess, words, on));
  return {
    words: main,
    variants: all,
    weight: 1,
    unknown: !isKnown && !variants.length,
    guess: guesses.length ? guesses[0][0] : "",
  };
}

/**
 * A term that looks alike, and its parts.
 *
 * @param {[term: string, likeness: number]} guess
 * @param {Vocabulary} words
 * @param {Techniques} on
 */
function variantsOfGuess([term, likeness], words, on) {
  const weight = WEIGHTS.alike * likeness;
  const parts = on.parts ? words.inside(term) : [];
  const variants = [{ terms: [term], weight }];
  if (parts.length) variants.push({ terms: parts, weight: weight * WEIGHTS.parts });
  return variants;
}
