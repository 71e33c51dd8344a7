/* The checker as a whole: state, drawing, focus.
 *
 * `alone`: no page around it tells title, question, note and open points, so the checker does. What lies inside the
 * element already (the decision table for readers without JavaScript) moves below the checker. */

function createView(root, { program, texts }, uid, alone) {
  const parts = frame(texts, [...root.childNodes], alone);
  root.append(parts.node);
  const view = {
    program, texts, uid, interview: createInterview(program), editing: null, goOn: false,
    answer(id, value) {
      if (value === null && view.interview.voluntary.some((spec) => spec.id === id)) view.interview.answers.delete(id);
      else view.interview.answers.set(id, value);
      view.edit(null);
    },
    edit(id) {
      view.editing = id;
      view.render({ focus: "question" });
    },
    restart() {
      view.interview.answers.clear();
      view.goOn = false;
      view.edit(null);
    },
    render: (how) => render(view, parts, how),
  };
  view.take = takeAlong(view, root);
  parts.answers.before(view.take.node);
  return view;
}

const introduction = ({ title, question, note }) => [
  el("h1", {}, title), question !== title && el("p", { class: "wp-lead" }, question), note && el("p", { class: "wp-note" }, note)];

/** What stays while questions come and go; the live region must be there before its text. */
function frame(texts, table, alone) {
  const form = el("div"), status = el("div", { role: "status", class: "wp-status" }), details = el("div"), answers = el("div"), extra = el("div");
  const heading = el("h2", { tabindex: "-1" });
  const node = el("div", { class: "wp" }, alone && introduction(texts), form,
    el("section", { class: "wp-result" }, heading, status, details), answers, extra,
    alone && texts.openPoints.length > 0 && more("Was die Weisung offen lässt", list(texts.openPoints)),
    table.some((child) => child.nodeType === 1) && more("Alle Regeln als Tabelle", table));
  return { node, form, heading, status, details, answers, extra };
}

function render(view, parts, { focus, wrong, written }) {
  const state = view.state = view.interview.look(view.editing), { result } = state;
  const decided = result.status === "decided", id = view.editing || (!decided || view.goOn ? result.next : null), asking = Boolean(id);
  view.asked = id;
  const made = asking && questionForm(view, state, id, wrong, written);
  parts.form.replaceChildren(...(made ? [made.node] : []));
  parts.heading.textContent = decided ? "Ergebnis" : asking ? "Bisheriger Stand" : "Kein eindeutiges Ergebnis";
  announce(parts.status, verdict(view, state, asking));
  set(parts.details, possibilities(view, state, asking), unanswered(view, state, asking), extraValues(view, state), timeline(view, state), !asking && stillOpen(view, state), reasons(view, state, asking), decided && basis(view));
  view.take.show();
  set(parts.answers, summary(view, state));
  set(parts.extra, voluntary(view, state));
  if (focus) moveFocus(parts, made, focus, wrong);
}

/** A live region speaks whenever it changes; the same words twice are only noise. */
function announce(status, words) {
  if (status.firstChild && status.firstChild.isEqualNode(words)) return;
  status.replaceChildren(words);
}

const set = (node, ...children) => node.replaceChildren(...children.flat(Infinity).filter(Boolean));

function moveFocus(parts, made, focus, wrong) {
  const target = wrong ? made.node.querySelector(".wp-summary") : made ? made.focus() : parts.heading;
  (made ? made.node : parts.heading).scrollIntoView({ block: "nearest" });
  target.focus({ preventScroll: true });
}
