/* Opens what is folded around the target of a link, and everything before printing.
   Browsers that do so by themselves find nothing left to do; without scripts, folded lists open by hand. */
(function () {
  "use strict";

  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    var folded = false;
    for (var node = target && target.parentElement; node; node = node.parentElement) {
      if (node.tagName === "DETAILS" && !node.open) {
        node.open = true;
        folded = true;
      }
    }
    if (folded) {
      target.scrollIntoView();
    }
  }

  function open(details) {
    details.open = true;
  }

  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", function () {
    Array.prototype.forEach.call(document.querySelectorAll(".ww-fold"), open);
  });
  reveal();
})();
