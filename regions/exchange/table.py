"""A resource's rows, read from the database as plain values and told as cells."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from django.db.models import QuerySet

from regions.exchange.cells import Cell
from regions.exchange.columns import Column
from regions.exchange.references import Directory

CHUNK = 500  # records fetched, and their relations with them, at a time


class Told(NamedTuple):
    """One record: its values as the database gave them and its cells, in the order of the columns."""

    values: tuple
    cells: list[Cell]


class Table:
    """Columns opened for one export or import, in the language that was in use when it began.

    However many records there are, each chunk takes one query for the records and one for each column
    that spells out other records.
    """

    def __init__(self, columns: Sequence[Column]):
        self.directory = Directory()
        self.columns = list(columns)
        self.lookups = ["pk"]
        for column in self.columns:
            column.open(self.directory)
            for lookup in column.lookups:
                if lookup not in self.lookups:
                    self.lookups.append(lookup)
            column.places = tuple(self.lookups.index(lookup) for lookup in column.lookups)
        self.tellers = [column.teller() for column in self.columns]

    def records(self, queryset: QuerySet) -> Iterator[Told]:
        """The records of the queryset, in its order."""
        for chunk in self.chunks(queryset):
            yield from chunk

    def chunks(self, queryset: QuerySet) -> Iterator[Iterator[Told]]:
        """The same, in portions of which each is told before the next is fetched."""
        plain_rows = queryset.select_related(None).prefetch_related(None).values_list(*self.lookups)
        for rows in portions(plain_rows.iterator(chunk_size=CHUNK), CHUNK):
            pks = [row[0] for row in rows]
            for column in self.columns:
                column.load(pks)
            yield (Told(row, [tell(row) for tell in self.tellers]) for row in rows)


def portions(items: Iterable, size: int) -> Iterator[list]:
    """The items in lists of at most so many."""
    iterator = iter(items)
    while portion := list(islice(iterator, size)):
        yield portion
