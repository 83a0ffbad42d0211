"""The state of the country: counties and statutory duties, how many are in which state, of how many.

Only duties of which something is recorded or judged are weighed one by one; of all others the state
follows from the period alone, so they are counted as sets.
"""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import cached_property

from agreements.fulfilment.board import Board, BoardRow
from agreements.fulfilment.state import DutyState
from legislation.duties import DutyBook
from legislation.models import Obligation
from legislation.periods import DutyPeriod
from regions.models import Actor, ActorType, Region
from regions.neighbours import ALAND, COUNTY, MUNICIPALITY

# Organisations whose duties are counted in every county into which they reach.
REACHING = ("tyollisyysalue", "maakunnan-liitto")


@dataclass(frozen=True)
class Area:
    """A row of the country: a county, a municipality that has none (Helsinki), or Åland.

    `members` are the actors whose duties are counted there.
    """

    place: Actor | Region
    members: frozenset[int]

    @property
    def slug(self) -> str:
        return self.place.slug

    @property
    def name(self) -> str:
        return self.place.name

    @property
    def is_county(self) -> bool:
        return isinstance(self.place, Actor) and self.place.actor_type.code == COUNTY


# Where duties are counted: an area, a region, or (None) the whole country.
Place = Area | Region | None


@dataclass(frozen=True)
class Cell:
    """An area's duties under one obligation: how many are in each state; `total` is how many it reaches."""

    area: Area
    obligation: Obligation
    counts: Counter

    @property
    def total(self) -> int:
        """Of how many: the duties that reach somebody here."""
        return reached(self.counts)

    @property
    def done(self) -> int:
        return self.counts[DutyState.DONE]

    @property
    def unknown(self) -> int:
        return self.counts[DutyState.UNKNOWN]

    @property
    def state(self) -> DutyState:
        """One word for the cell: all done, some, none known, or nobody here whom it reaches.

        "Tekemättä" is said of nobody of whom it is not known: not of a cell where one is not known.
        """
        if not self.total:
            return DutyState.NOT_APPLICABLE
        for state in (DutyState.DONE, DutyState.NOT_DONE, DutyState.UNKNOWN, DutyState.NOT_YET):
            if self.counts[state] == self.total:
                return state
        if self.counts[DutyState.DONE] or self.counts[DutyState.PARTLY]:
            return DutyState.PARTLY
        if self.counts[DutyState.PREPARING]:
            return DutyState.PREPARING
        return DutyState.UNKNOWN if self.counts[DutyState.UNKNOWN] else DutyState.NOT_DONE

    @property
    def breakdown(self) -> list[tuple[DutyState, int]]:
        """The states that occur, with how many, in the order in which they are shown."""
        return [(state, self.counts[state]) for state in DutyState if self.counts[state]]


def reached(counts: Counter) -> int:
    """How many of the counted duties reach their actor."""
    return sum(count for state, count in counts.items() if state != DutyState.NOT_APPLICABLE)


class NationalView:
    """All strict duties of the obligations on a day, by area; eight queries however many actors there are.

    A county's row has its own duties and those of its municipalities and of the employment areas and
    councils that reach into it. Helsinki, which has no county, is a row of its own, and so is Åland. On a
    day on which no municipality belongs to a county there are no areas, only the whole country.
    """

    def __init__(self, day: datetime.date, obligations: QuerySet):
        self.day = day
        # The obligations asked for that bind organisations, on whatever day.
        self.asked = obligations.filter(
            modality=Obligation.Modality.MUST, level=Obligation.Level.ORGANISATION
        )
        self.book = DutyBook(day, self.asked)
        self.board = Board(day, self.book.periods, obligations=list(self.book.law.obligations))
        self._states: dict[int, dict[int, DutyState]] = {}

    @cached_property
    def areas(self) -> list[Area]:
        """Counties with municipalities, municipalities without a county, and Åland."""
        around = self.book.country.around
        counties, alone, aland = [], [], []
        for actor in self.book.country.actors.values():
            if actor.actor_type.code == COUNTY and around(actor).municipalities:
                counties.append(Area(actor, self._members_of(actor)))
            elif actor.actor_type.code == MUNICIPALITY and around(actor).is_in_aland:
                aland.append(actor)
            elif actor.actor_type.code == MUNICIPALITY and not around(actor).of_type(COUNTY):
                alone.append(Area(actor, self._members_of(actor)))
        if not counties:
            return []
        outside = []
        if aland:
            region = next(region for region in around(aland[0]).regions() if region.code == ALAND)
            outside = [Area(region, frozenset(actor.pk for actor in aland))]
        return [*counties, *alone, *outside]

    def _members_of(self, actor: Actor) -> frozenset[int]:
        around = self.book.country.around(actor)
        reaching = (organisation.pk for code in REACHING for organisation in around.of_type(code))
        return frozenset({actor.pk, *(one.pk for one in around.municipalities), *reaching})

    @cached_property
    def obligations(self) -> list[Obligation]:
        """The obligations that oblige somebody in some area, in the register's order."""
        obligations = self.book.law.obligations
        if not self.areas:
            return [obligation for pk, obligation in obligations.items() if self.states_under(pk)]
        somewhere = frozenset().union(*(area.members for area in self.areas))
        return [
            obligation
            for pk, obligation in obligations.items()
            if not somewhere.isdisjoint(self.states_under(pk))
        ]

    def states_under(self, obligation: int) -> dict[int, DutyState]:
        """The state of each actor whom the obligation obliges, in the order of actors."""
        if obligation not in self._states:
            beyond = self.book.obliged_under(obligation)
            weighed = self.board.touched(obligation)
            self._states[obligation] = {
                pk: self._state(obligation, pk, beyond[pk], is_recorded=pk in weighed)
                for pk in self.book.country.actors
                if pk in beyond
            }
        return self._states[obligation]

    def _state(self, obligation: int, actor: int, why_beyond: str, *, is_recorded: bool) -> DutyState:
        if why_beyond:
            return DutyState.NOT_APPLICABLE
        if is_recorded:
            return self._row(obligation, actor).state
        found = self.book.law.obligations[obligation]
        is_by_term = found.recurrence == Obligation.Recurrence.COUNCIL_TERM
        if is_by_term and self.book.periods.of(found, self.book.country.actors[actor]).is_coming:
            return DutyState.NOT_YET
        return DutyState.UNKNOWN

    def cell(self, area: Area, obligation: Obligation) -> Cell:
        """The area's counts under the obligation."""
        states = self.states_under(obligation.pk)
        return Cell(area, obligation, Counter(states[pk] for pk in area.members if pk in states))

    def matrix(
        self, obligations: list[Obligation], areas: list[Area] | None = None
    ) -> list[tuple[Area, list[Cell]]]:
        """A row an area, a cell an obligation."""
        return [
            (area, [self.cell(area, obligation) for obligation in obligations])
            for area in (self.areas if areas is None else areas)
        ]

    def within(self, place: Place) -> frozenset[int] | None:
        """The actors whose duties are counted in an area or a region; None for the whole country."""
        if isinstance(place, Area):
            return place.members
        if place is None:
            return None
        return frozenset(actor.pk for actor in self.book.country.in_region(place))

    def states_in(self, obligation: int, place: Place) -> dict[int, DutyState]:
        """The same of the actors of an area or a region, or of the whole country."""
        states, within = self.states_under(obligation), self.within(place)
        return states if within is None else {pk: state for pk, state in states.items() if pk in within}

    def total(self, obligation: Obligation, place: Place = None) -> Counter:
        """How many duties of the country, an area or a region are in each state, each actor once."""
        return Counter(self.states_in(obligation.pk, place).values())

    def by_type(self, obligation: Obligation, place: Place = None) -> dict[ActorType, Counter]:
        """The same by type of actor."""
        counts: dict[ActorType, Counter] = {}
        for pk, state in self.states_in(obligation.pk, place).items():
            counts.setdefault(self.book.country.actors[pk].actor_type, Counter())[state] += 1
        return counts

    def periods(self, obligation: Obligation) -> list[DutyPeriod]:
        """The periods in which it is to be done, as many as the obliged types of actors have."""
        actors = self.book.country.actors
        one_of_type = {actors[pk].actor_type_id: actors[pk] for pk in self.states_under(obligation.pk)}
        return list(dict.fromkeys(self.book.periods.of(obligation, actor) for actor in one_of_type.values()))

    def names(self, obligation: Obligation, place: Place = None) -> list[BoardRow]:
        """The named duties behind a number: of the whole country, an area or a region."""
        return [self._row(obligation.pk, pk) for pk in self.states_in(obligation.pk, place)]

    def touching(self, region: Region) -> list[Area]:
        """Areas with a municipality in the region."""
        inside = {
            actor.pk for actor in self.book.country.in_region(region) if actor.actor_type.code == MUNICIPALITY
        }
        return [area for area in self.areas if not inside.isdisjoint(area.members)]

    def _row(self, obligation: int, actor: int) -> BoardRow:
        return self.board.row(self.book.duty(obligation, actor))
