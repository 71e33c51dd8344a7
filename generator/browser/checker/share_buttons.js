/* The buttons below the result. What they do is a script of its own, fetched with the first use. */

/** @import { Child, Past, View } from "../types" */

import { hasAnswers } from "./address.js";
import { button, el, set } from "./dom.js";
import { hasDates } from "./result.js";

const FAILED =
  "Das dafür nötige Skript take_along.js ließ sich nicht laden. " +
  "Versuchen Sie es noch einmal oder drucken Sie die Seite.";

/**
 * The section and what draws it; the live region must be there before its text.
 *
 * @param {View} view
 * @param {Past} past
 */
export function shareButtons(view, past) {
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
   * @param {"copyNote" | "copyLink" | "saveCalendar" | "restoreAnswers"} name
   * @param {Event} [event]
   */
  async function act(name, event) {
    const from = event ? /** @type {HTMLElement} */ (event.currentTarget) : null;
    const actions = await import("../take_along/actions.js").catch(() => null);
    if (actions) actions[name]({ view, say, show, from, mark: past.mark() });
    else say(FAILED);
  }

  function draw() {
    say();
    show();
    node.hidden = !view.state.used.size;
    set(
      buttons,
      button("Vermerk kopieren", (event) => act("copyNote", event)),
      button("Drucken", () => printPage(say)),
      hasDates(view) && button("Termine als Kalenderdatei", (event) => act("saveCalendar", event)),
      button("Link mit diesen Antworten", (event) => act("copyLink", event)),
    );
  }

  /** Answers that stand in the fragment, now or after it was pasted. */
  function followAddress() {
    const look = () => hasAnswers() && past.isNew() && act("restoreAnswers");
    past.follow(hasAnswers);
    addEventListener("hashchange", look);
    look();
  }

  return { node, draw, followAddress };
}

/**
 * In frames that may not open a window nothing would happen.
 *
 * @param {(words: string) => void} say
 */
function printPage(say) {
  let isOpen = false;
  const note = () => {
    isOpen = true;
  };
  addEventListener("beforeprint", note, { once: true });
  print();
  removeEventListener("beforeprint", note);
  if (!isOpen && window !== parent) {
    say(
      "Dieser Rahmen darf nicht drucken: Die Seite, die ihn zeigt, müsste es mit »allow-modals« " +
        "erlauben.",
    );
  }
}
