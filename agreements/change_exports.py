"""What changed, as a workbook or a CSV file: a row a change, the same columns wherever changes are told."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy

from regions.exchange import Cell, Derived, Link, ToldRows, table_response


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change in words; `url` is the page of what changed, without the site's address."""

    group: str
    subject: str
    change: str
    before: str = ""
    after: str = ""
    concerns: str = ""
    url: str = ""


def changes_response(
    rows: Iterable[ChangeRow],
    *,
    file_format: str,
    title: str,
    criteria: list[tuple[str, str]],
    day: datetime.date,
    filename: str,
    site_address: str,
) -> HttpResponseBase:
    """The changes in their order as a file."""
    site = site_address.rstrip("/")

    def page(row: ChangeRow) -> Cell:
        return Link(f"{site}{row.url}") if row.url else None

    columns = [
        Derived(gettext_lazy("Mikä muuttui"), (), lambda row: row.group, width=26),
        Derived(gettext_lazy("Kohde"), (), lambda row: row.subject, width=50),
        Derived(gettext_lazy("Muutos"), (), lambda row: row.change, width=14),
        Derived(gettext_lazy("Ennen"), (), lambda row: row.before, width=50),
        Derived(gettext_lazy("Nyt"), (), lambda row: row.after, width=50),
        Derived(gettext_lazy("Ketä koskee"), (), lambda row: row.concerns, width=50),
        Derived(gettext_lazy("Sivu"), (), page, width=50),
    ]
    return table_response(
        ToldRows(columns),
        rows,
        file_format=file_format,
        title=title,
        criteria=criteria,
        day=day,
        filename=filename,
        site_address=site_address,
    )
