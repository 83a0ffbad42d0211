"""Columns that spell out many-to-many relations."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from regions.exchange import spelling
from regions.exchange.cells import clean_text, text_of
from regions.exchange.choices import in_every_language
from regions.exchange.columns import Column, capitalised
from regions.exchange.kinds import Kind
from regions.exchange.references import REFERENCES, Named, OpenReference


class Several(Column):
    """A many-to-many relation: "Pohjois-Karjala; Keski-Suomi"."""

    after_save = True

    def __init__(self, name: str, header: Any, field: models.ManyToManyField, *, reverse: bool = False):
        super().__init__(name, header, Kind(), readonly=reverse)
        source, target = field.m2m_field_name(), field.m2m_reverse_field_name()
        self.through: Any = field.remote_field.through
        self.model = field.model if reverse else field.remote_field.model
        self.source, self.target = (target, source) if reverse else (source, target)
        self.pks: dict[Any, list] = {}
        self.texts: dict[Any, str] = {}

    @classmethod
    def of(cls, field, **options):
        return cls(field.name, capitalised(field.verbose_name), field)

    @property
    def width(self):
        return 40

    @property
    def lookups(self):
        return ()

    def open(self, directory):
        super().open(directory)
        self.named: OpenReference = directory.of(self.model)

    def load(self, pks):
        reference = REFERENCES[self.model]
        lookups = [
            f"{self.target}_id" if name == "pk" else f"{self.target}__{name}" for name in reference.lookups
        ]
        links = self.through._default_manager.filter(**{f"{self.source}__in": pks})
        if not isinstance(reference, Named):
            links = links.order_by(self.target)
        self.pks, self.texts = defaultdict(list), {}
        for pk, *values in links.values_list(f"{self.source}_id", *lookups):
            target = values[0]
            self.pks[pk].append(target)
            if target not in self.texts:
                text = clean_text(self.named.text(values))
                self.texts[target] = spelling.quoted(text, in_plain_list=True)
        if isinstance(reference, Named):
            for targets in self.pks.values():
                targets.sort(key=self.named.order.__getitem__)

    def teller(self):
        def tell(row):
            targets = self.pks.get(row[0])
            return "; ".join([self.texts[target] for target in targets]) if targets else None

        return tell

    def current(self, row):
        return set(self.pks.get(row[0], ()))

    def read(self, cell):
        found = [self.named.find(spelling.unquoted(part)) for part in spelling.split(text_of(cell))]
        if len(set(found)) != len(found):
            raise ValidationError(_("Sama tieto on solussa kahdesti."))
        return set(found)

    def write(self, instance, value):
        getattr(instance, self.attribute).set(value)


class Backwards(Several):
    """A many-to-many relation seen from its other end; an import passes it by."""

    def __init__(self, header: Any, field: models.ManyToManyField):
        super().__init__(str(field.remote_field.get_accessor_name()), header, field, reverse=True)

    def names(self):
        return in_every_language(self.column_name)
