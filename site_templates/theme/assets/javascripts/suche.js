/* The start page's large field opens the search of the theme, which also works from a folder. */
(function () {
  "use strict"
  var toggle = document.getElementById("__search")
  var field = document.querySelector("[data-md-component=search-query]")
  document.querySelectorAll("[data-ww-search]").forEach(function (button) {
    button.addEventListener("click", function () {
      if (toggle && !toggle.checked) toggle.click()
      if (field) field.focus()
    })
  })
})()
