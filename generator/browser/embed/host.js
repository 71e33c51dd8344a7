/* A guest in a foreign page: links lead into the handbook, headings keep to the order of the page.
 */

/** @import { View } from "../types" */

import { quiet } from "../checker/dom.js";

const NEW_WINDOW = " (öffnet ein neues Fenster)";

/**
 * Texts of a checker link from its page in the handbook; the host's page stays as it is.
 *
 * @param {HTMLElement} box
 * @param {URL} page
 */
export function leadHome(box, page) {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = box.querySelectorAll("a[href]:not([target], [download], [href^='#'])");
  for (const link of links) {
    link.href = new URL(link.getAttribute("href") || "", page).href;
    link.target = "_blank";
    link.rel = "noopener";
    link.append(quiet(NEW_WINDOW));
  }
}

/** @param {HTMLElement} box @param {number} first the level of the checker's title */
export function levelHeadings(box, first) {
  for (const heading of box.querySelectorAll("h1, h2, h3")) {
    heading.setAttribute("aria-level", String(Number(heading.tagName[1]) + first - 1));
  }
}

/** What a host may know: result and question, never the answers. @param {View} view */
export const outcomeOf = ({ details, state }) =>
  JSON.parse(JSON.stringify({ ...(details && details.fullResult()), ...state.result }));

/** @param {View} view @param {string} asked */
export function questionOf({ program, state, texts }, asked) {
  const { title } = texts.facts[asked];
  return { checker: program.id, fact: asked, title, remaining: state.left };
}

/** Only what is new is worth an event. @param {HTMLElement} element */
export function reporter(element) {
  /** @type {Record<string, string>} */
  const last = {};
  /** @param {"ergebnis" | "frage" | "fehler"} name @param {object} detail */
  return (name, detail) => {
    const words = JSON.stringify(detail);
    if (last[name] === words) return;
    last[name] = words;
    element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  };
}
