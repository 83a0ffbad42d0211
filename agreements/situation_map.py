"""Counties as a map of equal tiles for one obligation; each tile leads to the names behind its number.

Counties have their places on a grid of their own (`Actor.tile_column`, `tile_row`). Helsinki and Åland,
which are no counties, stand in a row below it. Numbers are texts, so that no locale changes them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from agreements.fulfilment.national import Cell
from agreements.fulfilment.state import DutyState
from regions.models import Actor
from regions.neighbours import ALAND

SIDE, INSET = 40, 0.9
LINE = 5.2
# The kind at the end of a county's name does not fit in a tile; the map's title tells it.
KIND_OF_NAME = re.compile(r" (hyvinvointialue|välfärdsområde|wellbeing services county)$", re.IGNORECASE)


@dataclass(frozen=True)
class CountyTile:
    """A county on the map with its cell, and where its names are."""

    cell: Cell
    url: str
    column: int
    row: int

    @property
    def shape(self) -> str:
        return self.cell.state.shape

    @property
    def told(self) -> str:
        """The number with its denominator, or that it reaches nobody."""
        if self.cell.state == DutyState.NOT_APPLICABLE:
            return str(DutyState.NOT_APPLICABLE.label)
        return f"{self.cell.done} / {self.cell.total}"

    @property
    def label(self) -> str:
        """The name of the tile's link: "Kainuun hyvinvointialue: 0 / 9 tehty, 9 ei tietoa"."""
        if self.cell.state == DutyState.NOT_APPLICABLE:
            return f"{self.cell.area.name}: {self.told}"
        return _("%(area)s: %(told)s tehty, %(unknown)s ei tietoa") % {
            "area": self.cell.area.name,
            "told": self.told,
            "unknown": self.cell.unknown,
        }

    @property
    def x(self) -> str:
        return f"{self.column * SIDE + INSET:.1f}"

    @property
    def y(self) -> str:
        return f"{self.row * SIDE + INSET:.1f}"

    @property
    def side(self) -> str:
        return f"{SIDE - 2 * INSET:.1f}"

    @property
    def middle(self) -> str:
        return f"{(self.column + 0.5) * SIDE:.1f}"

    @property
    def icon_x(self) -> str:
        return f"{(self.column + 0.5) * SIDE - 4:.1f}"

    @property
    def icon_y(self) -> str:
        return f"{self.row * SIDE + 19:.1f}"

    @property
    def told_y(self) -> str:
        return f"{self.row * SIDE + 34.5:.1f}"

    @property
    def name_lines(self) -> list[tuple[str, str]]:
        """The name in lines that fit, each with its place from the top."""
        name = KIND_OF_NAME.sub("", self.cell.area.name)
        parts = re.findall(r"[^- ]+-?", name) if len(name) > 9 else [name]
        lines: list[str] = []
        for part in parts:
            if lines and not lines[-1].endswith("-") and len(lines[-1]) + len(part) < 10:
                lines[-1] = f"{lines[-1]} {part}"
            else:
                lines.append(part)
        first = self.row * SIDE + (10 if len(lines) == 1 else 7.5)
        return [(line, f"{first + number * LINE:.1f}") for number, line in enumerate(lines[:3])]


@dataclass(frozen=True)
class CountyMap:
    """The tiles and the size of the picture."""

    tiles: list[CountyTile]

    @property
    def view_box(self) -> str:
        columns = max(tile.column for tile in self.tiles) + 1
        rows = max(tile.row for tile in self.tiles) + 1
        return f"-2 -2 {columns * SIDE + 4} {rows * SIDE + 4}"


def county_map(cells: Iterable[tuple[Cell, str]]) -> CountyMap | None:
    """The map of cells and their addresses; None when no county has a place on it."""
    placed, others = [], []
    for cell, url in cells:
        place = cell.area.place
        if cell.area.is_county and isinstance(place, Actor):
            if place.tile_column is not None and place.tile_row is not None:
                placed.append(CountyTile(cell, url, place.tile_column, place.tile_row))
        else:
            others.append((cell, url))
    if not placed:
        return None
    below = max(tile.row for tile in placed) + 1
    middle = max(tile.column for tile in placed) // 2 + 1
    for cell, url in others:
        is_aland = not isinstance(cell.area.place, Actor) and cell.area.place.code == ALAND
        placed.append(CountyTile(cell, url, 0 if is_aland else middle, below))
        middle += not is_aland
    return CountyMap(sorted(placed, key=lambda tile: (tile.row, tile.column)))
