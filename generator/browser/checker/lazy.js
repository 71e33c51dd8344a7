/* Scripts that a page needs only after a click: fetched once, from beside this one. */

const BESIDE = Weisungswerk.scripts || document.currentScript.src;   // only known while the script runs; embeds say where ours lie
const fetched = new Map();

/** A promise of the script that brings `Weisungswerk[part]`; one that did not come is asked for again the next time. */
function fetchScript(name, part) {
  if (Weisungswerk[part]) return Promise.resolve();          // embeds bring all parts
  if (!fetched.has(name)) {
    fetched.set(name, new Promise((load, error) => document.head.append(el("script", { src: new URL(name, BESIDE).href, load, error }))));
    fetched.get(name).catch(() => fetched.delete(name));
  }
  return fetched.get(name);
}
