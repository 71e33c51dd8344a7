/* Checkers in pages of the handbook: registry and start.
 *
 *   Weisungswerk.register({program, texts})   one checker, called by its own script assets/pruefer/<id>.js
 *   Weisungswerk.mount(root, id, alone)       builds the checker inside an element
 *
 * A page needs <div class="ww-pruefer" data-pruefer="ID">…</div> and these scripts with `defer`: evaluate.js, checker.js,
 * pruefer/ID.js. */

import { createView } from "./view.js";

const HANDBOOK = new URL("../../..", document.currentScript.src); // assets/javascripts/weisungswerk/checker.js
const registry = { entries: new Map(), mounted: new WeakSet(), count: 0 };

export function mount(root, id, alone) {
  const entry = registry.entries.get(id);
  if (!entry || registry.mounted.has(root)) return;
  registry.mounted.add(root);
  createView({ root, entry, uid: `wp${++registry.count}`, alone, handbook: HANDBOOK }).render({});
}

export function register(entry) {
  registry.entries.set(entry.program.id, entry);
  if (document.readyState !== "loading") mountAll();
}

function mountAll() {
  document
    .querySelectorAll(".ww-pruefer[data-pruefer]")
    .forEach((root) => mount(root, root.dataset.pruefer));
}

document.addEventListener("DOMContentLoaded", mountAll);
