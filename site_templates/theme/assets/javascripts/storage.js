/*
 * What Material's bundle expects as globals: a small store per handbook.
 *
 * Material writes this as an inline script that knows the depth of the page; as a file it
 * reads the depth from its own tag, so that `script-src 'self'` suffices. Unlike the
 * original it survives browsers that forbid storage: the page then merely forgets.
 */
var __md_scope = new URL(document.currentScript.dataset.base, location)

function __md_hash(text) {
  return Array.from(text).reduce(function (hash, character) {
    return (hash << 5) - hash + character.charCodeAt(0)
  }, 0)
}

function __md_get(key, storage, scope) {
  try {
    return JSON.parse((storage || localStorage).getItem((scope || __md_scope).pathname + "." + key))
  } catch (error) {
    return null
  }
}

function __md_set(key, value, storage, scope) {
  try {
    (storage || localStorage).setItem((scope || __md_scope).pathname + "." + key, JSON.stringify(value))
  } catch (error) { /* nothing is kept */ }
}
