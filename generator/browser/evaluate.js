/* Program + facts → result. The twin of evaluate.py and cells.py; the form of a program is documented in program.py.
 *
 * Without dependencies, DOM, Date or locale: it runs in a page (also from file://), in a worker and in Node.
 *
 *   evaluate(program, checker, facts, skip) → result, see the contract; skip = facts not to be asked
 *   InputError                              → thrown for bad input: {code, message (German), fact}
 *
 * The same names as in Python, as far as it goes, so that both can be read side by side.
 */

const UNKNOWN = undefined;
const NONE = null; // hence: value == null ⇔ there is no figure to count with
const FIGURE = "Zahl";
const WORDS = "der Werte der Auswahl";
const EXPECTED = {
  boolean: "true oder false",
  choice: `einer ${WORDS}`,
  choices: "Liste von Werten der Auswahl",
  date: "Datum JJJJ-MM-TT zwischen 1900 und 2999",
  integer: "ganze Zahl",
  number: `${FIGURE}, Nachkommastellen höchstens: `,
};

// ---- small tools ----------------------------------------------------------------------------------------

const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
const flat = (lists) => [].concat(...lists);
const div = (a, b) => Math.floor(a / b);
const mod = (a, b) => a - b * div(a, b);
const bit = (number, n) => mod(div(number, 2 ** n), 2); // »>>« would lose everything above 32 bits

/** Order of Python: strings by code point (not by UTF-16 unit), lists by their first difference. */
function compare(a, b) {
  if (typeof a === "number") return a - b;
  if (typeof a === "string") {
    [a, b] = [a, b].map((text) => Array.from(text, (sign) => sign.codePointAt(0)));
  }
  const at = a.findIndex((part, n) => n === b.length || compare(part, b[n]));
  return at < 0 ? a.length - b.length : at === b.length ? 1 : compare(a[at], b[at]);
}

/** Sorted, every entry once. */
const sorted = (list) =>
  [...new Set(list)].sort(compare).filter((entry, n, all) => !n || compare(entry, all[n - 1]));

// ---- days: whole numbers since 1970-01-01 (algorithms: Hinnant) --------------------------------------------

function dayNumber(year, month, day) {
  if (month < 3) year--;
  const ofEra = mod(year, 400);
  const ofYear = div(153 * ((month + 9) % 12) + 2, 5) + day - 1;
  return div(year, 400) * 146097 + ofEra * 365 + div(ofEra, 4) - div(ofEra, 100) + ofYear - 719468;
}

function civil(number) {
  const day = mod(number + 719468, 146097);
  const ofEra = div(day - div(day, 1460) + div(day, 36524) - div(day, 146096), 365);
  const ofYear = day - (365 * ofEra + div(ofEra, 4) - div(ofEra, 100));
  const month = div(5 * ofYear + 2, 153);
  const year = ofEra + div(number + 719468, 146097) * 400 + (month > 9);
  return [year, ((month + 2) % 12) + 1, ofYear - div(153 * month + 2, 5) + 1];
}

const firstOfMonth = (index) => dayNumber(div(index, 12), mod(index, 12) + 1, 1);

/** The same day of the month, clipped to the month's last day. */
function addMonths(number, months) {
  const [year, month, day] = civil(number);
  const index = year * 12 + month - 1 + months;
  return Math.min(firstOfMonth(index) + day - 1, firstOfMonth(index + 1) - 1);
}

/** Full calendar months, both days included (1 January to 30 June = 6). */
function fullMonths(start, end) {
  const [y1, m1] = civil(start);
  const [y2, m2] = civil(end + 1);
  const months = (y2 - y1) * 12 + m2 - m1;
  return months - (addMonths(start, months) > end + 1);
}

function startOf(number, months) {
  const [year, month] = civil(number);
  return dayNumber(year, month - ((month - 1) % months), 1);
}

const iso = (number) =>
  civil(number)
    .map((part, n) => String(part).padStart(n ? 2 : 4, "0"))
    .join("-");

// ---- cells: has a set of comparisons a solution? See cells.py ------------------------------------------------

/** Smallest (end 0) or largest (end 1) value of a term while every fact stays inside its box [low, high]. */
function bound([op, a, b], box, end) {
  const first = (at) => bound(a, box, at);
  const second = () => bound(b, box, end);
  switch (op) {
    case "f":
      return box[a][end];
    case "c":
      return a;
    case "+":
      return first(end) + second();
    case "-":
      return first(end) - bound(b, box, 1 - end);
    case "*":
      return first(b < 0 ? 1 - end : end) * b;
    case "m":
      return addMonths(first(end), b);
    case "M":
      return fullMonths(first(1 - end), second());
    case "q":
      return startOf(first(end), 3);
    case "k":
      return startOf(first(end), 1);
    case "<":
      return Math.min(first(end), second());
    default:
      return Math.max(first(end), second());
  }
}

/** The facts in a term, or in a pair of terms. */
const factsOf = (term) =>
  term[0] === "f" ? [term[1]] : flat(term.filter(Array.isArray).map(factsOf));

const mayHold = ([left, right], box) => bound(left, box, 0) <= bound(right, box, 1);

/** Moves the ends of one fact's box to the first values where left ≤ right may hold. Null: there is none; else: did it move? */
function narrow(constraint, fact, box) {
  const ends = box[fact];
  const [low, high] = ends;
  const holds = (at) => {
    box[fact] = [at, at];
    const held = mayHold(constraint, box);
    box[fact] = ends;
    return held;
  };
  const atLow = holds(low);
  const atHigh = holds(high);
  if (atLow === atHigh) return atLow ? false : null; // monotone: what holds at both ends or none, holds so between
  let [inside, outside] = atLow ? ends : [high, low];
  while (Math.abs(outside - inside) > 1) {
    const middle = div(inside + outside, 2);
    if (holds(middle)) inside = middle;
    else outside = middle;
  }
  box[fact] = atLow ? [low, inside] : [inside, high];
  return true;
}

/** Narrows the box to a fixed point; false when there is none, or no value is left for some fact. */
function settles(constraints, box, rounds) {
  while (rounds--) {
    let changed = false;
    for (const constraint of constraints) {
      for (const fact of constraint[2]) {
        const moved = narrow(constraint, fact, box);
        if (moved === null) return false;
        changed = changed || moved;
      }
    }
    if (!changed) return true;
  }
  return false;
}

/** Whether some point of the box satisfies all constraints [left, right, facts]: one fact after the other is fixed. */
function feasible(constraints, box, rounds) {
  box = box.slice();
  if (!settles(constraints, box, rounds)) return false;
  const wide = box.findIndex((ends) => ends && ends[0] < ends[1]);
  if (wide < 0) return true;
  const [low, high] = box[wide];
  const middle = div(low + high, 2);
  return [
    [low, low],
    [high, high],
    [low + 1, middle],
    [middle + 1, high - 1],
  ].some((ends) => {
    box[wide] = ends;
    return ends[0] <= ends[1] && feasible(constraints, box, rounds);
  });
}

// ---- reading facts -------------------------------------------------------------------------------------------

/** Facts that do not fit the checker. Written as JSON it is the error of a line in batch mode. */
export class InputError {
  constructor(code, message, fact = null) {
    Object.assign(this, { code, message, fact });
  }
}

const inside = (spec, number) => (spec.low <= number && number <= spec.high ? number : UNKNOWN);
const choiceIn = ({ choices }, raw) => (choices.includes(raw) ? choices.indexOf(raw) : UNKNOWN);

/** Exact: the decimal text of the number says how many places it has, the rounded product is then the scaled figure. */
function readFigure(spec, raw) {
  const match = typeof raw === "number" && /^-?\d+\.?(\d*)$/.exec(raw);
  return match && match[1].length <= spec.places
    ? inside(spec, Math.round(raw * 10 ** spec.places))
    : UNKNOWN;
}

const READ = {
  boolean: (spec, raw) => (typeof raw === "boolean" ? +raw : UNKNOWN),
  choice: choiceIn,
  choices: (spec, raw) => {
    const found = Array.isArray(raw) ? raw.map((word) => choiceIn(spec, word)) : [UNKNOWN];
    return found.includes(UNKNOWN) ? UNKNOWN : found;
  },
  date: (spec, raw) => {
    const [, year, month, day] =
      (typeof raw === "string" && /^(\d{4})-(\d\d)-(\d\d)$/.exec(raw)) || [];
    const number = month > 0 && month < 13 ? dayNumber(+year, +month, +day) : NaN;
    return number === number && iso(number) === raw ? inside(spec, number) : UNKNOWN;
  },
  integer: readFigure,
  number: readFigure,
};

function readFact(spec, raw) {
  const value = READ[spec.type](spec, raw);
  if (value !== UNKNOWN) return value;
  const expected = EXPECTED[spec.type] + (spec.type === "number" ? spec.places : "");
  throw new InputError(
    "wert-ungueltig",
    `»${shown(spec, raw)}« passt nicht zum Merkmal »${spec.id}« (${expected}).`,
    spec.id,
  );
}

/** What was wrong, in words that do not depend on how a language writes its lists and large figures. */
function shown({ type, choices }, raw) {
  if (Array.isArray(raw) && type === "choices") raw = raw.find((word) => !choices.includes(word));
  if (Array.isArray(raw)) return "Liste";
  if (raw && typeof raw === "object") return "Objekt";
  return typeof raw === "number" && raw && (Math.abs(raw) < 1e-6 || Math.abs(raw) >= 1e15)
    ? FIGURE
    : String(raw);
}

function readFacts(specs, facts) {
  if (!facts || typeof facts !== "object" || Array.isArray(facts)) {
    throw new InputError("fakten-form", "Die Fakten müssen ein JSON-Objekt sein.");
  }
  for (const name of sorted(
    Object.keys(facts).filter((name) => !specs.some(({ id }) => id === name)),
  )) {
    throw new InputError(
      "merkmal-unbekannt",
      `Das Merkmal »${name}« gibt es in diesem Prüfer nicht.`,
      name,
    );
  }
  const known = specs.map((spec) => {
    const raw = has(facts, spec.id) ? facts[spec.id] : spec.absent;
    return raw == null
      ? raw === spec.absent && !has(facts, spec.id)
        ? raw
        : UNKNOWN
      : readFact(spec, raw);
  });
  specs.forEach(({ standIn }, n) => {
    if (known[n] === UNKNOWN && known[standIn] != null) known[n] = NONE;
  });
  return known;
}

// ---- one evaluation ---------------------------------------------------------------------------------------

export function evaluate(program, checker, facts, skip = []) {
  if (!has(program.checkers, checker)) {
    throw new InputError("pruefer-unbekannt", `Den Prüfer »${checker}« gibt es nicht.`);
  }
  return run(program.checkers[checker], facts, skip);
}

function run(p, facts, skip) {
  const specs = p.facts;
  const known = readFacts(specs, facts); // known: a number (choices: numbers), NONE or UNKNOWN
  const isUnknown = (fact) => known[fact] === UNKNOWN;
  const mayLack = (fact) => isUnknown(fact) && specs[fact].standIn !== undefined;
  const allowed = p.variables.map(allowedValues); // the values of each variable that the facts leave

  // -- which values of a variable the known facts leave --

  function allowedValues(variable) {
    const [kind, fact, extra, none] = variable;
    const value = known[fact];
    if (kind === "c") return allowedCells(variable);
    if (kind === "o") return [+isUnknown(fact)];
    if (kind === "b") {
      return isUnknown(fact) ? [0, 1] : [+(value !== NONE && value.includes(extra))];
    }
    if (value === NONE) return [none];
    if (!isUnknown(fact)) {
      return [kind === "e" ? value : extra.filter((cut) => cut <= value).length];
    }
    const size = kind === "e" ? extra : extra.length + (none < 0 ? 1 : 2);
    return Array.from({ length: size }, (_, n) => n).filter((n) => n !== none || mayLack(fact));
  }

  function allowedCells([, members, atoms, cells, rounds]) {
    const box = [];
    const bits = (holds) => members.reduce((sum, fact, n) => sum + holds(fact) * 2 ** n, 0);
    for (const fact of members) {
      box[fact] =
        known[fact] == null ? [specs[fact].low, specs[fact].high] : [known[fact], known[fact]];
    }
    const none = bits((fact) => known[fact] === NONE);
    const fixed = ~bits(mayLack);
    const anything = members.every((fact) => known[fact] == null);
    const sides = atoms.map(([left, right]) =>
      [
        [["+", right, ["c", 1]], left],
        [left, right],
      ].map((c) => [...c, factsOf(c), mayHold(c, box)]),
    );
    const stated = (side, gone) => !side[2].some((fact) => bit(gone, members.indexOf(fact)));
    const fits = ([gone, truth]) => {
      if ((gone & fixed) !== none) return false;
      const constraints = sides
        .map((side, n) => side[bit(truth, n)])
        .filter((side) => stated(side, gone));
      return (
        anything || (constraints.every((side) => side[3]) && feasible(constraints, box, rounds))
      );
    };
    return flat(cells.map((cell, n) => (fits(cell) ? n : []))); // anything goes: the build found every cell feasible
  }

  // -- which leaves can be reached --

  function leaves(root) {
    const found = [];
    for (const at of below([root])) if (at < 0) found.push(p.leaves[-at - 1]);
    return found;
  }

  /** The nodes below and with some roots, as far as they are allowed. A Set may grow while it is walked. */
  function below(roots) {
    const seen = new Set(roots);
    for (const at of seen) if (at >= 0) for (const child of children(at)) seen.add(child);
    return seen;
  }

  const child = (at, step) => (step < 0 ? step : at - step);
  const children = (at) => allowed[p.nodes[at][0]].map((n) => child(at, p.nodes[at][n + 1]));
  const consistent = (root) => leaves(root).filter((leaf) => leaf !== null);
  const certain = (root) => consistent(root).join() === "true"; // this leaf, and no other

  // -- the result --

  function result() {
    const clash = leaves(p.clash);
    const clashing = !clash.includes(null);
    const {
      outcome,
      possible,
      certain: sure,
      candidates = [],
      rows,
    } = clashing ? contradiction(clash) : p.members ? decideSet() : decideFirst();
    const relevant = clashing || !known.includes(UNKNOWN) ? [] : relevantFacts();
    return {
      checker: p.id,
      status: outcome === null ? "open" : "decided",
      outcome,
      possible,
      ...(sure && { certain: sure }),
      candidates,
      values: clashing ? {} : values(),
      next: next(relevant),
      missing: relevant.map((fact) => specs[fact].id),
      because: sorted(rows).map((row) => p.rows[row]),
      directives: p.directives,
    };
  }

  function contradiction(clash) {
    const word = "widerspruch";
    const sure = rowsWhere(p.clashes, (root) => leaves(root).join() === "true");
    const rows = sure.length ? sure : clash.map((leaf) => leaf[1]);
    const outcome = p.result === "single" ? word : [word];
    const possible = p.result === "order" ? [[word]] : [word];
    return { outcome, possible, certain: p.members && [word], rows };
  }

  const rowsWhere = (roots, holds) => flat(roots.map((root, n) => (holds(root) ? n : [])));

  function decideFirst() {
    const found = consistent(p.root);
    const part = (n) => found.map((leaf) => leaf[n]);
    const possible = sorted(p.result === "order" ? part(2) : flat(part(2)));
    return {
      outcome: possible[1] ? null : possible[0],
      possible,
      candidates: sorted(flat(part(3))),
      rows: part(1),
    };
  }

  function decideSet() {
    const members = (holds) => sorted(Object.keys(p.members).filter((id) => holds(p.members[id])));
    const reachable = (root) => leaves(root).includes(true);
    const first = p.rows.length - p.rowRoots.length; // contradictions come first
    const possible = members(reachable);
    const sure = members(certain);
    const rows = rowsWhere(p.rowRoots, reachable).map((n) => first + n);
    return {
      outcome: sure.length === possible.length ? sure : null,
      possible,
      certain: sure,
      rows,
    };
  }

  function values() {
    const made = {};
    for (const { id, type, root, entries, undecided } of p.values) {
      const found = entries
        ? []
        : [...new Set(consistent(root).map((leaf) => valueOf(leaf, type)))];
      if (entries) made[id] = sorted(flat(entries.map(([name, at]) => (certain(at) ? name : []))));
      else if (found[1] !== undefined && undecided !== undefined) made[id] = undecided;
      else if (found.length === 1 && found[0] !== null) made[id] = found[0];
    }
    return made;
  }

  function valueOf([kind, content], type) {
    if (kind !== "t") return kind === "v" ? content : null;
    const term = p.terms[content];
    if (factsOf(term).some((fact) => known[fact] == null)) return null;
    const number = bound(
      term,
      known.map((value) => [value, value]),
      0,
    );
    return type === "date" ? iso(number) : number;
  }

  // -- what would still change it: the function that remains over the allowed values; contradictions agree with all --

  const WILD = 0;
  const MIXED = -1;
  const LEAF = Infinity;
  const nodes = [[LEAF]];
  const loose = [true];
  const index = new Map();
  const merged = new Map();
  const simple = new Map(); // nodes: [variable, child, …]

  /** The number of the value behind a key; made once. */
  function once(map, key, make) {
    if (!map.has(key)) map.set(key, make());
    return map.get(key);
  }

  const intern = (...node) =>
    once(index, node.join(), () => {
      loose[nodes.length] = node.slice(1).some((child) => loose[child]);
      return nodes.push(node) - 1;
    });

  /** Rows with the same outcome are equal here. */
  const simplify = (at) =>
    once(simple, at, () => {
      if (at >= 0) return make(p.nodes[at][0], children(at).map(simplify));
      const leaf = p.leaves[-at - 1];
      return leaf === null
        ? WILD
        : once(
            index,
            JSON.stringify(leaf[0] === "r" ? leaf.slice(2) : leaf),
            () => nodes.push([LEAF]) - 1,
          );
    });

  function make(variable, list) {
    const same = list.reduce((one, other) => (one === MIXED ? one : merge(one, other)), WILD);
    return same === MIXED ? intern(variable, ...list) : same;
  }

  function merge(a, b) {
    if (a === b || b === WILD) return a;
    if (!loose[a] && !loose[b]) return MIXED; // functions without gaps: equal only when they are the same node
    return a === WILD
      ? b
      : once(merged, a * 2 ** 26 + b, () => mergeNodes(nodes[a], nodes[b], a, b));
  }

  function mergeNodes(one, two, a, b) {
    const top = Math.min(one[0], two[0]);
    const list = [];
    if (top === LEAF) return MIXED;
    for (let n = 1; n <= allowed[top].length; n++) {
      const child = merge(one[0] === top ? one[n] : a, two[0] === top ? two[n] : b);
      if (child === MIXED) return MIXED;
      list.push(child);
    }
    return make(top, list);
  }

  /** Unknown facts that can still change the result, in the order of the checker. */
  function relevantFacts() {
    const roots = flat(
      p.values.map(({ root, entries }) => (entries ? entries.map((entry) => entry[1]) : root)),
    );
    const open = new Set(
      (p.members ? Object.values(p.members) : [p.root]).concat(roots).map(simplify),
    );
    const found = [];
    for (const at of open) {
      const [variable, ...list] = nodes[at];
      list.forEach((child) => open.add(child));
      if (variable < LEAF) {
        found.push(...factsBehind(p.variables[variable], allowed[variable], list));
      }
    }
    roots.forEach((root) =>
      consistent(root).forEach(
        (leaf) => leaf[0] === "t" && found.push(...factsOf(p.terms[leaf[1]])),
      ),
    );
    return sorted(found.concat(...found.map((fact) => specs[fact].alternatives || []))).filter(
      isUnknown,
    );
  }

  function factsBehind([kind, members, atoms, cells], cellsAllowed, list) {
    if (kind !== "c") return [members];
    const open = members.filter(isUnknown);
    const telling = open.filter((fact) =>
      tells(
        fact,
        members,
        atoms,
        cellsAllowed.map((n, at) => [...cells[n], list[at]]),
      ),
    );
    return telling.length ? telling : open; // sometimes only several facts together tell two cells apart
  }

  /** Whether two cells that differ in nothing but this fact's comparisons disagree. */
  function tells(fact, members, atoms, cells) {
    const groups = new Map();
    const others = atoms.map((atom) => !factsOf(atom).includes(fact));
    return cells.some(([none, truth, child]) => {
      const key = [
        none & ~(1 << members.indexOf(fact)),
        ...others.map((other, n) => other && bit(truth, n)),
      ].join();
      groups.set(key, merge(groups.get(key) || WILD, child));
      return groups.get(key) === MIXED;
    });
  }

  /** No question about something that may not exist. */
  const applies = (gate) => gate === undefined || !leaves(gate).includes(false);

  /** The fact to ask: the planned order, as far as its facts still matter. */
  function next(relevant) {
    const left = relevant.filter((fact) => !skip.includes(specs[fact].id));
    const sure = left.filter((fact) => applies(specs[fact].applies));
    const ask = sure.length ? sure : left;
    for (let at = 0, step = p.questions.length; step && ask.length; at += step) {
      const [variable, ...steps] = p.questions[at];
      const wanted = flat([p.variables[variable][1]]).find((fact) => ask.includes(fact));
      if (wanted !== undefined) return specs[wanted].id;
      step = steps[allowed[variable][0]];
    }
    return ask.length ? specs[ask[0]].id : null;
  }

  return result();
}
