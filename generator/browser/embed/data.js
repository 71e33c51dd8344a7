/* The data of a checker: its own scripts, fetched once, from the handbook that this script comes
 * from. */

/** @import { FirstPart, GuestPart, SecondPart } from "../types" */

import { requestScript } from "../request_script.js";

/** What pages with `require-trusted-types-for` allow by its name. */
const POLICY = "weisungswerk";
/** @typedef {{first: FirstPart, second: SecondPart, guest: GuestPart}} CheckerData */

const { nonce, src } = /** @type {HTMLScriptElement} */ (document.currentScript);
export const HANDBOOK = new URL("..", src); // of einbetten/pruefer.js
/** @type {Map<string, Partial<CheckerData>>} */
const received = new Map();
/** @type {Map<string, Promise<CheckerData>>} */
const requests = new Map();

/**
 * Scripts of the page itself may bring the same namespace; now they have, also those with `defer`.
 */
const pageScriptsRan = new Promise((resolve) => {
  if (document.readyState === "complete") resolve(null);
  document.addEventListener("DOMContentLoaded", resolve);
  addEventListener("load", resolve); // the other one may be over
});

/**
 * All parts; what failed is asked for again next time.
 *
 * @param {string} id
 */
export function fetchChecker(id) {
  const request = requests.get(id) || requestChecker(id);
  requests.set(id, request);
  return request.catch((failure) => {
    requests.delete(id);
    throw failure;
  });
}

/** @param {string} id @returns {Promise<CheckerData>} */
async function requestChecker(id) {
  await pageScriptsRan;
  listen();
  const name = `${encodeURIComponent(id)}.js`;
  const addresses = [
    `assets/pruefer/${name}`,
    `assets/pruefer/texte/${name}`,
    `einbetten/texte/${name}`,
  ];
  // a strict policy trusts what comes with the nonce of this script
  await Promise.all(addresses.map((path) => requestScript(trusted(path), nonce)));
  const { first, second, guest } = received.get(id) || {};
  if (!first || !second || !guest) throw new Error(id);
  return { first, second, guest };
}

/** Vouches for addresses of the handbook, where a page wants that. @type {any} */
let policy;

/** @param {string} path */
const inHandbook = (path) => new URL(path, HANDBOOK).href;

/** @param {string} path @returns {string} */
function trusted(path) {
  const { trustedTypes } = /** @type {any} */ (window);
  if (!trustedTypes) return inHandbook(path);
  policy = policy || trustedTypes.createPolicy(POLICY, { createScriptURL: inHandbook });
  return policy.createScriptURL(path);
}

/**
 * The data scripts call `Weisungswerk.register` of the page; a checker of the handbook beside us
 * goes on to hear of them.
 */
function listen() {
  /** @type {{register?: Register}} */
  const page = (window.Weisungswerk = window.Weisungswerk || {});
  const before = page.register;
  if (before && before.embeds) return;
  /** @type {Register} */
  const register = (part) => {
    const [id, named] = namedPart(part);
    received.set(id, { ...received.get(id), ...named });
    if (before && !("guest" in part)) before(part);
  };
  register.embeds = true;
  page.register = register;
}

/** @param {Part} part @returns {[checker: string, Partial<CheckerData>]} */
function namedPart(part) {
  if ("guest" in part) return [part.guest, { guest: part }];
  return "checker" in part ? [part.checker, { second: part }] : [part.program.id, { first: part }];
}

/** @typedef {FirstPart | SecondPart | GuestPart} Part */
/** @typedef {{(part: Part): void, embeds?: true}} Register */
