"""Columns that spell out child rows: an agreement's parties, a section's versions, a structure's seats."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from regions.exchange import spelling
from regions.exchange.cells import plain, text_of
from regions.exchange.choices import in_every_language
from regions.exchange.columns import Column
from regions.exchange.fields import kind_of
from regions.exchange.kinds import Kind
from regions.exchange.validation import validated


class Children(Column):
    """Rows of another table that belong to the record: "Joensuu (sopijapuoli); Lieksa (sopijapuoli)".

    `head` stands first, `told` in parentheses as such, every other field of `rest` there with its name
    when it is not what the field is without saying. `identity` tells which fields make a child the same
    child when others of its fields change.
    """

    after_save = True

    def __init__(
        self,
        accessor: str,
        header: Any,
        *,
        head: str,
        told: str = "",
        rest: Sequence[str] = (),
        identity: Sequence[str],
        position: str = "",
        guards: str = "",
    ):
        super().__init__(accessor, header, Kind())
        self.head, self.told, self.rest = head, told, tuple(rest)
        self.identity, self.position, self.guards = tuple(identity), position, guards
        self.rows: dict[Any, list[tuple]] = {}

    @property
    def width(self):
        return 60

    @property
    def lookups(self):
        return ()

    def belongs_to(self, resource):
        relation = resource._meta.model._meta.get_field(self.attribute)
        self.model, self.parent = relation.related_model, relation.field
        names = [name for name in (self.head, self.told, *self.rest) if name]
        self.fields = {name: self.model._meta.get_field(name) for name in names}
        self.kinds = {name: kind_of(field) for name, field in self.fields.items()}

    def open(self, directory):
        self.directory = directory
        self.spans: dict[str, slice] = {}
        self.columns: list[str] = [f"{self.parent.name}_id", "pk"]
        for name, kind in self.kinds.items():
            lookups = kind.lookups(name)
            self.spans[name] = slice(len(self.columns), len(self.columns) + len(lookups))
            self.columns += lookups
        self.shows = {name: kind.shower(directory) for name, kind in self.kinds.items()}
        self.labels = {name: str(field.verbose_name) for name, field in self.fields.items()}
        self.usual = {
            name: self.shows[name](field.get_default()) if field.has_default() else None
            for name, field in self.fields.items()
            if name in self.rest
        }

    def load(self, pks):
        order = [name for name in self.model._meta.ordering if name != self.parent.name]
        children = self.model._default_manager.filter(**{f"{self.parent.name}__in": pks})
        self.rows = defaultdict(list)
        for child in children.order_by(*order).values_list(*self.columns):
            self.rows[child[0]].append(child)

    def teller(self):
        def tell(row):
            children = self.rows.get(row[0])
            return "; ".join([self.spelled(child) for child in children]) if children else None

        return tell

    def spelled(self, child: tuple) -> str:
        """One child as text."""
        cells = {name: plain(self.shows[name](*child[span])) for name, span in self.spans.items()}
        details = [spelling.quoted(cells[self.told])] if self.told and cells[self.told] else []
        for name in self.rest:
            if cells[name] != plain(self.usual[name]):
                details.append(f"{self.labels[name]}: {spelling.quoted(cells[name])}")
        return spelling.item(_quoted_head(cells[self.head]), details)

    def current(self, row):
        return self._comparable(
            {name: self.kinds[name].value(child[span]) for name, span in self.spans.items()}
            for child in self.rows.get(row[0], ())
        )

    def read(self, cell):
        return self._comparable(self._child(part) for part in spelling.split(text_of(cell)))

    def _comparable(self, children) -> list[dict]:
        children = list(children)
        return children if self.position else sorted(children, key=lambda child: repr(sorted(child.items())))

    def _child(self, text: str) -> dict:
        head, unnamed, named = spelling.opened(text)
        values = {name: self._default(name) for name in self.fields}
        values[self.head] = self._read(self.head, head)
        if values[self.head] in (None, ""):
            raise ValidationError(
                _("”%(text)s”: %(detail)s puuttuu.") % {"text": text[:80], "detail": self.labels[self.head]}
            )
        if len(unnamed) > 1 or (unnamed and not self.told):
            raise ValidationError(
                _("”%(text)s”: kirjoita nimi ja kaksoispiste tiedon ”%(detail)s” eteen.")
                % {"text": text[:80], "detail": unnamed[-1][:40]}
            )
        if self.told:
            if not unnamed and not self.fields[self.told].blank:
                raise ValidationError(
                    _("”%(text)s”: kirjoita sulkuihin %(detail)s.")
                    % {"text": text[:80], "detail": self.labels[self.told]}
                )
            values[self.told] = self._read(self.told, unnamed[0] if unnamed else "")
        for label, detail in named.items():
            name = next((name for name in self.rest if label in self._names(name)), None)
            if name is None:
                raise ValidationError(
                    _("”%(text)s”: tietoa ”%(detail)s” ei tunneta.")
                    % {"text": text[:80], "detail": label[:40]}
                )
            values[name] = self._read(name, detail)
        return values

    def _names(self, name: str) -> set[str]:
        return {name, *(label.casefold() for label in in_every_language(self.fields[name].verbose_name))}

    def _default(self, name: str):
        return self._read(name, "") if name not in self.usual else self._read(name, self.usual[name])

    def _read(self, name: str, cell):
        return self.kinds[name].read(cell, self.directory)

    def write(self, instance, value):
        """Makes the record's children be those of the cell; each is validated as a form would."""
        present = {self._identity_of(child): child for child in getattr(instance, self.attribute).all()}
        kept = set()
        for place, values in enumerate(value):
            child = self.model(**{self.parent.name: instance})
            self._fill(child, values, place)
            key = self._identity_of(child)
            if key in kept:
                raise ValidationError(_("Sama rivi on solussa kahdesti: %(text)s") % {"text": child})
            kept.add(key)
            if key in present:
                child = present[key]
                self._fill(child, values, place)
            self._validate(child)
            child.save()
        for key, child in present.items():
            if key not in kept:
                self._remove(child)

    def _validate(self, child: models.Model) -> None:
        try:
            validated(child)
        except ValidationError as error:
            raise ValidationError([f"{child}: {message}" for message in error.messages]) from error

    def _fill(self, child: models.Model, values: dict, place: int) -> None:
        for name, value in values.items():
            setattr(child, self.fields[name].attname, value)
        if self.position:
            setattr(child, self.position, place)

    def _identity_of(self, child: models.Model) -> tuple:
        return tuple(getattr(child, self.fields[name].attname) for name in self.identity)

    def _remove(self, child: models.Model) -> None:
        if self.guards and getattr(child, self.guards).exists():
            raise ValidationError(
                _("”%(text)s” ei voi poistaa luettelosta: siihen liittyy muita tietoja (%(what)s).")
                % {
                    "text": child,
                    "what": self.model._meta.get_field(self.guards).related_model._meta.verbose_name_plural,
                }
            )
        try:
            child.delete()
        except ProtectedError as error:
            raise ValidationError(_("”%(text)s” on käytössä muualla.") % {"text": child}) from error


def _quoted_head(text: str) -> str:
    """A head in quotes where its own parentheses, semicolons or quotes could be misread."""
    return spelling.quoted(text, in_plain_list=True) if "(" not in text and ")" not in text else _always(text)


def _always(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
