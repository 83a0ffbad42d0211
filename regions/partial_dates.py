"""Dates known to the day, the month or only the year, kept and shown as known.

A source often says no more than "2022" or "10/2025". Rounding that to the first of the month would
invent a fact, so a date travels through the register as a `PartialDate`. The database holds a real
date, the bound that matters for comparison (the first possible day of a beginning, the last possible
day of an ending), and beside it how exactly the date is known.
"""

import calendar
import dataclasses
import datetime
import functools
import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

EARLIEST_YEAR, LATEST_YEAR = 1800, 2200
MONTHS_EN = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class Precision(models.TextChoices):
    """How exactly a date is known."""

    DAY = "day", _("päivä")
    MONTH = "month", _("kuukausi")
    YEAR = "year", _("vuosi")


@functools.total_ordering
@dataclasses.dataclass(frozen=True, slots=True, eq=False, repr=False)
class PartialDate:
    """A calendar date of which the day, or the month and the day, may be unknown.

    Compares with dates by its first possible day; `first` and `last` give both bounds as dates.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self):
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        datetime.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def of(cls, date: datetime.date, precision: str = Precision.DAY) -> "PartialDate":
        """The date as far as `precision` says that it is known."""
        if precision == Precision.YEAR:
            return cls(date.year)
        if precision == Precision.MONTH:
            return cls(date.year, date.month)
        return cls(date.year, date.month, date.day)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Reads 24.11.2026, 11/2026, 11.2026, 2026 and the ISO forms; raises ValueError otherwise."""
        text = text.strip()
        for pattern in _PATTERNS:
            found = pattern.fullmatch(text)
            if found:
                parts = {name: int(value) for name, value in found.groupdict().items()}
                if not EARLIEST_YEAR <= parts["year"] <= LATEST_YEAR:
                    break
                return cls(**parts)
        raise ValueError(text)

    @property
    def precision(self) -> Precision:
        if self.day is not None:
            return Precision.DAY
        return Precision.MONTH if self.month is not None else Precision.YEAR

    @property
    def first(self) -> datetime.date:
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def isoformat(self) -> str:
        return self.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]

    def __str__(self) -> str:
        if self.day is not None and self.month is not None:
            if (get_language() or "fi").startswith("en"):
                return f"{self.day} {MONTHS_EN[self.month - 1]} {self.year}"
            return f"{self.day}.{self.month}.{self.year}"
        return f"{self.month}/{self.year}" if self.month is not None else f"{self.year}"

    def __repr__(self) -> str:
        return f"PartialDate({self.isoformat()!r})"

    def __eq__(self, other):
        if isinstance(other, PartialDate):
            return (self.year, self.month, self.day) == (other.year, other.month, other.day)
        if isinstance(other, datetime.date):
            return self.day is not None and self.first == other
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, PartialDate):
            return (self.first, self.last) < (other.first, other.last)
        if isinstance(other, datetime.date):
            return self.first < other
        return NotImplemented

    def __hash__(self):
        return hash(self.first) if self.day is not None else hash((self.year, self.month))


_PATTERNS = [
    re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"),
    re.compile(r"(?P<month>\d{1,2})[/.](?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})"),
    re.compile(r"(?P<year>\d{4})"),
]


def as_partial(value) -> PartialDate | None:
    """A PartialDate of whatever stands for a date: a date, a datetime, a text or nothing."""
    if value is None or value == "":
        return None
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return PartialDate.of(value)
    return PartialDate.parse(str(value))


class PartialDateFormField(forms.CharField):
    """One text box for a date as it is known: 24.11.2026, 11/2026 or 2026."""

    default_error_messages = {
        "invalid": _("Kirjoita päivämäärä muodossa 24.11.2026, 11/2026 tai 2026."),
    }

    def to_python(self, value):
        text = super().to_python(value)
        try:
            return as_partial(text)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def prepare_value(self, value):
        return str(value) if isinstance(value, PartialDate) else value

    def has_changed(self, initial, data):
        try:
            return as_partial(initial) != as_partial(data)
        except ValueError:
            return True


class _PartialDateAttribute(DeferredAttribute):
    """Reads a date as far as it is known: a row that was loaded holds the column's date until then."""

    field: "PartialDateField"

    def __get__(self, instance, cls=None):
        if instance is not None and self.field.attname not in instance.__dict__:
            # A date that was left out is read with its precision, without which a year would become a day.
            instance.refresh_from_db(fields=[self.field.attname, self.field.precision_name])
        value = super().__get__(instance, cls)
        if isinstance(value, datetime.date):
            known = instance.__dict__.get(self.field.precision_name)
            value = instance.__dict__[self.field.attname] = PartialDate.of(value, known or Precision.DAY)
        return value

    def __set__(self, instance, value):
        data = instance.__dict__
        if not isinstance(value, PartialDate) and isinstance(value, datetime.date):
            known = data.get(self.field.precision_name) if data.get(self.field.attname) is None else None
            value = PartialDate.of(value, known or Precision.DAY)
        if value is None and data.get(self.field.precision_name):
            data[self.field.precision_name] = None  # no date, no precision that a later one would take
        data[self.field.attname] = value


class _PrecisionAttribute(DeferredAttribute):
    """Reads the precision from the date itself; setting it re-reads the date, as when a row is loaded."""

    field: "PrecisionField"

    def __get__(self, instance, cls=None):
        if instance is None:
            return self
        date = getattr(instance, self.field.date_name)
        if isinstance(date, PartialDate):
            return date.precision
        return instance.__dict__.get(self.field.attname)

    def __set__(self, instance, value):
        data = instance.__dict__
        date = getattr(instance, self.field.date_name) if self.field.date_name in data else None
        if value and isinstance(date, PartialDate) and date.precision == Precision.DAY:
            data[self.field.date_name] = PartialDate.of(date.first, value)
        data[self.field.attname] = value


class PartialDateField(models.DateField):
    """A date known to the day, month or year; declare a `PrecisionField` named `<name>_precision` after it.

    `bound` says which end of a half-known date the column holds: "first" for beginnings and single
    dates, "last" for endings, so that comparisons in the database never shorten what may be true.
    """

    if TYPE_CHECKING:  # what instances hold is not a datetime.date, as the stubs have it
        _pyi_private_get_type: PartialDate  # type: ignore[assignment]
        _pyi_private_set_type: PartialDate | datetime.date | str | None  # type: ignore[assignment]

    descriptor_class = _PartialDateAttribute
    default_error_messages = PartialDateFormField.default_error_messages

    def __init__(self, *args, bound: str = "first", **kwargs):
        self.bound = bound
        super().__init__(*args, **kwargs)

    @cached_property
    def precision_name(self) -> str:
        return f"{self.attname}_precision"

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        if self.bound != "first":
            kwargs["bound"] = self.bound
        return name, path, args, kwargs

    def to_python(self, value):
        try:
            return as_partial(value)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def get_prep_value(self, value):
        known = self.to_python(value)
        return None if known is None else getattr(known, self.bound)

    def value_to_string(self, obj):
        value: Any = self.value_from_object(obj)
        return "" if value is None else value.isoformat()

    def formfield(self, **kwargs):
        # The admin gives every DateField its own field and calendar; neither knows half a date.
        kwargs.pop("form_class", None)
        kwargs.pop("widget", None)
        return super().formfield(
            **{"form_class": PartialDateFormField, "widget": forms.TextInput(attrs={"size": 12}), **kwargs}
        )


class PrecisionField(models.CharField):
    """How exactly the date field named `<this name less _precision>` is known; kept in step by itself."""

    descriptor_class = _PrecisionAttribute

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 5)
        kwargs.setdefault("choices", Precision.choices)
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("editable", False)
        super().__init__(**kwargs)

    @cached_property
    def date_name(self) -> str:
        return self.attname.removesuffix("_precision")

    def pre_save(self, model_instance, add):
        date = getattr(model_instance, self.date_name)
        known = as_partial(date)
        return None if known is None else str(known.precision.value)


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month so many months later (or earlier), or the month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
