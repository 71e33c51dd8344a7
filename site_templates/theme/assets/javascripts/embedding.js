/* »Prüfer einbetten«: a checker and the address of the handbook are chosen, snippets and live
 * examples follow. Without JavaScript the page shows the snippets of its first checker and no dead
 * controls. */
(() => {
  "use strict";

  const MANUAL = "Der Ausschnitt ist markiert: Kopieren Sie ihn mit Strg+C.";

  /** @type {HTMLFormElement | null} */
  const form = document.querySelector("[data-ww-embed]");
  if (!form) return;

  /** @template {Element} Found @param {string} selector @param {ParentNode} place */
  const find = (selector, place = document) => /** @type {Found} */ (place.querySelector(selector));

  /** @type {HTMLSelectElement} */
  const choice = find("select", form);
  /** @type {HTMLInputElement} */
  const home = find("input", form);
  const element = find("weisungs-pruefer");
  /** @type {HTMLIFrameElement} */
  const frame = find("iframe.ww-embed__live");
  const answers = [...document.querySelectorAll("[data-ww-snippet]")].map(addButton);

  /** A button that copies a snippet; gives the place of its answer. @param {Element} place */
  function addButton(place) {
    const code = find("code", place);
    const button = document.createElement("button");
    const status = document.createElement("span");
    button.type = "button";
    button.className = "md-button";
    button.textContent = "Kopieren";
    status.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      status.textContent = (await isCopied(code)) ? "Kopiert." : MANUAL;
    });
    place.append(button, " ", status);
    return status;
  }

  /**
   * Pages without https have no clipboard of the new kind; what is marked can be copied by hand in
   * any case.
   *
   * @param {Element} code
   */
  async function isCopied(code) {
    const selection = getSelection();
    if (selection) selection.selectAllChildren(code);
    if (!navigator.clipboard) return document.execCommand("copy");
    return navigator.clipboard.writeText(code.textContent || "").then(
      () => true,
      () => false,
    );
  }

  /** A text as it is written in HTML. @param {string} text */
  const source = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

  function show() {
    const title = choice.selectedOptions[0].textContent || "";
    /** @type {Record<string, string>} */
    const parts = {
      checker: choice.value,
      home: home.value.trim().replace(/\/*$/, "/"),
      title,
    };
    /** @type {NodeListOf<HTMLElement>} */
    const places = document.querySelectorAll("[data-ww-part]");
    for (const place of places) place.textContent = source(parts[place.dataset.wwPart || ""]);
    for (const status of answers) status.textContent = "";
    if (element.getAttribute("pruefer") === choice.value) return;
    element.setAttribute("pruefer", choice.value);
    frame.title = `Prüfer: ${title}`;
    frame.src = `${choice.value}.html`;
  }

  /**
   * An address of a checker (einbetten/index.html#absoma-kontaktfenster) chooses it.
   *
   * @param {HTMLFormElement} place
   */
  function followAddress(place) {
    const id = __ww_named();
    if (![...choice.options].some(({ value }) => value === id)) return;
    choice.value = id;
    show();
    place.scrollIntoView();
    choice.focus({ preventScroll: true });
  }

  function logEvents() {
    /** @type {HTMLElement} */
    const log = find("[data-ww-events]");
    const code = find("code", log);
    for (const name of ["ergebnis", "frage", "fehler"]) {
      element.addEventListener(name, (event) => {
        log.hidden = false;
        code.textContent = `${name} ${JSON.stringify(/** @type {CustomEvent} */ (event).detail)}`;
      });
    }
  }

  form.hidden = false;
  find("[data-ww-plain]").remove();
  if (location.protocol.startsWith("http")) {
    home.value = new URL("..", location.href.split(/[?#]/)[0]).href;
    find("[data-ww-folder]", form).remove();
    home.removeAttribute("aria-describedby");
  }
  const follow = () => followAddress(form);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", show);
  addEventListener("hashchange", follow);
  // the browser itself has gone to the list by then
  addEventListener("load", () => setTimeout(follow));
  logEvents();
  show();
})();
