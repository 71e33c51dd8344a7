/* All questions on one page, for those who prefer a form. Every change counts at once. A script of its own, fetched by the switch. */

import { el, set } from "./dom.js";
import { errorSummary } from "./errors.js";
import { FIELDS, NOT_KNOWN, errorNode, option, question } from "./fields.js";

/** {node, focus(id), update(state)}; made anew when all answers change at once. */
export function overview(view) {
  const rows = view.program.facts.map((spec) => overviewRow(view, spec));
  const summaryBox = el("div");
  const submit = (event) => {
    event.preventDefault();
    const wrong = rows.filter((row) => row.check());
    set(
      summaryBox,
      wrong.length > 0 &&
        errorSummary(wrong.map((row) => [`${row.title}: ${row.wrong()}`, row.focus()])),
    );
    if (wrong.length) summaryBox.firstChild.focus();
    else view.toResult();
  };
  return {
    node: el(
      "form",
      { class: "wp-form wp-overview", novalidate: true, submit },
      summaryBox,
      rows.map((row) => row.node),
      el(
        "div",
        { class: "wp-actions" },
        el("button", { type: "submit", class: "wp-button wp-button--main" }, "Zum Ergebnis"),
      ),
    ),
    focus: (id) => (rows.find((row) => row.id === id) || rows[0]).focus(),
    update: (state) => rows.forEach((row) => row.update(state)),
  };
}

const PATIENCE = 300; // a mistake told at once would move the button that is being clicked

function overviewRow(view, spec) {
  const { interview } = view;
  const q = question(view, spec, interview.answers.get(spec.id));
  const field = FIELDS[spec.type](q);
  const error = el("div");
  const remark = el("p", { class: "wp-remark" });
  const unknown = field.unknown && dontKnow(q);
  const controls = [...field.node.querySelectorAll("input:not(.wp-native), select")];
  const untouched = () =>
    !controls.some((one) => (/radio|checkbox/.test(one.type) ? one.checked : one.value.trim()));
  const read = () =>
    unknown && unknown.input.checked ? { value: null } : untouched() ? {} : field.read();
  const check = () => {
    const wrong = read().error;
    showWrong(q, field.focus(), error, wrong);
    return wrong;
  };
  const take = ({ type, target }) => {
    if (type === "input" && /radio|checkbox/.test(target.type)) return; // their change follows
    if (unknown && target !== unknown.input && target.value) unknown.input.checked = false;
    if (unknown && unknown.input.checked) field.focus().value = "";
    view.say(spec.id, read().value);
    if (type === "change") setTimeout(check, PATIENCE);
  };
  return {
    id: spec.id,
    title: q.words.title,
    check,
    wrong: () => read().error,
    focus: field.focus,
    node: el(
      "div",
      { class: "wp-row", input: take, change: take },
      field.node,
      unknown && unknown.node,
      el("div", { class: "wp-verdict" }, error, remark),
    ),
    update: (state) =>
      remark.replaceChildren(interview.answers.has(spec.id) ? "" : remarkOn(view, spec, state)),
  };
}

const dontKnow = (q) => option(q, "checkbox", "unknown", NOT_KNOWN, q.value === null);

/** In place: the field keeps its focus while it is checked. */
function showWrong(q, control, box, wrong) {
  const ids = (control.getAttribute("aria-describedby") || "")
    .split(" ")
    .filter((id) => id && id !== `${q.id}-error`);
  if (!control.classList.contains("wp-input")) return; // nothing can be wrong about boxes to tick
  set(box, errorNode(q, wrong));
  const state = {
    "aria-invalid": wrong && "true",
    "aria-describedby": [...ids, wrong && `${q.id}-error`].filter(Boolean).join(" "),
  };
  for (const [name, value] of Object.entries(state)) {
    value ? control.setAttribute(name, value) : control.removeAttribute(name);
  }
}

/** What is said of a question without an answer. */
function remarkOn({ interview, texts }, spec, { result }) {
  const instead = interview
    .insteadOf(spec.id)
    .filter(({ id }) => interview.answers.get(id) !== null);
  if (result.missing.includes(spec.id)) return "";
  if (instead.length) {
    return `Nur nötig, wenn »${texts.facts[instead[0].id].title}« nicht bekannt ist.`;
  }
  return interview.voluntary.includes(spec) ? "Freiwillig." : "Ändert am Ergebnis nichts mehr.";
}
