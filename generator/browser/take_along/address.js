/* Answers in the address of the page: `#antworten=…`, see link.js. */

/** The beginning of a fragment with answers. */
export const MARK = "antworten=";

/**
 * The fragment as it was written: mail programs encode it anew, some of them twice.
 *
 * @param {string} hash
 */
export function fragmentOf(hash) {
  let text = hash.slice(1);
  for (let times = 0; times < 3; times++) text = text.replace(/(%[0-9a-f]{2})+/gi, decoded);
  return text;
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
