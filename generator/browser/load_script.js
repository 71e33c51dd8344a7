/* Scripts that a page needs only later: fetched once, from beside the one that asks. */

import { requestScript } from "./request_script.js";

// only known while the script runs
const HERE = /** @type {HTMLScriptElement} */ (document.currentScript).src;
/** @type {Map<string, Promise<typeof Weisungswerk>>} */
const requests = new Map();

/**
 * The build puts this in the place of `import(…)`. A script that did not come is asked for again
 * the next time.
 *
 * @param {string} name an address as seen from this script
 */
export function loadScript(name) {
  const request = requests.get(name) || requestScript(new URL(name, HERE).href);
  requests.set(name, request);
  return request.catch((failure) => {
    requests.delete(name);
    throw failure;
  });
}
