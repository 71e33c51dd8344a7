/* The checker as a whole: frame, drawing, focus. */

/** @import { Focusable, How, Parts, View, ViewOptions } from "../types" */

import { button, el, more, set } from "./dom.js";
import { questionForm } from "./form.js";
import { openVerdict, possibilities } from "./possible.js";

/**
 * What stays while questions come and go; the live regions must be there before their text. What
 * lies inside the element already (questions and table for readers without JavaScript) moves below.
 *
 * @param {View} view
 * @param {ChildNode[]} inside
 * @param {Pick<ViewOptions, "above" | "below">} around
 * @returns {Parts}
 */
export function frame(view, inside, { above, below }) {
  const isSheet = (/** @type {ChildNode} */ child) =>
    child instanceof Element && child.className === "ww-sheet";
  const sheet = inside.filter(isSheet);
  const table = inside.filter((child) => !isSheet(child));
  const parts = {
    bar: el("div"),
    notice: el("div", { role: "status", class: "wp-notice" }),
    form: el("div"),
    heading: el("h2", { tabindex: "-1" }),
    status: el("div", { role: "status", class: "wp-status" }),
    details: el("div"),
    answers: el("div"),
    extra: el("div", { class: "wp-extra" }),
    toggle: button("", () => view.toggle(), "link"),
  };
  if (view.program.facts.length > 1) parts.bar.append(parts.toggle);
  const node = el(
    "div",
    { class: "wp" },
    above,
    parts.bar,
    parts.notice,
    parts.form,
    el(
      "p",
      { class: "wp-privacy" },
      "Ihre Angaben bleiben auf dieser Seite: Nichts wird gespeichert oder übertragen.",
    ),
    el("section", { class: "wp-result" }, parts.heading, parts.status, parts.details),
    parts.answers,
    parts.extra,
    below,
    sheet.length > 0 && more("Alle Fragen als Liste", sheet),
    table.some((child) => child.nodeType === 1) && more("Alle Regeln als Tabelle", table),
  );
  return { ...parts, node };
}

/**
 * The question, or all of them; null where there is nothing to ask.
 *
 * @param {View} view
 * @param {Parts} parts
 * @param {How} how
 * @returns {Focusable | null}
 */
export function drawForm(view, parts, how) {
  const { asked, before, overview, state } = view;
  const form = overview || (asked ? questionForm(view, asked, how) : null);
  if (!form || parts.form.firstChild !== form.node) set(parts.form, form && form.node);
  if (overview) overview.update();
  parts.toggle.textContent = overview ? "Frage für Frage" : "Alle Fragen auf einer Seite";
  parts.node.classList.toggle("wp--answered", state.used.size > 0);
  set(parts.notice, before && before.length > 0 && undoNotice(view));
  return form;
}

/**
 * Everything below the question, as far as it is loaded.
 *
 * @param {View} view
 * @param {Parts} parts
 */
export function drawResult(view, parts) {
  const { asked, details, state } = view;
  const decided = state.result.status === "decided";
  parts.heading.textContent = asked
    ? "Bisheriger Stand"
    : decided
      ? "Ergebnis"
      : "Kein eindeutiges Ergebnis";
  if (!decided) announce(parts.status, openVerdict(view));
  else if (details) announce(parts.status, details.verdict());
  else parts.status.replaceChildren(); // it is on its way
  set(parts.details, possibilities(view), details && details.result());
  if (!details) return;
  details.drawShareButtons();
  set(parts.answers, details.answers());
  set(parts.extra, details.voluntary());
}

/** @param {View} view */
function undoNotice(view) {
  const undo = button("Rückgängig machen", () => view.undo(), "link");
  return el("p", {}, "Alle Angaben sind gelöscht. ", undo);
}

/**
 * A live region speaks whenever it changes; the same words twice are only noise.
 *
 * @param {HTMLElement} status
 * @param {HTMLElement} words
 */
function announce(status, words) {
  if (status.firstChild && status.firstChild.isEqualNode(words)) return;
  status.replaceChildren(words);
}

/** @param {Parts} parts @param {Focusable | null} form @param {How} how */
export function moveFocus({ heading }, form, { at, wrong }) {
  const summary = form && wrong ? form.node.querySelector(".wp-summary") : null;
  const target = /** @type {HTMLElement} */ (summary || (form ? form.focus(at) : heading));
  (form && !at ? form.node : target).scrollIntoView({ block: "nearest" });
  target.focus({ preventScroll: true });
}
