/* What stands around a question: result, reasons, answers and what can be done with them. A script
 * of its own, so that the first question is there before it. */

/** @import { Details, Parts, Past, SecondPart, View } from "../types" */

import { evaluate } from "../evaluate/readings.js";
import { summary, voluntary } from "./answers.js";
import { closerLook } from "./closer_look.js";
import { explanation } from "./explanation.js";
import { decidedVerdict, resultParts } from "./result.js";
import { completeEntry } from "./second_part.js";
import { shareButtons } from "./share_buttons.js";
import { isTaken } from "./taken.js";

/**
 * @param {View} view
 * @param {Parts} parts
 * @param {SecondPart} second
 * @returns {Details}
 */
export function createDetails(view, parts, second) {
  completeEntry(view, second);
  if (view.program.values.some(({ type }) => type === "date")) {
    import("./timeline.js").catch(() => null); // on its way before an answer needs it
  }
  /** @type {Past | null} */
  let past = null;
  const following = import("./history.js")
    .then((script) => {
      past = script.createHistory(view, isTaken);
    })
    .catch(() => null);
  const share = shareButtons(view, () => past);
  parts.answers.before(share.node);
  return {
    closerLook: (state) => closerLook(view, state, !view.overview),
    verdict: () => decidedVerdict(view),
    result: () => resultParts(view),
    fullResult() {
      const { program, state } = view;
      return evaluate({ checkers: { [program.id]: program } }, program.id, state.facts, state.skip);
    },
    answers: () => summary(view),
    voluntary: () => voluntary(view),
    explanation: (question) => explanation(view, question),
    drawShareButtons() {
      if (past) past.record();
      share.draw();
    },
    followAddress: () => following.then(share.followAddress),
  };
}
