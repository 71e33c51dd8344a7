/* Applies the chosen colours before the first paint; replaces Material's inline script. */
(function () {
  "use strict"
  var palette = __md_get("__palette")
  if (!palette || !palette.color) return

  /* "As the system": take the option that fits the system now. */
  var color = palette.color
  if (color.media === "(prefers-color-scheme)") {
    var scheme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark"
    var option = document.querySelector(
      "[data-md-color-media='(prefers-color-scheme: " + scheme + ")']")
    if (option) color = {
      scheme: option.dataset.mdColorScheme,
      primary: option.dataset.mdColorPrimary,
      accent: option.dataset.mdColorAccent
    }
  }
  Object.keys(color).forEach(function (key) {
    document.body.setAttribute("data-md-color-" + key, color[key])
  })
})()
