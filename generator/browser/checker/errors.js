/* The error summary as in the GOV.UK Design System: takes the focus and leads to the fields. */

import { el, list } from "./dom.js";

/** Entries: [what is wrong, its control]. Without fragments: they would not work in a ShadowRoot. */
export function errorSummary(entries) {
  const lead = (control) => (event) => {
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
