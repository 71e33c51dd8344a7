/* A guest in a foreign page: links lead into the handbook, headings keep to the order of the page. */

import { quiet } from "../checker/dom.js";

const NEW_WINDOW = " (öffnet ein neues Fenster)";

/** Texts of a checker link from its page in the handbook; the host's page stays as it is. */
export function leadHome(box, page) {
  for (const link of box.querySelectorAll("a[href]:not([target], [download], [href^='#'])")) {
    Object.assign(link, {
      href: new URL(link.getAttribute("href"), page).href,
      target: "_blank",
      rel: "noopener",
    });
    link.append(quiet(NEW_WINDOW));
  }
}

/** `first`: the level of the checker's title. */
export function levelHeadings(box, first) {
  for (const heading of box.querySelectorAll("h1, h2, h3")) {
    heading.setAttribute("aria-level", Number(heading.tagName[1]) + first - 1);
  }
}

/** What a host may know: result and question, never the answers. */
export const outcomeOf = ({ result }) => JSON.parse(JSON.stringify(result));

export function questionOf({ asked, texts, program, state }) {
  return {
    checker: program.id,
    fact: asked,
    title: texts.facts[asked].title,
    remaining: state.left,
  };
}

/** Only what is new is worth an event. */
export function reporter(element) {
  const last = {};
  return (name, detail) => {
    const words = JSON.stringify(detail);
    if (last[name] === words) return;
    last[name] = words;
    element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  };
}
