/* The answers so far: to read, to change, to start again. */

import { button, el, list, more, quiet } from "./dom.js";
import { answerText } from "./words.js";

export const changeButton = (view, id, label = "Ändern") =>
  button([label, " ", quiet(view.texts.facts[id].title)], () => view.edit(id), "link");

export function summary(view, { used }) {
  if (!used.size) return null;
  const pairs = [...view.interview.answers]
    .filter(([id]) => used.has(id))
    .map(([id, value]) =>
      el(
        "div",
        {},
        el("dt", {}, view.texts.facts[id].title),
        el("dd", {}, answerText(view.interview.spec(id), view.texts.facts[id], value)),
        el("dd", { class: "wp-change" }, changeButton(view, id)),
      ),
    );
  const seen = view.all && "wp-on-paper"; // on the screen the form of all questions shows them
  return [
    el("h2", { class: seen }, "Ihre Angaben"),
    el("dl", { class: `wp-pairs wp-answers ${seen || ""}` }, pairs),
    button("Neu beginnen", view.restart),
  ];
}

export function voluntary(view, { used }) {
  const open = view.all
    ? []
    : view.interview.voluntary.filter((spec) => !used.has(spec.id) && spec.id !== view.editing);
  return (
    open.length > 0 &&
    more(
      "Freiwillige Angaben",
      el("p", {}, "Ohne diese Angaben gilt: Dazu ist nichts bekannt."),
      list(
        open.map((spec) => [
          view.texts.facts[spec.id].title,
          " ",
          changeButton(view, spec.id, "Angeben"),
        ]),
      ),
    )
  );
}
