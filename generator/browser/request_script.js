/* Fetches a script. */

/**
 * @param {string} address
 * @param {string} [nonce] what a strict policy asks for
 * @returns {Promise<typeof Weisungswerk>}
 */
export function requestScript(address, nonce) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    if (nonce) script.nonce = nonce;
    script.onload = () => resolve(globalThis.Weisungswerk);
    script.onerror = () => reject(new Error(script.src));
    document.head.append(script);
  });
}
