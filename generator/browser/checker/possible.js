/* What is still possible while the result is open. */

/** @import { Result, Texts, View } from "../types" */

import { el, list, more } from "./dom.js";
import { counted } from "./words.js";

export const CLASH = "widerspruch";

/** @param {{texts: Texts}} view @param {string} id */
export const outcomeTitle = ({ texts }, id) => (texts.outcomes[id] || {}).title || id;

/** @param {{texts: Texts}} view @param {string[]} ids */
export const outcomeTitles = (view, ids) => ids.map((id) => outcomeTitle(view, id));

/** @param {{texts: Texts}} view @param {string[]} ids */
export const sequence = (view, ids) => outcomeTitles(view, ids).join(" → ") || "nichts";

/** The one sentence about an open result. @param {View} view */
export function openVerdict(view) {
  return el("div", {}, el("p", { class: "wp-lead" }, openSentence(view)));
}

/** @param {View} view */
function openSentence(view) {
  const { result, left } = view.state;
  if (view.asked) {
    // one by one, the form above says how many are left
    const rest =
      view.overview &&
      counted(
        left,
        " Höchstens eine Frage ist noch offen.",
        " Höchstens # Fragen sind noch offen.",
      );
    return stillPossible(view, result) + (rest || "");
  }
  return result.missing.length
    ? "Mit diesen Angaben steht das Ergebnis noch nicht fest."
    : "Alle nötigen Angaben liegen vor, aber der Text der Weisung lässt mehr als ein Ergebnis zu.";
}

/** @param {View} view @param {Result} result */
export function stillPossible({ program }, { possible, certain = [] }) {
  if (program.result === "order") return `Noch sind ${possible.length} Reihenfolgen möglich.`;
  if (program.result === "set") {
    const open = possible.length - certain.length;
    return `Noch ${counted(open, "ist ein Ergebnis", "sind # Ergebnisse")} offen.`;
  }
  return `Noch sind ${possible.length} Ergebnisse möglich.`;
}

/** The list of what may still come out. @param {View} view */
export function possibilities(view) {
  const { possible, certain = [], candidates, status } = view.state.result;
  if (status === "decided") return null;
  if (view.program.result === "order") {
    const orders = /** @type {string[][]} */ (possible).map((ids) => sequence(view, ids));
    return more("Mögliche Reihenfolgen", list(orders, "ol", "wp-sequences"));
  }
  const open = /** @type {string[]} */ (possible).filter((id) => !certain.includes(id));
  return el(
    "div",
    { class: "wp-possible" },
    certain.length > 0 && [el("p", {}, "Steht schon fest:"), list(outcomeTitles(view, certain))],
    (certain.length > 0 || !view.asked) && el("p", {}, "Noch möglich:"),
    list(outcomeTitles(view, open)),
    candidates.length > 0 && [
      el("p", {}, "Bei einer Fachentscheidung kommen in Betracht:"),
      list(outcomeTitles(view, candidates), "ul", "wp-candidates"),
    ],
  );
}
