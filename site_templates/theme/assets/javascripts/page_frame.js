/* The frame of the page by keyboard and on paper. Without this script everything is there as well:
 * the drawer has a label instead of its button. */
(() => {
  "use strict";

  const SHORTCUTS = "fsnp,./";

  /**
   * Material's shortcuts of one letter would catch speech input and slips of the hand (WCAG 2.1.4).
   */
  addEventListener(
    "keydown",
    (event) => {
      const { altKey, ctrlKey, key, metaKey, target } = event;
      const isTyping =
        target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
      const isPlain = !ctrlKey && !altKey && !metaKey && key.length === 1;
      if (isPlain && !isTyping && SHORTCUTS.includes(key)) event.stopImmediatePropagation();
    },
    true,
  );

  /** @param {string} id drawer and search are checkboxes, which the style sheets read */
  const boxOf = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id));

  /** A button that switches drawer or search. @param {HTMLElement} button */
  function connect(button) {
    const box = boxOf(button.dataset.wwOpens || "");
    button.addEventListener("click", () => box.click());
    box.addEventListener("change", () => {
      button.setAttribute("aria-expanded", String(box.checked));
    });
  }

  /**
   * The open search waits for a word.
   *
   * @param {HTMLElement | null} field
   * @param {HTMLInputElement} box
   */
  function prepareSearch(field, box) {
    box.addEventListener("change", () => {
      if (box.checked && field) field.focus();
    });
  }

  /**
   * The open drawer takes the focus, closes behind whoever leaves it, and gives the focus back on
   * Escape.
   *
   * @param {HTMLElement} drawer
   * @param {HTMLInputElement} box
   * @param {HTMLElement} button
   */
  function guardDrawer(drawer, box, button) {
    const close = () => {
      if (box.checked) box.click();
    };
    box.addEventListener("change", () => {
      const link = drawer.querySelector("a");
      if (box.checked && link) link.focus();
    });
    drawer.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest("a")) close();
    });
    drawer.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !drawer.contains(relatedTarget)) close();
    });
    addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || !box.checked) return;
      button.focus();
      close();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    /** @type {NodeListOf<HTMLElement>} */
    const buttons = document.querySelectorAll("[data-ww-opens]");
    buttons.forEach(connect);
    prepareSearch(document.querySelector(".md-search__input"), boxOf("__search"));
    /** @type {HTMLElement | null} */
    const drawer = document.querySelector(".md-sidebar--primary");
    /** @type {HTMLElement | null} */
    const button = document.querySelector("[data-ww-opens=__drawer]");
    if (drawer && button) guardDrawer(drawer, boxOf("__drawer"), button);
  });

  /** Paper cannot be unfolded. @type {HTMLDetailsElement[]} */
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details")].filter((details) => !details.open);
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
  });
})();
