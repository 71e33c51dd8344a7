/* The second part of a checker's data: reasons, the readings that are not taken, and the texts that
 * the first question can do without. They say the address of a page once and leave out what is
 * empty. */

/** @import { CheckerProgram, Entry, Link, LinkGroup, SecondPart } from "../types" */
/** @import { SentencePart, SentenceText } from "../types" */

/**
 * Completes an entry in its place. Several views may have one entry.
 *
 * @param {Entry} entry
 * @param {SecondPart} part
 */
export function completeEntry({ program, texts }, { program: second, texts: further }) {
  if (texts.conflicts) return;
  const { rows, cites, links, outcomes, disputes, conflicts, ...others } = further;
  const linked = (/** @type {[group: number, rn: number, ...rest: unknown[]][]} */ own) =>
    own.map(([group, rn]) => linkOf(links[group], rn));
  completeProgram(program, second);
  for (const [id, own] of Object.entries(cites)) {
    texts.facts[id].cites = linked(own);
  }
  /** @param {SentencePart} part @returns {SentenceText} */
  const sentenceOf = (part) => {
    if (typeof part === "string") return sentenceOf({ text: part });
    const { text, advice = false, cites: own = [] } = part;
    return { text, advice, cites: linked(own) };
  };
  for (const [id, { sentence, follows = [] }] of Object.entries(outcomes)) {
    Object.assign(texts.outcomes[id], {
      sentence: sentence && sentenceOf(sentence),
      follows: follows.map(sentenceOf),
    });
  }
  Object.assign(texts, others, { rows: {}, readings: {}, conflicts });
  program.rows = rows.map((part, n) => {
    const { text = "", interpretation = false, reading = "", cites: own = [] } = part;
    const named = own.map(([group, rn, locator]) => ({ directive: links[group][0], rn, locator }));
    texts.rows[n + 1] = linked(own);
    return { row: n + 1, text, interpretation, reading, cites: named };
  });
  for (const [row, ids] of Object.entries(disputes)) {
    texts.readings[row] = ids.map((id) => conflicts[id]).filter(Boolean);
  }
}

/**
 * How the parts fit together is documented in generator/views/program_parts.py.
 *
 * @param {CheckerProgram} program
 * @param {SecondPart["program"]} part
 */
function completeProgram(program, { nodes, leaves, roots, ...others }) {
  const { members, values } = program;
  const rest = roots.values();
  const next = () => /** @type {number} */ (rest.next().value);
  Object.assign(program, others, {
    nodes: [...program.nodes, ...nodes],
    leaves: [...program.leaves, ...leaves],
    values: values.map(({ entries, ...value }) =>
      entries
        ? { ...value, entries: entries.map(([id]) => [id, next()]) }
        : { ...value, root: next() },
    ),
    ...(members && {
      members: Object.fromEntries(
        Object.keys(members)
          .sort()
          .map((id) => [id, next()]),
      ),
    }),
  });
}

/**
 * How citations are written is documented in generator/views/citations.py.
 *
 * @param {LinkGroup} group
 * @param {number} rn
 * @returns {Link}
 */
function linkOf([, prefix, pages, odd], rn) {
  const page = Object.keys(pages).find((address) => pages[address].includes(rn));
  const [label, href] = odd[rn] || [`${prefix}Rn. ${rn}`, `${page}#rn-${rn}`];
  return { label, href };
}
