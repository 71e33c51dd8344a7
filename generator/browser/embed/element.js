/* <weisungs-pruefer pruefer="KENNUNG">: a checker in any page, in a ShadowRoot of its own.
 *
 * Attributes, events and custom properties are told in render/embeds.py, which documents them for the hosts. */

import { button, el } from "../checker/dom.js";
import { createView } from "../checker/view.js";
import { BOOK, fetchChecker } from "./data.js";
import { leadHome, levelHeadings, outcomeOf, questionOf, reporter } from "./host.js";
import { STYLES } from "./styles.js";

const ELEMENT = "weisungs-pruefer";

const SHEET = new CSSStyleSheet(); // no <style>: a strict policy of the host would refuse it
SHEET.replaceSync(STYLES);

class CheckerElement extends HTMLElement {
  static get observedAttributes() {
    return ["pruefer", "stufe"];
  }

  #box = el("div", { class: "wp-guest", lang: "de", dir: "ltr" });
  #shown;
  #report;

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

  /** A checker that is there already stays as it is: an element that was moved keeps its answers. */
  async #show() {
    const id = (this.getAttribute("pruefer") || "").trim();
    if (id === this.#shown) return this.#settle();
    this.#shown = id;
    this.#report = reporter(this);
    this.#box.replaceChildren(el("p", {}, "Der Prüfer wird geladen."));
    const entry = id && (await fetchChecker(id).catch(() => null));
    if (id !== this.#shown) return; // another one was asked for in the meantime
    if (entry) this.#open(entry);
    else this.#refuse(id);
  }

  #open(entry) {
    const root = el("div");
    const view = createView({ root, entry, uid: "wp", alone: true, handbook: BOOK });
    const draw = view.render;
    view.render = (how) => {
      draw(how);
      this.#settle();
      this.#report("ergebnis", outcomeOf(view.state));
      if (view.asked) this.#report("frage", questionOf(view));
    };
    this.#box.replaceChildren(
      root,
      el(
        "p",
        { class: "wp-home" },
        el("a", { href: `${entry.program.id}.html` }, "Diesen Prüfer im Handbuch öffnen"),
      ),
    );
    view.render({});
  }

  #refuse(id) {
    const message = id
      ? `Der Prüfer »${id}« lässt sich nicht laden.`
      : "Es ist nicht angegeben, welcher Prüfer hier stehen soll.";
    const again = () => {
      this.#shown = undefined;
      this.#show();
    };
    this.#box.replaceChildren(
      el(
        "div",
        { class: "wp" },
        el(
          "div",
          { class: "wp-summary", role: "alert" },
          el("p", { class: "wp-summary__title" }, message),
          el(
            "p",
            {},
            "Vielleicht ist die Kennung falsch geschrieben, das Handbuch nicht erreichbar, oder die Regeln dieser Seite lassen seine Skripte nicht zu. ",
            "Alle Kennungen und was einzutragen ist: ",
            el("a", { href: "../einbetten/index.html" }, "Prüfer einbetten"),
            ".",
          ),
          id && button("Noch einmal versuchen", again),
        ),
      ),
    );
    this.#settle();
    this.#report("fehler", { checker: id, code: id ? "nicht-geladen" : "kennung-fehlt", message });
  }

  #settle() {
    leadHome(this.#box, new URL("pruefer/", BOOK));
    levelHeadings(this.#box, Number(this.getAttribute("stufe")) || 2);
  }
}

if (!customElements.get(ELEMENT)) customElements.define(ELEMENT, CheckerElement); // the script may be there twice
