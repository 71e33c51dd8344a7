/* Checkers in pages of the handbook: registry and start.
 *
 *   Weisungswerk.register(part)   called by the scripts of a checker's data (assets/pruefer/…)
 *
 * A page needs <div class="ww-pruefer" data-pruefer="ID">…</div> and these scripts with `defer`:
 * evaluate.js, checker.js, pruefer/ID.js. */

/** @import { Entry, FirstPart, SecondPart } from "../types" */

import { loadScript } from "../load_script.js";
import { createEntry } from "./entry.js";
import { View } from "./view.js";

const SCRIPT = /** @type {HTMLScriptElement} */ (document.currentScript);
const HANDBOOK = new URL("../../..", SCRIPT.src); // of assets/javascripts/weisungswerk/
const registry = {
  /** @type {Map<string, Entry>} */
  entries: new Map(),
  /** @type {Map<string, SecondPart>} */
  seconds: new Map(),
  mounted: new WeakSet(),
};
let count = 0;

/** @param {FirstPart | SecondPart} part */
export function register(part) {
  if ("checker" in part) {
    registry.seconds.set(part.checker, part);
  } else {
    registry.entries.set(part.program.id, createEntry(part));
    if (document.readyState !== "loading") mountAll();
  }
}

function mountAll() {
  /** @type {NodeListOf<HTMLElement>} */
  const roots = document.querySelectorAll(".ww-pruefer[data-pruefer]");
  for (const root of roots) {
    const entry = registry.entries.get(root.dataset.pruefer || "");
    if (entry && !registry.mounted.has(root)) mount(root, entry);
  }
}

/** @param {HTMLElement} root @param {Entry} entry */
function mount(root, entry) {
  registry.mounted.add(root);
  const uid = `wp${++count}`;
  const secondPart = () => fetchSecondPart(entry.program.id);
  new View({ root, entry, uid, handbook: HANDBOOK, secondPart }).render();
}

/** @param {string} id */
async function fetchSecondPart(id) {
  await loadScript(`../../pruefer/texte/${id}.js`);
  return /** @type {SecondPart} */ (registry.seconds.get(id));
}

document.addEventListener("DOMContentLoaded", mountAll);
