"""The counts of areas and obligations as a workbook or a CSV file: a row an area and obligation."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.http.response import HttpResponseBase
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from agreements.fulfilment.exports import SEPARATOR
from agreements.fulfilment.national import reached
from agreements.fulfilment.state import DutyState
from legislation.models import LegalBasis, Obligation
from regions.exchange import Cell, Derived, Link, ToldRows, table_response


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many duties of a place are in each state under an obligation; `url` has the names behind them."""

    place: str
    obligation: Obligation
    bases: list[LegalBasis]
    period: str
    counts: Counter
    url: str


def counts_response(
    rows: Iterable[CountRow],
    *,
    file_format: str,
    title: str,
    criteria: list[tuple[str, str]],
    day: datetime.date,
    filename: str,
    site_address: str,
) -> HttpResponseBase:
    """The counts as a file to download."""
    site = site_address.rstrip("/")
    columns = [
        Derived(gettext_lazy("Alue"), (), lambda row: row.place, width=38),
        Derived(gettext_lazy("Velvoite"), (), lambda row: row.obligation.title, width=50),
        Derived(gettext_lazy("Laji"), (), lambda row: row.obligation.get_kind_display(), width=22),
        Derived(gettext_lazy("Säännös"), (), _sections, width=30),
        Derived(gettext_lazy("Kausi"), (), lambda row: row.period, width=24),
        Derived(gettext_lazy("Velvoitteita yhteensä"), (), lambda row: reached(row.counts), width=14),
        *(_state_column(state) for state in DutyState),
        Derived(gettext_lazy("Nimet"), (), lambda row: Link(f"{site}{row.url}"), width=50),
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


def _sections(row: CountRow) -> Cell:
    return SEPARATOR.join(basis.section.full_number for basis in row.bases)


def _state_column(state: DutyState) -> Derived:
    return Derived(capfirst(str(state.label)), (), lambda row: row.counts[state], width=14)
