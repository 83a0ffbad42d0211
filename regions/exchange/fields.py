"""Which kind of content a model field has in a cell."""

from django.db import models

from regions.exchange.cells import clean_text, text_of
from regions.exchange.choices import Choice, YesNo
from regions.exchange.kinds import Address, Day, Kind, LongText, Number, PartialDay
from regions.exchange.references import REFERENCES
from regions.partial_dates import PartialDateField


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
