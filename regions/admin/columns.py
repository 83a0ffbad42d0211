"""Columns of the admin's lists."""

from collections.abc import Callable
from operator import attrgetter

from django.contrib import admin


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
