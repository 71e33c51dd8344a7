/*
 * Worker for pages opened from a folder: browsers refuse `new Worker("file://…")`.
 *
 * The script of the worker runs in a hidden frame of the same page instead. That is
 * not parallel, but the search of the handbook answers fast enough, and the script sees
 * what it would see in a worker: `postMessage`, `importScripts` and message events.
 *
 * The name is part of two contracts: Material's plugin `offline` leaves its network shim
 * out when a polyfill is called "iframe-worker", and Material's search worker looks for
 * `IFrameWorker` in its parent to learn where it was loaded from.
 */
(function () {
  "use strict"

  /* Over http the browser's own worker is better. */
  if (location.protocol !== "file:") return

  /* Load one classic script into the frame; resolves when it ran. */
  function load(frame, url) {
    return new Promise(function (resolve, reject) {
      var script = frame.document.createElement("script")
      script.src = url
      script.onload = resolve
      script.onerror = function () { reject(new Error("Skript nicht geladen: " + url)) }
      frame.document.body.appendChild(script)
    })
  }

  function IFrameWorker(url) {
    var worker = new EventTarget()
    /* Material cuts its own address at the first "/worker"; only the last one is meant. */
    var source = new URL(url, document.baseURI).href.replace(/\/worker(?=.*\/worker)/g, "/%77orker")
    var frame = document.createElement("iframe")
    frame.hidden = true
    frame.title = "Suche"
    document.body.appendChild(frame)
    var scope = frame.contentWindow

    /* From the frame to the page. */
    scope.postMessage = function (data) {
      var event = new MessageEvent("message", { data: data })
      worker.dispatchEvent(event)
      if (worker.onmessage) worker.onmessage(event)
    }

    /* Asynchronous, unlike the original: callers have to await it, as Material does. */
    scope.importScripts = function () {
      return Array.from(arguments).reduce(function (before, name) {
        return before.then(function () { return load(scope, new URL(name, source).href) })
      }, Promise.resolve())
    }

    /* From the page to the frame, kept back until the script listens. */
    var ready = load(scope, source)
    worker.postMessage = function (data) {
      ready.then(function () {
        scope.dispatchEvent(new scope.MessageEvent("message", { data: data }))
      })
    }
    worker.terminate = function () { frame.remove() }
    ready.catch(function (error) {
      worker.dispatchEvent(new ErrorEvent("error", { error: error, message: error.message }))
    })
    return worker
  }

  window.IFrameWorker = window.Worker = IFrameWorker
})()
