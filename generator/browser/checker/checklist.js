/* A list to tick off. What is ticked stands in the view alone and is gone with the page. */

import { el } from "./dom.js";

/** Entries: [key, label, …more below it]; keys are unique in the checker. */
export function checklist(view, entries, tag = "ul") {
  const { ticked } = view;
  const count = el("p", { class: "wp-count" });
  const tell = () =>
    count.replaceChildren(
      `${entries.filter(([key]) => ticked.has(key)).length} von ${entries.length} erledigt`,
    );
  const rows = entries.map(([key, label, ...below]) => {
    const input = el("input", {
      type: "checkbox",
      checked: ticked.has(key),
      change() {
        ticked[input.checked ? "add" : "delete"](key);
        input.toggleAttribute("checked", input.checked); // drawn again it is the same, so nobody hears it twice
        tell();
      },
    });
    return el("li", {}, el("label", { class: "wp-tick" }, input, el("span", {}, label)), below);
  });
  tell();
  return [el(tag, { class: "wp-ticks" }, rows), entries.length > 1 && count];
}
