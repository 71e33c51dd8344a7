/* The form around one question: progress, errors, buttons, why it is asked. */

/** @import { Focusable, How, Question, View } from "../types" */

import { button, el, set } from "./dom.js";
import { errorSummary } from "./errors.js";
import { FIELDS } from "./fields.js";
import { createQuestion } from "./question.js";
import { NOT_STATED, counted } from "./words.js";

/**
 * @param {View} view
 * @param {string} id the fact that is asked for
 * @param {How} how
 * @returns {Focusable}
 */
export function questionForm(view, id, { wrong, written }) {
  const question = createQuestion(view, view.interview.spec(id));
  const field = FIELDS[question.spec.type](question, wrong, written);
  /** @param {Event} event */
  const submit = (event) => {
    event.preventDefault();
    const { value, error } = field.read();
    if (error) view.render({ wrong: error, written: field.written && field.written() });
    else view.answer(id, value);
  };
  const before = answeredBefore(view);
  return {
    focus: field.focus,
    node: el(
      "form",
      { class: "wp-form", novalidate: true },
      before && button("Zurück", () => view.edit(before), "back"),
      wrong && errorSummary([[wrong, field.focus()]]),
      el("p", { class: "wp-progress" }, progress(view)),
      field.node,
      el(
        "div",
        { class: "wp-actions" },
        // by its click, also with Enter: frames without »allow-forms« submit nothing
        el(
          "button",
          { type: "submit", class: "wp-button wp-button--main", click: submit },
          "Weiter",
        ),
        field.unknown && button(field.unknown, () => view.answer(id, null)),
        question.optional && !field.lists && button(NOT_STATED, () => view.answer(id, undefined)),
        view.editing &&
          button(view.interview.answers.has(id) ? "Nicht ändern" : "Abbrechen", () =>
            view.edit(null),
          ),
      ),
      explanationBox(view, question),
    ),
  };
}

/** The fact that was answered before the one that is asked for. @param {View} view */
function answeredBefore({ interview, editing, state }) {
  const order = [...interview.answers.keys()].filter((id) => state.used.has(id) || id === editing);
  return order[(editing ? order.indexOf(editing) : order.length) - 1];
}

/** @param {View} view */
function progress({ interview, editing, state }) {
  if (editing) return interview.answers.has(editing) ? "Angabe ändern" : "Angabe ergänzen";
  const rest = state.left - 1;
  const further =
    rest > 0 ? `danach höchstens noch ${counted(rest, "eine Frage", "# Fragen")}` : "";
  return `Frage ${state.used.size + 1} – ${further || "die letzte"}`;
}

/** Worked out when it is opened. @param {View} view @param {Question} question */
function explanationBox(view, question) {
  const content = el("div");
  const toggle = async () => {
    const details = box.open && (await view.fetchDetails());
    if (details) set(content, details.explanation(question));
  };
  const box = el(
    "details",
    { class: "wp-more wp-why", toggle },
    el("summary", {}, "Warum diese Frage?"),
    content,
  );
  return box;
}
