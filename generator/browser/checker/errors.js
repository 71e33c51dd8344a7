/* The error summary as in the GOV.UK Design System: takes the focus and leads to the fields. */

import { el, list } from "./dom.js";

/**
 * Without fragments in the links: they would not work in a ShadowRoot.
 *
 * @param {[wrong: string, control: HTMLElement][]} entries
 */
export function errorSummary(entries) {
  /** @param {HTMLElement} control */
  const lead = (control) => (/** @type {Event} */ event) => {
    event.preventDefault();
    control.focus();
  };
  return el(
    "div",
    { class: "wp-summary", tabindex: "-1", role: "alert" },
    el(
      "p",
      { class: "wp-summary__title" },
      entries.length > 1 ? "Bitte prüfen Sie Ihre Eingaben" : "Bitte prüfen Sie Ihre Eingabe",
    ),
    list(
      entries.map(([wrong, control]) =>
        el("a", { href: `#${control.id}`, click: lead(control) }, wrong),
      ),
    ),
  );
}
