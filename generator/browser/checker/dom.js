/* DOM tools. Nodes are made with methods: no HTML from data, no inline styles. */

/** An element; attributes that are undefined, null or false are left out, functions listen. */
export function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== undefined && value !== null && value !== false) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  node.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return node;
}

export const set = (node, ...children) =>
  node.replaceChildren(...children.flat(Infinity).filter(Boolean));
export const button = (label, click, kind = "plain") =>
  el("button", { type: "button", class: `wp-button wp-button--${kind}`, click }, label);
export const quiet = (text) => el("span", { class: "wp-hidden" }, text);
export const list = (entries, tag = "ul", name) =>
  entries.length > 0 &&
  el(
    tag,
    { class: name },
    entries.map((entry) => el("li", {}, entry)),
  );
export const links = (cites) =>
  cites.map((cite, n) => [n ? ", " : "", el("a", { href: cite.href }, cite.label)]);
export const more = (title, ...content) =>
  el("details", { class: "wp-more" }, el("summary", {}, title), content);
