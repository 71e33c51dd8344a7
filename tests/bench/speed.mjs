/* One evaluation with everything known, in Node: node speed.mjs JOB.json → JSON [{name, ops, ratio}, …]
 *
 * JOB.json: {rule, program, checker, facts: […], rounds, milliseconds}. All must give the same answers first. Then
 * they take turns: in each round each one evaluates the fact sets, one after the other, for a moment; a ratio is
 * the median over the rounds of (its speed / the first one's speed in the same round).
 */
import fs from "node:fs";
import { peers } from "./peers.mjs";

const job = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const all = peers(job.rule, job.program, job.checker).map((peer) => ({ ...peer, cases: job.facts.map(peer.prepare) }));
const median = (list) => list.slice().sort((a, b) => a - b)[list.length >> 1];
let sink = 0;                                                  // so that nothing is optimised away

function answersOf({ run, read = (answer) => answer, cases }) {
  return cases.map((facts) => read(run(facts)));
}

function mustAgree() {
  const expected = job.facts.map((facts) => (job.rule.rows.find(({ when }) => when.every((test) => holds(test, facts))) || { then: job.rule.otherwise }).then);
  for (const peer of all) {
    const at = answersOf(peer).findIndex((answer, n) => answer !== expected[n]);
    if (at < 0) continue;
    console.error(`${peer.name} antwortet auf ${JSON.stringify(job.facts[at])} nicht »${expected[at]}«.`);
    process.exit(1);
  }
}

/** The plain form, read directly. */
function holds([fact, op, value], facts) {
  if (op === "is") return facts[fact] === value;
  return op === "in" ? value.includes(facts[fact]) : op === "<" ? facts[fact] < value : facts[fact] >= value;
}

/** Evaluations a second: at least one, in portions so that the clock is read seldom. */
function speed(peer, milliseconds) {
  const start = performance.now(), { run, cases } = peer;
  let count = 0, passed = 0;
  do {
    for (let n = 0; n < peer.portion; n++) sink += String(run(cases[(peer.at + count++) % cases.length])).length;
    passed = performance.now() - start;
  } while (passed < milliseconds);
  peer.at += count;                                            // a slow peer must not see the first cases only
  return (count / passed) * 1000;
}

mustAgree();
for (const peer of all) {                                      // warm up, and find the portion that takes about 1 ms
  Object.assign(peer, { portion: 1, at: 0 });
  peer.portion = Math.max(1, Math.round(speed(peer, 3 * job.milliseconds) / 1000));
}
const rounds = Array.from({ length: job.rounds }, () => all.map((peer) => speed(peer, job.milliseconds)));
const table = all.map(({ name }, n) => ({ name, ops: median(rounds.map((round) => round[n])), ratio: median(rounds.map((round) => round[n] / round[0])) }));
process.stdout.write(JSON.stringify({ table, cases: job.facts.length, sink: sink > 0 }));
