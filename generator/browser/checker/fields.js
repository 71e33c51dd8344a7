/* One question as a field: radios, checkboxes, a list to choose from, a typed date or figure.
 *
 * Dates are typed as TT.MM.JJJJ and not chosen in <input type="date">: that one shows the order of
 * the browser's own language, takes no pasted date in some browsers, needs more keys, and gives an
 * empty value instead of the mistake. Its calendar is there for those who want it, behind a button
 * that fills the typed field. */

/** @import { Answer, Attributes, Child, ChoiceText, Control, FactType, Field } from "../types" */
/** @import { Question, Reading } from "../types" */

import { germanDay, parseDay } from "./days.js";
import { button, el, quiet } from "./dom.js";
import { NOT_KNOWN, createOption, describedBy, errorNode, hintNode, joined } from "./question.js";
import { NOT_STATED, germanFigure, parseFigure, plain } from "./words.js";

export const MANY = 12; // from here on a list to choose from is a <select>
const NONE_OF_THEM = { title: "Nichts davon" };

/**
 * Fields by type of the fact. `wrong`: what was wrong with `written`.
 *
 * @type {Record<FactType, (question: Question, wrong?: string, written?: string) => Field>}
 */
export const FIELDS = {
  boolean: radios,
  choice: (question, wrong) =>
    question.options.length > MANY ? select(question, wrong) : radios(question, wrong),
  choices: checkboxes,
  date: typed,
  integer: typed,
  number: typed,
};

const or = () => el("p", { class: "wp-or" }, "oder");

/** @param {Question} question @param {string | undefined} wrong @param {Child[]} items */
function fieldset(question, wrong, ...items) {
  return el(
    "fieldset",
    { class: "wp-group", "aria-describedby": describedBy(question, wrong) },
    el("legend", { class: "wp-ask" }, question.words.question),
    hintNode(question),
    errorNode(question, wrong),
    items,
  );
}

/** @param {Question} question @param {string} [wrong] @returns {Field} */
function radios(question, wrong) {
  const { answered, options, optional, value: chosen } = question;
  /** @type {[Answer | undefined, ChoiceText][]} */
  const answers = [...options, [null, NOT_KNOWN]];
  if (optional) answers.push([undefined, { title: NOT_STATED }]);
  const all = answers.map(([value, words], n) =>
    createOption(question, "radio", n, words, answered && chosen === value),
  );
  const nodes = all.map(({ node }) => node);
  const last = nodes.splice(options.length);
  return {
    node: fieldset(question, wrong, nodes, or(), last),
    focus: () => (all.find(({ input }) => input.checked) || all[0]).input,
    lists: true,
    read() {
      const at = all.findIndex(({ input }) => input.checked);
      return at < 0 ? { error: "Wählen Sie eine Antwort aus." } : { value: answers[at][0] };
    },
  };
}

/**
 * »Nichts davon« and »Weiß ich nicht« exclude everything else.
 *
 * @param {Question} question
 * @param {string} [wrong]
 * @returns {Field}
 */
function checkboxes(question, wrong) {
  const { options, optional, value } = question;
  const ids = Array.isArray(value) ? value : null;
  const choices = options.map(([id, words], n) =>
    createOption(question, "checkbox", n, words, ids !== null && ids.includes(String(id))),
  );
  const nothing = ids !== null && !ids.length;
  const none = createOption(question, "checkbox", "none", NONE_OF_THEM, nothing);
  const unknown = createOption(question, "checkbox", "unknown", NOT_KNOWN, value === null);
  const exclusive = [none, unknown];
  const all = [...choices, ...exclusive];
  for (const chosen of all) {
    chosen.input.addEventListener("change", () => {
      const excluded = exclusive.includes(chosen) ? all : exclusive;
      for (const other of excluded) if (other !== chosen) other.input.checked = false;
    });
  }
  return {
    node: fieldset(
      question,
      wrong,
      choices.map(({ node }) => node),
      or(),
      exclusive.map(({ node }) => node),
    ),
    focus: () => all[0].input,
    read() {
      if (!all.some(({ input }) => input.checked)) {
        return optional ? {} : { error: "Wählen Sie aus, was zutrifft, oder »Nichts davon«." };
      }
      if (unknown.input.checked) return { value: null };
      const chosen = options.filter((_, n) => choices[n].input.checked);
      return { value: chosen.map(([id]) => String(id)) };
    },
  };
}

/** @param {Question} question @param {string} [wrong] @returns {Field} */
function select(question, wrong) {
  const chosen = question.value === null ? "?" : question.value || "";
  const entries = [
    ["", question.optional ? NOT_STATED : "Bitte auswählen"],
    ...question.options.map(([id, { title }]) => [String(id), title]),
    ["?", NOT_KNOWN.title],
  ];
  const options = entries.map(([value, title]) =>
    el("option", { value, selected: value === chosen }, title),
  );
  const control = el("select", controlAttributes(question, wrong), options);
  return labelled(question, wrong, control, control, (value) => {
    if (value) return { value: value === "?" ? null : value };
    return question.optional ? {} : { error: "Wählen Sie einen Eintrag aus." };
  });
}

/** @param {Question} question @param {string} [wrong] @returns {Attributes} */
const controlAttributes = (question, wrong) => ({
  id: question.id,
  class: "wp-input",
  "aria-describedby": describedBy(question, wrong),
  "aria-invalid": wrong && "true",
});

/** @param {Question} question @param {string} [wrong] @param {string} [written] @returns {Field} */
function typed(question, wrong, written) {
  const { id, optional, spec, words } = question;
  const isDay = spec.type === "date";
  const unit = words.unit && `${id}-unit`;
  const input = el("input", {
    ...controlAttributes(question, wrong),
    type: "text",
    value: written === undefined ? answerWritten(question) : written,
    inputmode: keyboard(question),
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": joined([describedBy(question, wrong), unit]),
  });
  input.classList.add(isDay ? "wp-input--day" : "wp-input--figure");
  const box = el(
    "div",
    { class: "wp-with-unit" },
    input,
    unit && el("span", { id: unit, class: "wp-unit" }, words.unit),
    isDay && picker(input),
  );
  return labelled(question, wrong, box, input, (value) => {
    const text = plain(value);
    if (optional && !text) return {};
    return isDay ? parseDay(text) : parseFigure(text, spec);
  });
}

/** @param {Question} question */
function answerWritten({ spec, value }) {
  if (value === undefined || value === null) return "";
  return spec.type === "date" ? germanDay(String(value)) : germanFigure(String(value));
}

/** The keyboard of a telephone. @param {Question} question */
function keyboard({ spec: { type, low = 0, places } }) {
  if (type === "date" || (low < 0 && places)) return null;
  return places ? "decimal" : "numeric";
}

/**
 * The browser's calendar. Where it does not open (old browsers, some frames), the typed field has
 * the focus.
 *
 * @param {HTMLInputElement} input
 */
function picker(input) {
  const change = () => {
    if (native.value) input.value = germanDay(native.value);
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.focus();
  };
  const native = el("input", {
    type: "date",
    class: "wp-native",
    min: "1900-01-01",
    max: "2999-12-31",
    tabindex: "-1",
    "aria-hidden": "true",
    change,
  });
  const open = () => {
    native.value = parseDay(plain(input.value)).value || "";
    try {
      native.showPicker();
    } catch {
      input.focus();
    }
  };
  const label = [quiet("Datum im "), "Kalender", quiet(" wählen")];
  return el("span", { class: "wp-picker" }, native, button(label, open));
}

/**
 * A field of one control with its label.
 *
 * @param {Question} question
 * @param {string | undefined} wrong
 * @param {HTMLElement} box
 * @param {Control} control
 * @param {(value: string) => Reading} read
 * @returns {Field}
 */
function labelled(question, wrong, box, control, read) {
  return {
    node: el(
      "div",
      { class: "wp-group" },
      el("label", { class: "wp-ask", for: question.id }, question.words.question),
      hintNode(question),
      errorNode(question, wrong),
      box,
    ),
    focus: () => control,
    read: () => read(control.value),
    written: () => control.value,
    unknown: control.tagName === "INPUT" && NOT_KNOWN.title,
    lists: control.tagName !== "INPUT",
  };
}
