/* Every case {checker, answers} of the standard input, interviewed and written down by the real parts; run by tests/taken.py.
 *
 *   node cases.js SCRIPT DATA   SCRIPT: the parts as one text; DATA: {checker: {program, texts}} */
"use strict";

const fs = require("fs");
const vm = require("vm");

const [script, data] = process.argv.slice(2).map((file) => fs.readFileSync(file, "utf8"));
const world = vm.createContext({ TextEncoder });
vm.runInContext(script, world);
const entries = JSON.parse(data), { unfold, createInterview, noteText, calendarText, linkedAnswers, answersFrom } = world.Weisungswerk.parts;

function made({ checker, answers }) {
  const { program, texts } = entries[checker], interview = createInterview(program), { voluntary } = interview;
  const view = { program, interview, texts: unfold(program, texts) };
  for (const [id, value] of Object.entries(answers)) {
    if (value !== null || !voluntary.some((spec) => spec.id === id)) view.interview.answers.set(id, value);
  }
  const state = view.interview.look(), link = linkedAnswers(view, state.used), back = answersFrom(view, link);
  return { checker, facts: state.facts, used: [...state.used], result: state.result, note: noteText(view, state), calendar: calendarText(view, state),
    link, back: [...back.answers], refused: back.refused };
}

fs.readFileSync(0, "utf8").split("\n").filter(Boolean).forEach((line) => process.stdout.write(`${JSON.stringify(made(JSON.parse(line)))}\n`));
