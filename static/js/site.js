// What the pages do better with scripts; everything works without them.
"use strict";

document.documentElement.classList.add("js");

// A change of order takes effect at once; the button that otherwise does it is hidden by the stylesheet.
for (const select of document.querySelectorAll("select[data-submit-on-change]")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}
