/* Take it along: the buttons below the result. What they do is a script of its own, fetched with the first use. */

import { button, el, set } from "./dom.js";
import { hasDates } from "./result.js";

const ANSWERS = "#antworten=";

/** {node, show(state)}; the live region must be there before its text. */
export function takeAlong(view, root) {
  const buttons = el("div", { class: "wp-actions" });
  const status = el("p", { role: "status" });
  const paper = el("div");
  const node = el(
    "section",
    { class: "wp-take", "aria-label": "Mitnehmen" },
    buttons,
    status,
    paper,
  );
  const say = (...words) => set(status, ...words);
  const show = (...nodes) => set(paper, ...nodes);
  const use =
    (name) =>
    ({ currentTarget }) =>
      import("../take_along/actions.js").then(
        (actions) =>
          actions[name]({
            view,
            state: view.state,
            say,
            show,
            from: currentTarget,
            mark: ANSWERS,
          }),
        () =>
          say(
            "Das dafür nötige Skript take_along.js ließ sich nicht laden. Versuchen Sie es noch einmal oder drucken Sie die Seite.",
          ),
      );
  if (root.getRootNode() === document) fromAddress(use("restoreAnswers"));
  return {
    node,
    show: () => {
      show(say());
      node.hidden = !view.state.used.size;
      set(
        buttons,
        button("Vermerk kopieren", use("copyNote")),
        button("Drucken", () => print()),
        hasDates(view) && button("Termine als Kalenderdatei", use("saveCalendar")),
        button("Link mit diesen Antworten", use("copyLink")),
      );
    },
  };
}

/** Answers that stand in the fragment, now or after it was pasted. */
function fromAddress(restore) {
  const look = () => location.hash.startsWith(ANSWERS) && restore({});
  addEventListener("hashchange", look);
  look();
}
