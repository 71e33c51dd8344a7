/* The page for an iframe: tells its host how high it is, and takes the colour scheme from its
 * address (?farbschema=dunkel).
 *
 * The message is {weisungswerk: "hoehe", pruefer, hoehe} and goes to any host: it holds nothing
 * about a case. */

/** @param {Element} checker */
function followScheme(checker) {
  const scheme = new URLSearchParams(location.search).get("farbschema");
  if (scheme) checker.setAttribute("farbschema", scheme);
}

/** @param {Element} checker */
function tellHeight(checker) {
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    const pruefer = checker.getAttribute("pruefer");
    parent.postMessage({ weisungswerk: "hoehe", pruefer, hoehe: height }, "*");
  };
  new ResizeObserver(tell).observe(document.body);
  // out of sight, browsers observe nothing
  for (const name of ["ergebnis", "frage", "fehler"]) checker.addEventListener(name, tell);
  addEventListener("message", ({ source, data }) => {
    // a host whose script came later asks
    if (source === parent && data && data.weisungswerk === "hoehe") tell();
  });
}

for (const checker of document.querySelectorAll("weisungs-pruefer")) {
  followScheme(checker);
  if (window !== parent) tellHeight(checker);
}
