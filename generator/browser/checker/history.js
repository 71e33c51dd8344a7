/* The answers as entries of the browser's history: Back takes the last one back, and whoever comes
 * back from another page or loads this one anew finds them. They stand in the entry alone: nothing
 * is stored beside it, nothing is sent. */

/** @import { Answers, Given, View } from "../types" */

import { alike } from "./alike.js";

/** An answer in an entry; what was left out has no value. @typedef {[string, Given?]} Kept */
/** `mark` tells one case from another. @typedef {{given: Kept[], mark: string}} Entry */

/**
 * The entries of one checker; other checkers of the page have places of their own in them.
 *
 * @param {View} view
 * @param {typeof import("./taken.js").isTaken} isTaken
 */
export function createHistory(view, isTaken) {
  const { answers } = view.interview;
  let mark = newMark();
  /** Whether the page is ours; in foreign ones the history is that of the host. */
  let isOurs = false;

  /** @returns {Entry | undefined} */
  const entry = () => ((history.state || {}).weisungswerk || {})[view.uid];

  /** @param {"pushState" | "replaceState"} method */
  function keep(method) {
    const state = history.state || {};
    const own = { [view.uid]: { given: kept(answers), mark } };
    try {
      history[method]({ ...state, weisungswerk: { ...state.weisungswerk, ...own } }, "");
    } catch {
      // too many in a short time: this answer shares the entry of the one before
    }
  }

  /** After every drawing: what was answered becomes an entry. */
  function record() {
    if (!answers.size) mark = newMark();
    const last = entry();
    if (!isOurs || (last && alike(last.given, kept(answers)))) return;
    keep(last ? "pushState" : "replaceState");
  }

  /** Answers that the program still takes. @param {Entry} last */
  function taken({ given, mark: marked }) {
    mark = marked;
    return given
      .filter(([id, value]) => isTaken(view.program, id, value))
      .map(([id, value]) => /** @type {[string, Given]} */ ([id, value]));
  }

  /** @param {() => boolean} isLink there are answers in the address, which count instead */
  function follow(isLink) {
    isOurs = true;
    addEventListener("popstate", () => {
      const last = entry();
      if (!last) {
        if (!isLink()) keep("replaceState"); // a place on this page
      } else if (!alike(last.given, kept(answers))) {
        view.before = taken(last);
        view.undo();
      }
    });
    const last = entry();
    if (last && !answers.size) {
      taken(last).forEach(([id, value]) => answers.set(id, value));
      if (answers.size) view.render();
    } else if (!isLink()) {
      record();
    }
  }

  return {
    record,
    follow,
    isNew: () => !entry(),
    mark: () => mark,
  };
}

/** @param {Answers} answers @returns {Kept[]} */
const kept = (answers) =>
  [...answers].map(([id, value]) => (value === undefined ? [id] : [id, value]));

/** Nothing about anybody: chance alone. */
const newMark = () => [...crypto.getRandomValues(new Uint32Array(3))].join("-");
