/* What a checker remembers while the page is open, and what can be done in it. */

/** @import { Answers, Details, Given, How, Overview, Parts, State, ViewOptions } from "../types" */

import { alike } from "./alike.js";
import { createInterview } from "./interview.js";
import { drawForm, drawResult, frame, moveFocus } from "./widget.js";

const DETAILS_FAILED =
  "Ein Teil des Prüfers ließ sich nicht laden. Laden Sie die Seite noch einmal.";
const OVERVIEW_FAILED =
  "Das dafür nötige Skript overview.js ließ sich nicht laden. Versuchen Sie es noch einmal.";

/** Everything that changes is written here. It draws itself with every change. */
export class View {
  /** What is known now; every drawing works it out anew. */
  state = /** @type {State} */ ({});
  /** The fact that is asked for. @type {string | null} */
  asked = null;
  /** The fact whose answer is being changed. @type {string | null} */
  editing = null;
  /** The form of all questions, when it is shown. @type {Overview | null} */
  overview = null;
  /** The answers before a new start, to take it back. @type {[string, Given][] | null} */
  before = null;
  /** What stands around the question, once it is loaded. @type {Details | null} */
  details = null;
  /** Keys of the entries that are ticked off. @type {Set<string>} */
  ticked = new Set();

  /** @type {Promise<Details | null> | null} */
  #loading = null;
  /** Its script comes with the first use. @type {((view: View) => Overview) | null} */
  #createOverview = null;
  /** @type {ViewOptions} */
  #options;
  /** @type {Parts} */
  #parts;

  /** @param {ViewOptions} options */
  constructor(options) {
    const { root, entry, uid, handbook } = options;
    this.#options = options;
    this.program = entry.program;
    this.texts = entry.texts;
    this.uid = uid;
    this.handbook = handbook;
    this.interview = createInterview(entry.program);
    this.#parts = frame(this, [...root.childNodes], options);
    root.append(this.#parts.node);
  }

  /** @param {How} how */
  render(how = {}) {
    this.#look();
    const form = drawForm(this, this.#parts, how);
    this.#drawRest();
    if (how.focus || how.wrong) moveFocus(this.#parts, form, how);
    if (!this.details) this.fetchDetails();
  }

  #look() {
    const state = this.interview.look(this.editing);
    this.state = this.details ? this.details.closerLook(state) : state;
    this.asked = this.editing || this.state.result.next;
  }

  #drawRest() {
    const { onDraw } = this.#options;
    drawResult(this, this.#parts);
    if (onDraw) onDraw(this);
  }

  /** Null when it did not come; then it is asked for again with the next drawing. */
  fetchDetails() {
    this.#loading = this.#loading || this.#loadDetails();
    return this.#loading;
  }

  async #loadDetails() {
    const { root, secondPart } = this.#options;
    const loaded = await Promise.all([import("./details.js"), secondPart()]).catch(() => null);
    if (!loaded) {
      this.#loading = null;
      this.#parts.notice.replaceChildren(DETAILS_FAILED);
      return null;
    }
    const [{ createDetails }, second] = loaded;
    const details = createDetails(this, this.#parts, second);
    this.#look(); // now with reasons
    this.details = details;
    if (this.asked) this.#drawRest(); // the form stays: somebody may be filling it in
    else this.render();
    if (root.getRootNode() === document) this.details.followAddress();
    return this.details;
  }

  /** @param {string} id @param {Given} value */
  answer(id, value) {
    this.#give(id, value);
    this.edit(null);
  }

  /**
   * The same in the form of all questions: nothing moves, and what is empty is no answer.
   *
   * @param {string} id
   * @param {Given} value
   */
  say(id, value) {
    const { answers } = this.interview;
    if (alike(answers.get(id), value)) return;
    this.#give(id, value);
    if (value === undefined) answers.delete(id);
    this.render();
  }

  /** @param {string} id @param {Given} value */
  #give(id, value) {
    this.interview.answers.set(id, value);
    this.before = null;
  }

  /** Asks for one fact; null: for the next one that matters. @param {string | null} id */
  edit(id) {
    this.editing = this.overview ? null : id;
    this.render({ focus: true, at: id });
  }

  restart() {
    this.#replace([], [...this.interview.answers]);
  }

  undo() {
    this.#replace(this.before || [], null);
  }

  /** @param {Answers} answers */
  restore(answers) {
    this.#replace([...answers], [...this.interview.answers]);
  }

  /** @param {[string, Given][]} given @param {[string, Given][] | null} before */
  #replace(given, before) {
    const { answers } = this.interview;
    answers.clear();
    given.forEach(([id, value]) => answers.set(id, value));
    this.ticked.clear();
    this.before = before;
    if (this.overview && this.#createOverview) this.overview = this.#createOverview(this);
    this.edit(null);
  }

  /** From the questions one by one to all of them on one page, and back. */
  async toggle() {
    const overview = this.overview ? null : await this.#newOverview();
    if (!overview && !this.overview) {
      this.#parts.notice.replaceChildren(OVERVIEW_FAILED);
      return;
    }
    this.overview = overview;
    this.editing = null;
    this.render();
  }

  async #newOverview() {
    const script = await import("./overview.js").catch(() => null);
    if (!script) return null;
    this.#createOverview = script.createOverview;
    return script.createOverview(this);
  }

  focusResult() {
    moveFocus(this.#parts, null, {});
  }
}
