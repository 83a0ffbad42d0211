"""The tile map: what each municipality's tile says, and where the borders run."""

import pytest

from regions.models import Actor, Region
from yhteistyo.tile_map import Tile, TileMap


def region(pk, name, code="01"):
    return Region(pk=pk, code=code, name_fi=name, sort_fi=name.lower())


def county(pk, name):
    return Actor(pk=pk, name_fi=name, sort_fi=name.lower(), slug=f"alue-{pk}")


def tile(pk, column, row, *, region=None, county=None, agreements=0):
    municipality = Actor(
        pk=pk,
        name_fi=f"Kunta {pk}",
        sort_fi=f"kunta {pk}",
        slug=f"kunta-{pk}",
        tile_column=column,
        tile_row=row,
    )
    return Tile(municipality, region, county, agreements)


KARELIA = region(1, "Pohjois-Karjala")
ALAND = region(2, "Ahvenanmaa", code="21")
NORTH = county(10, "Pohjoinen hyvinvointialue")
SOUTH = county(11, "Eteläinen hyvinvointialue")


def test_a_tile_names_its_municipality_its_region_and_what_is_recorded():
    assert (
        tile(1, 0, 0, region=KARELIA, agreements=3).label == "Kunta 1, Pohjois-Karjala: 3 sopimusta kirjattu"
    )
    assert tile(1, 0, 0, region=KARELIA, agreements=1).label == "Kunta 1, Pohjois-Karjala: 1 sopimus kirjattu"


def test_nothing_recorded_is_unknown_and_never_no():
    unknown = tile(1, 0, 0, region=KARELIA)
    assert unknown.standing == "unknown"
    assert unknown.label == "Kunta 1, Pohjois-Karjala: sopimuksista ei vielä tietoa"


def test_aland_is_not_concerned_rather_than_unknown():
    assert tile(1, 0, 0, region=ALAND).standing == "na"


def test_counts_cover_every_tile():
    tiles = [
        tile(1, 0, 0, region=KARELIA, agreements=1),
        tile(2, 1, 0),
        tile(3, 2, 0),
        tile(4, 3, 0, region=ALAND),
    ]
    assert TileMap(tiles).counts == {"known": 1, "unknown": 2, "na": 1}


def test_one_tile_has_a_border_on_all_four_sides():
    assert TileMap([tile(1, 0, 0, county=NORTH)]).border_path == "M0 0h10M0 10h10M0 0v10M10 0v10"


def test_there_is_no_border_inside_a_county():
    path = TileMap([tile(1, 0, 0, county=NORTH), tile(2, 1, 0, county=NORTH)]).border_path
    assert path == "M0 0h20M0 10h20M0 0v10M20 0v10"


def test_a_border_runs_between_two_counties():
    path = TileMap([tile(1, 0, 0, county=NORTH), tile(2, 0, 1, county=SOUTH)]).border_path
    assert "M0 10h10" in path
    assert path.count("h") == 3


def test_a_municipality_without_a_county_stands_as_its_own_area():
    tiles = [tile(1, 0, 0, region=KARELIA, county=NORTH), tile(2, 1, 0, region=KARELIA)]
    areas = TileMap(tiles).areas
    assert [area.name for area in areas] == ["Pohjoinen hyvinvointialue", "Kunta 2"]


def test_a_region_split_between_counties_has_no_label():
    together = [tile(1, 0, 0, region=KARELIA, county=NORTH), tile(2, 1, 0, region=KARELIA, county=NORTH)]
    split = [tile(1, 0, 0, region=KARELIA, county=NORTH), tile(2, 1, 0, region=KARELIA, county=SOUTH)]
    assert [label.text for label in TileMap(together).labels] == ["Pohjois-", "Karjala"]
    assert TileMap(split).labels == []


@pytest.mark.parametrize(("column", "row"), [(None, 1), (1, None)])
def test_a_municipality_without_a_place_on_the_grid_is_left_off(column, row):
    municipality = Actor(pk=1, name_fi="Uusi", slug="uusi", tile_column=column, tile_row=row)
    assert TileMap.of([municipality], [], {}).tiles == []


def test_an_empty_map_can_still_be_drawn():
    empty = TileMap([])
    assert empty.border_path == ""
    assert empty.view_box == "-2 -2 14 14"
