/* Every case {checker, answers, leftOut?} of the standard input, interviewed and written down by the real modules; run by tests/taken.py.
 *
 *   node cases.js DATA   DATA: {checker: {first, second}} */
"use strict";

const fs = require("fs");

function made({ checker, answers, leftOut = [], mark = "1-2-3", now = 1764550000000, sent }, entries, modules) {
  const { createEntry, completeEntry, createInterview, closerLook, evaluate } = modules;
  const { noteText, calendarText, linkedAnswers, answersFrom } = modules;
  const { first, second } = entries[checker], entry = createEntry(first);
  completeEntry(entry, second);
  const interview = createInterview(entry.program), view = { ...entry, interview };
  for (const [id, value] of Object.entries(answers)) interview.answers.set(id, value);
  for (const id of leftOut) interview.answers.set(id, undefined);
  const state = closerLook(view, interview.look()), link = linkedAnswers(state.used), back = answersFrom(view, sent || link);
  const result = evaluate({ checkers: { [checker]: entry.program } }, checker, state.facts);
  return { checker, facts: state.facts, used: [...state.used], asked: state.result.next, result,
    note: noteText(view, state, result), calendar: calendarText(view, result, { mark, now: new Date(now) }),
    link, back: [...back.answers], refused: back.refused };
}

const entries = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const names = ["checker/entry", "checker/second_part", "checker/interview", "checker/closer_look", "evaluate/readings",
  "take_along/note", "take_along/calendar", "take_along/link"];
Promise.all(names.map((name) => import(`../../generator/browser/${name}.js`))).then((found) => {
  const modules = Object.assign({}, ...found);
  const lines = fs.readFileSync(0, "utf8").split("\n").filter(Boolean);
  lines.forEach((line) => process.stdout.write(`${JSON.stringify(made(JSON.parse(line), entries, modules))}\n`));
});
