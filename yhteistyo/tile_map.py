"""The country's municipalities as a map of equal tiles: of whom something is recorded, of whom not yet.

Each municipality has a place on a grid (`Actor.tile_column`, `tile_row`); a tile is 10 units wide. The
numbers that templates write are texts, so that no locale turns a decimal point into a comma.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regions.models import Actor, Membership, Region

SIDE = 10
INSET = 0.35
# Statistics Finland's code of Åland: for its municipalities these duties do not exist (self-government).
ALAND = "21"
LONG_LABEL = 9


@dataclass(frozen=True)
class Tile:
    """A municipality on the map, where it belongs and in how many recorded agreements it is a party."""

    municipality: Actor
    region: Region | None
    county: Actor | None
    agreements: int

    @property
    def standing(self) -> str:
        """known: in a recorded agreement; na: the duties do not concern it; otherwise unknown."""
        if self.agreements:
            return "known"
        return "na" if self.region and self.region.code == ALAND else "unknown"

    @property
    def told(self) -> str:
        if self.standing == "na":
            return _("velvoitteet eivät koske")
        if self.standing == "unknown":
            return _("sopimuksista ei vielä tietoa")
        return ngettext("%(n)s sopimus kirjattu", "%(n)s sopimusta kirjattu", self.agreements) % {
            "n": self.agreements
        }

    @property
    def label(self) -> str:
        """The name of the tile's link: "Lieksa, Pohjois-Karjala: 3 sopimusta kirjattu"."""
        place = f"{self.municipality.name}, {self.region.name}" if self.region else self.municipality.name
        return f"{place}: {self.told}"

    @property
    def column(self) -> int:
        return self.municipality.tile_column or 0

    @property
    def row(self) -> int:
        return self.municipality.tile_row or 0

    @property
    def x(self) -> str:
        return f"{self.column * SIDE + INSET:.2f}"

    @property
    def y(self) -> str:
        return f"{self.row * SIDE + INSET:.2f}"


@dataclass(frozen=True)
class Area:
    """Municipalities inside one border: those of a county, or those of a region that are in no county."""

    county: Actor | None
    tiles: tuple[Tile, ...]

    @property
    def name(self) -> str:
        if self.county is not None:
            return self.county.name
        first = self.tiles[0]
        if len(self.tiles) == 1 or first.region is None:
            return first.municipality.name
        return first.region.name

    @property
    def sort_key(self) -> tuple[bool, str]:
        return (
            self.county is None,
            self.county.sort_fi if self.county else self.tiles[0].municipality.sort_fi,
        )

    @property
    def known(self) -> int:
        return sum(tile.standing == "known" for tile in self.tiles)

    @property
    def standing(self) -> str:
        return "known" if self.known else self.tiles[0].standing


@dataclass(frozen=True)
class Label:
    """A line of text on the map."""

    text: str
    x: str
    y: str
    on_known: bool


class TileMap:
    """The municipalities on the map, their areas, borders and labels."""

    def __init__(self, tiles: Iterable[Tile]):
        self.tiles = sorted(tiles, key=lambda tile: (tile.row, tile.column))
        groups: dict[tuple, list[Tile]] = defaultdict(list)
        for tile in self.tiles:
            groups[_area_key(tile)].append(tile)
        areas = [
            Area(tiles[0].county, tuple(sorted(tiles, key=lambda tile: tile.municipality.sort_fi)))
            for tiles in groups.values()
        ]
        self.areas = sorted(areas, key=lambda area: area.sort_key)

    @classmethod
    def of(
        cls, municipalities: Iterable[Actor], memberships: Iterable[Membership], agreements: Mapping[int, int]
    ) -> "TileMap":
        """The map of municipalities that have a tile, by their memberships and numbers of agreements."""
        place = {(membership.member_id, membership.kind): membership for membership in memberships}

        def tile(municipality: Actor) -> Tile:
            region = place.get((municipality.pk, Membership.Kind.REGION))
            county = place.get((municipality.pk, Membership.Kind.COUNTY))
            return Tile(
                municipality,
                region.region if region else None,
                county.organisation if county else None,
                agreements.get(municipality.pk, 0),
            )

        return cls(
            tile(one) for one in municipalities if one.tile_column is not None and one.tile_row is not None
        )

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many tiles are known, unknown and na."""
        counts = {"known": 0, "unknown": 0, "na": 0}
        for tile in self.tiles:
            counts[tile.standing] += 1
        return counts

    @property
    def known_places(self) -> list[str]:
        """The regions in which something is recorded, in alphabetical order."""
        regions = {tile.region for tile in self.tiles if tile.standing == "known" and tile.region}
        return [region.name for region in sorted(regions, key=lambda region: region.sort_fi)]

    @property
    def view_box(self) -> str:
        columns = [tile.column for tile in self.tiles] or [0]
        rows = [tile.row for tile in self.tiles] or [0]
        return (
            f"{min(columns) * SIDE - 2} {min(rows) * SIDE - 2} "
            f"{(max(columns) - min(columns) + 1) * SIDE + 4} {(max(rows) - min(rows) + 1) * SIDE + 4}"
        )

    @cached_property
    def border_path(self) -> str:
        """The lines between tiles of different areas and around the country, drawn as few strokes."""
        area = {(tile.column, tile.row): _area_key(tile) for tile in self.tiles}
        across, down = set(), set()
        for column, row in area:
            for x, y in ((column, row), (column, row + 1)):
                if area.get((x, y)) != area.get((x, y - 1)):
                    across.add((y, x))
            for x, y in ((column, row), (column + 1, row)):
                if area.get((x, y)) != area.get((x - 1, y)):
                    down.add((x, y))
        strokes = [f"M{start * SIDE} {line * SIDE}h{length * SIDE}" for line, start, length in _runs(across)]
        strokes += [f"M{line * SIDE} {start * SIDE}v{length * SIDE}" for line, start, length in _runs(down)]
        return "".join(strokes)

    @cached_property
    def labels(self) -> list[Label]:
        """Names of the regions whose municipalities all lie inside one border, at their middle."""
        areas: dict[Region, set] = defaultdict(set)
        tiles: dict[Region, list[Tile]] = defaultdict(list)
        for tile in self.tiles:
            if tile.region is not None:
                areas[tile.region].add(_area_key(tile))
                tiles[tile.region].append(tile)
        return [
            line
            for region, members in tiles.items()
            if len(areas[region]) == 1
            for line in _label_lines(region.name, members)
        ]


def _area_key(tile: Tile) -> tuple:
    if tile.county is not None:
        return ("county", tile.county.pk)
    return ("region", tile.region.pk if tile.region else None)


def _runs(edges: set[tuple[int, int]]) -> Iterable[tuple[int, int, int]]:
    """Edges (line, place) of one tile's length, joined into runs (line, start, length)."""
    for line, start in sorted(edges):
        if (line, start - 1) in edges:
            continue
        length = 1
        while (line, start + length) in edges:
            length += 1
        yield line, start, length


def _label_lines(name: str, tiles: list[Tile]) -> Iterable[Label]:
    parts = re.findall(r"[^- ]+-?", name) if len(name) > LONG_LABEL else [name]
    middle_x = sum(tile.column + 0.5 for tile in tiles) / len(tiles) * SIDE
    middle_y = sum(tile.row + 0.5 for tile in tiles) / len(tiles) * SIDE
    mostly_known = sum(tile.standing == "known" for tile in tiles) * 2 > len(tiles)
    line_height = 4.8
    first = middle_y + 1.6 - line_height * (len(parts) - 1) / 2
    for number, part in enumerate(parts):
        yield Label(part, f"{middle_x:.1f}", f"{first + number * line_height:.1f}", mostly_known)
