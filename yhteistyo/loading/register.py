"""What the register holds now, and which record a key means. Read once a model, never once a row."""

from collections import defaultdict
from typing import cast

from django.db import models

from yhteistyo.loading.plan import LOADED, PLAN, Loaded
from yhteistyo.loading.values import plain
from yhteistyo.models import LoadedRecord


class Register:
    """All records of the planned models, with their keys, and what was loaded of them last."""

    def __init__(self) -> None:
        self.records: dict[Loaded, dict[int, models.Model]] = {}
        self.key_of: dict[Loaded, dict[int, str]] = {}
        self.pk_of: dict[Loaded, dict[str, int]] = {}
        self.many: dict[tuple[Loaded, str], dict[int, list[int]]] = {}
        self.last_loaded = {(entry.model, entry.key): entry for entry in LoadedRecord.objects.iterator()}
        self._loaded_as = {(entry.model, entry.object_id): entry.key for entry in self.last_loaded.values()}
        for loaded in PLAN:
            self.records[loaded], self.key_of[loaded], self.pk_of[loaded] = {}, {}, {}
            for record in loaded.model._default_manager.all().iterator():
                self.add(loaded, record)
            for field in loaded.model._meta.many_to_many:
                self.many[loaded, field.name] = _pairs(field)

    def add(self, loaded: Loaded, record: models.Model) -> None:
        values = {name: self.value(loaded, record, name) for name in loaded.identity}
        own_key = loaded.key(values)
        # A key under which a record was loaded means that record, whatever a person has made of it since.
        key = self._loaded_as.get((loaded.label, record.pk), own_key)
        self.records[loaded][record.pk] = record
        self.key_of[loaded][record.pk] = key
        self.pk_of[loaded].setdefault(own_key, record.pk)
        self.pk_of[loaded][key] = record.pk

    def forget(self, loaded: Loaded, entry: LoadedRecord) -> None:
        """The record of this entry has been removed."""
        del self.last_loaded[entry.model, entry.key]
        del self.records[loaded][entry.object_id], self.key_of[loaded][entry.object_id]
        for key in [key for key, pk in self.pk_of[loaded].items() if pk == entry.object_id]:
            del self.pk_of[loaded][key]

    def value(self, loaded: Loaded, record: models.Model, name: str):
        """A field of a record as it is compared: a relation as the key of its target, many as sorted keys."""
        field = loaded.field_named(name)
        if isinstance(field, models.ManyToManyField):
            keys = self.key_of[target_of(field)]
            return sorted(keys[pk] for pk in self.many[loaded, name].get(record.pk, ()))
        value = getattr(record, field.attname)
        if isinstance(field, models.ForeignKey):
            return None if value is None else self.key_of[target_of(field)][value]
        return plain(value)


def target_of(field: models.ForeignKey | models.ManyToManyField) -> Loaded:
    """The planned model that a relation points to."""
    return LOADED[field.related_model]


def _pairs(field: models.ManyToManyField) -> dict[int, list[int]]:
    found = defaultdict(list)
    links, own, other = links_of(field)
    for pk, other_pk in links._default_manager.values_list(own, other):
        found[pk].append(other_pk)
    return found


def links_of(field: models.ManyToManyField) -> tuple[type[models.Model], str, str]:
    """The table behind a many-to-many field and its two columns, the field's own side first."""
    through = cast(type[models.Model], field.remote_field.through)
    return through, f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
