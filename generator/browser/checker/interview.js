/* The interview: which facts hold, what to ask next. No DOM. */

import { evaluate } from "../evaluate/answer.js";

/** `answers`: id → value, or null for »weiß ich nicht«, in the order in which they were given. */
export function createInterview(program) {
  const answers = new Map();
  const specs = program.facts;
  const companions = (spec) =>
    []
      .concat(spec.alternatives || [], spec.standIn === undefined ? [] : spec.standIn)
      .map((n) => specs[n]);
  const companionIds = new Set([].concat(...specs.map(companions)).map((spec) => spec.id));
  const voluntary = specs.filter((spec) => spec.absent === null && !companionIds.has(spec.id));

  /** Facts as the evaluator wants them: what has a default is asked all the same, what stands in only when needed. */
  function factsFrom(used) {
    const opened = new Set(
      [].concat(...specs.filter((spec) => used.get(spec.id) === null).map(companions)),
    );
    const facts = {};
    for (const spec of specs) {
      if (used.has(spec.id)) facts[spec.id] = used.get(spec.id);
      else if (spec.absent !== undefined && (spec.absent !== null || opened.has(spec))) {
        facts[spec.id] = null;
      }
    }
    return facts;
  }

  function evaluateWith(used) {
    const facts = factsFrom(used);
    const skip = [...used.keys()].filter((id) => used.get(id) === null);
    return {
      used,
      facts,
      skip,
      result: evaluate(
        { checkers: { [program.id]: program } },
        program.id,
        facts,
        skip,
      ),
    };
  }

  /** The state of things, leaving one fact out. All that was said counts: answers that contradict each other must show it. */
  function look(without) {
    const state = evaluateWith(new Map([...answers].filter(([id]) => id !== without)));
    return Object.assign(state, { left: left(state) });
  }

  /** What would come out if one fact were known. */
  const effect = (id, value) => evaluateWith(new Map([...answers, [id, value]])).result;

  /** The facts for which one stands in. */
  const insteadOf = (id) =>
    specs.filter((spec) => companions(spec).some((other) => other.id === id));

  /** Upper bound of the questions that are left: whoever does not know a fact is asked for what stands in. */
  function left({ result, skip, facts }) {
    const open = specs.filter(
      (spec) => result.missing.includes(spec.id) && !skip.includes(spec.id),
    );
    const more = [].concat(...open.map(companions)).filter((spec) => !(spec.id in facts));
    return new Set(open.concat(more)).size;
  }

  return {
    answers,
    look,
    effect,
    insteadOf,
    voluntary,
    spec: (id) => specs.find((spec) => spec.id === id),
  };
}
