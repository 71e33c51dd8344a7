/* What a checker remembers while the page is open, and what can be done in it. */

/** @import { Answer, Details, Overview, State, View, ViewOptions } from "../types" */

import { createInterview } from "./interview.js";
import { drawForm, drawResult, frame, moveFocus } from "./widget.js";

const DETAILS_FAILED =
  "Ein Teil des Prüfers ließ sich nicht laden. Laden Sie die Seite noch einmal.";
const OVERVIEW_FAILED =
  "Das dafür nötige Skript overview.js ließ sich nicht laden. Versuchen Sie es noch einmal.";

/**
 * @param {ViewOptions} options
 * @returns {View}
 */
export function createView({ root, entry, uid, alone, handbook, secondPart, onDraw }) {
  const interview = createInterview(entry.program);
  const { answers } = interview;
  /** @type {Promise<Details | null> | null} */
  let details = null;
  /** @type {((view: View) => Overview) | null} */
  let createOverview = null; // its script comes with the first use

  /** @type {View} */
  const view = {
    ...entry,
    uid,
    alone,
    handbook,
    interview,
    ticked: new Set(),
    state: /** @type {State} */ ({}), // as every drawing finds it out
    asked: null,
    editing: null,
    goOn: false,
    overview: null,
    before: null,
    details: null,

    answer(id, value) {
      give(id, value);
      view.edit(null);
    },
    say(id, value) {
      if (same(answers.get(id), value)) return;
      give(id, value);
      view.render();
    },
    edit(id) {
      view.editing = view.overview ? null : id;
      view.render({ focus: true, at: id });
    },
    continue() {
      view.goOn = true;
      view.edit(null);
    },
    restart: () => replace([], [...answers]),
    undo: () => replace(view.before || [], null),
    restore: (given) => replace([...given], [...answers]),
    toResult: () => moveFocus(parts, null, {}),
    async toggle() {
      try {
        if (!createOverview) createOverview = (await import("./overview.js")).createOverview;
        view.overview = view.overview ? null : createOverview(view);
        view.editing = null;
        view.render();
      } catch {
        parts.notice.replaceChildren(OVERVIEW_FAILED);
      }
    },
    fetchDetails() {
      details = details || loadDetails();
      return details;
    },
    render(how = {}) {
      view.state = interview.look(view.editing);
      const { status, next } = view.state.result;
      view.asked = view.editing || (status === "open" || view.goOn ? next : null);
      drawForm(view, parts, how);
      drawResult(view, parts);
      if (!view.details) view.fetchDetails();
      if (onDraw) onDraw(view);
    },
  };

  async function loadDetails() {
    const loaded = await Promise.all([import("./details.js"), secondPart()]).catch(() => null);
    if (!loaded) {
      details = null; // asked for again with the next drawing
      parts.notice.replaceChildren(DETAILS_FAILED);
      return null;
    }
    const [{ createDetails }, second] = loaded;
    view.details = createDetails(view, parts, second);
    drawResult(view, parts); // the form stays: somebody may be filling it in
    if (onDraw) onDraw(view);
    if (root.getRootNode() === document) view.details.followAddress();
    return view.details;
  }

  /** @param {string} id @param {Answer | undefined} value undefined: no answer */
  function give(id, value) {
    if (value === undefined) answers.delete(id);
    else answers.set(id, value);
    view.before = null;
  }

  /** @param {[string, Answer][]} given @param {[string, Answer][] | null} before */
  function replace(given, before) {
    answers.clear();
    given.forEach(([id, value]) => answers.set(id, value));
    view.ticked.clear();
    Object.assign(view, { before, goOn: false });
    if (view.overview && createOverview) view.overview = createOverview(view);
    view.edit(null);
  }

  const parts = frame(view, [...root.childNodes]);
  root.append(parts.node);
  return view;
}

/** @param {Answer | undefined} one @param {Answer | undefined} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
