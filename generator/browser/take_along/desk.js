/* What the buttons of checker/take.js do. `desk`: {view, state, say(…nodes), show(…nodes), from: the button, scripts: where the scripts lie}. */

const pageOf = (desk) => new URL(`../../../pruefer/${desk.view.program.id}.html`, desk.scripts).href;   // as in render/addresses.py

const note = (desk) => copy(desk, noteText(desk.view, desk.state), "Vermerk kopiert.");

const link = (desk) => copy(desk, `${pageOf(desk)}${desk.mark}${linkedAnswers(desk.view, desk.state.used)}`,
  "Link kopiert. Er enthält Ihre Antworten: Wer ihn hat, kann sie lesen.");

/** To the clipboard; where the browser does not let scripts go there (plain http, no permission), by hand. */
async function copy(desk, text, done) {
  try {
    await navigator.clipboard.writeText(text);
    desk.show();
    desk.say(done);
  } catch (refused) {
    copyByHand(desk, text, done);
  }
}

function copyByHand(desk, text, done) {
  const id = `${desk.view.uid}-text`, area = el("textarea", { id, readonly: true, rows: Math.min(text.split("\n").length, 16), class: "wp-input" });
  area.value = text;
  desk.show(el("label", { class: "wp-hint", for: id }, "Der Text ist markiert: Mit Strg+C kopieren."), area);
  area.focus();
  area.select();
  if (!copied()) return desk.say("Der Browser lässt diese Seite nicht selbst kopieren.");
  desk.show();
  desk.from.focus();
  return desk.say(done);
}

/** The old way, which also works on plain http. */
function copied() {
  try {
    return document.execCommand("copy");
  } catch (refused) {
    return false;
  }
}

function calendar(desk) {
  const { view: { program }, state } = desk, number = datesOf(program, state.result).length;
  const href = URL.createObjectURL(new Blob([calendarText(desk.view, state)], { type: "text/calendar;charset=utf-8" }));
  el("a", { href, download: `${program.id}.ics` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60000);        // some browsers read it only after asking where to save
  desk.show();
  desk.say(`Kalenderdatei mit ${counted(number, "einem Termin", "# Terminen")} erstellt.`);
}

/** The answers of the address become those of the checker; the address forgets them, so that it can be pasted again. */
function restore(desk) {
  const { view, mark } = desk;
  if (!location.hash.startsWith(mark)) return;               // it changed twice while the script was on its way
  const { answers, refused } = answersFrom(view, location.hash.slice(mark.length));
  history.replaceState(history.state, "", location.href.split("#")[0]);
  view.restart();
  answers.forEach((value, id) => view.interview.answers.set(id, value));
  view.edit(null);
  desk.say(`${answers.size ? counted(answers.size, "Eine Antwort", "# Antworten") : "Keine Antwort"} aus dem Link übernommen.`, refused.length > 0 && ` Nicht übernommen, weil es sie hier nicht gibt: ${refused.join("; ")}.`);
}

Weisungswerk.takeAlong = { note, link, calendar, restore };
