"""The state of the country: counties and statutory duties, how many are in which state, of how many.

Only duties of which something is recorded or judged are weighed one by one; of all others the state
follows from the period alone, so they are counted as sets.
"""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from agreements.fulfilment.board import Board, BoardRow
from agreements.fulfilment.state import DutyState
from legislation.duties import DutyBook
from legislation.models import Obligation
from regions.models import Actor
from regions.neighbours import COUNTY, MUNICIPALITY


@dataclass(frozen=True)
class Cell:
    """A county's duties under one obligation: how many are in each state; `total` is how many it reaches."""

    county: Actor
    obligation: Obligation
    counts: Counter

    @property
    def total(self) -> int:
        """Of how many: the duties that reach somebody here."""
        return sum(count for state, count in self.counts.items() if state != DutyState.NOT_APPLICABLE)

    @property
    def done(self) -> int:
        return self.counts[DutyState.DONE]

    @property
    def unknown(self) -> int:
        return self.counts[DutyState.UNKNOWN]

    @property
    def state(self) -> DutyState:
        """One word for the cell: all done, some, none known, or nobody here whom it reaches."""
        if not self.total:
            return DutyState.NOT_APPLICABLE
        for state in (DutyState.DONE, DutyState.NOT_DONE, DutyState.UNKNOWN, DutyState.NOT_YET):
            if self.counts[state] == self.total:
                return state
        if self.counts[DutyState.DONE] or self.counts[DutyState.PARTLY]:
            return DutyState.PARTLY
        if self.counts[DutyState.PREPARING]:
            return DutyState.PREPARING
        return DutyState.NOT_DONE if self.counts[DutyState.NOT_DONE] else DutyState.UNKNOWN

    @property
    def breakdown(self) -> list[tuple[DutyState, int]]:
        """The states that occur, with how many, in the order in which they are shown."""
        return [(state, self.counts[state]) for state in DutyState if self.counts[state]]


class NationalView:
    """All strict duties of the obligations on a day, by county; eight queries however many actors there are.

    A county's row has its own duties and those of its municipalities and of the employment areas and
    councils that reach into it. Helsinki, which has no county, is a row of its own.
    """

    def __init__(self, day: datetime.date, obligations: QuerySet):
        self.day = day
        strict = obligations.filter(modality=Obligation.Modality.MUST, level=Obligation.Level.ORGANISATION)
        self.book = DutyBook(day, strict)
        self.board = Board(day, self.book.periods, obligations=list(self.book.law.obligations))
        self.counties = self._counties()
        self.members = {county.pk: self._actors_of(county) for county in self.counties}
        self._reached: dict[int, dict[int, str]] = {}

    @property
    def obligations(self) -> list[Obligation]:
        """The obligations that oblige somebody in some county, in the register's order."""
        everyone = set().union(*self.members.values()) if self.members else set()
        return [
            obligation
            for pk, obligation in self.book.law.obligations.items()
            if any(actor in everyone for actor in self._obliged(pk))
        ]

    def _counties(self) -> list[Actor]:
        actors = self.book.country.actors.values()
        counties = [actor for actor in actors if actor.actor_type.code == COUNTY]
        alone = [
            actor
            for actor in actors
            if actor.actor_type.code == MUNICIPALITY
            and not self.book.country.around(actor).of_type(COUNTY)
            and not self.book.country.around(actor).is_in_aland
            and counties
        ]
        return [*counties, *alone]

    def _actors_of(self, county: Actor) -> set[int]:
        around = self.book.country.around(county)
        found = {county.pk} | {actor.pk for actor in around.municipalities}
        for code in ("tyollisyysalue", "maakunnan-liitto"):
            found |= {actor.pk for actor in around.of_type(code)}
        return found

    def _obliged(self, obligation: int) -> dict[int, str]:
        """Actors whom the obligation obliges; with the reason where it does not reach the actor."""
        if obligation not in self._reached:
            self._reached[obligation] = self.book.obliged_under(obligation)
        return self._reached[obligation]

    def cell(self, county: Actor, obligation: Obligation) -> Cell:
        """The county's counts under the obligation."""
        obliged = self._obliged(obligation.pk)
        here = [actor for actor in self.members[county.pk] if actor in obliged]
        touched = self.board.touched(obligation.pk)
        counts: Counter = Counter()
        is_by_term = obligation.recurrence == Obligation.Recurrence.COUNCIL_TERM
        for actor in here:
            if obliged[actor]:
                counts[DutyState.NOT_APPLICABLE] += 1
            elif actor in touched or (is_by_term and self._is_coming(obligation, actor)):
                counts[self._row(obligation, actor).state] += 1
            else:
                counts[DutyState.UNKNOWN] += 1
        return Cell(county, obligation, counts)

    def matrix(self, obligations: list[Obligation]) -> list[tuple[Actor, list[Cell]]]:
        """A row a county, a cell an obligation."""
        return [
            (county, [self.cell(county, obligation) for obligation in obligations])
            for county in self.counties
        ]

    def country(self, obligation: Obligation) -> Counter:
        """How many duties of the whole country are in each state, each actor once."""
        return Counter(row.state for row in self.names(obligation))

    def names(self, obligation: Obligation, county: Actor | None = None) -> list[BoardRow]:
        """The named duties behind a number."""
        obliged = self._obliged(obligation.pk)
        wanted = self.members[county.pk] if county is not None else None
        return [
            self._row(obligation, actor)
            for actor in self.book.country.actors
            if actor in obliged and (wanted is None or actor in wanted)
        ]

    def _row(self, obligation: Obligation, actor: int) -> BoardRow:
        return self.board.row(self.book.duty(obligation.pk, actor))

    def _is_coming(self, obligation: Obligation, actor: int) -> bool:
        return self.book.periods.of(obligation, self.book.country.actors[actor]).is_coming
