/*
 * "Meine Dienststelle": what belongs to other offices steps back, with a note that brings it back.
 *
 * Runs in the head, so that nothing appears and vanishes: a rule hides what is marked with another
 * issuer (data-ww-issuer) before the first paint; the notes follow when the page is there. The choice
 * stays in this browser; without storage it holds for the page at hand.
 */
(function () {
  "use strict"
  var root = document.documentElement
  root.classList.add("ww-js")
  var choice = valid(__md_get("dienststelle"))
  var sheet = hidingSheet()
  if (sheet) root.classList.add("ww-can-hide")
  apply()
  document.addEventListener("DOMContentLoaded", function () {
    startSwitch()
    notes()
    reveal()
    addEventListener("hashchange", reveal)
  })

  function valid(kept) {
    var word = /^[a-z0-9-]+$/
    var fine = kept && word.test(kept.id) && Array.isArray(kept.scope) && kept.scope.every(function (id) { return word.test(id) })
    return fine ? kept : null
  }

  /* The content policy forbids style elements, not sheets that a script of the own host makes. */
  function hidingSheet() {
    try {
      var made = new CSSStyleSheet()
      document.adoptedStyleSheets = document.adoptedStyleSheets.concat(made)
      return made
    } catch (error) {
      return null
    }
  }

  function outside() {
    return "[data-ww-issuer]" + choice.scope.map(function (id) { return ":not([data-ww-issuer='" + id + "'])" }).join("")
  }

  function apply() {
    if (!sheet) return
    sheet.replaceSync(choice ? outside() + ":not(.ww-back) { display: none !important }" : "")
  }

  function startSwitch() {
    var select = document.querySelector("select[data-ww-office]")
    if (!select) return
    var known = choice && [].find.call(select.options, function (option) { return option.value === choice.id })
    if (choice) choose(known || select.options[0])
    select.value = choice ? choice.id : ""
    select.addEventListener("change", function () {
      choose(select.selectedOptions[0])
      notes()
    })
  }

  function choose(option) {
    choice = option.value ? { id: option.value, scope: option.dataset.scope.split(" "), names: names(option.parentNode) } : null
    __md_set("dienststelle", choice)
    apply()
  }

  function names(select) {
    var found = {}
    ;[].forEach.call(select.options, function (option) { if (option.value) found[option.value] = option.dataset.name })
    return found
  }

  function name(id) {
    return (choice.names || {})[id] || id
  }

  /* --- notes: one for each list and issuer, or all in the place that a page sets aside for them --- */

  function notes() {
    document.querySelectorAll(".ww-away").forEach(function (note) { note.remove() })
    document.querySelectorAll(".ww-back").forEach(function (element) { element.classList.remove("ww-back") })
    if (choice && sheet) groups().forEach(function (elements) { place(note(elements), elements) })
    foreign()
    change()
    document.dispatchEvent(new Event("weisungswerk:liste"))
  }

  /* Entries of one list belong together, a whole list stands for itself. */
  function groups() {
    var found = [], parents = []
    document.querySelectorAll(outside()).forEach(function (element) {
      var parent = slot() || (element.tagName === "LI" ? element.parentNode : element)
      var same = parents.findIndex(function (other, index) {
        return other === parent && found[index][0].dataset.wwIssuer === element.dataset.wwIssuer
      })
      if (same < 0) { parents.push(parent); found.push([element]) } else found[same].push(element)
    })
    return found
  }

  function slot() {
    return document.querySelector("[data-ww-notes]")
  }

  function note(elements) {
    var first = elements[0], inList = first.tagName === "LI" && !slot()
    var made = document.createElement(inList ? "li" : "p")
    made.className = "ww-away"
    var whose = name(first.dataset.wwIssuer)
    var text = document.createTextNode("")
    var button = document.createElement("button")
    button.type = "button"
    button.addEventListener("click", function () { turn(button.getAttribute("aria-expanded") === "false") })
    made.append(text, button)
    made.wwTurn = turn
    elements.forEach(function (element) { element.wwNote = made })
    turn(false)
    return made

    function turn(shown) {
      elements.forEach(function (element) { element.classList.toggle("ww-back", shown) })
      var many = elements.length > 1 ? elements.length + " Einträge gehören zu " : "Gehört zu "
      text.data = many + whose + (shown ? ", eingeblendet – " : ", ausgeblendet – ")
      button.textContent = shown ? "ausblenden" : "anzeigen"
      button.setAttribute("aria-expanded", shown)
      button.setAttribute("aria-label", button.textContent + ": " + whose)
      document.dispatchEvent(new Event("weisungswerk:liste"))
    }
  }

  function place(made, elements) {
    if (slot()) slot().append(made)
    else elements[0].before(made)
  }

  /* A page of another office says so on top. */
  function foreign() {
    var page = document.querySelector("[data-ww-page]")
    if (!page || !choice || choice.scope.indexOf(page.dataset.wwPage) >= 0) return
    var made = document.createElement("p")
    made.className = "ww-away"
    made.textContent = "Diese Seite gehört zu " + name(page.dataset.wwPage) + ", nicht zu Ihrer Dienststelle (" + name(choice.id) + ")."
    page.before(made)
  }

  /* The way back to the choice, once on each page that holds something back. */
  function change() {
    var first = document.querySelector(".ww-away")
    if (!first || document.querySelector("select[data-ww-office]")) return
    var link = document.createElement("a")
    link.href = new URL("index.html#dienststelle", __md_scope)
    link.textContent = "Dienststelle ändern"
    first.append(" · ", link)
  }

  /* An address inside something that stepped back brings it back: it was asked for. */
  function reveal() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)))
    var away = target && target.closest("[data-ww-issuer]")
    if (!away || !away.wwNote) return
    away.wwNote.wwTurn(true)
    target.scrollIntoView()
  }
})()
