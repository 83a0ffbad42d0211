// Keeps the lists of parties in the rows of approvals in step with the page's rows of parties.
"use strict";
{
  const chosenRow = new WeakMap(); // which party's row an approval's list means, while the row changes

  function parties() {
    return [...document.querySelectorAll("#parties-group tr.form-row:not(.empty-form)")]
      .filter((row) => !row.querySelector('input[name$="-DELETE"]:checked'))
      .map((row) => {
        const id = row.querySelector('input[name$="-id"]');
        const actor = row.querySelector('select[name$="-actor"]');
        const role = row.querySelector('select[name$="-role"]');
        if (!actor || !actor.value) {
          return null;
        }
        const value = (id && id.value) || `uusi:${actor.value}:${role.value}`;
        const name = actor.options[actor.selectedIndex].text.trim();
        return { row, value, text: `${name} (${role.options[role.selectedIndex].text.trim()})` };
      })
      .filter(Boolean);
  }

  function remember(select) {
    const found = parties().find((party) => party.value === select.value);
    if (found) {
      chosenRow.set(select, found.row);
    } else {
      chosenRow.delete(select);
    }
  }

  function refill(select, known) {
    const chosen = known.find((party) => party.row === chosenRow.get(select));
    const empty = select.options[0];
    select.replaceChildren(empty, ...known.map((party) => new Option(party.text, party.value)));
    select.value = chosen ? chosen.value : "";
  }

  function refillAll() {
    const known = parties();
    document.querySelectorAll("select.party-choice").forEach((select) => refill(select, known));
  }

  window.addEventListener("load", () => {
    document.querySelectorAll("select.party-choice").forEach(remember);
    refillAll();
    document.querySelectorAll("select.party-choice").forEach(remember);
    // Select2 tells of a change through jQuery only.
    django.jQuery(document).on("change", "#parties-group", refillAll);
    django.jQuery(document).on("change", "select.party-choice", (event) => remember(event.target));
  });
  document.addEventListener("formset:added", () => setTimeout(refillAll));
  document.addEventListener("formset:removed", () => setTimeout(refillAll));
}
