"""Kinds of content that a column can have: how a value is shown in a cell and read from one."""

import datetime
import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from regions.exchange.cells import Cell, Link, clean_text, plain, text_of
from regions.exchange.references import REFERENCES, Directory
from regions.partial_dates import PartialDate, PartialDateField

_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
EXCEL_EARLIEST = datetime.date(1900, 3, 1)  # before it Excel's calendar is wrong or missing
YES, NO = gettext_noop("kyllä"), gettext_noop("ei")
UNKNOWN = gettext_noop("ei tietoa")


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


class Choice(Kind):
    """One of a closed set, shown by its label; the label in any language or the stored value is read."""

    def __init__(self, choices, *, null: bool = False):
        super().__init__(null=null)
        self.choices = list(choices)

    @cached_property
    def meanings(self) -> dict[str, set]:
        """Stored values and labels in every language, with the values that they may mean."""
        meanings = defaultdict(set)
        for value, label in self.choices:
            for name in (value, *in_every_language(label)):
                meanings[str(name).casefold()].add(value)
        return meanings

    def shower(self, directory):
        labels = {value: str(label) for value, label in self.choices}
        return lambda value: labels.get(value, value) or None

    def read(self, cell, directory):
        text = text_of(cell)
        if not text:
            return self.empty
        found = self.meanings.get(text.casefold(), set())
        if len(found) != 1:
            raise ValidationError(
                _("”%(text)s” ei ole vaihtoehto. Valitse jokin näistä: %(choices)s.")
                % {"text": text[:80], "choices": ", ".join(str(label) for _value, label in self.choices)}
            )
        return next(iter(found))


class YesNo(Kind):
    """Yes or no; where it may be unknown, an empty cell or "ei tietoa" says so."""

    width = 10

    def __init__(self, *, null: bool = False):
        self.may_be_unknown = null

    @cached_property
    def words(self) -> dict[bool | None, set[str]]:
        """What may stand in a cell for each answer."""
        words: dict[bool | None, set[str]] = {
            True: {"1", "true", *_words(YES)},
            False: {"0", "false", *_words(NO)},
        }
        return {**words, None: {"", *_words(UNKNOWN)}} if self.may_be_unknown else words

    def shower(self, directory):
        labels = {True: _(YES), False: _(NO), None: _(UNKNOWN)}
        return labels.get

    def read(self, cell, directory):
        if isinstance(cell, bool):
            return cell
        text = plain(cell).casefold()
        for value, words in self.words.items():
            if text in words:
                return value
        raise ValidationError(_("Kirjoita kyllä tai ei."))


class ToOne(Kind):
    """Another record, named as its reference says (see `references`)."""

    width = 32

    def __init__(self, model: type[models.Model]):
        self.model = model

    def lookups(self, name):
        return tuple(
            f"{name}_id" if lookup == "pk" else f"{name}__{lookup}"
            for lookup in REFERENCES[self.model].lookups
        )

    def shower(self, directory):
        text = directory.of(self.model).text
        return lambda *values: clean_text(text(values)) or None

    def read(self, cell, directory):
        text = text_of(cell)
        return directory.of(self.model).find(text) if text else None


def kind_of(field: models.Field) -> Kind:
    """The kind of content of a model field."""
    if isinstance(field, models.ForeignKey):
        return ToOne(field.remote_field.model)
    if field.choices:
        return Choice(field.choices, null=field.null)
    if isinstance(field, models.BooleanField):
        return YesNo(null=field.null)
    if isinstance(field, models.IntegerField):
        return Number.of(field)
    for field_class, kind in _KINDS:
        if isinstance(field, field_class):
            return kind(null=field.null)
    raise TypeError(f"{field} has no kind of cell")


_KINDS: list[tuple[type[models.Field], type[Kind]]] = [
    (PartialDateField, PartialDay),
    (models.DateField, Day),
    (models.URLField, Address),
    (models.TextField, LongText),
    (models.CharField, Kind),
]


def in_every_language(text) -> set[str]:
    """A translatable text in all languages of the site."""
    spoken = set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            spoken.add(str(text))
    return spoken


def _words(message: str) -> set[str]:
    return {word.casefold() for word in in_every_language(translation.gettext_lazy(message))}


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
