"""Kinds of content that a column can have: how a value is shown in a cell and read from one."""

import datetime
import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils.translation import gettext as _

from regions.exchange.cells import Cell, Link, clean_text, plain, text_of
from regions.exchange.references import Directory
from regions.partial_dates import PartialDate

_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
EXCEL_EARLIEST = datetime.date(1900, 3, 1)  # before it Excel's calendar is wrong or missing


class Kind:
    """Text, as it stands in a text field; the base of the other kinds."""

    width = 24

    def __init__(self, *, null: bool = False):
        self.empty = None if null else ""

    def lookups(self, name: str) -> tuple[str, ...]:
        """The columns of the database that the value takes."""
        return (name,)

    def value(self, raw: tuple) -> Any:
        """The value, in a form that can be compared, of what the lookups gave."""
        return raw[0]

    def shower(self, directory: Directory) -> Callable[..., Cell]:
        """A function from what the lookups gave to a cell, for one export in the language in use."""
        return lambda text: clean_text(text) if text else None

    def read(self, cell: Cell, directory: Directory) -> Any:
        """The value that a cell stands for; a ValidationError when it cannot be read."""
        return text_of(cell) or self.empty


class LongText(Kind):
    width = 60


class Address(Kind):
    """An address on the web, shown as a link."""

    width = 40

    def shower(self, directory):
        return lambda url: Link(clean_text(url)) if url else None


class Number(Kind):
    """A whole number."""

    width = 12

    def __init__(self, least: int, most: int):
        self.least, self.most = least, most

    @classmethod
    def of(cls, field: models.Field) -> "Number":
        """Within the bounds that every database keeps, also where one of them would take more."""
        return cls(*BaseDatabaseOperations.integer_field_ranges[field.get_internal_type()])

    def shower(self, directory):
        return lambda number: number

    def read(self, cell, directory):
        if isinstance(cell, bool | datetime.date | datetime.time | datetime.timedelta):
            raise ValidationError(_("Kirjoita kokonaisluku."))
        text = "".join(plain(cell).split())
        if not text:
            return None
        if not _WHOLE.fullmatch(text):
            raise ValidationError(_("Kirjoita kokonaisluku."))
        number = int(text)
        if not self.least <= number <= self.most:
            raise ValidationError(
                _("Kirjoita luku väliltä %(least)s–%(most)s.") % {"least": self.least, "most": self.most}
            )
        return number


class Day(Kind):
    """A date known to the day."""

    width = 12

    def shower(self, directory):
        return lambda day: _day_cell(day) if day else None

    def read(self, cell, directory):
        known = _known(cell)
        if known is None:
            return None
        if known.day is None:
            raise ValidationError(_("Kirjoita päivämäärä muodossa 24.11.2026."))
        return known.first


class PartialDay(Kind):
    """A date known to the day (a date cell), the month ("10/2025") or the year ("2025")."""

    width = 12

    def lookups(self, name):
        return (name, f"{name}_precision")

    def value(self, raw):
        return None if raw[0] is None else PartialDate.of(raw[0], raw[1] or "day")

    def shower(self, directory):
        def show(day, precision):
            if day is None:
                return None
            if precision == "month":
                return f"{day.month}/{day.year}"
            return str(day.year) if precision == "year" else _day_cell(day)

        return show

    def read(self, cell, directory):
        return _known(cell)


def _day_cell(day: datetime.date) -> Cell:
    return day if day >= EXCEL_EARLIEST else f"{day.day}.{day.month}.{day.year}"


def _known(cell) -> PartialDate | None:
    if isinstance(cell, datetime.datetime) and cell.time() != datetime.time.min:
        raise ValidationError(_("Solussa on kellonaika; kirjoita pelkkä päivämäärä."))
    if isinstance(cell, datetime.date):
        return PartialDate(cell.year, cell.month, cell.day)
    text = plain(cell)
    if not text:
        return None
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise ValidationError(_("Kirjoita päivämäärä muodossa 24.11.2026, 11/2026 tai 2026.")) from error
