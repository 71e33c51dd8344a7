/* A list to tick off. What is ticked stands in the view alone and is gone with the page. */

/** @import { Child, View } from "../types" */

import { el } from "./dom.js";

/**
 * Entries: [key, label, …more below it]; keys are unique in the checker.
 *
 * @param {View} view
 * @param {[key: string, label: Child, ...below: Child[]][]} entries
 * @param {"ul" | "ol"} tag
 */
export function checklist({ ticked }, entries, tag = "ul") {
  const count = el("p", { class: "wp-count" });
  const showCount = () => {
    const done = entries.filter(([key]) => ticked.has(key)).length;
    count.replaceChildren(`${done} von ${entries.length} erledigt`);
  };
  const rows = entries.map(([key, label, ...below]) => {
    const change = () => {
      ticked[input.checked ? "add" : "delete"](key);
      // drawn again it is the same, so that nobody hears it twice
      input.toggleAttribute("checked", input.checked);
      showCount();
    };
    const input = el("input", { type: "checkbox", checked: ticked.has(key), change });
    return el("li", {}, el("label", { class: "wp-tick" }, input, el("span", {}, label)), below);
  });
  showCount();
  return [el(tag, { class: "wp-ticks" }, rows), entries.length > 1 && count];
}
