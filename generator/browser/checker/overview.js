/* All questions on one page, for those who prefer a form. Every change counts at once. A script of
 * its own, fetched with its first use. */

/** @import { Control, FactProgram, Overview, Question, Reading, View } from "../types" */

import { el, set } from "./dom.js";
import { errorSummary } from "./errors.js";
import { FIELDS } from "./fields.js";
import { NOT_KNOWN, createOption, createQuestion, errorNode, joined } from "./question.js";

// milliseconds: a mistake shown at once would move the button that is being clicked
const PATIENCE = 300;

/**
 * Made anew when all answers change at once.
 *
 * @param {View} view
 * @returns {Overview}
 */
export function createOverview(view) {
  const rows = view.program.facts.map((spec) => createRow(view, spec));
  const summary = el("div");
  /** @param {Event} event */
  const submit = (event) => {
    event.preventDefault();
    /** @type {[string, HTMLElement][]} */
    const wrong = [];
    for (const row of rows) {
      const error = row.check();
      if (error) wrong.push([`${row.title}: ${error}`, row.focus()]);
    }
    const node = wrong.length > 0 && errorSummary(wrong);
    set(summary, node);
    if (node) node.focus();
    else view.focusResult();
  };
  return {
    node: el(
      "form",
      { class: "wp-form wp-overview", novalidate: true, submit },
      summary,
      rows.map((row) => row.node),
      el(
        "div",
        { class: "wp-actions" },
        el("button", { type: "submit", class: "wp-button wp-button--main" }, "Zum Ergebnis"),
      ),
    ),
    focus: (id) => (rows.find((row) => row.id === id) || rows[0]).focus(),
    update: () => rows.forEach((row) => row.update()),
  };
}

/** @param {View} view @param {FactProgram} spec */
function createRow(view, spec) {
  const question = createQuestion(view, spec);
  const field = FIELDS[spec.type](question);
  const error = el("div");
  const remark = el("p", { class: "wp-remark" });
  const unknown =
    field.unknown &&
    createOption(question, "checkbox", "unknown", NOT_KNOWN, question.value === null);
  /** @type {NodeListOf<Control>} */
  const controls = field.node.querySelectorAll(".wp-option input, .wp-input");

  /** @returns {Reading} */
  function read() {
    if (unknown && unknown.input.checked) return { value: null };
    return [...controls].some(isUsed) ? field.read() : {};
  }

  function check() {
    const wrong = read().error;
    showError(question, field.focus(), error, wrong);
    return wrong;
  }

  /** @param {Event} event */
  function take({ type, target }) {
    const control = /** @type {Control} */ (target);
    if (type === "input" && isOption(control)) return; // their change follows
    if (unknown) {
      if (control !== unknown.input && control.value) unknown.input.checked = false;
      if (unknown.input.checked) field.focus().value = "";
    }
    view.say(spec.id, read().value);
    if (type === "change") setTimeout(check, PATIENCE);
  }

  return {
    id: spec.id,
    title: question.words.title,
    check,
    focus: field.focus,
    node: el(
      "div",
      { class: "wp-row", input: take, change: take },
      field.node,
      unknown && unknown.node,
      el("div", { class: "wp-verdict" }, error, remark),
    ),
    update: () => set(remark, remarkOn(view, spec)),
  };
}

/** @param {Control} control @returns {control is HTMLInputElement} */
const isOption = (control) => /radio|checkbox/.test(control.type);

/** @param {Control} control */
const isUsed = (control) => (isOption(control) ? control.checked : control.value.trim() !== "");

/**
 * In place: the field keeps its focus while it is checked.
 *
 * @param {Question} question
 * @param {Control} control
 * @param {HTMLElement} box
 * @param {string | undefined} wrong
 */
function showError(question, control, box, wrong) {
  if (!control.classList.contains("wp-input")) return; // nothing can be wrong about boxes to tick
  const own = `${question.id}-error`;
  const others = (control.getAttribute("aria-describedby") || "").split(" ");
  set(box, errorNode(question, wrong));
  const state = {
    "aria-invalid": wrong && "true",
    "aria-describedby": joined([...others.filter((id) => id !== own), wrong && own]),
  };
  for (const [name, value] of Object.entries(state)) {
    if (value) control.setAttribute(name, value);
    else control.removeAttribute(name);
  }
}

/** What is said of a question without an answer. @param {View} view @param {FactProgram} spec */
function remarkOn({ interview, state, texts }, spec) {
  const { answers, voluntary } = interview;
  if (state.assumed.includes(spec.id)) {
    return "Bleibt diese Frage leer, beruht das Ergebnis auf einer Annahme.";
  }
  if (answers.has(spec.id) || state.result.missing.includes(spec.id)) return "";
  const instead = interview.insteadOf(spec).find(({ id }) => answers.get(id) !== null);
  if (instead) return `Nur nötig, wenn »${texts.facts[instead.id].title}« nicht bekannt ist.`;
  return voluntary.includes(spec) ? "Freiwillig." : "Ändert am Ergebnis nichts mehr.";
}
