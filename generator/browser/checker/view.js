/* What a checker remembers while the page is open, and what can be done in it. */

import { button, set } from "./dom.js";
import { createInterview } from "./interview.js";
import { takeAlong } from "./share_buttons.js";
import { unfold } from "./texts.js";
import { frame, moveFocus, render } from "./widget.js";

/** `all`: the form of all questions, when it is shown. `before`: the answers before a new start, to take it back. */
export function createView({ root, entry, uid, alone, handbook }) {
  const { program } = entry;
  const texts = unfold(program, entry.texts);
  const interview = createInterview(program);
  const { answers } = interview;
  const parts = frame(texts, [...root.childNodes], alone);
  let makeOverview = null; // its script comes with the first use
  const view = {
    program,
    texts,
    uid,
    handbook,
    interview,
    editing: null,
    goOn: false,
    all: null,
    before: null,
    ticked: new Set(),
    /** null = weiß ich nicht, undefined = no answer. */
    answer(id, value) {
      give(id, value);
      view.edit(null);
    },
    /** The same in the form of all questions: nothing moves. */
    say(id, value) {
      if (
        answers.has(id)
          ? JSON.stringify(answers.get(id)) === JSON.stringify(value)
          : value === undefined
      ) {
        return;
      }
      give(id, value);
      view.render({});
    },
    edit(id) {
      view.editing = view.all ? null : id;
      view.render({ focus: "question", at: id });
    },
    restart: () => replace([], [...answers]),
    undo: () => replace(view.before, null),
    toResult: () => moveFocus(parts, null, {}),
    /** From the questions one by one to all of them on one page, and back. */
    async toggle() {
      try {
        if (!view.all) makeOverview = (await import("./overview.js")).overview;
        Object.assign(view, { all: view.all ? null : makeOverview(view), editing: null });
        view.render({});
      } catch (failure) {
        set(
          parts.notice,
          "Das dafür nötige Skript overview.js ließ sich nicht laden. Versuchen Sie es noch einmal.",
        );
      }
    },
    render: (how) => render(view, parts, how),
  };

  function give(id, value) {
    if (value === undefined) answers.delete(id);
    else answers.set(id, value);
    view.before = null;
  }

  function replace(given, before) {
    answers.clear();
    given.forEach(([id, value]) => answers.set(id, value));
    view.ticked.clear();
    Object.assign(view, { before, goOn: false, all: view.all && makeOverview(view) });
    view.edit(null);
  }

  set(parts.bar, program.facts.length > 1 && (parts.switch = button("", view.toggle, "link")));
  if (program.values.some(({ type }) => type === "date")) {
    import("./timeline.js").catch(() => null);
  }
  view.take = takeAlong(view, root);
  parts.answers.before(view.take.node);
  root.append(parts.node);
  return view;
}
