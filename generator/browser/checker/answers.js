/* The answers so far: to read, to change, to start again. */

/** @import { View } from "../types" */

import { button, el, list, more, quiet } from "./dom.js";
import { answerText } from "./words.js";

/** @param {View} view @param {string} id */
export const changeButton = (view, id, label = "Ändern") =>
  button([label, " ", quiet(view.texts.facts[id].title)], () => view.edit(id), "link");

/** @param {View} view */
export function summary(view) {
  const { interview, texts, state } = view;
  if (!state.used.size) return null;
  const pairs = [...state.used].map(([id, value]) =>
    el(
      "div",
      {},
      el("dt", {}, texts.facts[id].title),
      el("dd", {}, answerText(interview.spec(id), texts.facts[id], value)),
      el("dd", { class: "wp-change" }, changeButton(view, id)),
    ),
  );
  // on the screen the form of all questions shows them
  const seen = view.overview ? "wp-on-paper" : "";
  return [
    el("h2", { class: seen || null }, "Ihre Angaben"),
    el("dl", { class: `wp-pairs wp-answers ${seen}` }, pairs),
    button("Neu beginnen", () => view.restart()),
  ];
}

/** What may be said once nothing is left that the result needs. @param {View} view */
export function voluntary(view) {
  const { interview, texts, state } = view;
  const open = interview.voluntary.filter(
    ({ id }) => !view.overview && !view.asked && !state.used.has(id),
  );
  return (
    open.length > 0 &&
    more(
      "Freiwillige Angaben",
      el("p", {}, "Ohne diese Angaben gilt: Dazu ist nichts bekannt."),
      list(open.map(({ id }) => [texts.facts[id].title, " ", changeButton(view, id, "Angeben")])),
    )
  );
}
