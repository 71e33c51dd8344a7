/* On which readings and which assumptions an answer rests, and what another reading would give.
 *
 * The twin of evaluate/readings.py. Pages fetch it after their first question. */

import { answer, caseOf } from "./answer.js";
import { bit, factsOf } from "./cells.js";
import { InputError } from "./facts.js";
import { partsOf, sides } from "./sides.js";

/** @import { CheckerProgram, ClusterVariable, CounterReading, Facts } from "../types" */
/** @import { FullResult, Program, Readings, ReadingsEntry, Variable } from "../types" */
/** @import { Reach } from "./reach.js" */
/** @import { Choices } from "./sides.js" */

/**
 * The answer of one checker. Throws InputError for an unknown checker or fact, or for a value
 * outside its type.
 *
 * @param {Program} program
 * @param {string} checker
 * @param {Facts} facts
 * @param {string[]} skip facts not to be asked for
 * @returns {FullResult}
 */
export function evaluate(program, checker, facts, skip = []) {
  if (!Object.hasOwn(program.checkers, checker)) {
    throw new InputError("pruefer-unbekannt", null, checker);
  }
  const own = program.checkers[checker];
  const reached = caseOf(own, facts);
  const plain = answer(own, reached, skip);
  const entries = counterReadings(own, reached, facts);
  return {
    ...plain,
    assumed: assumedFacts(own, reached, facts).map((fact) => own.facts[fact].id),
    interpretation: entries.length > 0 || plain.because.some((row) => row.interpretation),
    readings: entries,
    undecided: entries.filter(({ taken }) => taken === null).map(({ conflict }) => `${conflict}`),
  };
}

/**
 * The conflicts whose other readings change the answer. Where no single one does, the smallest set
 * of conflicts whose readings do so together.
 *
 * @param {CheckerProgram} program
 * @param {Reach} reached
 * @param {Facts} facts
 */
function counterReadings(program, reached, facts) {
  const conflicts = reachedConflicts(program, reached);
  const alone = conflicts.flatMap((conflict) => compared(program, reached, facts, [conflict]));
  if (alone.length) return alone;
  const taken = conflicts.filter((conflict) => program.readings[conflict].taken >= 0);
  for (let size = 2; size <= taken.length; size++) {
    for (const group of combinations(taken, size)) {
      const together = compared(program, reached, facts, group);
      if (together.length) return together;
    }
  }
  return [];
}

/**
 * The numbers of the conflicts to which the facts lead, whichever readings are taken.
 *
 * @param {CheckerProgram} program
 * @param {Reach} reached
 */
function reachedConflicts(program, { allowed }) {
  const nodes = new Set(program.readings.length ? partsOf(program).map(([root]) => root) : []);
  const variables = new Set();
  for (const node of nodes) {
    if (node < 0) continue; // it grows while it is walked
    const [variable, ...steps] = program.nodes[node];
    const values = variable < conflictVariable(program, 0) ? allowed[variable] : steps.keys();
    variables.add(variable);
    for (const value of values) {
      const step = steps[value];
      nodes.add(step < 0 ? step : node - step);
    }
  }
  const numbers = [...program.readings.keys()];
  return numbers.filter((number) => variables.has(conflictVariable(program, number)));
}

/**
 * The variable of a conflict; they stand last.
 *
 * @param {CheckerProgram} program
 * @param {number} conflict
 */
const conflictVariable = ({ variables, readings }, conflict) =>
  variables.length - readings.length + conflict;

/**
 * A program that knows the case, under other readings: the values that are left of conflicts.
 *
 * @param {CheckerProgram} program
 * @param {Reach} reached
 * @param {number[]} conflicts
 * @param {number[][]} options
 */
function under(program, { allowed }, conflicts, options) {
  const left = [...allowed];
  conflicts.forEach((conflict, n) => {
    left[conflictVariable(program, conflict)] = options[n];
  });
  return withVariables(program, left.map((values) => ["r", [], values])); // prettier-ignore
}

/**
 * The program with other variables.
 *
 * @param {CheckerProgram} program
 * @param {Variable[]} variables
 */
const withVariables = (program, variables) => ({ ...program, variables });

/**
 * What other readings of some conflicts together give; nothing where that changes nothing.
 *
 * @param {CheckerProgram} program
 * @param {Reach} reached
 * @param {Facts} facts
 * @param {number[]} conflicts
 * @returns {ReadingsEntry[]}
 */
function compared(program, reached, facts, conflicts) {
  const specs = conflicts.map((conflict) => program.readings[conflict]);
  const taken = specs.map((spec) => spec.taken);
  const others = product(specs.map(otherOptions));
  const all = taken[0] < 0 ? others : [taken, ...others];
  /** @type {Choices} */
  const choices = {};
  conflicts.forEach((conflict, n) => {
    choices[conflictVariable(program, conflict)] = [all.map((side) => side[n])];
  });
  const walk = sides(program, all.map(() => reached), choices); // prettier-ignore
  const parts = walk.differing();
  if (!parts.length) return [];
  return [
    {
      conflict: together(specs.map((spec) => spec.conflict)),
      taken: taken[0] < 0 ? null : named(specs, taken),
      others: others.map((options) => answerUnder(program, reached, facts, [conflicts, options])),
      ...(walk.alwaysDiffer(parts) && { certain: true }),
    },
  ];
}

/** The numbers of the readings that are not taken. @param {Readings} spec */
const otherOptions = ({ options, taken }) => [...options.keys()].filter((n) => n !== taken);

/** The ids of readings. @param {Readings[]} specs @param {number[]} options */
const named = (specs, options) => together(specs.map((spec, n) => spec.options[options[n]]));

/** One word, or several. @param {string[]} words */
const together = (words) => (words.length === 1 ? words[0] : words);

/**
 * What comes out under other readings.
 *
 * @param {CheckerProgram} program
 * @param {Reach} reached
 * @param {Facts} facts
 * @param {[conflicts: number[], options: number[]]} readings
 * @returns {CounterReading}
 */
function answerUnder(program, reached, facts, [conflicts, options]) {
  const fixed = options.map((option) => [option]);
  const own = under(program, reached, conflicts, fixed);
  const { status, outcome, possible, certain, values } = answer(own, caseOf(own, facts));
  const reading = named(
    conflicts.map((conflict) => own.readings[conflict]),
    options,
  );
  return { reading, status, outcome, possible, ...(certain && { certain }), values };
}

/**
 * The facts that nobody stated and whose default counts although another value would change the
 * answer. Where no single one would, the smallest set of facts that would do so together.
 *
 * @param {CheckerProgram} program
 * @param {Reach} reached
 * @param {Facts} stated
 */
export function assumedFacts(program, reached, stated) {
  const absent = [...program.facts.keys()].filter((n) => {
    const { id, absent: value } = program.facts[n];
    return value !== undefined && !Object.hasOwn(stated, id);
  });
  const assumed = absent.filter((fact) => dependsOn(program, reached, stated, [fact]));
  if (assumed.length || !dependsOn(program, reached, stated, absent)) return assumed;
  for (let size = 2; size < absent.length; size++) {
    for (const group of combinations(absent, size)) {
      if (dependsOn(program, reached, stated, group)) return group;
    }
  }
  return absent;
}

/**
 * Other values of some facts change the answer in some completion.
 *
 * @param {CheckerProgram} program
 * @param {Reach} reached
 * @param {Facts} stated
 * @param {number[]} facts
 */
function dependsOn(program, reached, stated, facts) {
  const variables = program.variables.map((variable, at) =>
    isAbout(variable, facts) ? variable : /** @type {Variable} */ (["r", [], reached.allowed[at]]),
  );
  const unknown = Object.fromEntries(facts.map((fact) => [program.facts[fact].id, null]));
  const freed = caseOf(withVariables(program, variables), { ...stated, ...unknown });
  /** @type {Choices} */
  const choices = {};
  variables.forEach((variable, at) => {
    const both = [reached.allowed[at], freed.allowed[at]];
    if (variable[0] === "c") choices[at] = pairsOfCells(variable, both, facts);
    // as if both were asked: it counts only where it applies
    else if (variable[0] === "o") choices[at] = [[1, 1]];
    else if (variable[0] !== "r") choices[at] = product(both);
  });
  return sides(program, [reached, freed], choices).changes();
}

/** The variable is about one of the facts. @param {Variable} variable @param {number[]} facts */
const isAbout = (variable, facts) => [variable[1]].flat().some((fact) => facts.includes(fact));

/**
 * Cells of both sides that differ in nothing but what concerns `facts`.
 *
 * @param {ClusterVariable} variable
 * @param {number[][]} both
 * @param {number[]} facts
 */
function pairsOfCells([, members, comparisons, patterns], both, facts) {
  const silent = comparisons.map((pair) => !factsOf(pair).some((fact) => facts.includes(fact)));
  const rest = (/** @type {number} */ cell) => {
    const [gone, truth] = patterns[cell];
    const kept = members.map((fact, n) => !facts.includes(fact) && bit(gone, n));
    return [...kept, ...silent.map((counts, n) => counts && bit(truth, n))].join();
  };
  return product(both).filter(([cell, other]) => rest(cell) === rest(other));
}

/** As in Python. @param {number[][]} lists @returns {number[][]} */
const product = (lists) =>
  lists.reduce(
    (starts, list) => starts.flatMap((start) => list.map((entry) => [...start, entry])),
    /** @type {number[][]} */ ([[]]),
  );

/** As in Python. @param {number[]} entries @param {number} size @returns {number[][]} */
const combinations = (entries, size) =>
  size
    ? entries.flatMap((entry, n) =>
        combinations(entries.slice(n + 1), size - 1).map((rest) => [entry, ...rest]),
      )
    : [[]];
