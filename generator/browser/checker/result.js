/* The result: what is decided or still possible, what follows, reasons and what they rest on. */

import { changeButton } from "./answers.js";
import { checklist } from "./checklist.js";
import { germanDay } from "./days.js";
import { button, el, links, list, more, set } from "./dom.js";
import { counted, germanFigure } from "./words.js";

const CLASH = "widerspruch";
const UNDECIDED = "fachentscheidung";

const outcomeTitle = (view, id) => (view.texts.outcomes[id] || {}).title || id;

export function verdict(view, { result, left }, asking) {
  if (result.status === "decided") return decided(view, result);
  return el("div", {}, el("p", { class: "wp-lead" }, openSentence(view, result, left, asking)));
}

function openSentence(view, result, left, asking) {
  if (asking) {
    const rest =
      view.all &&
      counted(
        left,
        " Höchstens eine Frage ist noch offen.",
        " Höchstens # Fragen sind noch offen.",
      );
    return stillPossible(view, result) + (rest || ""); // one by one, the form above says how many are left
  }
  return result.missing.length
    ? "Mit diesen Angaben steht das Ergebnis noch nicht fest."
    : "Alle nötigen Angaben liegen vor, aber der Text der Weisung lässt mehr als ein Ergebnis zu.";
}

export function stillPossible(view, { possible, certain = [] }) {
  const kind = view.program.result;
  const all = Object.keys(view.texts.outcomes).filter((id) => id !== CLASH).length;
  if (kind === "order") return `Noch sind ${possible.length} Reihenfolgen möglich.`;
  return kind === "set"
    ? `Noch ${counted(possible.length - certain.length, "ist ein Ergebnis", "sind # Ergebnisse")} offen.`
    : `Noch sind ${possible.length} von ${all} Ergebnissen möglich.`;
}

function decided(view, { outcome, candidates }) {
  const ids = [].concat(outcome);
  const several = ids.length > 1;
  const items = ids.map((id) => outcomeItem(view, id));
  return el(
    "div",
    {
      class: ids.includes(CLASH)
        ? "wp-clash"
        : ids.includes(UNDECIDED)
          ? "wp-undecided"
          : "wp-decided",
    },
    !ids.length && el("p", { class: "wp-lead" }, "Nichts davon trifft zu."),
    several
      ? checklist(view, items, view.program.result === "order" ? "ol" : "ul")
      : ids.map((id) => outcomePart(view, id)),
    candidates.length > 0 &&
      el(
        "div",
        {},
        el("p", { class: "wp-follows" }, "In Betracht kommen:"),
        list(candidates.map((id) => outcomeTitle(view, id))),
      ),
  );
}

function outcomePart(view, id) {
  const { sentence, follows = [] } = view.texts.outcomes[id] || {};
  return el(
    "div",
    {},
    el("p", { class: "wp-outcome" }, outcomeTitle(view, id)),
    sentence && el("p", {}, sentence),
    id === CLASH && el("p", {}, "Ändern Sie eine der Angaben; die Gründe stehen darunter."),
    follows.length > 0 && [
      el("p", { class: "wp-follows" }, "Was daraus folgt:"),
      checklist(
        view,
        follows.map((step, n) => [`${id} ${n}`, step]),
      ),
    ],
  );
}

/** One of several outcomes, to be ticked off; what follows from it stands below. */
function outcomeItem(view, id) {
  const { sentence, follows = [] } = view.texts.outcomes[id] || {};
  return [
    id,
    el("strong", { class: "wp-outcome" }, outcomeTitle(view, id)),
    sentence && el("p", {}, sentence),
    list(follows),
  ];
}

export function possibilities(view, { result }, asking) {
  if (result.status === "decided") return null;
  if (view.program.result === "order") {
    return more(
      "Mögliche Reihenfolgen",
      list(
        result.possible.map((one) => sequence(view, one)),
        "ol",
        "wp-sequences",
      ),
    );
  }
  const certain = result.certain || [];
  const open = result.possible.filter((id) => !certain.includes(id));
  return el(
    "div",
    { class: "wp-possible" },
    certain.length > 0 && [
      el("p", {}, "Steht schon fest:"),
      list(certain.map((id) => outcomeTitle(view, id))),
    ],
    (certain.length > 0 || !asking) && el("p", {}, "Noch möglich:"),
    list(open.map((id) => outcomeTitle(view, id))),
    result.candidates.length > 0 && [
      el("p", {}, "Bei einer Fachentscheidung kommen in Betracht:"),
      list(
        result.candidates.map((id) => outcomeTitle(view, id)),
        "ul",
        "wp-candidates",
      ),
    ],
  );
}

export const sequence = (view, ids) =>
  ids.map((id) => outcomeTitle(view, id)).join(" → ") || "nichts";

/** Facts that would help, once nothing is left to ask. */
export function unanswered(view, { result }, asking) {
  if (asking || result.status === "decided" || !result.missing.length) return null;
  return el(
    "div",
    {},
    el("p", {}, "Diese Angaben würden weiterhelfen:"),
    list(result.missing.map((id) => [view.texts.facts[id].title, " ", changeButton(view, id)])),
  );
}

export function extraValues(view, { result }) {
  const empty = (value) => result.status === "open" && Array.isArray(value) && !value.length; // it may still fill up
  const given = view.program.values.filter(
    ({ id }) => id in result.values && !empty(result.values[id]),
  );
  return (
    given.length > 0 &&
    el(
      "dl",
      { class: "wp-pairs" },
      given.map(({ id }) => {
        const words = view.texts.values[id];
        return el(
          "div",
          {},
          el("dt", {}, words.title),
          el("dd", {}, valueShown(view, id, result.values[id])),
        );
      }),
    )
  );
}

export const hasDates = ({ program, state: { result } }) =>
  program.values.some(({ id, type }) => type === "date" && result.values[id]);

/** The picture of the dates. Its script is on its way since the start, so that no answer causes a request; the words above say the same. */
export function dates(view, state) {
  const box = hasDates(view) && el("div");
  if (box) {
    import("./timeline.js").then(
      ({ timeline }) => set(box, timeline(view, state)),
      () => null,
    );
  }
  return box;
}

/** The outcome is fixed, but a date or another extra value is not: asked only on request. */
export function stillOpen(view, { result }) {
  const go = () => {
    view.goOn = true;
    view.edit(null);
  };
  return (
    result.status === "decided" &&
    result.next &&
    el(
      "div",
      {},
      el("p", {}, "Das Ergebnis steht fest. Mit weiteren Angaben lässt sich noch mehr sagen."),
      button("Weitere Fragen beantworten", go),
    )
  );
}

function valueShown(view, name, value) {
  const words = view.texts.values[name];
  const title = (id) => (words.choices || {})[id] || id;
  if (words.type === "list") {
    return value.length
      ? checklist(
          view,
          value.map((id) => [`${name} ${id}`, title(id)]),
        )
      : "keine";
  }
  return words.type === "date"
    ? germanDay(value)
    : words.type === "choice"
      ? title(value)
      : germanFigure(value);
}

export function reasons(view, { result }, asking) {
  if (!result.because.length) return null;
  const rows = list(
    result.because.map((row) => reason(view, row)),
    "ol",
    "wp-reasons",
  );
  if (result.status === "open" && asking) {
    return more(
      counted(
        result.because.length,
        "Eine Regel kommt noch in Frage",
        "# Regeln kommen noch in Frage",
      ),
      rows,
    );
  }
  const left =
    result.status === "open"
      ? !result.missing.length
      : [].concat(result.outcome).includes(UNDECIDED);
  return [el("h3", {}, left ? "Warum der Text nicht entscheidet" : "Begründung"), rows];
}

function reason(view, row) {
  const cites = view.texts.rows[row.row] || [];
  return [
    row.text && el("p", {}, row.text),
    row.interpretation &&
      el(
        "p",
        { class: "wp-reading" },
        el("strong", {}, "Auslegung"),
        row.reading && `: ${row.reading}`,
      ),
    (view.texts.readings[row.row] || []).map(counterReading),
    cites.length > 0 && el("p", { class: "wp-source" }, "Grundlage: ", links(cites)),
  ];
}

/** What the text allows beside the reading taken; where none was taken, all of it. */
function counterReading({ title, href, taken, others = [] }) {
  return el(
    "div",
    { class: "wp-reading" },
    el(
      "p",
      {},
      el("strong", {}, taken ? "Gegenlesart" : "Offene Frage"),
      ": ",
      el("a", { href }, title),
    ),
    others.length > 0 && list(others),
  );
}

export function basis(view) {
  const named =
    view.texts.directives ||
    view.program.directives.map(([id, version]) => ({ label: id, version }));
  return el(
    "p",
    { class: "wp-source" },
    "Stand: ",
    named.map(({ label, href, version }, n) => [
      n > 0 && "; ",
      href ? el("a", { href }, label) : label,
      version && `, Fassung ${version}`,
    ]),
  );
}
