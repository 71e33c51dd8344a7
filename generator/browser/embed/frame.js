/* The page for an iframe: tells its host how high it is, and takes the colour scheme from its address (?farbschema=dunkel).
 *
 * The message is {weisungswerk: "hoehe", pruefer, hoehe} and goes to any host: it holds nothing about a case. */

const checker = document.querySelector("weisungs-pruefer"),
  scheme = new URLSearchParams(location.search).get("farbschema");
if (scheme) checker.setAttribute("farbschema", scheme);
if (window === parent) return;

const tell = () =>
  parent.postMessage(
    {
      weisungswerk: "hoehe",
      pruefer: checker.getAttribute("pruefer"),
      hoehe: Math.ceil(document.body.getBoundingClientRect().height),
    },
    "*",
  );
new ResizeObserver(tell).observe(document.body);
for (const name of ["ergebnis", "frage", "fehler"]) checker.addEventListener(name, tell); // out of sight, browsers observe nothing
addEventListener("message", (event) => {
  // a host whose script came later asks
  if (event.source === parent && event.data && event.data.weisungswerk === "hoehe") tell();
});
