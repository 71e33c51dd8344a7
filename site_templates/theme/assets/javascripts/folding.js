/* Opens what is folded around the target of a link, and everything before printing. Browsers that
 * do so by themselves find nothing left to do; without scripts, folded lists open by hand. The
 * switch opens or closes the apparatus of all norms. */
(() => {
  "use strict";

  /** @type {NodeListOf<HTMLDetailsElement>} */
  const apparatus = document.querySelectorAll(".ww-apparatus");

  function reveal() {
    const id = __ww_named();
    const target = id ? document.getElementById(id) : null;
    if (!target) return;
    let opened = false;
    for (let node = target.parentElement; node; node = node.parentElement) {
      if (node instanceof HTMLDetailsElement && !node.open) {
        node.open = true;
        opened = true;
      }
    }
    if (opened) target.scrollIntoView();
  }

  /** @type {HTMLElement | null} */
  const depth = document.querySelector("[data-ww-depth]");
  const buttons = depth ? [...depth.querySelectorAll("button")] : [];
  for (const [index, button] of buttons.entries()) {
    button.addEventListener("click", () => {
      buttons.forEach((other) => (other.ariaPressed = String(other === button)));
      for (const one of apparatus) one.open = index > 0;
    });
  }
  if (depth) depth.hidden = !apparatus.length;

  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folds = document.querySelectorAll(".ww-fold, .ww-apparatus");
    for (const fold of folds) fold.open = true;
  });
  reveal();
})();
