/*
 * The frame of the page by keyboard and on paper. Without this script everything is
 * there as well: the drawer has a label instead of its button.
 */
(function () {
  "use strict"

  /* Material's shortcuts of one letter would catch speech input and slips of the hand (WCAG 2.1.4). */
  addEventListener("keydown", function (event) {
    var plain = !event.ctrlKey && !event.altKey && !event.metaKey
    var typing = event.target.closest("input, textarea, select, [contenteditable]")
    if (plain && !typing && event.key.length === 1 && "fsnp,./".includes(event.key)) event.stopImmediatePropagation()
  }, true)

  /* Drawer and search are checkboxes, which the style sheets read; these buttons switch them. */
  function connect(button) {
    var box = document.getElementById(button.dataset.wwOpens)
    button.addEventListener("click", function () { box.click() })
    box.addEventListener("change", function () { button.setAttribute("aria-expanded", String(box.checked)) })
  }

  /* The open search waits for a word. */
  function prepare(field, box) {
    box.addEventListener("change", function () { if (box.checked) field.focus() })
  }

  /* The open drawer takes the focus, closes behind whoever leaves it, and gives the focus back on Escape. */
  function guard(drawer, box, button) {
    function close() { if (box.checked) box.click() }
    box.addEventListener("change", function () { if (box.checked) drawer.querySelector("a").focus() })
    drawer.addEventListener("click", function (event) { if (event.target.closest("a")) close() })
    drawer.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !drawer.contains(event.relatedTarget)) close()
    })
    addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !box.checked) return
      button.focus()
      close()
    })
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-ww-opens]").forEach(connect)
    prepare(document.querySelector(".md-search__input"), document.getElementById("__search"))
    guard(document.querySelector(".md-sidebar--primary"), document.getElementById("__drawer"),
      document.querySelector("[data-ww-opens=__drawer]"))
  })

  /* Paper cannot be unfolded. */
  var opened = []
  addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll("details:not([open])"))
    opened.forEach(function (details) { details.open = true })
  })
  addEventListener("afterprint", function () {
    opened.forEach(function (details) { details.open = false })
  })
})()
