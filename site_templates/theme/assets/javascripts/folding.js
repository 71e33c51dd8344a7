/* Opens what is folded around the target of a link, and everything before printing. Browsers that
 * do so by themselves find nothing left to do; without scripts, folded lists open by hand. */
(() => {
  "use strict";

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

  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folds = document.querySelectorAll(".ww-fold");
    for (const fold of folds) fold.open = true;
  });
  reveal();
})();
