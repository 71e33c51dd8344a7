/* The search: an index → answers to queries. Knows nothing of pages, of Material or of how files are loaded.
 *
 *   Weisungswerk.search.part(name, data)     called by each file of the index (assets/suche/<name>.js), hands its part over
 *   Weisungswerk.search.parts                the parts by name, as far as they were loaded: index, texte-0, texte-1 …
 *   Weisungswerk.search.open(index)          → engine; index = Weisungswerk.search.parts.index
 *
 *   engine.query(text, {kinds, issuers, limit})   kinds, issuers: lists of names that may occur (none = all); limit: 20
 *     → {hits, unknown, meant, near, suggest}
 *     hits     best first: {kind, issuer, version, title, trail, address, score, terms, more, part, place, passage}
 *              kind: Weisung, Norm, Prüfer, Katalog, Begriff, Rolle, Auslegung, Verzeichnis, Seite
 *              address: relative to the root of the site, with the fragment of the best passage (Randnummer, row of a catalogue)
 *              passage: what that passage is about, or ""; more: [{title, address}], the next best passages of the same section
 *              terms: stems that speak for the hit; `engine.marked(text, terms)` finds them in a text
 *              part, place: the text of the passage is Weisungswerk.search.parts[part][place[0]][place[1]], once that file is loaded
 *     unknown  words of the query that stand nowhere
 *     meant    the query with its unknown words put right, or ""
 *     near     nearest terms of the glossary: [{title, address}]
 *     suggest  how the query may go on: texts
 *   engine.marked(text, terms)               → [[start, end], …] of the words in a text that have such a stem
 *   engine.kinds, engine.issuers             all names there are, to filter by: [[kind, in the plural], …], [issuer, …]
 */

const NAMED = 3, MORE = 4, EXACT = 1000;

Weisungswerk.search = { parts: {}, part: (name, data) => { Weisungswerk.search.parts[name] = data; }, open };

function open(index) {
  unfold(index.docs);
  const words = vocabulary(index), spoken = once(() => surfaces(index)), folded = index.docs.map((one) => ` ${fold(one[3])}`);
  const titles = titled(index, folded);
  const name = (one, column) => index.words[one[column]];
  return {
    query: (text, wanted = {}, on = ALL) => query(text, wanted, on, index, words, spoken, titles, folded),
    marked: (text, terms) => marked(text, terms, words),
    kinds: [...new Set(index.docs.map((one) => name(one, 0)))].map((kind, n) => [kind, index.many[n]]),
    issuers: [...new Set(index.docs.map((one) => name(one, 1)).filter(Boolean))],
  };
}

/** Worked out with its first use: the page must be ready before that. */
function once(make) {
  let made;
  return () => (made = made || make());
}

/** Passages with their whole addresses: one that is not said is the number after the one before. */
function unfold(docs) {
  for (const one of docs) {
    const page = one[5].split("#")[0];
    let last = "";
    for (const passage of one[8]) {
      if (passage.length < 2) passage.push(last.replace(/[0-9]+$/, (digits) => Number(digits) + 1));
      else if (passage[1].startsWith("#")) passage[1] = page + passage[1];
      last = passage[1];
    }
  }
}

function query(text, { kinds = [], issuers = [], limit = 20 }, on, index, words, spoken, titles, folded) {
  const asked = concepts(text, index, words, on);
  const found = ranked(asked, index, words, on);
  if (on.exact) exact(text, found, titles);
  const allowed = (one) => (!kinds.length || kinds.includes(index.words[one[0]])) && (!issuers.length || !one[1] || issuers.includes(index.words[one[1]]));
  const order = [...found].filter(([at]) => allowed(index.docs[at])).sort(([a, one], [b, other]) => other.score - one.score || a - b);
  const terms = [...new Set(asked.flatMap(({ variants }) => variants.flatMap((variant) => variant.terms)))];
  const near = order.filter(([at]) => index.words[index.docs[at][0]] === "Begriff").slice(0, NAMED);
  return {
    hits: grouped(order, index, limit).map((entries) => hit(entries, terms, index, words)),
    unknown: asked.filter((concept) => concept.unknown && !concept.words.includes("_")).map((concept) => typed(concept.words, text)),
    meant: corrected(text, asked, spoken),
    near: near.map(([at]) => ({ title: index.docs[at][3], address: index.docs[at][5] })),
    suggest: suggestions(text, index, folded),
  };
}

/** Who types a title wants that page, of several pages with that title the best. */
function exact(text, found, titles) {
  const same = (titles.get(fold(text).trim()) || []).map((at) => found.get(at)).filter(Boolean);
  if (same.length) same.reduce((best, one) => (one.score > best.score ? one : best)).score += EXACT;
}

/** Documents by their title, terms of the glossary also by their long form. */
function titled(index, folded) {
  const found = new Map(), note = (name, at) => (found.has(name) ? found.get(name).push(at) : found.set(name, [at]));
  index.docs.forEach((one, at) => {
    note(folded[at].trim(), at);
    if (index.words[one[0]] === "Begriff" && index.words[one[4]]) note(fold(index.words[one[4]]).trim(), at);
  });
  return found;
}

/** Documents of one section stand together, the best in front. */
function grouped(order, index, limit) {
  const groups = new Map();
  for (const [at, one] of order) {
    const group = index.docs[at][6] < 0 ? `d${at}` : index.docs[at][6];
    if (groups.has(group)) groups.get(group).push([at, one]);
    else if (groups.size < limit) groups.set(group, [[at, one]]);
  }
  return [...groups.values()];
}

function hit(entries, terms, index, words) {
  const [[at, { score, unit, places }], ...others] = entries, one = index.docs[at], place = unit - words.firstUnit[at];
  const number = index.texts.findIndex((start, n) => at >= start && !(at >= index.texts[n + 1]));
  const own = places.filter((other) => other !== place).slice(0, MORE).map((n) => link(one, n));
  return {
    kind: index.words[one[0]], issuer: index.words[one[1]], version: index.words[one[2]], title: one[3], trail: index.words[one[4]],
    address: link(one, place).address, score, terms, passage: place ? one[8][place - 1][0] : "",
    more: [...own, ...others.map(([other, best]) => link(index.docs[other], best.unit - words.firstUnit[other]))].slice(0, MORE),
    part: `texte-${number}`, place: [at - index.texts[number], place],
  };
}

function link(one, place) {
  if (!place) return { title: one[3], address: one[5] };
  const [title, address] = one[8][place - 1];
  return { title: title || one[3], address };
}

/** Words as titles write them, by their stem. */
function surfaces(index) {
  const found = new Map();
  for (const [, , , title, , , , , passages] of index.docs) {
    for (const text of [title, ...passages.map(([name]) => name)]) {
      for (const [piece] of text.matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu)) {
        const term = stem(fold(piece).replace(/[^a-z0-9]/g, ""));
        if (!found.has(term)) found.set(term, piece);
      }
    }
  }
  return found;
}

const pieces = (text) => [...text.matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu)];
const root = (piece) => stem(fold(piece).replace(/[^a-z0-9]/g, ""));

/** The word of the query behind a term. */
function typed(term, text) {
  const found = pieces(text).find(([piece]) => root(piece) === term);
  return found ? found[0] : term;
}

/** The query with unknown words replaced by the words that they look like. */
function corrected(text, asked, spoken) {
  let made = text;
  for (const { unknown, guess, words: term } of asked) if (unknown && guess && spoken().has(guess)) made = made.replace(typed(term, text), spoken().get(guess));
  return made === text ? "" : made;
}

/** Titles that go on where the query ends. */
function suggestions(text, index, folded) {
  const begun = fold(text).trim();
  if (begun.length < 2) return [];
  const found = index.docs.filter((_, at) => folded[at].includes(` ${begun}`)).map((one) => one[3]);
  return [...new Set(found)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, 5);
}

function marked(text, terms, words) {
  const wanted = new Set(terms);
  return pieces(text).filter(([piece]) => tokens(piece, words.lexicon).some((token) => token.some((term) => wanted.has(term))))
    .map((match) => [match.index, match.index + match[0].length]);
}
