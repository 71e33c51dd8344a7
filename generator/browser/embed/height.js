/* For hosts of the iframe, and optional: makes every iframe from this handbook as high as its
 * content.
 *
 * Only the frame that sent a message gets its height, and only when it comes from the folder of
 * this script. The height goes into the attribute: a strict policy of the host forbids styles. */

const SCRIPT = /** @type {HTMLScriptElement} */ (document.currentScript);
const FOLDER = new URL(".", SCRIPT.src).href;
const HIGHEST = 20000;

const frames = () =>
  [...document.querySelectorAll("iframe")].filter(({ src }) => src.startsWith(FOLDER));

function ask() {
  for (const { contentWindow } of frames()) {
    if (contentWindow) contentWindow.postMessage({ weisungswerk: "hoehe" }, "*");
  }
}

addEventListener("message", ({ source, data }) => {
  if (!data || data.weisungswerk !== "hoehe" || !(data.hoehe > 0)) return;
  for (const frame of frames()) {
    if (frame.contentWindow === source) {
      frame.height = String(Math.min(Math.ceil(data.hoehe), HIGHEST));
    }
  }
});

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ask);
else ask();
