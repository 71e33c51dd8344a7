/* One question as a field: radios, checkboxes, a list to choose from, a typed date or figure.
 *
 * Dates are typed as TT.MM.JJJJ and not chosen in <input type="date">: that one shows the order of the browser's own
 * language, takes no pasted date in some browsers, needs more keys, and gives an empty value instead of the mistake.
 * Its calendar is there for those who want it, behind a button that fills the typed field. */

import { germanDay, parseDay } from "./days.js";
import { button, el, quiet } from "./dom.js";
import { germanFigure, plain, parseFigure } from "./words.js";

export const MANY = 12; // from here on a list to choose from is a <select>

/** Fields by type: {node, focus() the control, read() → {value} or {error}}. `ids`: hint and error that describe it. */
export const FIELDS = {
  boolean: radios,
  choice: (q) => (q.options.length > MANY ? select(q) : radios(q)),
  choices: checkboxes,
  date: typed,
  integer: typed,
  number: typed,
};

export function question(view, spec, value) {
  const words = view.texts.facts[spec.id];
  const id = `${view.uid}-${spec.id}`;
  const choices =
    spec.type === "boolean"
      ? [
          [true, { title: "Ja" }],
          [false, { title: "Nein" }],
        ]
      : (spec.choices || []).map((choice) => [choice, words.choices[choice] || { title: choice }]);
  return {
    spec,
    words,
    id,
    value,
    options: choices,
    hint: hintOf(spec, words),
    optional: view.interview.voluntary.includes(spec),
  };
}

function hintOf(spec, words) {
  const form =
    spec.type === "date"
      ? "TT.MM.JJJJ, zum Beispiel 02.06.2025"
      : spec.type === "choices"
        ? "Wählen Sie alles aus, was zutrifft."
        : "";
  return [words.help, form].filter(Boolean);
}

const describedBy = (q, wrong) =>
  [q.hint.length && `${q.id}-hint`, wrong && `${q.id}-error`].filter(Boolean).join(" ") || null;
const hintNode = (q) =>
  q.hint.length > 0 &&
  el(
    "div",
    { id: `${q.id}-hint`, class: "wp-hint" },
    q.hint.map((line) => el("p", {}, line)),
  );
export const errorNode = (q, wrong) =>
  wrong && el("p", { id: `${q.id}-error`, class: "wp-error" }, quiet("Fehler: "), wrong);

function fieldset(q, wrong, items) {
  const attributes = { class: "wp-group", "aria-describedby": describedBy(q, wrong) };
  return el(
    "fieldset",
    attributes,
    el("legend", { class: "wp-ask" }, q.words.question),
    hintNode(q),
    errorNode(q, wrong),
    items,
  );
}

export function option(q, type, n, words, checked) {
  const id = `${q.id}-${n}`;
  const help = words.help && `${id}-hint`;
  const input = el("input", { type, id, name: q.id, checked, "aria-describedby": help });
  return {
    input,
    node: el(
      "div",
      { class: "wp-option" },
      input,
      el("label", { for: id }, words.title),
      help && el("p", { id: help, class: "wp-hint" }, words.help),
    ),
  };
}

export const NOT_KNOWN = { title: "Weiß ich nicht" };
const NONE_OF_THEM = { title: "Nichts davon" };
const NOT_STATED = { title: "Keine Angabe" };

function radios(q, wrong) {
  const answers = [
    ...q.options,
    [null, NOT_KNOWN],
    ...(q.optional ? [[undefined, NOT_STATED]] : []),
  ];
  const every = answers.map(([value, words], n) => option(q, "radio", n, words, q.value === value));
  const nodes = every.map((one) => one.node);
  const last = nodes.splice(q.options.length);
  return {
    node: fieldset(q, wrong, [nodes, el("p", { class: "wp-or" }, "oder"), last]),
    focus: () => (every.find((one) => one.input.checked) || every[0]).input,
    read() {
      const at = every.findIndex((one) => one.input.checked);
      return at < 0 ? { error: "Wählen Sie eine Antwort aus." } : { value: answers[at][0] };
    },
  };
}

/** »Nichts davon« and »Weiß ich nicht« exclude everything else. */
function checkboxes(q, wrong) {
  const made = q.options.map(([id, words], n) =>
    option(q, "checkbox", n, words, Boolean(q.value && q.value.includes(id))),
  );
  const none = option(q, "checkbox", "none", NONE_OF_THEM, Boolean(q.value && !q.value.length));
  const unknown = option(q, "checkbox", "unknown", NOT_KNOWN, q.value === null);
  const every = [...made, none, unknown];
  const alone = [none, unknown];
  const change = (chosen) =>
    every.forEach((one) => {
      if (one !== chosen && (alone.includes(one) || alone.includes(chosen))) {
        one.input.checked = false;
      }
    });
  every.forEach((one) => one.input.addEventListener("change", () => change(one)));
  return {
    node: fieldset(q, wrong, [
      made.map((one) => one.node),
      el("p", { class: "wp-or" }, "oder"),
      alone.map((one) => one.node),
    ]),
    focus: () => every[0].input,
    read() {
      if (!every.some((one) => one.input.checked)) {
        return q.optional ? {} : { error: "Wählen Sie aus, was zutrifft, oder »Nichts davon«." };
      }
      return {
        value: unknown.input.checked
          ? null
          : q.options.filter((_, n) => made[n].input.checked).map(([id]) => id),
      };
    },
  };
}

function select(q, wrong) {
  const entries = [
    ["", "Bitte auswählen"],
    ...q.options.map(([id, words]) => [id, words.title]),
    ["?", NOT_KNOWN.title],
  ];
  const chosen = q.value === null ? "?" : q.value || "";
  const options = entries.map(([value, title]) =>
    el("option", { value, selected: value === chosen }, title),
  );
  return single(q, wrong, el("select", fieldAttributes(q, wrong), options), (value) => {
    if (!value) return q.optional ? {} : { error: "Wählen Sie einen Eintrag aus." };
    return { value: value === "?" ? null : value };
  });
}

const fieldAttributes = (q, wrong) => ({
  id: q.id,
  class: "wp-input",
  "aria-describedby": describedBy(q, wrong),
  "aria-invalid": wrong && "true",
});

function typed(q, wrong, written) {
  const { spec, words } = q;
  const day = spec.type === "date";
  const old = q.value === undefined || q.value === null ? "" : q.value;
  const value = written !== undefined ? written : day && old ? germanDay(old) : germanFigure(old);
  const unit = words.unit && `${q.id}-unit`;
  const mode = day || (spec.low < 0 && spec.places) ? null : spec.places ? "decimal" : "numeric";
  const attributes = Object.assign(fieldAttributes(q, wrong), {
    type: "text",
    value,
    inputmode: mode,
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": [describedBy(q, wrong), unit].filter(Boolean).join(" ") || null,
  });
  const input = el("input", attributes);
  input.classList.add(day ? "wp-input--day" : "wp-input--figure");
  const box = el(
    "div",
    { class: "wp-with-unit" },
    input,
    unit && el("span", { id: unit, class: "wp-unit" }, words.unit),
    day && picker(input),
  );
  return single(
    q,
    wrong,
    box,
    (text) =>
      q.optional && !plain(text) ? {} : day ? parseDay(plain(text)) : parseFigure(plain(text), spec),
    input,
  );
}

/** The browser's calendar. Where it does not open (old browsers, some frames), the typed field has the focus. */
function picker(input) {
  const native = el("input", {
    type: "date",
    class: "wp-native",
    min: "1900-01-01",
    max: "2999-12-31",
    tabindex: "-1",
    "aria-hidden": "true",
  });
  native.addEventListener("change", () => {
    if (native.value) input.value = germanDay(native.value);
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.focus();
  });
  return el(
    "span",
    { class: "wp-picker" },
    native,
    button([quiet("Datum im "), "Kalender", quiet(" wählen")], () => {
      native.value = parseDay(plain(input.value)).value || "";
      try {
        native.showPicker();
      } catch (refused) {
        input.focus();
      }
    }),
  );
}

function single(q, wrong, box, read, control = box) {
  return {
    node: el(
      "div",
      { class: "wp-group" },
      el("label", { class: "wp-ask", for: q.id }, q.words.question),
      hintNode(q),
      errorNode(q, wrong),
      box,
    ),
    focus: () => control,
    read: () => read(control.value),
    written: () => control.value,
    unknown: control.tagName === "INPUT" && NOT_KNOWN.title,
  };
}
