/* <weisungs-pruefer pruefer="KENNUNG">: a checker in any page, in a ShadowRoot of its own.
 *
 * Attributes, events and custom properties are documented for the hosts in
 * generator/pages/embeds.py. */

/** @import { CheckerData } from "./data.js" */

import { button, el, list, more } from "../checker/dom.js";
import { createEntry } from "../checker/entry.js";
import { View } from "../checker/view.js";
import { HANDBOOK, fetchChecker } from "./data.js";
import { leadHome, levelHeadings, outcomeOf, questionOf, reporter } from "./host.js";
import { STYLES } from "./styles.js";

const ELEMENT = "weisungs-pruefer";
const REASONS =
  "Vielleicht ist die Kennung falsch geschrieben, das Handbuch nicht erreichbar, oder die Regeln " +
  "dieser Seite lassen seine Skripte nicht zu. ";
const SHEET = new CSSStyleSheet(); // no <style>: a strict policy of the host would refuse it
SHEET.replaceSync(STYLES);

class CheckerElement extends HTMLElement {
  static get observedAttributes() {
    return ["pruefer", "stufe"];
  }

  #box = el("div", { class: "wp-guest", lang: "de", dir: "ltr" });
  /** The checker that is there or on its way. @type {string | undefined} */
  #shown;
  #report = reporter(this);

  constructor() {
    super();
    const tree = this.attachShadow({ mode: "open" });
    tree.adoptedStyleSheets = [SHEET];
    tree.append(this.#box);
  }

  connectedCallback() {
    this.#show();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#show();
  }

  /**
   * A checker that is there already stays as it is: an element that was moved keeps its answers.
   */
  async #show() {
    const id = (this.getAttribute("pruefer") || "").trim();
    if (id === this.#shown) {
      this.#settle();
      return;
    }
    this.#shown = id;
    this.#report = reporter(this);
    this.#box.replaceChildren(el("p", {}, "Der Prüfer wird geladen."));
    const data = id ? await fetchChecker(id).catch(() => null) : null;
    if (id !== this.#shown) return; // another one was asked for in the meantime
    if (data) this.#open(data);
    else this.#refuse(id);
  }

  /** @param {CheckerData} data */
  #open({ first, second, guest }) {
    const root = el("div");
    const { title, question } = first.texts;
    const { note, openPoints } = guest;
    const view = new View({
      root,
      entry: createEntry(first),
      uid: "wp",
      above: [
        el("h1", {}, title),
        question !== title && el("p", { class: "wp-lead" }, question),
        note && el("p", { class: "wp-note" }, note),
      ],
      below: openPoints.length > 0 && more("Was die Weisung offen lässt", list(openPoints)),
      handbook: HANDBOOK,
      secondPart: async () => second,
      onDraw: (drawn) => {
        this.#settle();
        if (!drawn.details) return; // reasons are not whole yet
        this.#report("ergebnis", outcomeOf(drawn));
        if (drawn.asked) this.#report("frage", questionOf(drawn, drawn.asked));
      },
    });
    const home = el("a", { href: `${first.program.id}.html` }, "Diesen Prüfer im Handbuch öffnen");
    this.#box.replaceChildren(root, el("p", { class: "wp-home" }, home));
    view.render();
  }

  /** @param {string} id */
  #refuse(id) {
    const message = id
      ? `Der Prüfer »${id}« lässt sich nicht laden.`
      : "Es ist nicht angegeben, welcher Prüfer hier stehen soll.";
    const again = () => {
      this.#shown = undefined;
      this.#show();
    };
    const help = el("a", { href: "../einbetten/index.html" }, "Prüfer einbetten");
    const notice = el(
      "div",
      { class: "wp-summary", role: "alert" },
      el("p", { class: "wp-summary__title" }, message),
      el("p", {}, REASONS, "Alle Kennungen und was einzutragen ist: ", help, "."),
      id && button("Noch einmal versuchen", again),
    );
    this.#box.replaceChildren(el("div", { class: "wp" }, notice));
    this.#settle();
    this.#report("fehler", { checker: id, code: id ? "nicht-geladen" : "kennung-fehlt", message });
  }

  #settle() {
    leadHome(this.#box, new URL("pruefer/", HANDBOOK));
    levelHeadings(this.#box, Number(this.getAttribute("stufe")) || 2);
  }
}

// a page may hold the script twice
if (!customElements.get(ELEMENT)) customElements.define(ELEMENT, CheckerElement);
