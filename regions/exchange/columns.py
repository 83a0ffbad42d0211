"""Columns of a resource: what a column is called, which data it takes and how it is read back."""

import copy
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any

from django.db import models
from django.utils.functional import lazy
from django.utils.text import capfirst
from import_export.fields import Field

from regions.exchange.cells import Cell
from regions.exchange.choices import in_every_language
from regions.exchange.fields import kind_of
from regions.exchange.kinds import Kind
from regions.exchange.references import Directory

capitalised = lazy(capfirst, str)


class Column(Field):
    """A column filled from a field of the record itself.

    A resource works on rows of plain values, never on model instances: `lookups` names the values a
    column takes and `places` where they stand in the row.
    """

    after_save = False

    def __init__(
        self, name: str, header: Any, kind: Kind, *, readonly: bool = False, field: models.Field | None = None
    ):
        super().__init__(attribute=name, column_name=header, readonly=readonly)
        self.kind, self.field = kind, field
        self.places: tuple[int, ...] = ()

    def __deepcopy__(self, memo):
        return copy.copy(self)

    @classmethod
    def of(cls, field: models.Field, **options) -> "Column":
        """The column of a model field, called by the field's own name."""
        return cls(field.name, capitalised(field.verbose_name), kind_of(field), field=field, **options)

    @property
    def width(self) -> int:
        return max(self.kind.width, min(len(str(self.column_name)) + 4, 30))

    def belongs_to(self, resource) -> None:
        """Called once with the resource whose column this is."""

    def names(self) -> set[str]:
        """The headers under which an import knows the column."""
        return {self.attribute, *in_every_language(self.column_name)}

    @property
    def lookups(self) -> tuple[str, ...]:
        return self.kind.lookups(self.attribute)

    def open(self, directory: Directory) -> None:
        """Gets ready for one export or import in the language in use."""
        self.directory = directory
        self.show = self.kind.shower(directory)

    def load(self, pks: Sequence) -> None:
        """Fetches what the column needs from other tables for these records."""

    def teller(self) -> Callable[[tuple], Cell]:
        """A function from a row of values to this column's cell."""
        show, places = self.show, self.places
        if len(places) == 1:
            place = places[0]
            return lambda row: show(row[place])
        values = itemgetter(*places)
        return lambda row: show(*values(row))

    def current(self, row: tuple) -> Any:
        """The value that the database has now, in the form in which `read` gives one."""
        return self.kind.value(tuple(row[place] for place in self.places))

    def read(self, cell: Cell) -> Any:
        """The value that a cell stands for; a ValidationError when it cannot be read."""
        return self.kind.read(cell, self.directory)

    def write(self, instance: models.Model, value: Any) -> None:
        setattr(instance, self.field.attname if self.field is not None else self.attribute, value)

    def export(self, instance, **kwargs):
        """Not used: the register's resources read rows, not instances."""
        raise NotImplementedError


class Derived(Column):
    """A column worked out from other data of the record; an import passes it by."""

    def __init__(self, header: Any, needs: Iterable[str], show: Callable[..., Cell], *, width: int = 24):
        super().__init__("", header, Kind(), readonly=True)
        self.needs, self.show, self._width = tuple(needs), show, width

    @property
    def width(self):
        return self._width

    @property
    def lookups(self):
        return self.needs

    def open(self, directory):
        self.directory = directory

    def names(self):
        return in_every_language(self.column_name)


class Gathered(Derived):
    """A column gathered for many records at once from other tables; an import passes it by.

    `gather` names a method of the resource that is given primary keys and the open references (and `told`),
    and gives a cell for each key that has one.
    """

    def __init__(self, header: Any, gather: str, *told: Any, width: int = 60):
        super().__init__(header, (), lambda: None, width=width)
        self.gather, self.told = gather, told
        self.cells: dict[Any, Cell] = {}

    def belongs_to(self, resource):
        self.resource = resource

    def load(self, pks):
        self.cells = getattr(self.resource, self.gather)(pks, self.directory, *self.told)

    def teller(self):
        return lambda row: self.cells.get(row[0])
