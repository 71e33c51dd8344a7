/* The buttons below the result. What they do is a script of its own, fetched with the first use. */

/** @import { Child, Past, View } from "../types" */

import { button, el, set } from "./dom.js";
import { hasDates } from "./result.js";

/** @param {Past | null} past */
const markOf = (past) => (past ? past.mark() : String(Date.now()));
const hasAnswers = () => /^#antworten[=%]/.test(location.hash);
const FAILED =
  "Das dafür nötige Skript take_along.js ließ sich nicht laden. " +
  "Versuchen Sie es noch einmal oder drucken Sie die Seite.";

/**
 * The section and what draws it; the live region must be there before its text.
 *
 * @param {View} view
 * @param {() => Past | null} pastOf null until its script is there
 */
export function shareButtons(view, pastOf) {
  const buttons = el("div", { class: "wp-actions" });
  const status = el("p", { role: "status" });
  const paper = el("div");
  const attributes = { class: "wp-take", "aria-label": "Mitnehmen" };
  const node = el("section", attributes, buttons, status, paper);
  /** @param {Child[]} words */
  const say = (...words) => set(status, ...words);
  /** @param {Child[]} nodes */
  const show = (...nodes) => set(paper, ...nodes);

  /**
   * @param {"copyNote" | "copyLink" | "saveCalendar" | "printPage" | "restoreAnswers"} name
   * @param {Event} [event]
   */
  async function act(name, event) {
    const from = event ? /** @type {HTMLElement} */ (event.currentTarget) : null;
    const actions = await import("../take_along/actions.js").catch(() => null);
    if (actions) actions[name]({ view, say, show, from, mark: markOf(pastOf()) });
    else say(FAILED);
  }

  function draw() {
    say();
    show();
    node.hidden = !view.state.used.size;
    set(
      buttons,
      button("Vermerk kopieren", (event) => act("copyNote", event)),
      button("Drucken", () => act("printPage")),
      hasDates(view) && button("Termine als Kalenderdatei", (event) => act("saveCalendar", event)),
      button("Link mit diesen Antworten", (event) => act("copyLink", event)),
    );
  }

  /** Answers that stand in the fragment, now or after it was pasted. */
  function followAddress() {
    const past = pastOf();
    const look = () => hasAnswers() && (!past || past.isNew()) && act("restoreAnswers");
    if (past) past.follow(hasAnswers);
    addEventListener("hashchange", look);
    look();
  }

  return { node, draw, followAddress };
}
