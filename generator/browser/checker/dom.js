/* DOM tools. Nodes are made with methods: no HTML from data, no inline styles. */

/** @import { Attributes, Child, Link } from "../types" */

/**
 * An element; attributes that are undefined, null or false are left out, functions listen.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {Child[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/**
 * @template {Element} Filled
 * @param {Filled} node
 * @param {Attributes} attributes
 * @param {Child[]} children
 */
export function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== undefined && value !== null && value !== false) {
      node.setAttribute(name, String(value));
    }
  }
  node.append(...visible(children));
  return node;
}

/**
 * What is there to see of children in children.
 *
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
const visible = (children) =>
  children.flatMap((child) => {
    if (Array.isArray(child)) return visible(child);
    return child ? [child] : [];
  });

/** @param {Element} node @param {Child[]} children */
export const set = (node, ...children) => node.replaceChildren(...visible(children));

/**
 * @param {Child} label
 * @param {(event: Event) => unknown} click
 * @param {"plain" | "link" | "back"} kind
 */
export const button = (label, click, kind = "plain") =>
  el("button", { type: "button", class: `wp-button wp-button--${kind}`, click }, label);

/** For screen readers only. @param {string} text */
export const quiet = (text) => el("span", { class: "wp-hidden" }, text);

/** @param {Child[]} entries @param {"ul" | "ol"} tag @param {string} [name] */
export const list = (entries, tag = "ul", name) =>
  entries.length > 0 &&
  el(
    tag,
    { class: name },
    entries.map((entry) => el("li", {}, entry)),
  );

/** @param {Link[]} cites */
export const links = (cites) =>
  cites.map(({ href, label }, n) => [n > 0 && ", ", el("a", { href }, label)]);

/** @param {Child} title @param {Child[]} content */
export const more = (title, ...content) =>
  el("details", { class: "wp-more" }, el("summary", {}, title), content);
