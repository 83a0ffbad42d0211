"""Corrected keys: a record goes on under a new key, or goes away, because the files have been corrected.

What tells a record apart can itself be wrong: a membership whose start was left out, a party that the
statute does not name. Untold, the loader would see an unknown record and another that has vanished.
"""

from typing import cast

from django.db import models
from django.utils.translation import gettext as _

from yhteistyo.loading.checking import Checked
from yhteistyo.loading.faults import Faults
from yhteistyo.loading.merging import is_as_loaded
from yhteistyo.loading.plan import PLAN, Loaded
from yhteistyo.loading.reading import KEY_CHANGES, KeyChange
from yhteistyo.loading.register import Register, target_of
from yhteistyo.loading.reporting import Report
from yhteistyo.models import LoadedRecord

NewKeys = dict[tuple[Loaded, str], str]


def rename_loaded(changes: list[KeyChange]) -> None:
    """Moves what was loaded under an old key to the new one, and with it the keys of what refers to it."""
    new_keys: NewKeys = {(change.loaded, change.old): change.new for change in changes if change.new}
    if not new_keys:
        return
    entries: dict[str, list[LoadedRecord]] = {}
    for entry in LoadedRecord.objects.order_by("pk"):
        entries.setdefault(entry.model, []).append(entry)
    for loaded in PLAN:  # targets before those that refer to them
        taken = {entry.key for entry in entries.get(loaded.label, ())}
        for entry in entries.get(loaded.label, ()):
            values = _with_new_keys(loaded, entry.values, new_keys)
            key = new_keys.get((loaded, entry.key))
            if key is None:
                key = entry.key if values == entry.values else loaded.key(values)
            if (key, values) == (entry.key, entry.values) or (key != entry.key and key in taken):
                continue
            new_keys[loaded, entry.key] = key
            entry.key, entry.values = key, values
            entry.save(update_fields=["key", "values"])


def _with_new_keys(loaded: Loaded, values: dict, new_keys: NewKeys) -> dict:
    """The values with every reference to a corrected key corrected; own fields stay as loaded."""
    changed: dict[str, str | list[str]] = {}
    for known in loaded.fields():
        stated: str | list[str] | None = values.get(known.name)
        if not stated or not known.is_relation:
            continue
        target = target_of(cast(models.ForeignKey, known))
        if isinstance(stated, list):
            changed[known.name] = sorted(new_keys.get((target, key), key) for key in stated)
        else:
            changed[known.name] = new_keys.get((target, stated), stated)
    return {**values, **changed}


def remove_taken_back(changes: list[KeyChange], register: Register, report: Report) -> None:
    """Removes the records that the files have taken back, unless people have edited or used them."""
    for change in changes:
        entry = register.last_loaded.get((change.loaded.label, change.old))
        record = register.records[change.loaded].get(entry.object_id) if entry is not None else None
        if change.new or entry is None or record is None:
            continue
        if not is_as_loaded(change.loaded, record, entry, register) or _is_used(record):
            report.not_removed.append(entry)
            continue
        record.delete()
        entry.delete()
        register.forget(change.loaded, entry)
        report.removed.append(entry)


def _is_used(record: models.Model) -> bool:
    """Whether anything else in the register refers to the record."""
    return any(
        relation.related_model._default_manager.filter(**{relation.field.name: record.pk}).exists()
        for relation in record._meta.related_objects
    )


def check_key_changes(
    changes: list[KeyChange], in_files: dict[Loaded, dict[str, Checked]], faults: Faults
) -> None:
    """An old key may not be in the files any more, and a new one has to be."""
    for change in changes:
        stated = in_files[change.loaded]
        if change.old in stated:
            other = stated[change.old].row
            message = _("Avain on yhä tiedostossa %(file)s rivillä %(row)s.")
            where = {"file": other.file, "row": other.line}
            faults.add(KEY_CHANGES, change.line, "old_key", message % where)
        if change.new and change.new not in stated:
            faults.add(KEY_CHANGES, change.line, "new_key", _("Avainta ei ole missään tiedostossa."))
