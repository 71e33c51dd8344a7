/* Form and result of a checker in a page. Everything that is decided comes from Weisungswerk.evaluate (evaluate.js).
 *
 *   Weisungswerk.register({program, texts})   one checker, called by its own script assets/pruefer/<id>.js
 *   Weisungswerk.mount(root, id, alone)       builds the checker inside an element or a ShadowRoot; `alone`: no page around
 *                                             it tells title, question, note and open points, so the checker does
 *
 * A page needs <div class="ww-pruefer" data-pruefer="ID">…</div> and these scripts with `defer`: evaluate.js, checker.js,
 * pruefer/ID.js. What lies inside the element (the decision table for readers without JavaScript) moves below the checker.
 * Classic script, DOM methods only: no inline styles, no HTML from data, no storage, no network; works from file://.
 *
 * Dates are typed as TT.MM.JJJJ and not chosen in <input type="date">: that one shows the order of the browser's own
 * language, takes no pasted date in some browsers, needs more keys, and gives an empty value instead of the mistake.
 */
(function (Weisungswerk) {
  "use strict";

  const CLASH = "widerspruch", UNDECIDED = "fachentscheidung";
  const MANY = 12;                                             // from here on a list to choose from is a <select>
  const registry = { entries: new Map(), mounted: new WeakSet(), count: 0 };

  // ---- the interview: which facts hold, what to ask next. No DOM. ------------------------------------------------

  /** `answers`: id → value, or null for »weiß ich nicht«, in the order in which they were given. */
  function createInterview(program) {
    const answers = new Map(), specs = program.facts;
    const companions = (spec) => [].concat(spec.alternatives || [], spec.standIn === undefined ? [] : spec.standIn).map((n) => specs[n]);
    const companionIds = new Set([].concat(...specs.map(companions)).map((spec) => spec.id));
    const voluntary = specs.filter((spec) => spec.absent === null && !companionIds.has(spec.id));

    /** Facts as the evaluator wants them: what has a default is asked all the same, what stands in only when needed. */
    function factsFrom(used) {
      const opened = new Set([].concat(...specs.filter((spec) => used.get(spec.id) === null).map(companions)));
      const facts = {};
      for (const spec of specs) {
        if (used.has(spec.id)) facts[spec.id] = used.get(spec.id);
        else if (spec.absent !== undefined && (spec.absent !== null || opened.has(spec))) facts[spec.id] = null;
      }
      return facts;
    }

    function evaluateWith(used) {
      const facts = factsFrom(used), skip = [...used.keys()].filter((id) => used.get(id) === null);
      return { used, facts, skip, result: Weisungswerk.evaluate({ checkers: { [program.id]: program } }, program.id, facts, skip) };
    }

    /** The state of things, leaving one fact out. An answer counts while it is asked for; others wait until they are again. */
    function look(without) {
      const given = [...answers].filter(([id]) => id !== without);
      const used = new Map(given.filter(([id]) => voluntary.some((spec) => spec.id === id)));
      for (;;) {
        const state = evaluateWith(used);
        const next = given.find(([id]) => !used.has(id) && state.result.missing.includes(id));
        if (!next) return Object.assign(state, { left: left(state) });
        used.set(next[0], next[1]);
      }
    }

    /** Upper bound of the questions that are left: whoever does not know a fact is asked for what stands in. */
    function left({ result, skip, facts }) {
      const open = specs.filter((spec) => result.missing.includes(spec.id) && !skip.includes(spec.id));
      const more = [].concat(...open.map(companions)).filter((spec) => !(spec.id in facts));
      return new Set(open.concat(more)).size;
    }

    return { answers, look, voluntary, spec: (id) => specs.find((spec) => spec.id === id) };
  }

  // ---- what people write and read ------------------------------------------------------------------------------

  const plain = (text) => text.trim().replace(/\s+/g, " ");
  const germanDay = (iso) => iso.split("-").reverse().join(".");
  const germanFigure = (number) => String(number).replace(".", ",").replace(/^(-?\d{2,})(\d{3})(?=,|$)/, "$1.$2");
  const daysIn = (year, month) => (month === 2 ? (year % 4 || (!(year % 100) && year % 400) ? 28 : 29) : [4, 6, 9, 11].includes(month) ? 30 : 31);

  /** {value} or {error} from a typed date. */
  function readDay(text) {
    if (!text) return { error: "Geben Sie ein Datum ein." };
    const german = /^(\d{1,2})[.\s/-]+(\d{1,2})[.\s/-]+(\d{4})$/.exec(text), iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
    if (!german && !iso) return { error: "Schreiben Sie das Datum mit Tag, Monat und vierstelligem Jahr, zum Beispiel 02.06.2025." };
    const [day, month, year] = german ? german.slice(1).map(Number) : iso.slice(1).reverse().map(Number);
    if (month < 1 || month > 12) return { error: "Der Monat muss zwischen 1 und 12 liegen." };
    if (day < 1 || day > daysIn(year, month)) return { error: `Diesen Tag gibt es nicht: Der Monat ${month}/${year} hat ${daysIn(year, month)} Tage.` };
    if (year < 1900 || year > 2999) return { error: "Das Jahr muss zwischen 1900 und 2999 liegen." };
    return { value: [String(year), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-") };
  }

  /** {value} or {error} from a typed figure: decimal comma, dots only between thousands. */
  function readFigure(text, spec) {
    if (!text) return { error: "Geben Sie eine Zahl ein." };
    const match = /^([-−]?)(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/.exec(text);
    if (!match) return { error: `Schreiben Sie nur eine Zahl, zum Beispiel ${spec.places ? "7,5" : "12"}.` };
    const places = (match[3] || "").replace(/0+$/, "");
    if (places.length > spec.places) {
      return { error: spec.places ? `Höchstens ${spec.places} Stellen nach dem Komma sind möglich.` : "Geben Sie eine ganze Zahl ohne Komma ein." };
    }
    const value = Number(`${match[1] ? "-" : ""}${match[2].replace(/\./g, "")}.${places || "0"}`);
    return Math.abs(value) * 10 ** spec.places > spec.high ? { error: "Diese Zahl ist zu groß." } : { value };
  }

  /** An answer as words for the summary. */
  function shown(spec, words, value) {
    const title = (id) => (words.choices[id] || {}).title || id;
    if (value === null) return "Weiß ich nicht";
    if (spec.type === "boolean") return value ? "Ja" : "Nein";
    if (spec.type === "choice") return title(value);
    if (spec.type === "choices") return value.length ? value.map(title).join(", ") : "Nichts davon";
    return spec.type === "date" ? germanDay(value) : [germanFigure(value), words.unit].filter(Boolean).join(" ");
  }

  const counted = (number, one, many) => (number === 1 ? one : many.replace("#", number));

  // ---- DOM tools -------------------------------------------------------------------------------------------------

  /** An element; attributes that are undefined, null or false are left out, functions listen. */
  function el(tag, attributes, ...children) {
    return fill(document.createElement(tag), attributes, children);
  }

  function svg(tag, attributes, ...children) {
    return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
  }

  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (typeof value === "function") node.addEventListener(name, value);
      else if (value !== undefined && value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.flat(Infinity).filter((child) => child || child === 0));
    return node;
  }

  const button = (label, click, kind = "plain") => el("button", { type: "button", class: `wp-button wp-button--${kind}`, click }, label);
  const quiet = (text) => el("span", { class: "wp-hidden" }, text);
  const list = (entries, tag = "ul", name) => entries.length > 0 && el(tag, { class: name }, entries.map((entry) => el("li", {}, entry)));
  const links = (cites) => cites.map((cite, n) => [n ? ", " : "", el("a", { href: cite.href }, cite.label)]);
  const more = (title, ...content) => el("details", { class: "wp-more" }, el("summary", {}, title), content);

  // ---- one question ------------------------------------------------------------------------------------------------

  /** Fields by type: {node, focus() the control, read() → {value} or {error}}. `ids`: hint and error that describe it. */
  const FIELDS = { boolean: radios, choice: (q) => (q.options.length > MANY ? select(q) : radios(q)), choices: checkboxes, date: typed, integer: typed, number: typed };

  function question(view, spec, value) {
    const words = view.texts.facts[spec.id], id = `${view.uid}-${spec.id}`;
    const choices = spec.type === "boolean" ? [[true, { title: "Ja" }], [false, { title: "Nein" }]]
      : (spec.choices || []).map((choice) => [choice, words.choices[choice] || { title: choice }]);
    return { spec, words, id, value, options: choices, hint: hintOf(spec, words), optional: view.interview.voluntary.includes(spec) };
  }

  function hintOf(spec, words) {
    const form = spec.type === "date" ? "TT.MM.JJJJ, zum Beispiel 02.06.2025" : spec.type === "choices" ? "Wählen Sie alles aus, was zutrifft." : "";
    return [words.help, form].filter(Boolean);
  }

  const describedBy = (q, wrong) => [q.hint.length && `${q.id}-hint`, wrong && `${q.id}-error`].filter(Boolean).join(" ") || null;
  const hintNode = (q) => q.hint.length > 0 && el("div", { id: `${q.id}-hint`, class: "wp-hint" }, q.hint.map((line) => el("p", {}, line)));
  const errorNode = (q, wrong) => wrong && el("p", { id: `${q.id}-error`, class: "wp-error" }, quiet("Fehler: "), wrong);

  function fieldset(q, wrong, items) {
    const attributes = { class: "wp-group", "aria-describedby": describedBy(q, wrong) };
    return el("fieldset", attributes, el("legend", { class: "wp-ask" }, q.words.question), hintNode(q), errorNode(q, wrong), items);
  }

  function option(q, type, n, words, checked) {
    const id = `${q.id}-${n}`, help = words.help && `${id}-hint`;
    const input = el("input", { type, id, name: q.id, checked, "aria-describedby": help });
    return { input, node: el("div", { class: "wp-option" }, input, el("label", { for: id }, words.title), help && el("p", { id: help, class: "wp-hint" }, words.help)) };
  }

  const NOT_KNOWN = { title: "Weiß ich nicht" }, NONE_OF_THEM = { title: "Nichts davon" };

  function radios(q, wrong) {
    const answers = [...q.options, [null, q.optional ? { title: "Keine Angabe" } : NOT_KNOWN]];
    const made = answers.map(([value, words], n) => option(q, "radio", n, words, q.value === value));
    const last = made.pop(), every = [...made, last];
    return {
      node: fieldset(q, wrong, [made.map((one) => one.node), el("p", { class: "wp-or" }, "oder"), last.node]),
      focus: () => (every.find((one) => one.input.checked) || every[0]).input,
      read() {
        const at = every.findIndex((one) => one.input.checked);
        return at < 0 ? { error: "Wählen Sie eine Antwort aus." } : { value: answers[at][0] };
      },
    };
  }

  /** »Nichts davon« and »Weiß ich nicht« exclude everything else. */
  function checkboxes(q, wrong) {
    const made = q.options.map(([id, words], n) => option(q, "checkbox", n, words, Boolean(q.value && q.value.includes(id))));
    const none = option(q, "checkbox", "none", NONE_OF_THEM, Boolean(q.value && !q.value.length));
    const unknown = option(q, "checkbox", "unknown", NOT_KNOWN, q.value === null);
    const every = [...made, none, unknown], alone = [none, unknown];
    const change = (chosen) => every.forEach((one) => {
      if (one !== chosen && (alone.includes(one) || alone.includes(chosen))) one.input.checked = false;
    });
    every.forEach((one) => one.input.addEventListener("change", () => change(one)));
    return {
      node: fieldset(q, wrong, [made.map((one) => one.node), el("p", { class: "wp-or" }, "oder"), alone.map((one) => one.node)]),
      focus: () => every[0].input,
      read() {
        if (!every.some((one) => one.input.checked)) return { error: "Wählen Sie aus, was zutrifft, oder »Nichts davon«." };
        return { value: unknown.input.checked ? null : q.options.filter((_, n) => made[n].input.checked).map(([id]) => id) };
      },
    };
  }

  function select(q, wrong) {
    const entries = [["", "Bitte auswählen"], ...q.options.map(([id, words]) => [id, words.title]), ["?", NOT_KNOWN.title]];
    const chosen = q.value === null ? "?" : q.value || "";
    const options = entries.map(([value, title]) => el("option", { value, selected: value === chosen }, title));
    return single(q, wrong, el("select", fieldAttributes(q, wrong), options), (value) => {
      if (!value) return { error: "Wählen Sie einen Eintrag aus." };
      return { value: value === "?" ? null : value };
    });
  }

  const fieldAttributes = (q, wrong) => ({ id: q.id, class: "wp-input", "aria-describedby": describedBy(q, wrong), "aria-invalid": wrong && "true" });

  function typed(q, wrong, written) {
    const { spec, words } = q, day = spec.type === "date", old = q.value === undefined || q.value === null ? "" : q.value;
    const value = written !== undefined ? written : day && old ? germanDay(old) : germanFigure(old);
    const unit = words.unit && `${q.id}-unit`, mode = day || (spec.low < 0 && spec.places) ? null : spec.places ? "decimal" : "numeric";
    const attributes = Object.assign(fieldAttributes(q, wrong), {
      type: "text", value, inputmode: mode, autocomplete: "off", spellcheck: "false",
      "aria-describedby": [describedBy(q, wrong), unit].filter(Boolean).join(" ") || null,
    });
    const input = el("input", attributes);
    input.classList.add(day ? "wp-input--day" : "wp-input--figure");
    const box = el("div", { class: "wp-with-unit" }, input, unit && el("span", { id: unit, class: "wp-unit" }, words.unit));
    return single(q, wrong, box, () => (day ? readDay(plain(input.value)) : readFigure(plain(input.value), spec)), input);
  }

  function single(q, wrong, box, read, control = box) {
    return {
      node: el("div", { class: "wp-group" }, el("label", { class: "wp-ask", for: q.id }, q.words.question), hintNode(q), errorNode(q, wrong), box),
      focus: () => control,
      read: () => read(control.value),
      written: () => control.value,
      unknown: control.tagName === "INPUT" && (q.optional ? "Keine Angabe" : NOT_KNOWN.title),
    };
  }

  // ---- the form --------------------------------------------------------------------------------------------------

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

  // ---- the result --------------------------------------------------------------------------------------------------

  const outcomeTitle = (view, id) => (view.texts.outcomes[id] || {}).title || id;

  function verdict(view, { result, left }, asking) {
    if (result.status === "decided") return decided(view, result);
    return el("div", {}, el("p", { class: "wp-lead" }, openSentence(view, result, left, asking)));
  }

  function openSentence(view, result, left, asking) {
    const number = result.possible.length;
    if (asking) {
      if (view.program.result === "order") return `Noch sind ${number} Reihenfolgen möglich.`;
      const all = Object.keys(view.texts.outcomes).filter((id) => id !== CLASH).length;
      return view.program.result === "set" ? `Noch ${counted(number - result.certain.length, "ist ein Ergebnis", "sind # Ergebnisse")} offen.`
        : `Noch sind ${number} von ${all} Ergebnissen möglich.`;
    }
    return result.missing.length ? "Mit diesen Angaben steht das Ergebnis noch nicht fest."
      : "Alle nötigen Angaben liegen vor, aber der Text der Weisung lässt mehr als ein Ergebnis zu.";
  }

  function decided(view, { outcome, candidates }) {
    const ids = [].concat(outcome), several = ids.length > 1;
    const parts = ids.map((id) => outcomePart(view, id));
    return el("div", { class: ids.includes(CLASH) ? "wp-clash" : ids.includes(UNDECIDED) ? "wp-undecided" : "wp-decided" },
      !ids.length && el("p", { class: "wp-lead" }, "Nichts davon trifft zu."),
      several ? list(parts, view.program.result === "order" ? "ol" : "ul", "wp-outcomes") : parts,
      candidates.length > 0 && el("div", {}, el("p", {}, "In Betracht kommen:"), list(candidates.map((id) => outcomeTitle(view, id)))));
  }

  function outcomePart(view, id) {
    const { title = id, sentence, follows = [] } = view.texts.outcomes[id] || {};
    return el("div", {}, el("p", { class: "wp-outcome" }, title), sentence && el("p", {}, sentence),
      id === CLASH && el("p", {}, "Ändern Sie eine der Angaben; die Gründe stehen darunter."),
      follows.length > 0 && [el("p", { class: "wp-follows" }, "Was daraus folgt:"), list(follows)]);
  }

  function possibilities(view, { result }, asking) {
    if (result.status === "decided") return null;
    if (view.program.result === "order") return more("Mögliche Reihenfolgen", list(result.possible.map((one) => sequence(view, one)), "ol"));
    const certain = result.certain || [], open = result.possible.filter((id) => !certain.includes(id));
    return el("div", { class: "wp-possible" },
      certain.length > 0 && [el("p", {}, "Steht schon fest:"), list(certain.map((id) => outcomeTitle(view, id)))],
      (certain.length > 0 || !asking) && el("p", {}, "Noch möglich:"), list(open.map((id) => outcomeTitle(view, id))),
      result.candidates.length > 0 && [el("p", {}, "Bei einer Fachentscheidung kommen in Betracht:"), list(result.candidates.map((id) => outcomeTitle(view, id)))]);
  }

  const sequence = (view, ids) => ids.map((id) => outcomeTitle(view, id)).join(" → ") || "nichts";

  /** Facts that would help, once nothing is left to ask. */
  function unanswered(view, { result }, asking) {
    if (asking || result.status === "decided" || !result.missing.length) return null;
    return el("div", {}, el("p", {}, "Diese Angaben würden weiterhelfen:"),
      list(result.missing.map((id) => [view.texts.facts[id].title, " ", changeButton(view, id)])));
  }

  function extraValues(view, { result }) {
    const empty = (value) => result.status === "open" && Array.isArray(value) && !value.length;   // it may still fill up
    const given = view.program.values.filter(({ id }) => id in result.values && !empty(result.values[id]));
    return given.length > 0 && el("dl", { class: "wp-pairs" }, given.map(({ id }) => {
      const words = view.texts.values[id];
      return el("div", {}, el("dt", {}, words.title), el("dd", {}, valueShown(words, result.values[id])));
    }));
  }

  /** The outcome is fixed, but a date or another extra value is not: asked only on request. */
  function stillOpen(view, { result }) {
    const go = () => {
      view.goOn = true;
      view.edit(null);
    };
    return result.status === "decided" && result.next && el("div", {},
      el("p", {}, "Das Ergebnis steht fest. Mit weiteren Angaben lässt sich noch mehr sagen."), button("Weitere Fragen beantworten", go));
  }

  function valueShown(words, value) {
    const title = (id) => (words.choices || {})[id] || id;
    if (words.type === "list") return value.length ? list(value.map(title)) : "keine";
    return words.type === "date" ? germanDay(value) : words.type === "choice" ? title(value) : germanFigure(value);
  }

  function reasons(view, { result }, asking) {
    if (!result.because.length) return null;
    const rows = list(result.because.map((row) => reason(view, row)), "ul", "wp-reasons");
    if (result.status === "open" && asking) return more(counted(result.because.length, "Eine Regel kommt noch in Frage", "# Regeln kommen noch in Frage"), rows);
    return [el("h3", {}, "Begründung"), rows];
  }

  function reason(view, row) {
    const cites = view.texts.rows[row.row] || [];
    return [row.text && el("p", {}, row.text),
      row.interpretation && el("p", { class: "wp-reading" }, el("strong", {}, "Auslegung"), row.reading && `: ${row.reading}`),
      cites.length > 0 && el("p", { class: "wp-source" }, "Grundlage: ", links(cites))];
  }

  function basis(view) {
    const named = view.texts.directives || view.program.directives.map(([id, version]) => ({ label: id, version }));
    return el("p", { class: "wp-source" }, "Stand: ", named.map(({ label, href, version }, n) => [
      n > 0 && "; ", href ? el("a", { href }, label) : label, version && `, Fassung ${version}`]));
  }

  // ---- the timeline: dates of the result and the known dates around them ------------------------------------------

  const MS = 864e5, at = (iso) => Date.parse(`${iso}T00:00:00Z`) / MS;   // whole days, UTC: no time zone can shift them

  function timeline(view, { result, facts }) {
    const values = view.program.values.filter(({ id, type }) => type === "date" && result.values[id])
      .map(({ id }) => ({ title: view.texts.values[id].title, iso: result.values[id], result: true }));
    const known = view.program.facts.filter(({ id, type }) => type === "date" && facts[id])
      .map(({ id }) => ({ title: view.texts.facts[id].title, iso: facts[id] }));
    const points = [...values, ...known].sort((a, b) => at(a.iso) - at(b.iso) || (a.result ? 1 : -1));
    if (!values.length || points.length < 2 || at(points[0].iso) === at(points[points.length - 1].iso)) return null;
    const caption = points.map((point) => el("li", { class: point.result && "wp-timeline__result" }, `${point.title}: `, el("strong", {}, germanDay(point.iso))));
    return el("figure", { class: "wp-timeline" }, drawing(view, points, values), el("ol", {}, caption));
  }

  function drawing(view, points, values) {
    const first = at(points[0].iso), last = at(points[points.length - 1].iso), x = (iso) => 14 + (at(iso) - first) / (last - first) * 292;
    const levels = stack(points.map((point) => x(point.iso))), base = 26 + 22 * Math.max(...levels);
    const marks = points.map((point, n) => mark(x(point.iso), base, levels[n], n + 1, point.result));
    const title = `Zeitstrahl: ${points.map((point) => `${point.title} ${germanDay(point.iso)}`).join(", ")}`;
    return svg("svg", { viewBox: `0 0 320 ${base + 12}`, role: "img", "aria-label": title, focusable: "false" },
      band(values, points, x, base), svg("line", { x1: 2, x2: 318, y1: base, y2: base, class: "wp-timeline__axis" }),
      months(points[0].iso, points[points.length - 1].iso).map((iso) => svg("line", { x1: x(iso), x2: x(iso), y1: base + 4, y2: base + 10, class: "wp-timeline__axis" })), marks);
  }

  /** From the first to the last date of the result; a single one is a deadline and starts at the date before it. */
  function band(values, points, x, base) {
    const days = values.map((value) => value.iso).sort();
    const start = days.length > 1 ? days[0] : points[Math.max(0, points.findIndex((point) => point.iso === days[0]) - 1)].iso;
    const from = x(start), to = x(days[days.length - 1]);
    return to > from && svg("rect", { x: from, y: base - 4, width: to - from, height: 8, class: "wp-timeline__band" });
  }

  function mark(x, base, level, number, result) {
    const y = base - 14 - 22 * level;
    return svg("g", { class: result ? "wp-timeline__mark wp-timeline__mark--result" : "wp-timeline__mark" },
      svg("line", { x1: x, x2: x, y1: y, y2: base }), svg("circle", { cx: x, cy: y, r: 9 }),
      svg("text", { x, y: y + 4, "text-anchor": "middle" }, String(number)));
  }

  /** Marks that would cover each other stand one above the other. */
  function stack(xs) {
    const ends = [];
    return xs.map((x) => {
      const level = ends.findIndex((end) => x - end >= 20);
      const free = level < 0 ? ends.length : level;
      ends[free] = x;
      return free;
    });
  }

  /** First days of the months between two days; of the years when there are too many. */
  function months(from, to) {
    const step = at(to) - at(from) > 800 ? 12 : 1, made = [];
    let [year, month] = from.split("-").map(Number);
    for (month = step === 12 ? 13 : month + 1; ; month += step) {
      const index = year * 12 + month - 1, iso = `${Math.floor(index / 12)}-${String(index % 12 + 1).padStart(2, "0")}-01`;
      if (iso > to || made.length > 40) return made;
      made.push(iso);
    }
  }

  // ---- answers -----------------------------------------------------------------------------------------------------

  const changeButton = (view, id, label = "Ändern") => button([label, quiet(`: ${view.texts.facts[id].title}`)], () => view.edit(id), "link");

  function summary(view, { used }) {
    if (!used.size) return null;
    const pairs = [...view.interview.answers].filter(([id]) => used.has(id)).map(([id, value]) => el("div", {},
      el("dt", {}, view.texts.facts[id].title), el("dd", {}, shown(view.interview.spec(id), view.texts.facts[id], value)),
      el("dd", { class: "wp-change" }, changeButton(view, id))));
    return [el("h2", {}, "Ihre Angaben"), el("dl", { class: "wp-pairs wp-answers" }, pairs), button("Neu beginnen", view.restart)];
  }

  function voluntary(view, { used }) {
    const open = view.interview.voluntary.filter((spec) => !used.has(spec.id) && spec.id !== view.editing);
    return open.length > 0 && more("Freiwillige Angaben",
      el("p", {}, "Ohne diese Angaben gilt: Dazu ist nichts bekannt."),
      list(open.map((spec) => [view.texts.facts[spec.id].title, " ", changeButton(view, spec.id, "Angeben")])));
  }

  // ---- the widget --------------------------------------------------------------------------------------------------

  function mount(root, id, alone) {
    const entry = registry.entries.get(id);
    if (!entry || registry.mounted.has(root)) return;
    registry.mounted.add(root);
    const view = createView(root, entry, `wp${++registry.count}`, alone);
    view.render({});
  }

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
    const state = view.interview.look(view.editing), { result } = state;
    const decided = result.status === "decided", id = view.editing || (!decided || view.goOn ? result.next : null), asking = Boolean(id);
    const made = asking && questionForm(view, state, id, wrong, written);
    parts.form.replaceChildren(...(made ? [made.node] : []));
    parts.heading.textContent = decided ? "Ergebnis" : asking ? "Bisheriger Stand" : "Kein eindeutiges Ergebnis";
    announce(parts.status, verdict(view, state, asking));
    set(parts.details, possibilities(view, state, asking), unanswered(view, state, asking), extraValues(view, state), timeline(view, state), !asking && stillOpen(view, state), reasons(view, state, asking), decided && basis(view));
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

  // ---- registry ----------------------------------------------------------------------------------------------------

  function register(entry) {
    registry.entries.set(entry.program.id, entry);
    if (document.readyState !== "loading") mountAll();
  }

  function mountAll() {
    document.querySelectorAll(".ww-pruefer[data-pruefer]").forEach((root) => mount(root, root.dataset.pruefer));
  }

  document.addEventListener("DOMContentLoaded", mountAll);
  Object.assign(Weisungswerk, { register, mount });
})(Weisungswerk);
