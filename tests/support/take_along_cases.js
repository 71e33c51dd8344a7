/* Every case {checker, answers} of the standard input, interviewed and written down by the real modules; run by tests/taken.py.
 *
 *   node cases.js DATA   DATA: {checker: {first, second}} */
"use strict";

const fs = require("fs");

function made({ checker, answers }, entries, modules) {
  const { createEntry, completeEntry, createInterview, noteText, calendarText, linkedAnswers, answersFrom } = modules;
  const { first, second } = entries[checker], entry = createEntry(first);
  completeEntry(entry, second);
  const interview = createInterview(entry.program), { voluntary } = interview, view = { ...entry, interview };
  for (const [id, value] of Object.entries(answers)) {
    if (value !== null || !voluntary.some((spec) => spec.id === id)) view.interview.answers.set(id, value);
  }
  const state = view.interview.look(), link = linkedAnswers(state.used), back = answersFrom(view, link);
  return { checker, facts: state.facts, used: [...state.used], result: state.result, note: noteText(view, state), calendar: calendarText(view, state),
    link, back: [...back.answers], refused: back.refused };
}

const entries = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const names = ["checker/entry", "checker/second_part", "checker/interview", "take_along/note", "take_along/calendar", "take_along/link"];
Promise.all(names.map((name) => import(`../../generator/browser/${name}.js`))).then((found) => {
  const modules = Object.assign({}, ...found);
  const lines = fs.readFileSync(0, "utf8").split("\n").filter(Boolean);
  lines.forEach((line) => process.stdout.write(`${JSON.stringify(made(JSON.parse(line), entries, modules))}\n`));
});
