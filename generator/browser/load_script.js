/* Scripts that a page needs only after a click: fetched once, from beside the one that asks. */

const FOLDER = document.currentScript.src; // only known while the script runs
const requests = new Map();

/**
 * What another script of the handbook brings, in the place of `import(…)`: a promise of `Weisungswerk`. A script that
 * did not come is asked for again the next time.
 */
export function loadScript(name) {
  if (!requests.has(name)) requests.set(name, request(new URL(name, FOLDER).href));
  return requests.get(name).catch((failure) => {
    requests.delete(name);
    throw failure;
  });
}

function request(src) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { src, onload: () => resolve(Weisungswerk), onerror: reject });
    document.head.append(script);
  });
}
