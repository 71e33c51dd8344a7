/* For hosts of the iframe, and optional: makes every iframe from this handbook as high as its content.
 *
 * Only the frame that sent a message gets its height, and only when it comes from the folder of this script. The height
 * goes into the attribute: a strict policy of the host forbids styles. */

const FOLDER = new URL(".", document.currentScript.src).href;
const HIGHEST = 20000;
const frames = () =>
  [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(FOLDER));

addEventListener("message", ({ source, data }) => {
  if (!data || data.weisungswerk !== "hoehe" || !(data.hoehe > 0)) return;
  for (const frame of frames()) {
    if (frame.contentWindow === source) frame.height = Math.min(Math.ceil(data.hoehe), HIGHEST);
  }
});

const ask = () =>
  frames().forEach((frame) => frame.contentWindow.postMessage({ weisungswerk: "hoehe" }, "*"));
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ask);
else ask();
