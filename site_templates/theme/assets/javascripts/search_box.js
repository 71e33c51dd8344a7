/* The search box around Material's own: filter, help when little is found, and the large field of
 * the start page.
 *
 * Loaded before the theme's script, which makes the worker of the search itself: what is chosen to
 * filter by goes with every query, and what the worker says beside the results is shown here. */
(() => {
  "use strict";

  /** @typedef {{title: string, address: string}} Address */
  /** @typedef {{meant: string, unknown: string[], near: Address[]}} Help */
  /** @typedef {{kinds: [string, string][], issuers: string[]}} Names */
  /** @typedef {{type: number, data?: unknown}} Message */

  const FIELD = "[data-md-component=search-query]";
  const EVERYWHERE =
    "Es wird nur ein Teil durchsucht. " +
    "Wählen Sie bei Art und Herausgeber »alle«, um überall zu suchen.";

  const BrowserWorker = window.Worker;
  /** @type {Worker | null} */
  let worker = null;
  /** @type {Message | null} */
  let lastQuery = null;
  /** Kinds in the plural. @type {Record<string, string>} */
  const plurals = {};

  /**
   * Loaded too early for the elements; they are looked up when they are needed.
   *
   * @param {string} selector
   */
  const find = (selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector));

  const queryField = () => /** @type {HTMLInputElement | null} */ (find(FIELD));

  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {string} text
   * @param {Record<string, string>} attributes
   */
  function make(tag, text, attributes = {}) {
    const node = document.createElement(tag);
    node.textContent = text;
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  }

  /**
   * Most pages are read without a search: the index comes when somebody turns to the field.
   *
   * @param {() => void} start
   */
  function whenWanted(start) {
    const field = queryField();
    const isWanted =
      !field || document.activeElement === field || field.value || /[?&]q=/.test(location.search);
    if (isWanted) start();
    else field.addEventListener("focus", start, { once: true });
  }

  /** Called with `new`. @param {string | URL} url @param {WorkerOptions} [options] */
  function WatchedWorker(url, options) {
    const created = new BrowserWorker(url, options);
    if (!/weisungswerk\/search\.js/.test(String(url))) return created;
    worker = created;
    const post = created.postMessage.bind(created);
    created.postMessage = (/** @type {Message} */ message) => {
      if (message.type === 0) {
        whenWanted(() => post(message));
      } else if (message.type === 2) {
        lastQuery = message;
        post({ wanted: wanted(), ...message });
      } else {
        post(message);
      }
    };
    created.addEventListener("message", ({ data }) => {
      if (data.type === 1) offer(data);
      if (data.type === 3) help(data.help, data.data.items.length);
    });
    return created;
  }
  Object.assign(window, { Worker: WatchedWorker });

  // ---- filter ----------------------------------------------------------------------------------

  /** @param {"kinds" | "issuers"} name */
  const selectOf = (name) =>
    /** @type {HTMLSelectElement | null} */ (find(`[data-ww-wanted=${name}]`));

  /** @param {"kinds" | "issuers"} name */
  function chosen(name) {
    const select = selectOf(name);
    return select && select.value ? [select.value] : [];
  }

  const wanted = () => ({ kinds: chosen("kinds"), issuers: chosen("issuers") });

  /** @param {Names} names */
  function offer({ kinds, issuers }) {
    for (const [kind, plural] of kinds) plurals[kind] = plural;
    offerChoice("kinds", kinds);
    offerChoice(
      "issuers",
      issuers.map((issuer) => [issuer, issuer]),
    );
    const finder = find(".ww-finder");
    if (finder) finder.hidden = false;
  }

  /** @param {"kinds" | "issuers"} name @param {[string, string][]} choices */
  function offerChoice(name, choices) {
    const select = selectOf(name);
    if (!select || select.options.length > 1) return;
    for (const [value, label] of choices) select.append(make("option", label, { value }));
    if (select.parentElement) select.parentElement.hidden = choices.length < 2;
    select.addEventListener("change", () => {
      if (lastQuery && worker) worker.postMessage(lastQuery);
    });
  }

  // ---- help ------------------------------------------------------------------------------------

  /** @param {Help} findings @param {number} count of results */
  function help({ meant, near, unknown }, count) {
    const parts = [];
    const isFiltered = chosen("kinds").length || chosen("issuers").length;
    if (meant) parts.push(meantLine(meant));
    if (unknown.length) {
      const words = unknown.map((word) => `»${word}«`).join(", ");
      parts.push(make("p", `Nicht gefunden: ${words}`));
    }
    if (!count && near.length) parts.push(nearLine(near));
    if (!count && isFiltered) parts.push(make("p", EVERYWHERE));
    const box = find(".ww-finder__help");
    if (box) box.replaceChildren(...parts);
  }

  /** @param {string} text */
  function meantLine(text) {
    const line = make("p", "Meinten Sie ");
    const button = make("button", text, { type: "button", class: "ww-finder__meant" });
    button.addEventListener("click", () => {
      const field = queryField();
      if (!field) return;
      field.value = text;
      field.dispatchEvent(new Event("keyup"));
      field.focus();
    });
    line.append(button, "?");
    return line;
  }

  /** @param {Address[]} terms */
  function nearLine(terms) {
    const line = make("p", "Im Glossar: ");
    const config = find("#__config");
    const { base } = JSON.parse((config && config.textContent) || "{}");
    terms.forEach(({ title, address }, n) => {
      line.append(n ? ", " : "", make("a", title, { href: `${base}/${address}` }));
    });
    return line;
  }

  // ---- the list of results: fragments arrive, kinds get their headings --------------------------

  /** @param {HTMLElement} list */
  function restoreFragments(list) {
    for (const link of list.querySelectorAll("a[href*='?zu=']")) {
      link.setAttribute("href", (link.getAttribute("href") || "").replace("?zu=", "#"));
    }
  }

  /** @param {Element} item */
  function pluralOf(item) {
    const tag = item.querySelector(".md-tag");
    return plurals[(tag && tag.textContent) || ""];
  }

  /**
   * The best result leads, the others stand by kind; the list grows while it is scrolled.
   *
   * @param {HTMLElement} list
   */
  function addHeadings(list) {
    const items = [...list.querySelectorAll(".md-search-result__item")];
    if (items.length < 2) return;
    items.forEach((item, n) => {
      const own = n ? pluralOf(item) : "Bester Treffer";
      const before = n < 2 ? "" : pluralOf(items[n - 1]);
      const previous = item.previousElementSibling;
      const isHeaded = previous && previous.classList.contains("ww-hits__kind");
      if (own !== before && !isHeaded) item.before(make("li", own, { class: "ww-hits__kind" }));
    });
  }

  /** Material listens to keys alone; text also comes by the mouse or is dictated. */
  function hearEveryInput() {
    const field = queryField();
    if (field) field.addEventListener("input", () => field.dispatchEvent(new Event("keyup")));
  }

  document.addEventListener("DOMContentLoaded", () => {
    hearEveryInput();
    const list = find(".md-search-result__list");
    const toggle = /** @type {HTMLInputElement | null} */ (find("#__search"));
    if (list) {
      const refresh = () => {
        restoreFragments(list);
        addHeadings(list);
      };
      new MutationObserver(refresh).observe(list, { childList: true, subtree: true });
    }
    for (const button of document.querySelectorAll("[data-ww-search]")) {
      button.addEventListener("click", () => {
        if (toggle && !toggle.checked) toggle.click();
        const field = queryField();
        if (field) field.focus();
      });
    }
  });
})();
