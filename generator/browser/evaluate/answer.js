/* What is known of a case, as JSON: outcome, values, reasons, and what to ask next. The twin of evaluate/answer.py. */

import { bound, factsOf, iso } from "./cells.js";
import { InputError, UNKNOWN, readFacts } from "./facts.js";
import { sorted } from "./order.js";
import { reach } from "./reach.js";
import { remainder } from "./remainder.js";

const CONTRADICTION = "widerspruch";

/** The answer of one checker to `facts`. `skip`: facts not to be asked for. Throws InputError for an unknown checker or fact, or a value outside its type. */
export function evaluate(program, checker, facts, skip = []) {
  if (!Object.hasOwn(program.checkers, checker)) throw new InputError("pruefer-unbekannt", null, checker);
  const own = program.checkers[checker];
  return answer(own, reach(own, readFacts(own.facts, facts)), skip);
}

/** The answer in the shape of the contract. */
function answer(program, reached, skip) {
  const clashing = !reached.leaves(program.clash).includes(null);
  const decide = clashing ? contradiction : program.members ? decideSet : decideFirst;
  const { outcome, possible, certain, candidates = [], rows } = decide(program, reached);
  const relevant = clashing || !reached.known.includes(UNKNOWN) ? [] : remainder(program, reached).relevantFacts();
  const missing = relevant.map((fact) => program.facts[fact].id);
  return {
    checker: program.id,
    status: outcome === null ? "open" : "decided",
    outcome,
    possible,
    ...(certain && { certain }),
    candidates,
    values: clashing ? {} : values(program, reached),
    next: nextFact(program, reached, relevant.filter((_, n) => !skip.includes(missing[n]))),
    missing,
    because: program.rows.filter((_, row) => rows.includes(row)),
    directives: program.directives,
  };
}

/** The facts contradict each other, by the rows that surely apply, or else by all that may. */
function contradiction({ clash, clashes, result, members }, { leaves, certain }) {
  const sure = where(clashes.entries(), certain);
  const list = [CONTRADICTION];
  return {
    outcome: result === "single" ? CONTRADICTION : list,
    possible: result === "order" ? [list] : list,
    certain: members && list,
    rows: sure.length ? sure : leaves(clash).map((leaf) => leaf[1]),
  };
}

/** The outcomes of the rows that can be the first to apply. */
function decideFirst({ root, result }, { consistent }) {
  const part = (n) => consistent(root).map((leaf) => leaf[n]);
  const possible = sorted(result === "order" ? part(2) : part(2).flat());
  return { outcome: possible[1] ? null : possible[0], possible, candidates: sorted(part(3).flat()), rows: part(1) };
}

/** The outcomes that are sure to belong to the set, and those that can. */
function decideSet({ members, clashes, rowRoots }, { leaves, certain }) {
  const reachable = (root) => leaves(root).includes(true);
  const possible = sorted(where(Object.entries(members), reachable));
  const sure = sorted(where(Object.entries(members), certain));
  return {
    outcome: sure.length === possible.length ? sure : null,
    possible,
    certain: sure,
    rows: where(rowRoots.entries(), reachable).map((n) => clashes.length + n), // contradictions come before
  };
}

/** The names of the roots that pass a test. */
const where = (entries, test) => [...entries].filter(([, root]) => test(root)).map(([name]) => name);

/** The values that are settled. */
function values({ values, terms }, { known, consistent, certain }) {
  const settled = {};
  for (const { id, type, root, entries, undecided } of values) {
    const results = entries ? [sorted(where(entries, certain))] : [...new Set(consistent(root).map((leaf) => valueOf(leaf, type, terms, known)))];
    const result = results[1] === undefined ? results[0] : undecided;
    if (result != null) settled[id] = result;
  }
  return settled;
}

/** The value at a leaf; null: there is none, or it cannot be computed yet. */
function valueOf([kind, content], type, terms, known) {
  if (kind !== "t") return kind === "v" ? content : null;
  if (factsOf(terms[content]).some((fact) => known[fact] == null)) return null;
  const result = bound(terms[content], known.map((value) => [value, value]), 0);
  return type === "date" ? iso(result) : result;
}

/** The fact to ask: the planned order, as far as its facts still matter. */
function nextFact({ facts, variables, questions }, { allowed, leaves }, left) {
  const sure = left.filter((fact) => !("applies" in facts[fact] && leaves(facts[fact].applies).includes(false)));
  const ask = sure.length ? sure : left;
  for (let at = 0, step = ask.length && questions.length; step; at += step) {
    const [variable, ...steps] = questions[at];
    const planned = [variables[variable][1]].flat().find((fact) => ask.includes(fact));
    if (planned !== undefined) return facts[planned].id;
    step = steps[allowed[variable][0]];
  }
  return facts[ask[0]]?.id ?? null;
}
