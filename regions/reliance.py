"""What rests on a source: all records, of every kind and every app, that name it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, ForeignKey, Model, Window

from regions.models import Source, Sourced

SHOWN = 50


@dataclass(frozen=True)
class RestingRecords:
    """Records of one kind that name a source: how many, and the first of them."""

    label: str
    count: int
    records: Sequence[Model]

    @property
    def more(self) -> int:
        """How many are left out of `records`."""
        return self.count - len(self.records)


def records_resting_on(source: Source) -> list[RestingRecords]:
    """The records by kind, in one query a kind; internal ones are left out."""
    found = []
    for relation in Source._meta.related_objects:
        model = relation.related_model
        if not (isinstance(model, type) and issubclass(model, Sourced)) or not relation.many_to_many:
            continue
        records = model._default_manager.filter(sources=source).select_related(*paths_to_name(model))
        if any(field.name == "is_public" for field in model._meta.fields):
            records = records.filter(is_public=True)
        shown = list(records.annotate(record_count=Window(Count("pk")))[:SHOWN])
        if shown:
            label = str(model._meta.verbose_name_plural)
            found.append(RestingRecords(label, shown[0].record_count, shown))
    return found


def paths_to_name(model: type[Model]) -> list[str]:
    """The relations that a record's name may take its words from, two steps deep."""
    paths = []
    for field in model._meta.fields:
        if isinstance(field, ForeignKey):
            paths.append(field.name)
            further = field.related_model._meta.fields
            paths += [f"{field.name}__{step.name}" for step in further if isinstance(step, ForeignKey)]
    return paths
