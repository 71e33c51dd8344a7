/* Worker for pages opened from a folder: browsers refuse `new Worker("file://…")`.
 *
 * The script of the worker runs in a hidden frame of the same page instead. That is not parallel,
 * but the search of the handbook answers fast enough, and the script sees what it would see in a
 * worker: `postMessage`, `importScripts` and message events.
 *
 * The name is part of two contracts: Material's plugin `offline` leaves its network shim out when a
 * polyfill is called "iframe-worker", and Material's search worker looks for `IFrameWorker` in its
 * parent to learn where it was loaded from. */
(() => {
  "use strict";

  // over http the browser's own worker is better
  if (location.protocol !== "file:") return;

  /** The world of the worker. @typedef {Window & typeof globalThis} Scope */

  /**
   * Loads one classic script into a frame; resolves when it ran.
   *
   * @param {Scope} scope
   * @param {string} url
   * @returns {Promise<void>}
   */
  function load(scope, url) {
    return new Promise((resolve, reject) => {
      const script = scope.document.createElement("script");
      script.src = url;
      script.onload = () => resolve();
      script.onerror = () => reject(new Error(`Skript nicht geladen: ${url}`));
      scope.document.body.appendChild(script);
    });
  }

  function hiddenFrame() {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    frame.title = "Suche";
    document.body.appendChild(frame);
    return frame;
  }

  /** Called with `new`. @param {string} url */
  function IFrameWorker(url) {
    /** @type {any} gets what a worker has */
    const worker = new EventTarget();
    // Material cuts its own address at the first "/worker"; only the last one is meant
    const { href } = new URL(url, document.baseURI);
    const source = href.replace(/\/worker(?=.*\/worker)/g, "/%77orker");
    const frame = hiddenFrame();
    const scope = /** @type {Scope} */ (frame.contentWindow);

    /** From the frame to the page. @param {unknown} data */
    scope.postMessage = (data) => {
      const event = new MessageEvent("message", { data });
      worker.dispatchEvent(event);
      if (worker.onmessage) worker.onmessage(event);
    };

    /**
     * Asynchronous, unlike the original: callers have to await it, as Material does.
     *
     * @param {string[]} names
     */
    scope.importScripts = async (...names) => {
      for (const name of names) await load(scope, new URL(name, source).href);
    };

    // from the page to the frame, kept back until the script listens
    const ready = load(scope, source);
    /** @param {unknown} data */
    worker.postMessage = async (data) => {
      await ready;
      scope.dispatchEvent(new scope.MessageEvent("message", { data }));
    };
    worker.terminate = () => frame.remove();
    ready.catch((error) => {
      const { message } = error;
      worker.dispatchEvent(new ErrorEvent("error", { error, message }));
    });
    return worker;
  }

  Object.assign(window, { IFrameWorker, Worker: IFrameWorker });
})();
