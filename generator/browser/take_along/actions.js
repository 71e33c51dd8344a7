/* What the buttons of checker/share_buttons.js do. */

/** @import { Details, ShareContext } from "../types" */

import { el } from "../checker/dom.js";
import { counted } from "../checker/words.js";
import { MARK, fragmentOf } from "./address.js";
import { calendarText, datesOf } from "./calendar.js";
import { answersFrom, linkedAnswers } from "./link.js";
import { noteText } from "./note.js";

// a frame does not learn that it may not
const FRAMED =
  " Kommt keine Datei an, erlaubt die Seite, die diesen Rahmen zeigt, kein Herunterladen " +
  "(»allow-downloads«).";

const UNPRINTED =
  "Dieser Rahmen darf nicht drucken: Die Seite, die ihn zeigt, müsste es erlauben " +
  "(»allow-modals«).";

/** What the buttons stand below is there. @param {ShareContext} context */
const full = ({ view }) => /** @type {Details} */ (view.details).fullResult();

/** @param {ShareContext} context */
export const copyNote = (context) =>
  copy(context, noteText(context.view, context.view.state, full(context)), "Vermerk kopiert.");

/** @param {ShareContext} context */
export function copyLink(context) {
  const { view } = context;
  const page = new URL(`pruefer/${view.program.id}.html`, view.handbook); // as in site/addresses.py
  return copy(
    context,
    `${page}#${MARK}${linkedAnswers(view.state.used)}`,
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
  const { view, show, say, mark } = context;
  const { program, state } = view;
  const number = datesOf(program, state.result).length;
  const text = calendarText(view, full(context), { mark, now: new Date() });
  const file = new Blob([text], { type: "text/calendar;charset=utf-8" });
  const href = URL.createObjectURL(file);
  el("a", { href, download: `${program.id}.ics` }).click();
  // some browsers ask where to save before they read it
  setTimeout(() => URL.revokeObjectURL(href), 60000);
  show();
  say(
    `Kalenderdatei mit ${counted(number, "einem Termin", "# Terminen")} erstellt.`,
    window !== parent && FRAMED,
  );
}

/**
 * In frames that may not open a window nothing would happen.
 *
 * @param {ShareContext} context
 */
export function printPage({ say }) {
  let isOpen = false;
  const note = () => {
    isOpen = true;
  };
  addEventListener("beforeprint", note, { once: true });
  print();
  removeEventListener("beforeprint", note);
  if (!isOpen && window !== parent) say(UNPRINTED);
}

/**
 * The answers of the address become those of the checker; the address forgets them, so that it can
 * be pasted again. What cannot be read stays in it.
 *
 * @param {ShareContext} context
 */
export function restoreAnswers({ view, say }) {
  const fragment = fragmentOf(location.hash);
  if (!fragment.startsWith(MARK)) return; // it changed twice while the script was on its way
  const { answers, refused, unread } = answersFrom(view, fragment.slice(MARK.length));
  const rest = unread.length ? `#${MARK}${unread.map(encodeURIComponent).join(",")}` : "";
  history.replaceState(history.state, "", location.href.split("#")[0] + rest);
  view.restore(answers);
  const count = answers.size
    ? counted(answers.size, "Eine Antwort", "# Antworten")
    : "Keine Antwort";
  const lacking = ` Nicht übernommen, weil es sie hier nicht gibt: ${refused.join("; ")}.`;
  say(`${count} aus dem Link übernommen.`, refused.length > 0 && lacking);
}
