// Names the search boxes that Select2 draws: they are not the field that the label belongs to.
"use strict";
{
  let count = 0;

  function nameOf(select) {
    const label = select.id && document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    if (label) {
      return label.textContent.trim().replace(/:$/, "");
    }
    return select.getAttribute("aria-label") || "";
  }

  function name(select) {
    const container = select.nextElementSibling;
    const name = nameOf(select);
    if (!container || !container.classList.contains("select2") || !name) {
      return;
    }
    const box = container.querySelector(".select2-selection");
    const shown = container.querySelector(".select2-selection__rendered");
    shown.id ||= `select2-shown-${++count}`;
    box.id ||= `select2-box-${++count}`;
    box.setAttribute("aria-label", name);
    box.setAttribute("aria-labelledby", `${box.id} ${shown.id}`);
    if (shown.getAttribute("role") === "textbox") {
      // A box inside the combobox that cannot be written in.
      shown.removeAttribute("role");
      shown.removeAttribute("aria-readonly");
    }
    if (shown.tagName === "UL") {
      // A cross among the items of a list is no item; each of them can be removed by its own.
      shown.querySelector(":scope > .select2-selection__clear")?.remove();
    }
    const search = container.querySelector(".select2-search__field");
    if (search) {
      search.setAttribute("aria-label", name);
    }
  }

  function nameAll(root) {
    root.querySelectorAll("select.admin-autocomplete").forEach(name);
  }

  window.addEventListener("load", () => nameAll(document));
  document.addEventListener("formset:added", (event) => setTimeout(() => nameAll(event.target)));

  if (window.django && django.jQuery) {
    // The list that opens has a search box of its own; several values are drawn anew at each change.
    django.jQuery(document).on("select2:open", (event) => {
      document.querySelectorAll(".select2-container--open .select2-search__field").forEach((field) => {
        field.setAttribute("aria-label", nameOf(event.target));
        field.focus();
      });
    });
    django.jQuery(document).on("change", "select.admin-autocomplete", (event) => setTimeout(() => name(event.target)));
  }
}
