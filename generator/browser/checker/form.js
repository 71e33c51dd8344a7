/* The form around one question: progress, errors, buttons, why it is asked. */

function questionForm(view, state, id, wrong, written) {
  const { interview } = view, spec = interview.spec(id);
  const q = question(view, spec, interview.answers.get(id)), field = FIELDS[spec.type](q, wrong, written);
  const answer = (value) => view.answer(id, value);
  const submit = (event) => {
    event.preventDefault();
    const { value, error } = field.read();
    if (error) view.render({ focus: "error", wrong: error, written: field.written && field.written() });
    else answer(value);
  };
  const before = earlier(view, state);
  return {
    focus: field.focus,
    node: el("form", { class: "wp-form", novalidate: true, submit },
      before && button("Zurück", () => view.edit(before), "back"),
      wrong && errorSummary(wrong, field.focus),
      el("p", { class: "wp-progress" }, progress(view, state)),
      field.node,
      el("div", { class: "wp-actions" },
        el("button", { type: "submit", class: "wp-button wp-button--main" }, "Weiter"),
        field.unknown && button(field.unknown, () => answer(null)),
        view.editing && button(view.interview.answers.has(id) ? "Nicht ändern" : "Abbrechen", () => view.edit(null))),
      q.words.cites.length > 0 && el("p", { class: "wp-source" }, "Warum diese Frage? ", links(q.words.cites))),
  };
}

/** The answer before the one that is asked for. */
function earlier({ interview, editing }, { used }) {
  const order = [...interview.answers.keys()].filter((id) => used.has(id) || id === editing);
  return order[(editing ? order.indexOf(editing) : order.length) - 1];
}

function progress(view, state) {
  if (view.editing) return view.interview.answers.has(view.editing) ? "Angabe ändern" : "Angabe ergänzen";
  const rest = state.left - 1;
  return `Frage ${state.used.size + 1}, ${rest > 0 ? `danach höchstens noch ${counted(rest, "eine", "#")}` : "die letzte"}`;
}

/** As in the GOV.UK Design System: takes the focus and leads to the field. No fragment: it would not work in a ShadowRoot. */
function errorSummary(wrong, control) {
  const go = (event) => {
    event.preventDefault();
    control().focus();
  };
  return el("div", { class: "wp-summary", tabindex: "-1", role: "alert" },
    el("p", { class: "wp-summary__title" }, "Bitte prüfen Sie Ihre Eingabe"),
    el("ul", {}, el("li", {}, el("a", { href: `#${control().id}`, click: go }, wrong))));
}
