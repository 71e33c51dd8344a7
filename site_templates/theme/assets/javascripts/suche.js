/*
 * The search box around Material's own: filter, help when little is found, and the large field of the start page.
 *
 * Loaded before the theme's script, which makes the worker of the search itself: what is chosen to filter by goes with
 * every query, and what the worker says beside the results is shown here.
 */
(function () {
  "use strict"

  var Real = window.Worker, worker = null, last = null, many = {}

  /* Loaded too early for the elements; they are looked up when they are needed. */
  function find(selector) { return document.querySelector(selector) }

  function make(tag, text, attributes) {
    var node = document.createElement(tag)
    node.textContent = text || ""
    Object.keys(attributes || {}).forEach(function (name) { node.setAttribute(name, attributes[name]) })
    return node
  }

  /* Most pages are read without a search: the index comes when somebody turns to the field. */
  function whenWanted(start) {
    var field = find("[data-md-component=search-query]")
    if (!field || document.activeElement === field || field.value || /[?&]q=/.test(location.search)) return start()
    field.addEventListener("focus", start, { once: true })
  }

  window.Worker = function (url, options) {
    var made = new Real(url, options), post = made.postMessage.bind(made)
    if (!/weisungswerk\/search\.js/.test(url)) return made
    worker = made
    made.postMessage = function (message) {
      if (message.type === 0) return whenWanted(function () { post(message) })
      if (message.type === 2) last = message
      post(message.type === 2 ? Object.assign({ wanted: wanted() }, message) : message)
    }
    made.addEventListener("message", function (event) {
      if (event.data.type === 1) offer(event.data)
      if (event.data.type === 3) help(event.data.help, event.data.data.items.length)
    })
    return made
  }

  // --- filter -----------------------------------------------------------------------------------------------------

  function chosen(name) {
    var field = find("[data-ww-wanted=" + name + "]")
    return field && field.value ? [field.value] : []
  }

  function wanted() { return { kinds: chosen("kinds"), issuers: chosen("issuers") } }

  function offer(names) {
    names.kinds.forEach(function (kind) { many[kind[0]] = kind[1] });
    ["kinds", "issuers"].forEach(function (name) {
      var field = find("[data-ww-wanted=" + name + "]")
      if (!field || field.options.length > 1) return
      names[name].forEach(function (entry) { field.append(make("option", [].concat(entry).pop(), { value: [].concat(entry)[0] })) })
      field.parentNode.hidden = names[name].length < 2
      field.addEventListener("change", function () { if (last) worker.postMessage(last) })
    })
    find(".ww-finder").hidden = false
  }

  // --- help -------------------------------------------------------------------------------------------------------

  function help(told, count) {
    var box = find(".ww-finder__help"), parts = []
    if (told.meant) parts.push(meant(told.meant))
    if (told.unknown.length) parts.push(make("p", "Nicht gefunden: " + told.unknown.map(function (word) { return "»" + word + "«" }).join(", ")))
    if (!count && told.near.length) parts.push(near(told.near))
    if (!count && (chosen("kinds").length || chosen("issuers").length)) parts.push(make("p", "Es wird nur ein Teil durchsucht. Wählen Sie bei Art und Herausgeber »alle«, um überall zu suchen."))
    box.replaceChildren.apply(box, parts)
  }

  function meant(text) {
    var line = make("p", "Meinten Sie "), button = make("button", text, { type: "button", class: "ww-finder__meant" })
    button.addEventListener("click", function () {
      var field = find("[data-md-component=search-query]")
      field.value = text
      field.dispatchEvent(new Event("keyup"))
      field.focus()
    })
    line.append(button, "?")
    return line
  }

  function near(terms) {
    var line = make("p", "Im Glossar: "), base = JSON.parse(find("#__config").textContent).base
    terms.forEach(function (term, n) {
      line.append(n ? ", " : "", make("a", term.title, { href: base + "/" + term.address }))
    })
    return line
  }

  // --- the list of results: fragments arrive, kinds get their headings ----------------------------------------------

  function arrive(list) {
    list.querySelectorAll("a[href*='?zu=']").forEach(function (link) {
      link.setAttribute("href", link.getAttribute("href").replace("?zu=", "#"))
    })
  }

  function kindOf(item) { return item.querySelector(".md-tag").textContent }

  /* The best result leads, the others stand by kind; the list grows while it is scrolled. */
  function headings(list) {
    var items = [].slice.call(list.querySelectorAll(".md-search-result__item"))
    items.forEach(function (item, n) {
      var own = n ? many[kindOf(item)] : "Bester Treffer", before = n < 2 ? "" : many[kindOf(items[n - 1])]
      var headed = item.previousElementSibling && item.previousElementSibling.classList.contains("ww-hits__kind")
      if (own !== before && items.length > 1 && !headed) item.before(make("li", own, { class: "ww-hits__kind" }))
    })
  }

  document.addEventListener("DOMContentLoaded", function () {
    var list = find(".md-search-result__list"), toggle = find("#__search")
    if (list) new MutationObserver(function () { arrive(list); headings(list) }).observe(list, { childList: true, subtree: true })
    document.querySelectorAll("[data-ww-search]").forEach(function (button) {
      button.addEventListener("click", function () {
        if (toggle && !toggle.checked) toggle.click()
        var field = find("[data-md-component=search-query]")
        if (field) field.focus()
      })
    })
  })
})()
