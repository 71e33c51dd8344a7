/*
 * Filters for long lists and sorting for tables. Everything is created here: without JavaScript the
 * pages show their full lists and no dead controls.
 *
 * A list says by data-ww-filter (a selector) what its entries are, by data-facets ("art:Art,…") which
 * data attributes make a choice, and a table by data-ww-sort which columns can be sorted.
 */
(function () {
  "use strict"
  var words = new Intl.Collator("de", { numeric: true, sensitivity: "base" })
  document.querySelectorAll("[data-ww-filter]").forEach(startFilter)
  document.querySelectorAll("table[data-ww-sortable]").forEach(startSorting)

  function make(name, attributes, children) {
    var made = document.createElement(name)
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]) })
    made.append.apply(made, children || [])
    return made
  }

  /* --- filter --- */

  function startFilter(place, index) {
    var items = Array.from(document.querySelectorAll(place.dataset.wwFilter))
    var texts = items.map(function (item) { return folded(item.textContent) })
    var field = make("input", { type: "search", id: "ww-filter-" + index, autocomplete: "off", spellcheck: "false" })
    var facets = (place.dataset.facets || "").split(",").filter(Boolean).map(function (facet) { return choice(facet.split(":"), items, index) })
    var status = make("p", { role: "status", class: "ww-filter__count" })
    var form = make("form", { class: "ww-filter__form", role: "search", "aria-label": "Filter: " + place.dataset.noun },
      [labelled("Wort oder Teil davon", field)].concat(facets.map(function (facet) { return labelled(facet.label, facet.select) }), [status]))
    var waiting
    form.addEventListener("submit", function (event) { event.preventDefault() })
    form.addEventListener("change", update)
    field.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(update, 120) })
    document.addEventListener("weisungswerk:liste", update)
    addEventListener("hashchange", reveal)
    place.append(form)
    update()
    reveal()

    function update() {
      var wanted = folded(field.value).split(" ").filter(Boolean)
      items.forEach(function (item, at) {
        item.hidden = !(wanted.every(function (word) { return texts[at].indexOf(word) >= 0 }) && facets.every(function (facet) { return facet.fits(item) }))
      })
      groups(items).forEach(hideEmpty)
      var shown = items.filter(function (item) { return !gone(item) }).length
      status.textContent = shown + " von " + items.length + " " + place.dataset.noun
    }

    /* An address of an entry that the filter hides brings it back. */
    function reveal() {
      var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)))
      if (!target || !items.some(function (item) { return item.hidden && item.contains(target) })) return
      form.reset()
      update()
      target.scrollIntoView()
    }
  }

  function labelled(text, control) {
    return make("div", { class: "ww-filter__field" }, [make("label", { for: control.id }, [text]), control])
  }

  function choice(named, items, index) {
    var key = named[0], values = []
    items.forEach(function (item) {
      valuesOf(item).forEach(function (value) { if (value && values.indexOf(value) < 0) values.push(value) })
    })
    if (key === "rolle") values.sort(words.compare)
    var select = make("select", { id: "ww-filter-" + index + "-" + key }, [make("option", { value: "" }, ["alle"])].concat(
      values.map(function (value) { return make("option", { value: value }, [value]) })))
    return {
      label: named[1], select: select,
      fits: function (item) { return !select.value || valuesOf(item).indexOf(select.value) >= 0 }
    }

    function valuesOf(item) { return (item.dataset[key] || "").split("|") }
  }

  function groups(items) {
    return items.map(function (item) { return item.parentNode }).filter(function (parent, at, all) { return all.indexOf(parent) === at })
  }

  /* Hidden by this filter, or stepped back because it belongs to another office. */
  function gone(item) {
    return item.hidden || getComputedStyle(item).display === "none"
  }

  /* A list without entries goes with the heading, the frame or the group row that announces it. */
  function hideEmpty(group) {
    var empty = Array.from(group.children).every(function (item) { return gone(item) || item.matches(".ww-table__group") })
    var whole = group.tagName === "TBODY" && group.parentNode.tBodies.length === 1 ? group.closest(".ww-scroll") || group : group
    whole.hidden = empty
    var before = whole.previousElementSibling
    if (before && /^H[2-4]$/.test(before.tagName)) before.hidden = empty
  }

  function folded(text) {
    return text.toLocaleLowerCase("de").replace(/ß/g, "ss").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ")
  }

  /* --- sorting --- */

  function startSorting(table) {
    var bodies = Array.from(table.tBodies)
    var rows = bodies.map(function (body) { return Array.from(body.rows) })
    var heads = Array.from(table.tHead.rows[0].cells)
    heads.forEach(function (head, column) {
      if (!head.hasAttribute("data-ww-sort")) return
      var button = make("button", { type: "button", class: "ww-sort" }, Array.from(head.childNodes))
      button.append(make("span", { class: "ww-sort__arrow", "aria-hidden": "true" }))
      head.append(button)
      button.addEventListener("click", function () { sort(column, next(head)) })
    })

    function sort(column, order) {
      heads.forEach(function (head) { head.removeAttribute("aria-sort") })
      table.classList.toggle("ww-sorted", Boolean(order))
      if (order) heads[column].setAttribute("aria-sort", order)
      var sorted = [].concat.apply([], rows).filter(function (row) { return !row.matches(".ww-table__group") })
      sorted.sort(function (one, other) { return compare(one.cells[column], other.cells[column], order === "ascending" ? 1 : -1) })
      bodies.forEach(function (body, at) { body.append.apply(body, order ? (at ? [] : sorted) : rows[at]) })
      document.dispatchEvent(new Event("weisungswerk:liste"))
    }
  }

  /* Up, down, as written. */
  function next(head) {
    return { null: "ascending", ascending: "descending", descending: "" }[head.getAttribute("aria-sort")]
  }

  /* Figures by sort of measure, then by value; the sorts keep their order either way, so that words stay last. */
  function compare(one, other, sign) {
    if (!one.dataset.sort) return sign * words.compare(one.textContent.trim(), other.textContent.trim())
    var left = one.dataset.sort.split(" ").map(Number), right = other.dataset.sort.split(" ").map(Number)
    return left[0] - right[0] || sign * (left[1] - right[1])
  }
})()
