/* The checker as a whole: frame, drawing, focus.
 *
 * `alone`: no page around it tells title, question, note and open points, so the checker does. What lies inside the
 * element already (questions and table for readers without JavaScript) moves below the checker. */

import { summary, voluntary } from "./answers.js";
import { button, el, list, more, set } from "./dom.js";
import { questionForm } from "./form.js";
import {
  basis,
  dates,
  extraValues,
  possibilities,
  reasons,
  stillOpen,
  unanswered,
  verdict,
} from "./result.js";

const introduction = ({ title, question, note }) => [
  el("h1", {}, title),
  question !== title && el("p", { class: "wp-lead" }, question),
  note && el("p", { class: "wp-note" }, note),
];

/** What stays while questions come and go; the live regions must be there before their text. */
export function frame(texts, inside, alone) {
  const bar = el("div");
  const form = el("div");
  const details = el("div");
  const answers = el("div");
  const extra = el("div", { class: "wp-extra" });
  const notice = el("div", { role: "status", class: "wp-notice" });
  const status = el("div", { role: "status", class: "wp-status" });
  const heading = el("h2", { tabindex: "-1" });
  const sheet = inside.filter((child) => child.className === "ww-sheet");
  const table = inside.filter((child) => !sheet.includes(child));
  const node = el(
    "div",
    { class: "wp" },
    alone && introduction(texts),
    bar,
    notice,
    form,
    el(
      "p",
      { class: "wp-privacy" },
      "Ihre Angaben bleiben auf dieser Seite: Nichts wird gespeichert oder übertragen.",
    ),
    el("section", { class: "wp-result" }, heading, status, details),
    answers,
    extra,
    alone &&
      texts.openPoints.length > 0 &&
      more("Was die Weisung offen lässt", list(texts.openPoints)),
    sheet.length > 0 && more("Alle Fragen als Liste", sheet),
    table.some((child) => child.nodeType === 1) && more("Alle Regeln als Tabelle", table),
  );
  return { node, bar, notice, form, heading, status, details, answers, extra };
}

export function render(view, parts, { focus, at, wrong, written }) {
  const state = (view.state = view.interview.look(view.editing));
  const { result } = state;
  const decided = result.status === "decided";
  const id = view.editing || (!decided || view.goOn ? result.next : null);
  const asking = Boolean(id);
  view.asked = id;
  const made = view.all || (asking && questionForm(view, state, id, wrong, written));
  if (!made || parts.form.firstChild !== made.node) set(parts.form, made && made.node);
  if (view.all) view.all.update(state);
  if (parts.switch) {
    parts.switch.textContent = view.all ? "Frage für Frage" : "Alle Fragen auf einer Seite";
  }
  parts.node.classList.toggle("wp--answered", state.used.size > 0);
  set(
    parts.notice,
    view.before &&
      view.before.length > 0 &&
      el("p", {}, "Alle Angaben sind gelöscht. ", button("Rückgängig machen", view.undo, "link")),
  );
  parts.heading.textContent = decided
    ? "Ergebnis"
    : asking
      ? "Bisheriger Stand"
      : "Kein eindeutiges Ergebnis";
  announce(parts.status, verdict(view, state, asking));
  set(
    parts.details,
    possibilities(view, state, asking),
    unanswered(view, state, asking),
    extraValues(view, state),
    dates(view, state),
    !asking && !view.all && stillOpen(view, state),
    reasons(view, state, asking),
    !asking && basis(view),
  );
  view.take.show();
  set(parts.answers, summary(view, state));
  set(parts.extra, voluntary(view, state));
  if (focus) moveFocus(parts, made, { at, wrong });
}

/** A live region speaks whenever it changes; the same words twice are only noise. */
function announce(status, words) {
  if (status.firstChild && status.firstChild.isEqualNode(words)) return;
  status.replaceChildren(words);
}

export function moveFocus(parts, made, { at, wrong }) {
  const target = wrong
    ? made.node.querySelector(".wp-summary")
    : made
      ? made.focus(at)
      : parts.heading;
  (made && !at ? made.node : target).scrollIntoView({ block: "nearest" });
  target.focus({ preventScroll: true });
}
