/* The engine behind the search box of the theme: Material asks and gets answers by messages. Runs in a worker, or, in
 * pages opened from a folder, in a frame of the page where `importScripts` answers with a promise.
 *
 *   0 {type}                        → 1 {type, kinds, issuers}             the index is there; kinds: [[kind, in the plural], …]
 *   2 {type, data: text, wanted}    → 3 {type, data: {items, suggest}, help}   wanted: {kinds, issuers}, help: {unknown, meant, near}
 *
 * An item is a group of results: the hit, then further passages of the same section. The best item leads, the others
 * stand by kind, the kind of the best of them first (headings: assets/javascripts/suche.js). Material tells pages and sections
 * apart by »#« and shows no text of a section that leads a group, so fragments travel as ?zu=… (assets/javascripts/suche.js). */

import { open } from "./engine.js";
import { loadedParts } from "./texts.js";

const INDEX = "../../suche/"; // as in render/addresses.py
const SHOWN = 12;
const LENGTH = 180;
const LEAD = 60;

let engine = null;
let turn = Promise.resolve();

const load = (names) => importScripts(...names.map((name) => `${INDEX}${name}.js`));

/** What hangs on `Weisungswerk`: each file of the index (assets/suche/<name>.js) hands its part over by `part`. */
export const search = {
  parts: loadedParts,
  part(name, data) {
    loadedParts[name] = data;
  },
  open,
};

async function answer({ type, data, wanted }) {
  if (type === 0) {
    await load(["index"]);
    engine = open(loadedParts.index, load);
    return { type: 1, kinds: engine.kinds, issuers: engine.issuers };
  }
  const { hits, unknown, meant, near, suggest } = await engine.query(data, {
    ...wanted,
    limit: SHOWN,
  });
  return {
    type: 3,
    data: { items: byKind(hits).map(group), suggest: completion(data, suggest) },
    help: { unknown, meant, near },
  };
}

function byKind([best, ...others]) {
  const kinds = [...new Set(others.map(({ kind }) => kind))];
  return best
    ? [best, ...kinds.flatMap((kind) => others.filter((other) => other.kind === kind))]
    : [];
}

function group(hit) {
  const tags = [hit.kind, hit.issuer, hit.version && `Fassung ${hit.version}`]
    .filter(Boolean)
    .map((tag) => `<span class="md-tag">${escaped(tag)}</span>`);
  const lines = [
    hit.trail && `<p class="ww-hit__trail">${escaped(hit.trail)}</p>`,
    hit.text && `<p>${excerpt(hit.text, hit.terms)}</p>`,
    `<p>${tags.join(" ")}</p>`,
  ];
  const first = {
    location: travelling(hit.address),
    title: escaped(hit.title),
    text: lines.filter(Boolean).join(""),
    score: hit.score,
    terms: {},
  };
  return [
    first,
    ...hit.more.map(({ title, address }) => ({
      location: travelling(address),
      title: escaped(title),
      text: "",
      score: 0,
      terms: {},
    })),
  ];
}

const travelling = (address) => address.replace("#", "?zu=");
const escaped = (text) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign],
  );

/** The words around the first one that was found, the found ones marked. */
function excerpt(text, terms) {
  const found = engine.marked(text, terms);
  const start = from(text, found.length ? found[0][0] - LEAD : 0);
  const end = text.length - start > LENGTH ? text.lastIndexOf(" ", start + LENGTH) : text.length;
  let made = start ? "… " : "";
  let at = start;
  for (const [first, last] of found.filter(([first, last]) => first >= start && last <= end)) {
    made += `${escaped(text.slice(at, first))}<mark>${escaped(text.slice(first, last))}</mark>`;
    at = last;
  }
  return made + escaped(text.slice(at, end)) + (end < text.length ? " …" : "");
}

/** The beginning of a word. */
const from = (text, at) => (at > 0 ? text.indexOf(" ", at) + 1 : 0);

/** Material shows how the last word may go on. */
function completion(typed, suggested) {
  const words = typed.split(/\s+/);
  const last = words.pop();
  const next = suggested
    .map((text) => text.split(/\s+/)[words.length] || "")
    .find((word) => word.toLowerCase().startsWith(last.toLowerCase()));
  return last && next ? [last + next.slice(last.length)] : [];
}

if (typeof addEventListener === "function") {
  // Node has none
  addEventListener("message", ({ data }) => {
    turn = turn
      .then(() => answer(data))
      .then((message) => postMessage(message))
      .catch((error) => console.error(error)); // the next question is asked anew
  });
}
