/* The form around one question: progress, errors, buttons, why it is asked. */

import { button, el } from "./dom.js";
import { errorSummary } from "./errors.js";
import { why } from "./explanation.js";
import { FIELDS, question } from "./fields.js";
import { counted } from "./words.js";

export function questionForm(view, state, id, wrong, written) {
  const { interview } = view;
  const spec = interview.spec(id);
  const q = question(view, spec, interview.answers.get(id));
  const field = FIELDS[spec.type](q, wrong, written);
  const answer = (value) => view.answer(id, value);
  const submit = (event) => {
    event.preventDefault();
    const { value, error } = field.read();
    if (error) {
      view.render({ focus: "error", wrong: error, written: field.written && field.written() });
    } else answer(value);
  };
  const before = earlier(view, state);
  return {
    focus: field.focus,
    node: el(
      "form",
      { class: "wp-form", novalidate: true, submit },
      before && button("Zurück", () => view.edit(before), "back"),
      wrong && errorSummary([[wrong, field.focus()]]),
      el("p", { class: "wp-progress" }, progress(view, state)),
      field.node,
      el(
        "div",
        { class: "wp-actions" },
        el("button", { type: "submit", class: "wp-button wp-button--main" }, "Weiter"),
        field.unknown && button(field.unknown, () => answer(null)),
        view.editing &&
          button(view.interview.answers.has(id) ? "Nicht ändern" : "Abbrechen", () =>
            view.edit(null),
          ),
      ),
      why(view, state, q),
    ),
  };
}

/** The answer before the one that is asked for. */
function earlier({ interview, editing }, { used }) {
  const order = [...interview.answers.keys()].filter((id) => used.has(id) || id === editing);
  return order[(editing ? order.indexOf(editing) : order.length) - 1];
}

function progress(view, state) {
  if (view.editing) {
    return view.interview.answers.has(view.editing) ? "Angabe ändern" : "Angabe ergänzen";
  }
  const rest = state.left - 1;
  return `Frage ${state.used.size + 1} – ${rest > 0 ? `danach höchstens noch ${counted(rest, "eine Frage", "# Fragen")}` : "die letzte"}`;
}
