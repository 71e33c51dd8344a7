/* The engine behind the search box of the theme: Material asks and gets answers by messages. Runs
 * in a worker, or, in pages opened from a folder, in a frame of the page where `importScripts`
 * answers with a promise.
 *
 *   0 {type}                        → 1 {type, kinds, issuers}             the index is there
 *   2 {type, data: text, wanted}    → 3 {type, data: {items, suggest}, help}
 *
 * wanted: {kinds, issuers}, help: {unknown, meant, near}. An item is a group of results: the hit,
 * then further passages of the same section. The best item leads, the others stand by kind, the
 * kind of the best of them first. Material tells pages and sections apart by »#« and shows no text
 * of a section that leads a group, so fragments travel as ?zu=… (headings and fragments:
 * assets/javascripts/search_box.js). */

/** @import { Engine, Hit, Wanted } from "../types" */

import { open } from "./engine.js";

const INDEX = "../../suche/"; // as in site/addresses.py
const SHOWN = 12; // hits
const LENGTH = 180; // letters of an excerpt
const LEAD = 60; // letters before the first marked word
/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** The parts of the index by name, as far as they were loaded. @type {Record<string, unknown>} */
const loadedParts = {};
/** @type {Engine | null} */
let engine = null;
/** @type {Promise<unknown>} */
let turn = Promise.resolve();

/**
 * Each file of the index (assets/suche/<name>.js) hands its part over by
 * `Weisungswerk.search.part`.
 */
export const search = {
  parts: loadedParts,
  /** @param {string} name @param {unknown} data */
  part(name, data) {
    loadedParts[name] = data;
  },
  open,
};

/** @param {string[]} names */
const load = (names) => importScripts(...names.map((name) => `${INDEX}${name}.js`));

/** @param {{type: number, data: string, wanted: Wanted}} question */
async function answer({ type, data, wanted }) {
  if (type === 0 || !engine) {
    await load(["index"]);
    engine = open(loadedParts, load);
    return { type: 1, kinds: engine.kinds, issuers: engine.issuers };
  }
  const { hits, suggest, ...help } = await engine.query(data, { ...wanted, limit: SHOWN });
  const { marked } = engine;
  return {
    type: 3,
    data: {
      items: byKind(hits).map((hit) => group(hit, marked)),
      suggest: completion(data, suggest),
    },
    help,
  };
}

/** @param {Hit[]} hits */
function byKind(hits) {
  const [best, ...others] = hits;
  const kinds = [...new Set(others.map(({ kind }) => kind))];
  const sorted = kinds.flatMap((kind) => others.filter((other) => other.kind === kind));
  return best ? [best, ...sorted] : [];
}

/** @param {Hit} hit @param {Engine["marked"]} marked */
function group(hit, marked) {
  const { kind, issuer, version, title, trail, text, terms, score } = hit;
  const tags = [kind, issuer, version && `Fassung ${version}`]
    .filter(Boolean)
    .map((tag) => `<span class="md-tag">${escaped(tag)}</span>`);
  const lines = [
    trail && `<p class="ww-hit__trail">${escaped(trail)}</p>`,
    text && `<p>${excerpt(text, marked(text, terms))}</p>`,
    `<p>${tags.join(" ")}</p>`,
  ];
  return [
    item(hit.address, title, lines.join(""), score),
    ...hit.more.map((place) => item(place.address, place.title, "", 0)),
  ];
}

/**
 * As Material wants it.
 *
 * @param {string} address
 * @param {string} title
 * @param {string} text
 * @param {number} score
 */
const item = (address, title, text, score) => ({
  location: address.replace("#", "?zu="),
  title: escaped(title),
  text,
  score,
  terms: {},
});

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]);

/** The words around the first marked one. @param {string} text @param {[number, number][]} marks */
function excerpt(text, marks) {
  const start = wordStart(text, marks.length ? marks[0][0] - LEAD : 0);
  const end = text.length - start > LENGTH ? text.lastIndexOf(" ", start + LENGTH) : text.length;
  let html = start ? "… " : "";
  let at = start;
  for (const [first, last] of marks) {
    if (first < start || last > end) continue;
    html += `${escaped(text.slice(at, first))}<mark>${escaped(text.slice(first, last))}</mark>`;
    at = last;
  }
  return html + escaped(text.slice(at, end)) + (end < text.length ? " …" : "");
}

/** The beginning of the next word. @param {string} text @param {number} at */
const wordStart = (text, at) => (at > 0 ? text.indexOf(" ", at) + 1 : 0);

/** Material shows how the last word may go on. @param {string} text @param {string[]} suggested */
function completion(text, suggested) {
  const words = text.split(/\s+/);
  const last = words.pop() || "";
  const next = suggested
    .map((suggestion) => suggestion.split(/\s+/)[words.length] || "")
    .find((word) => word.toLowerCase().startsWith(last.toLowerCase()));
  return last && next ? [last + next.slice(last.length)] : [];
}

// Node has no messages
if (typeof addEventListener === "function") {
  addEventListener("message", ({ data }) => {
    turn = turn
      .then(() => answer(data))
      .then((message) => postMessage(message))
      .catch((error) => console.error(error)); // the next question is asked anew
  });
}
