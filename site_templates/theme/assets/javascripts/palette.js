/* Applies the chosen colours before the first paint; replaces Material's inline script. */
(() => {
  "use strict";

  /** The option that fits the system now, for »as the system«. */
  function systemColor() {
    const scheme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    /** @type {HTMLElement | null} */
    const option = document.querySelector(
      `[data-md-color-media='(prefers-color-scheme: ${scheme})']`,
    );
    if (!option) return null;
    const { mdColorScheme, mdColorPrimary, mdColorAccent } = option.dataset;
    return { scheme: mdColorScheme, primary: mdColorPrimary, accent: mdColorAccent };
  }

  const palette = __md_get("__palette");
  if (!palette || !palette.color) return;
  const isSystem = palette.color.media === "(prefers-color-scheme)";
  const color = (isSystem && systemColor()) || palette.color;
  for (const [key, value] of Object.entries(color)) {
    document.body.setAttribute(`data-md-color-${key}`, String(value));
  }
})();
