/* Every case {checker, answers} of the standard input, interviewed and written down by the real modules; run by tests/taken.py.
 *
 *   node cases.js DATA   DATA: {checker: {program, texts}} */
"use strict";

const fs = require("fs");

function made({ checker, answers }, entries, modules) {
  const { unfold, createInterview, noteText, calendarText, linkedAnswers, answersFrom } = modules;
  const { program, texts } = entries[checker], interview = createInterview(program), { voluntary } = interview;
  const view = { program, interview, texts: unfold(program, texts) };
  for (const [id, value] of Object.entries(answers)) {
    if (value !== null || !voluntary.some((spec) => spec.id === id)) view.interview.answers.set(id, value);
  }
  const state = view.interview.look(), link = linkedAnswers(state.used), back = answersFrom(view, link);
  return { checker, facts: state.facts, used: [...state.used], result: state.result, note: noteText(view, state), calendar: calendarText(view, state),
    link, back: [...back.answers], refused: back.refused };
}

const entries = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const names = ["checker/texts", "checker/interview", "take_along/note", "take_along/calendar", "take_along/link"];
Promise.all(names.map((name) => import(`../../generator/browser/${name}.js`))).then((found) => {
  const modules = Object.assign({}, ...found);
  const lines = fs.readFileSync(0, "utf8").split("\n").filter(Boolean);
  lines.forEach((line) => process.stdout.write(`${JSON.stringify(made(JSON.parse(line), entries, modules))}\n`));
});
