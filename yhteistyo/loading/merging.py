"""Compares, field by field, what was loaded last, what the register holds and what the file states.

    the file states what was loaded last      the register's value stays
    the register holds what was loaded last   the file's value is taken
    both hold the same                        nothing to do
    all three differ                          the register's value stays
Whenever the register's value stays although the file states another, the difference is reported.
"""

from dataclasses import dataclass, field

from django.db import models

from yhteistyo.loading.checking import Checked
from yhteistyo.loading.plan import Loaded
from yhteistyo.loading.register import Register
from yhteistyo.loading.reporting import Difference, Report
from yhteistyo.loading.values import empty_value, plain
from yhteistyo.models import LoadedRecord


@dataclass
class Change:
    """Fields of a record that take the file's value; a new record takes all of them."""

    checked: Checked
    record: models.Model
    fields: list[str] = field(default_factory=list)
    is_new: bool = False


def merge(checked: Checked, register: Register, report: Report) -> Change | None:
    """What is to be saved of a row, if anything; differences that stay go to the report."""
    loaded = checked.loaded
    last = register.last_loaded.get((loaded.label, checked.key))
    pk = last.object_id if last is not None else register.pk_of[loaded].get(checked.key)
    if pk is None:
        return Change(checked, loaded.model(), list(checked.theirs), is_new=True)
    record = register.records[loaded].get(pk)
    if record is None:
        report.deleted.append(checked)
        return None
    change = Change(checked, record)
    for name, theirs in checked.theirs.items():
        mine = register.value(loaded, record, name)
        if mine == theirs:
            continue
        known = loaded.field_named(name)
        base_is_known = last is not None
        base = last.values.get(name, _untouched(known)) if last is not None else None
        if base_is_known and mine == base:
            change.fields.append(name)
        else:
            changed_too = not base_is_known or theirs != base
            report.kept.append(
                Difference(checked.row.file, checked.row.line, checked.key, name, theirs, mine, changed_too)
            )
    return change


def _untouched(known: models.Field):
    """What a loaded record holds in a field that its file did not state at the time."""
    if isinstance(known, models.ManyToManyField):
        return []
    return None if isinstance(known, models.ForeignKey) else plain(empty_value(known))


def is_as_loaded(loaded: Loaded, record: models.Model, entry: LoadedRecord, register: Register) -> bool:
    """Whether nobody has changed the record since it was loaded."""
    now = {known.name: register.value(loaded, record, known.name) for known in loaded.fields()}
    # What identifies it is compared by the key: a field of it may have had another name when it was loaded.
    return loaded.key(now) == entry.key and all(
        now[known.name] == entry.values.get(known.name, _untouched(known))
        for known in loaded.fields()
        if known.name not in loaded.identity
    )
