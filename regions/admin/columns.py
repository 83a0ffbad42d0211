"""Columns of the admin's lists."""

from collections.abc import Callable
from operator import attrgetter

from django.contrib import admin

from regions.partial_dates import PartialDate


def column(path: str, description, ordering: str | None = None, boolean: bool = False) -> Callable:
    """A column that shows `record.<path>` (dots allowed, a method is called) under a heading of its own."""
    read = attrgetter(path)

    @admin.display(description=description, ordering=ordering, boolean=boolean)
    def show(record):
        value = read(record)
        return value() if callable(value) else value

    show.__name__ = path.replace(".", "_")
    return show


def listed(relation: str, description) -> Callable:
    """A column that spells out the records of a prefetched relation."""

    @admin.display(description=description)
    def show(record):
        return ", ".join(str(related) for related in getattr(record, relation).all())

    show.__name__ = relation
    return show


def day(field) -> Callable:
    """A column of a plain date, written as the register writes dates (24.11.2026) and not in words."""

    @admin.display(description=field.verbose_name, ordering=field.name)
    def show(record):
        value = getattr(record, field.name)
        return value and PartialDate.of(value)

    show.__name__ = field.name
    return show
