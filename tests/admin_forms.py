"""Fills in the administration's forms as a browser would: from what the page itself shows."""

from typing import Any

from bs4 import BeautifulSoup


def fields_of(html: bytes) -> dict[str, Any]:
    """What sending the page's form as it stands would post."""
    form = BeautifulSoup(html, "html.parser").select_one("#content-main form[id$=_form]")
    posted: dict[str, Any] = {}
    for field in form.select("input[name], select[name], textarea[name]"):
        name, kind = field["name"], field.get("type")
        if "__prefix__" in name or kind in {"submit", "file"}:
            continue
        if field.name == "select":
            chosen = [option["value"] for option in field.select("option[selected]")]
            if field.has_attr("multiple"):
                posted[name] = chosen
            else:
                options = field.select("option")
                posted[name] = chosen[0] if chosen else options[0].get("value", "") if options else ""
        elif kind == "checkbox":
            if field.has_attr("checked"):
                posted[name] = field.get("value", "on")
        else:
            posted[name] = (
                field.text.removeprefix("\n") if field.name == "textarea" else field.get("value")
            ) or ""
    return posted


def with_rows(posted: dict[str, Any], prefix: str, *rows: dict[str, Any]) -> dict[str, Any]:
    """The form with rows added to one of its sets of rows."""
    first = int(posted[f"{prefix}-TOTAL_FORMS"])
    added = {
        f"{prefix}-{number}-{name}": value
        for number, row in enumerate(rows, first)
        for name, value in row.items()
    }
    return {**posted, **added, f"{prefix}-TOTAL_FORMS": first + len(rows)}


def send(client, url: str, *sets: tuple, button: str = "_save", **changes):
    """Opens the form, changes fields (a dot for the dash of a row's field), adds rows and sends it."""
    posted = fields_of(client.get(url).content)
    for prefix, *rows in sets:
        posted = with_rows(posted, prefix, *rows)
    return client.post(url, {**posted, **changes, button: "1"})


def faults(response) -> dict[str, list[str]]:
    """The messages of a refused form by field; a row's field is named "parties-0-actor"."""
    assert response.status_code == 200, "the form was accepted"
    form = response.context["adminform"].form
    found = {name: list(errors) for name, errors in form.errors.items()}
    for inline in response.context["inline_admin_formsets"]:
        for row in inline.formset.forms:
            for name, errors in row.errors.items():
                found[row.add_prefix(name)] = list(errors)
        if inline.formset.non_form_errors():
            found[inline.formset.prefix] = list(inline.formset.non_form_errors())
    return found
