/*
 * »Prüfer einbetten«: a checker and the address of the handbook are chosen, snippets and live examples follow.
 * Without JavaScript the page shows the snippets of its first checker and no dead controls.
 */
(function () {
  "use strict"
  var form = document.querySelector("[data-ww-embed]")
  if (!form) return
  var choice = form.querySelector("select"), home = form.querySelector("input"), example = form.dataset
  var snippets = Array.from(document.querySelectorAll("[data-ww-snippet]")).map(startSnippet)
  var element = document.querySelector("weisungs-pruefer"), frame = document.querySelector("iframe.ww-embed__live")

  form.hidden = false
  document.querySelector("[data-ww-plain]").remove()
  if (/^http/.test(location.protocol)) {
    home.value = new URL("..", location.href.split(/[?#]/)[0]).href
    form.querySelector("[data-ww-folder]").remove()
    home.removeAttribute("aria-describedby")
  }
  form.addEventListener("submit", function (event) { event.preventDefault() })
  form.addEventListener("input", show)
  addEventListener("hashchange", follow)
  addEventListener("load", function () { setTimeout(follow) })      // the browser itself has gone to the list by then
  startEvents()
  show()

  /* An address of a checker (einbetten/index.html#absoma-kontaktfenster) chooses it. */
  function follow() {
    var id = decodeURIComponent(location.hash.slice(1))
    if (!Array.from(choice.options).some(function (option) { return option.value === id })) return
    choice.value = id
    show()
    form.scrollIntoView()
    choice.focus({ preventScroll: true })
  }

  function show() {
    var title = choice.selectedOptions[0].textContent, address = home.value.trim().replace(/\/*$/, "/")
    snippets.forEach(function (snippet) {
      snippet.code.textContent = snippet.text.split(example.title).join(title).split(example.pruefer).join(choice.value).split(example.home).join(address)
      snippet.status.textContent = ""
    })
    if (element.getAttribute("pruefer") === choice.value) return
    element.setAttribute("pruefer", choice.value)
    frame.title = "Prüfer: " + title
    frame.src = choice.value + ".html"
  }

  function startSnippet(place) {
    var code = place.querySelector("code"), button = document.createElement("button"), status = document.createElement("span")
    button.type = "button"
    button.className = "md-button"
    button.textContent = "Kopieren"
    status.setAttribute("role", "status")
    button.addEventListener("click", function () { copy(code).then(function (words) { status.textContent = words }) })
    place.append(button, " ", status)
    return { code: code, text: code.textContent, status: status }
  }

  /* Pages without https have no clipboard of the new kind; what is marked can be copied by hand in any case. */
  function copy(code) {
    getSelection().selectAllChildren(code)
    var copied = navigator.clipboard ? navigator.clipboard.writeText(code.textContent) : document.execCommand("copy") ? Promise.resolve() : Promise.reject()
    return copied.then(function () { return "Kopiert." }, function () { return "Der Ausschnitt ist markiert: Kopieren Sie ihn mit Strg+C." })
  }

  function startEvents() {
    var log = document.querySelector("[data-ww-events]")
    ;["ergebnis", "frage", "fehler"].forEach(function (name) {
      element.addEventListener(name, function (event) {
        log.hidden = false
        log.querySelector("code").textContent = name + " " + JSON.stringify(event.detail)
      })
    })
  }
})()
