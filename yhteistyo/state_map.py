"""The country's municipalities as tiles by the state of one obligation."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from agreements.fulfilment.board import BoardRow
from agreements.fulfilment.state import DutyState
from regions.country import Country
from regions.models import Actor, Membership
from regions.neighbours import COUNTY, MUNICIPALITY
from yhteistyo.tally import Share
from yhteistyo.tile_map import Tile, TileMap


@dataclass(frozen=True)
class StateTile(Tile):
    """A municipality with the state of its own duty, or of its county's; None when law obliges neither."""

    state: DutyState | None = None

    @property
    def standing(self) -> str:
        return self.state.shape if self.state is not None else "off"

    @property
    def told(self) -> str:
        return str(self.state.label) if self.state is not None else _("velvoite ei koske")


class StateMap(TileMap):
    """Tiles by state: of the municipalities where law obliges them, otherwise of their counties."""

    def __init__(self, country: Country, rows: Iterable[BoardRow]):
        states = {row.duty.actor.pk: row.state for row in rows}
        kinds = {country.actors[pk].actor_type.code for pk in states}
        self.is_of_municipalities = MUNICIPALITY in kinds
        self.is_drawn = self.is_of_municipalities or COUNTY in kinds
        super().__init__(self._tiles(country, states) if self.is_drawn else ())
        found = [tile.state for tile in self.tiles if isinstance(tile, StateTile)]
        self.shares = [Share(state, found.count(state)) for state in DutyState if state in found]
        self.off_count = found.count(None)

    def _tiles(self, country: Country, states: dict[int, DutyState]) -> Iterable[StateTile]:
        for actor in country.actors.values():
            if actor.actor_type.code != MUNICIPALITY or actor.tile_column is None or actor.tile_row is None:
                continue
            place = {membership.kind: membership for membership in country.around(actor).own}
            region, county = place.get(Membership.Kind.REGION), place.get(Membership.Kind.COUNTY)
            organisation: Actor | None = county.organisation if county else None
            whose = actor.pk if self.is_of_municipalities else organisation.pk if organisation else None
            yield StateTile(
                actor,
                region.region if region else None,
                organisation,
                0,
                states.get(whose) if whose is not None else None,
            )
