/* What the buttons of checker/take.js do. `context`: {view, state, say(…nodes), show(…nodes), from: the button, scripts: where the scripts lie}. */

import { el } from "../checker/dom.js";
import { counted } from "../checker/words.js";
import { calendarText, datesOf } from "./calendar.js";
import { answersFrom, linkedAnswers } from "./link.js";
import { noteText } from "./note.js";

const pageOf = (context) =>
  new URL(`pruefer/${context.view.program.id}.html`, context.view.handbook).href; // as in site/addresses.py

export const copyNote = (context) => copy(context, noteText(context.view, context.state), "Vermerk kopiert.");

export const copyLink = (context) =>
  copy(
    context,
    `${pageOf(context)}${context.mark}${linkedAnswers(context.view, context.state.used)}`,
    "Link kopiert. Er enthält Ihre Antworten: Wer ihn hat, kann sie lesen.",
  );

/** To the clipboard; where the browser does not let scripts go there (plain http, no permission), by hand. */
async function copy(context, text, done) {
  try {
    await navigator.clipboard.writeText(text);
    context.show();
    context.say(done);
  } catch (refused) {
    copyByHand(context, text, done);
  }
}

function copyByHand(context, text, done) {
  const id = `${context.view.uid}-text`;
  const area = el("textarea", {
    id,
    readonly: true,
    rows: Math.min(text.split("\n").length, 16),
    class: "wp-input",
  });
  area.value = text;
  context.show(
    el("label", { class: "wp-hint", for: id }, "Der Text ist markiert: Mit Strg+C kopieren."),
    area,
  );
  area.focus();
  area.select();
  if (!copied()) return context.say("Der Browser lässt diese Seite nicht selbst kopieren.");
  context.show();
  context.from.focus();
  return context.say(done);
}

/** The old way, which also works on plain http. */
function copied() {
  try {
    return document.execCommand("copy");
  } catch (refused) {
    return false;
  }
}

export function saveCalendar(context) {
  const {
    view: { program },
    state,
  } = context;
  const number = datesOf(program, state.result).length;
  const href = URL.createObjectURL(
    new Blob([calendarText(context.view, state)], { type: "text/calendar;charset=utf-8" }),
  );
  el("a", { href, download: `${program.id}.ics` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60000); // some browsers read it only after asking where to save
  context.show();
  context.say(`Kalenderdatei mit ${counted(number, "einem Termin", "# Terminen")} erstellt.`);
}

/** The answers of the address become those of the checker; the address forgets them, so that it can be pasted again. */
export function restoreAnswers(context) {
  const { view, mark } = context;
  if (!location.hash.startsWith(mark)) return; // it changed twice while the script was on its way
  const { answers, refused } = answersFrom(view, location.hash.slice(mark.length));
  history.replaceState(history.state, "", location.href.split("#")[0]);
  view.restart();
  answers.forEach((value, id) => view.interview.answers.set(id, value));
  view.edit(null);
  context.say(
    `${answers.size ? counted(answers.size, "Eine Antwort", "# Antworten") : "Keine Antwort"} aus dem Link übernommen.`,
    refused.length > 0 && ` Nicht übernommen, weil es sie hier nicht gibt: ${refused.join("; ")}.`,
  );
}
