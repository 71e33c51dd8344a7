/* Runs in the page, beside evaluate.js: how long does one evaluation take? In milliseconds. */
// eslint-disable-next-line no-unused-vars
const Bench = (() => {
  "use strict";

  const LEAST = 2, TIMES = 11;                                 // the clock of a page ticks in 0.1 ms: read it over 2 ms and more

  function timed(run, count) {
    const start = performance.now();
    for (let n = 0; n < count; n++) run();
    return performance.now() - start;
  }

  /** The median over many portions that fill a time. */
  function median(run, milliseconds) {
    let count = 1;
    while (timed(run, count) < LEAST) count *= 2;
    const found = [], end = performance.now() + milliseconds;
    do found.push(timed(run, count) / count); while (performance.now() < end || found.length < TIMES);
    return found.sort((a, b) => a - b)[found.length >> 1];
  }

  const answer = (rules, facts) => Weisungswerk.answer(rules, Weisungswerk.caseOf(rules, facts));

  /** The very first evaluation in this page, then the medians with no facts and with every fact null. */
  function unknown(program, checker, milliseconds) {
    const rules = program.checkers[checker], nulls = Object.fromEntries(program.checkers[checker].facts.map(({ id }) => [id, null]));
    const first = timed(() => answer(rules, {}), 1);
    return { first, empty: median(() => answer(rules, {}), milliseconds), nulls: median(() => answer(rules, nulls), milliseconds) };
  }

  /** The same rule, nothing known: the result with its missing facts, and publicodes' missing variables. They take turns. */
  function besidePublicodes(rule, program, checker, milliseconds) {
    const own = () => answer(program.checkers[checker], {}).missing, other = publicodesUnknown(rule);
    if (own().slice().sort().join() !== other().sort().join()) throw new Error("evaluate.js und publicodes vermissen verschiedene Fakten.");
    const turns = Array.from({ length: 15 }, () => [median(own, milliseconds / 30), median(other, milliseconds / 30)]);
    const [middle] = turns.sort((a, b) => a[0] / a[1] - b[0] / b[1]).slice(7);
    return { own: middle[0], publicodes: middle[1] };
  }

  return { unknown, besidePublicodes };
})();
