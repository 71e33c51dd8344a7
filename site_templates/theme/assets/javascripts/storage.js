/* Globals: a small store per handbook, which Material's bundle expects, and what the address names.
 *
 * Material writes this as an inline script that knows the depth of the page; as a file it reads the
 * depth from its own tag, so that `script-src 'self'` suffices. Unlike the original it survives
 * browsers that forbid storage: the page then merely forgets. */

/* exported __md_base, __md_scope, __md_hash, __md_get, __md_set, __ww_named */

const { base: __md_base = "" } = /** @type {HTMLElement} */ (document.currentScript).dataset;
const __md_scope = new URL(__md_base, location.href);

/** @param {string} text */
function __md_hash(text) {
  return Array.from(text).reduce(
    (hash, character) => (hash << 5) - hash + character.charCodeAt(0),
    0,
  );
}

/**
 * Null where nothing is kept.
 *
 * @param {string} key
 * @param {Storage} [storage]
 * @param {URL} [scope]
 */
function __md_get(key, storage, scope) {
  try {
    const { pathname } = scope || __md_scope;
    return JSON.parse((storage || localStorage).getItem(`${pathname}.${key}`) || "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {unknown} value
 * @param {Storage} [storage]
 * @param {URL} [scope]
 */
function __md_set(key, value, storage, scope) {
  try {
    const { pathname } = scope || __md_scope;
    (storage || localStorage).setItem(`${pathname}.${key}`, JSON.stringify(value));
  } catch {
    // nothing is kept
  }
}

/** The id in the address; what is no encoding (`#100%`) stands for itself, as in browsers. */
function __ww_named() {
  const id = location.hash.slice(1);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
