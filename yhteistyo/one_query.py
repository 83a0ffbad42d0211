"""Records of several kinds as one query: each row has the columns of all kinds, those of the others empty.

A page that shows a little of many kinds of records would otherwise ask once for each.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    F,
    Field,
    IntegerField,
    QuerySet,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from regions.partial_dates import PartialDate, Precision

PARTIAL_DATES = ("valid_from", "valid_until", "attested_on")
# `of_` is the other record that the row tells of: an agreement's kind, a negotiation's convener.
COLUMNS: dict[str, Field] = {
    **dict.fromkeys(
        ("slug", "title_fi", "title_sv", "title_en", "sort_fi", "verification", "email"), CharField()
    ),
    **dict.fromkeys(PARTIAL_DATES, DateField()),
    **{f"{name}_precision": CharField() for name in PARTIAL_DATES},
    "checked_on": DateField(),
    "position": IntegerField(),
    "end_rule": CharField(),
    "status": CharField(),
    "approved_count": IntegerField(),
    "deciding_count": IntegerField(),
    "part": CharField(),
    "is_first": BooleanField(),
    "of_pk": IntegerField(),
    **dict.fromkeys(("of_key", "of_fi", "of_sv", "of_en"), CharField()),
}


@dataclass(frozen=True)
class Part:
    """The records of one kind and what fills which of the columns."""

    kind: str
    records: QuerySet
    given: dict[str, Any]


def rows_as(kind: str, records: QuerySet, *names: str, **columns: Combinable) -> Part:
    """The records as rows of a kind: `names` are their own fields, `columns` what else fills a column."""
    given: dict[str, Any] = {name: F(name) for name in names}
    given |= {f"{name}_precision": F(f"{name}_precision") for name in names if name in PARTIAL_DATES}
    return Part(kind, records, given | columns)


def together(*parts: Part) -> Iterator[dict[str, Any]]:
    """The rows of all parts, each with its kind as `record` and its `pk`; dates as far as they are known."""
    used = [name for name in COLUMNS if any(name in part.given for part in parts)]
    first, *others = [_selected(part, used) for part in parts]
    for values in first.union(*others, all=True):
        row = dict(zip(("record", "pk", *used), values, strict=True))
        for name in PARTIAL_DATES:
            if name in row:
                row[name] = _known(row[name], row.pop(f"{name}_precision"))
        yield row


def _selected(part: Part, used: list[str]) -> QuerySet:
    return part.records.order_by().values_list(
        Cast(Value(part.kind), CharField()),
        Cast(F("pk"), IntegerField()),
        *(Cast(part.given.get(name, Value(None)), COLUMNS[name]) for name in used),
    )


def _known(date: datetime.date | None, precision: str | None) -> PartialDate | None:
    return None if date is None else PartialDate.of(date, precision or Precision.DAY)
