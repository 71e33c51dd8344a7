/* The data of a checker: its own script, fetched once, from the handbook that this script comes from. */

import { el } from "../checker/dom.js";

const SCRIPT = document.currentScript; // only known while the script runs
export const BOOK = new URL("..", SCRIPT.src);
const received = new Map();
const wanted = new Map();

/** Scripts of the page itself may bring the same namespace; now they have, also those with `defer`. */
const whole = new Promise((done) => {
  if (document.readyState === "complete") done();
  document.addEventListener("DOMContentLoaded", done);
  addEventListener("load", done); // the other one may be over
});

/** {program, texts} of a checker; what failed is asked for again next time. */
export function fetchChecker(id) {
  if (!wanted.has(id)) {
    wanted.set(
      id,
      whole.then(() => request(id)),
    );
  }
  return wanted.get(id).catch((failure) => {
    wanted.delete(id);
    throw failure;
  });
}

function request(id) {
  listen();
  return new Promise((found, lost) => {
    const load = () => (received.has(id) ? found(received.get(id)) : lost(new Error(id)));
    const script = el("script", {
      src: new URL(`assets/pruefer/${encodeURIComponent(id)}.js`, BOOK).href,
      load,
      error: () => lost(new Error(id)),
    });
    script.nonce = SCRIPT.nonce; // what the host's policy trusts may fetch what belongs to it
    document.head.append(script);
  });
}

/** The data scripts call `Weisungswerk.register` of the page; a checker of the handbook beside us goes on to hear of them. */
function listen() {
  const page = (window.Weisungswerk = window.Weisungswerk || {});
  const before = page.register;
  if (before && before.embeds) return;
  const register = (entry) => {
    received.set(entry.program.id, entry);
    if (before) before(entry);
  };
  page.register = Object.assign(register, { embeds: true });
}
