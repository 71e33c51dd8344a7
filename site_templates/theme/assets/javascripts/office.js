/* »Meine Dienststelle«: what belongs to other offices steps back, with a note that brings it back.
 *
 * Runs in the head, so that nothing appears and vanishes: a rule hides what is marked with another
 * issuer (data-ww-issuer) before the first paint; the notes follow when the page is there. The
 * choice stays in this browser; without storage it holds for the page at hand. */
(() => {
  "use strict";

  /**
   * Names: of all offices, by id.
   *
   * @typedef {{id: string, scope: string[], names?: Record<string, string>}} Choice
   */

  const KEY = "dienststelle";
  const ID = /^[a-z0-9-]+$/;
  const root = document.documentElement;
  let choice = valid(__md_get(KEY));
  /**
   * The note of an element that stepped back: shows or hides its elements.
   *
   * @type {WeakMap<Element, (isShown: boolean) => void>}
   */
  const switches = new WeakMap();
  const sheet = hidingSheet();

  /** @param {any} kept @returns {Choice | null} */
  function valid(kept) {
    const isValid =
      kept &&
      ID.test(kept.id) &&
      Array.isArray(kept.scope) &&
      kept.scope.every((/** @type {string} */ id) => ID.test(id));
    return isValid ? kept : null;
  }

  /** The content policy forbids style elements, not sheets that a script of the own host makes. */
  function hidingSheet() {
    try {
      const created = new CSSStyleSheet();
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, created];
      return created;
    } catch {
      return null;
    }
  }

  /** What belongs to other offices, as a selector. @param {Choice} chosen */
  const outside = ({ scope }) =>
    `[data-ww-issuer]${scope.map((id) => `:not([data-ww-issuer='${id}'])`).join("")}`;

  function apply() {
    if (!sheet) return;
    const rule = choice ? `${outside(choice)}:not(.ww-back) { display: none !important }` : "";
    sheet.replaceSync(rule);
  }

  function startSelect() {
    /** @type {HTMLSelectElement | null} */
    const select = document.querySelector("select[data-ww-office]");
    if (!select) return;
    if (choice) {
      const { id } = choice;
      choose([...select.options].find(({ value }) => value === id) || select.options[0]);
    }
    select.value = choice ? choice.id : "";
    select.addEventListener("change", () => {
      choose(select.selectedOptions[0]);
      drawNotes();
    });
  }

  /** @param {HTMLOptionElement} option */
  function choose(option) {
    const { scope = "" } = option.dataset;
    choice = option.value
      ? { id: option.value, scope: scope.split(" "), names: namesBeside(option) }
      : null;
    __md_set(KEY, choice);
    apply();
  }

  /** @param {HTMLOptionElement} option */
  function namesBeside(option) {
    /** @type {Record<string, string>} */
    const names = {};
    const options = option.parentElement ? option.parentElement.querySelectorAll("option") : [];
    for (const { dataset, value } of options) if (value) names[value] = dataset.name || "";
    return names;
  }

  /** @param {Choice} chosen @param {string} id */
  const nameOf = ({ names = {} }, id) => names[id] || id;

  // ---- notes: one for each list and issuer, or all in the place that a page has for them --------

  function drawNotes() {
    document.querySelectorAll(".ww-away").forEach((node) => node.remove());
    const shown = document.querySelectorAll(".ww-back");
    shown.forEach((element) => element.classList.remove("ww-back"));
    if (choice) {
      if (sheet) for (const elements of groups(choice)) place(note(choice, elements), elements);
      notePage(choice);
    }
    linkToChoice();
    listChanged();
  }

  /** Lists that count or filter their entries look again. */
  const listChanged = () => document.dispatchEvent(new Event("weisungswerk:liste"));

  const slot = () => document.querySelector("[data-ww-notes]");

  /** Entries of one list belong together, a whole list stands for itself. @param {Choice} chosen */
  function groups(chosen) {
    /** @type {{parent: Node | null, issuer: string | undefined, elements: HTMLElement[]}[]} */
    const all = [];
    /** @type {NodeListOf<HTMLElement>} */
    const away = document.querySelectorAll(outside(chosen));
    for (const element of away) {
      const { wwIssuer: issuer } = element.dataset;
      const parent = slot() || (element.tagName === "LI" ? element.parentNode : element);
      const group = all.find((other) => other.parent === parent && other.issuer === issuer);
      if (group) group.elements.push(element);
      else all.push({ parent, issuer, elements: [element] });
    }
    return all.map(({ elements }) => elements);
  }

  /** @param {Choice} chosen @param {HTMLElement[]} elements of one issuer */
  function note(chosen, elements) {
    const [first] = elements;
    const isEntry = first.tagName === "LI" && !slot();
    const node = document.createElement(isEntry ? "li" : "p");
    node.className = "ww-away";
    const owner = nameOf(chosen, first.dataset.wwIssuer || "");
    const count = elements.length;
    const belongs = count > 1 ? `${count} Einträge gehören zu ${owner}` : `Gehört zu ${owner}`;
    const text = document.createTextNode("");
    const button = document.createElement("button");
    button.type = "button";
    node.append(text, button);

    /** @param {boolean} isShown */
    function turn(isShown) {
      for (const element of elements) element.classList.toggle("ww-back", isShown);
      text.data = `${belongs}, ${isShown ? "eingeblendet" : "ausgeblendet"} – `;
      button.textContent = isShown ? "ausblenden" : "anzeigen";
      button.setAttribute("aria-expanded", String(isShown));
      button.setAttribute("aria-label", `${button.textContent}: ${owner}`);
      listChanged();
    }

    button.addEventListener("click", () => turn(button.getAttribute("aria-expanded") === "false"));
    for (const element of elements) switches.set(element, turn);
    turn(false);
    return node;
  }

  /** @param {HTMLElement} node @param {HTMLElement[]} elements */
  function place(node, [first]) {
    const set = slot();
    if (set) set.append(node);
    else first.before(node);
  }

  /** A page of another office says so on top. @param {Choice} chosen */
  function notePage(chosen) {
    /** @type {HTMLElement | null} */
    const page = document.querySelector("[data-ww-page]");
    const { wwPage: owner = "" } = page ? page.dataset : {};
    if (!page || chosen.scope.includes(owner)) return;
    const node = document.createElement("p");
    node.className = "ww-away";
    node.textContent =
      `Diese Seite gehört zu ${nameOf(chosen, owner)}, ` +
      `nicht zu Ihrer Dienststelle (${nameOf(chosen, chosen.id)}).`;
    page.before(node);
  }

  /** The way back to the choice, once on each page that holds something back. */
  function linkToChoice() {
    const first = document.querySelector(".ww-away");
    if (!first || document.querySelector("select[data-ww-office]")) return;
    const link = document.createElement("a");
    link.href = new URL("index.html#dienststelle", __md_scope).href;
    link.textContent = "Dienststelle ändern";
    first.append(" · ", link);
  }

  /** An address inside something that stepped back brings it back: it was asked for. */
  function reveal() {
    const id = __ww_named();
    const target = id ? document.getElementById(id) : null;
    const away = target && target.closest("[data-ww-issuer]");
    const turn = away && switches.get(away);
    if (!target || !turn) return;
    turn(true);
    target.scrollIntoView();
  }

  root.classList.add("ww-js");
  if (sheet) root.classList.add("ww-can-hide");
  apply();
  document.addEventListener("DOMContentLoaded", () => {
    startSelect();
    drawNotes();
    reveal();
    addEventListener("hashchange", reveal);
  });
})();
