/* What the buttons of checker/share_buttons.js do. */

/** @import { Details, ShareContext } from "../types" */

import { el } from "../checker/dom.js";
import { counted } from "../checker/words.js";
import { calendarText, datesOf } from "./calendar.js";
import { answersFrom, linkedAnswers } from "./link.js";
import { noteText } from "./note.js";

/** What the buttons stand below is there. @param {ShareContext} context */
const full = ({ view }) => /** @type {Details} */ (view.details).fullResult();

/** @param {ShareContext} context */
export const copyNote = (context) =>
  copy(context, noteText(context.view, context.view.state, full(context)), "Vermerk kopiert.");

/** @param {ShareContext} context */
export function copyLink(context) {
  const { mark, view } = context;
  const page = new URL(`pruefer/${view.program.id}.html`, view.handbook); // as in site/addresses.py
  return copy(
    context,
    `${page}${mark}${linkedAnswers(view.state.used)}`,
    "Link kopiert. Er enthält Ihre Antworten: Wer ihn hat, kann sie lesen.",
  );
}

/**
 * To the clipboard; where the browser does not let scripts go there (plain http, no permission), by
 * hand.
 *
 * @param {ShareContext} context
 * @param {string} text
 * @param {string} done
 */
async function copy(context, text, done) {
  try {
    await navigator.clipboard.writeText(text);
    context.show();
    context.say(done);
  } catch {
    copyByHand(context, text, done);
  }
}

/** @param {ShareContext} context @param {string} text @param {string} done */
function copyByHand({ view, show, say, from }, text, done) {
  const id = `${view.uid}-text`;
  const rows = Math.min(text.split("\n").length, 16);
  const area = el("textarea", { id, readonly: true, rows, class: "wp-input" });
  const label = "Der Text ist markiert: Mit Strg+C kopieren.";
  area.value = text;
  show(el("label", { class: "wp-hint", for: id }, label), area);
  area.focus();
  area.select();
  if (!selectionCopied()) {
    say("Der Browser lässt diese Seite nicht selbst kopieren.");
    return;
  }
  show();
  if (from) from.focus();
  say(done);
}

/** The old way, which also works on plain http. */
function selectionCopied() {
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  }
}

/** @param {ShareContext} context */
export function saveCalendar(context) {
  const { view, show, say } = context;
  const { program, state } = view;
  const number = datesOf(program, state.result).length;
  const text = calendarText(view, state.facts, full(context));
  const file = new Blob([text], { type: "text/calendar;charset=utf-8" });
  const href = URL.createObjectURL(file);
  el("a", { href, download: `${program.id}.ics` }).click();
  // some browsers ask where to save before they read it
  setTimeout(() => URL.revokeObjectURL(href), 60000);
  show();
  say(`Kalenderdatei mit ${counted(number, "einem Termin", "# Terminen")} erstellt.`);
}

/**
 * The answers of the address become those of the checker; the address forgets them, so that it can
 * be pasted again.
 *
 * @param {ShareContext} context
 */
export function restoreAnswers({ view, mark, say }) {
  if (!location.hash.startsWith(mark)) return; // it changed twice while the script was on its way
  const { answers, refused } = answersFrom(view, location.hash.slice(mark.length));
  history.replaceState(history.state, "", location.href.split("#")[0]);
  view.restore(answers);
  const count = answers.size
    ? counted(answers.size, "Eine Antwort", "# Antworten")
    : "Keine Antwort";
  const lacking = ` Nicht übernommen, weil es sie hier nicht gibt: ${refused.join("; ")}.`;
  say(`${count} aus dem Link übernommen.`, refused.length > 0 && lacking);
}
