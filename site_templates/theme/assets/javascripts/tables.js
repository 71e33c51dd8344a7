/* Filters for long lists and sorting for tables. Everything is created here: without JavaScript the
 * pages show their full lists and no dead controls.
 *
 * A list says by data-ww-filter (a selector) what its entries are, by data-facets ("art:Art,…")
 * which data attributes make a choice, and a table by data-ww-sort which columns can be sorted. */
(() => {
  "use strict";

  /**
   * A choice among the values of a data attribute.
   *
   * @typedef {object} Facet
   * @property {string} label
   * @property {HTMLSelectElement} select
   * @property {(item: HTMLElement) => boolean} fits
   */

  const PATIENCE = 120; // milliseconds after a letter
  const collator = new Intl.Collator("de", { numeric: true, sensitivity: "base" });
  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Record<string, string>} attributes
   * @param {(Node | string)[]} children
   */
  function make(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  }

  /** Filters that hide entries and offices that step back change what a list shows. */
  const listChanged = () => document.dispatchEvent(new Event("weisungswerk:liste"));

  // ---- filter ----------------------------------------------------------------------------------

  /** @param {HTMLElement} place @param {number} index */
  function startFilter(place, index) {
    const { wwFilter = "", facets: named = "", noun = "" } = place.dataset;
    /** @type {HTMLElement[]} */
    const items = [...document.querySelectorAll(wwFilter)].map(asElement);
    const texts = items.map((item) => folded(item.textContent || ""));
    const field = make("input", {
      type: "search",
      id: `ww-filter-${index}`,
      autocomplete: "off",
      spellcheck: "false",
    });
    const facets = named
      .split(",")
      .filter(Boolean)
      .map((facet) => createFacet(facet, items, index));
    const status = make("p", { role: "status", class: "ww-filter__count" });
    const form = make(
      "form",
      { class: "ww-filter__form", role: "search", "aria-label": `Filter: ${noun}` },
      labelled("Wort oder Teil davon", field),
      ...facets.map(({ label, select }) => labelled(label, select)),
      status,
    );

    function update() {
      const wanted = folded(field.value).split(" ").filter(Boolean);
      items.forEach((item, at) => {
        const hasWords = wanted.every((word) => texts[at].includes(word));
        item.hidden = !hasWords || !facets.every((facet) => facet.fits(item));
      });
      for (const group of new Set(items.map((item) => item.parentElement))) hideEmpty(group);
      const shown = items.filter((item) => !isGone(item)).length;
      status.textContent = `${shown} von ${items.length} ${noun}`;
    }

    /** An address of an entry that the filter hides brings it back. */
    function reveal() {
      const id = __ww_named();
      const target = id ? document.getElementById(id) : null;
      if (!target || !items.some((item) => item.hidden && item.contains(target))) return;
      form.reset();
      update();
      target.scrollIntoView();
    }

    let waiting = 0;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", update);
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(update, PATIENCE);
    });
    document.addEventListener("weisungswerk:liste", update);
    addEventListener("hashchange", reveal);
    place.append(form);
    update();
    reveal();
  }

  /** @param {Element} element */
  const asElement = (element) => /** @type {HTMLElement} */ (element);

  /** @param {string} text @param {HTMLElement} control */
  function labelled(text, control) {
    const label = make("label", { for: control.id }, text);
    return make("div", { class: "ww-filter__field" }, label, control);
  }

  /**
   * @param {string} named »attribute:label«
   * @param {HTMLElement[]} items
   * @param {number} index
   * @returns {Facet}
   */
  function createFacet(named, items, index) {
    const [key, label] = named.split(":");
    /** @param {HTMLElement} item */
    const valuesOf = (item) => (item.dataset[key] || "").split("|");
    const values = [...new Set(items.flatMap(valuesOf))].filter(Boolean);
    if (key === "rolle") values.sort(collator.compare);
    const options = values.map((value) => make("option", { value }, value));
    const any = make("option", { value: "" }, "alle");
    const select = make("select", { id: `ww-filter-${index}-${key}` }, any, ...options);
    const fits = (/** @type {HTMLElement} */ item) =>
      !select.value || valuesOf(item).includes(select.value);
    return { label, select, fits };
  }

  /**
   * Hidden by this filter, or stepped back because it belongs to another office.
   *
   * @param {HTMLElement} item
   */
  const isGone = (item) => item.hidden || getComputedStyle(item).display === "none";

  /**
   * A list without entries goes with the heading, the frame or the group row that announces it.
   *
   * @param {HTMLElement | null} group
   */
  function hideEmpty(group) {
    if (!group) return;
    const isEmpty = [...group.children]
      .map(asElement)
      .every((item) => isGone(item) || item.matches(".ww-table__group"));
    const whole = wholeOf(group);
    whole.hidden = isEmpty;
    const before = whole.previousElementSibling;
    if (before && /^H[2-4]$/.test(before.tagName)) asElement(before).hidden = isEmpty;
  }

  /**
   * The only body of a table stands for the table.
   *
   * @param {HTMLElement} group
   * @returns {HTMLElement}
   */
  function wholeOf(group) {
    const table = group.parentElement;
    const isOnlyBody =
      group.tagName === "TBODY" && table instanceof HTMLTableElement && table.tBodies.length === 1;
    return (isOnlyBody && group.closest(".ww-scroll")) || group;
  }

  /** @param {string} text */
  function folded(text) {
    return text
      .toLocaleLowerCase("de")
      .replace(/ß/g, "ss")
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/\s+/g, " ");
  }

  // ---- sorting ---------------------------------------------------------------------------------

  /** @param {HTMLTableElement} table */
  function startSorting(table) {
    const bodies = [...table.tBodies];
    const rows = bodies.map((body) => [...body.rows]);
    const heads = table.tHead ? [...table.tHead.rows[0].cells] : [];

    /** @param {number} column @param {string} order */
    function sort(column, order) {
      for (const head of heads) head.removeAttribute("aria-sort");
      table.classList.toggle("ww-sorted", order !== "");
      if (order) heads[column].setAttribute("aria-sort", order);
      const sign = order === "ascending" ? 1 : -1;
      const sorted = rows.flat().filter((row) => !row.matches(".ww-table__group"));
      sorted.sort((one, other) => compare(one.cells[column], other.cells[column], sign));
      bodies.forEach((body, at) => {
        const written = at ? [] : sorted;
        body.append(...(order ? written : rows[at]));
      });
      listChanged();
    }

    heads.forEach((head, column) => {
      if (!head.hasAttribute("data-ww-sort")) return;
      const button = make("button", { type: "button", class: "ww-sort" }, ...head.childNodes);
      button.append(make("span", { class: "ww-sort__arrow", "aria-hidden": "true" }));
      head.append(button);
      button.addEventListener("click", () => sort(column, nextOrder(head)));
    });
  }

  /** Up, down, as written. @param {HTMLTableCellElement} head */
  function nextOrder(head) {
    const order = head.getAttribute("aria-sort");
    if (order === null) return "ascending";
    return order === "ascending" ? "descending" : "";
  }

  /**
   * Figures by sort of measure, then by value; the sorts keep their order either way, so that words
   * stay last.
   *
   * @param {HTMLTableCellElement} one
   * @param {HTMLTableCellElement} other
   * @param {1 | -1} sign
   */
  function compare(one, other, sign) {
    if (!one.dataset.sort) return sign * collator.compare(trimmed(one), trimmed(other));
    const left = one.dataset.sort.split(" ").map(Number);
    const right = (other.dataset.sort || "").split(" ").map(Number);
    return left[0] - right[0] || sign * (left[1] - right[1]);
  }

  /** @param {Element} cell */
  const trimmed = (cell) => (cell.textContent || "").trim();

  /** @type {NodeListOf<HTMLElement>} */
  const filters = document.querySelectorAll("[data-ww-filter]");
  /** @type {NodeListOf<HTMLTableElement>} */
  const tables = document.querySelectorAll("table[data-ww-sortable]");
  filters.forEach(startFilter);
  tables.forEach(startSorting);
})();
