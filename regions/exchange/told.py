"""Rows that no query gives, such as derived duties, told as cells for the same files as records are."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from regions.exchange.cells import Cell, clean_text
from regions.exchange.columns import Derived
from regions.exchange.table import CHUNK, Table, Told, portions


class ToldRows(Table):
    """Columns whose `show` takes the row itself; nothing is asked of the database."""

    def __init__(self, columns: Sequence[Derived]):
        self.columns = list(columns)
        self.tellers = [column.show for column in columns]

    def chunks(self, rows: Iterable[Any]) -> Iterator[Iterator[Told]]:
        for portion in portions(rows, CHUNK):
            yield (Told((row,), [_clean(tell(row)) for tell in self.tellers]) for row in portion)


def _clean(cell: Cell) -> Cell:
    return clean_text(cell) if isinstance(cell, str) else cell
