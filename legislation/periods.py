"""The period in which a duty is to be done, as its statute's rhythm and the day give it."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from legislation.models import Obligation
from regions.models import Actor, CouncilTerm
from regions.partial_dates import add_months

Recurrence = Obligation.Recurrence
ROLLING_YEARS: dict[str, int] = {Recurrence.FOUR_YEARS: 4}


class Rhythm(StrEnum):
    """What kind of period a duty has."""

    YEAR = "year"
    TERM = "term"
    ROLLING = "rolling"
    CONTINUOUS = "continuous"
    REGULAR = "regular"
    ON_OCCASION = "on_occasion"
    NONE = "none"


RHYTHMS: dict[str, Rhythm] = {
    Recurrence.YEARLY: Rhythm.YEAR,
    Recurrence.AT_LEAST_YEARLY: Rhythm.YEAR,
    Recurrence.COUNCIL_TERM: Rhythm.TERM,
    Recurrence.FOUR_YEARS: Rhythm.ROLLING,
    Recurrence.REGULARLY: Rhythm.REGULAR,
    Recurrence.CONTINUOUS: Rhythm.CONTINUOUS,
    Recurrence.WHEN_IT_ARISES: Rhythm.ON_OCCASION,
    Recurrence.NONE: Rhythm.NONE,
}


@dataclass(frozen=True, slots=True)
class DutyPeriod:
    """The days within which the duty is to be done; without days where law sets none.

    "Regularly" and "when it arises" have no length: none is invented. A rolling period counts `years`
    from the latest time it was done.
    """

    rhythm: Rhythm
    first: datetime.date | None = None
    last: datetime.date | None = None
    years: int | None = None
    is_coming: bool = False

    @property
    def is_bounded(self) -> bool:
        return self.first is not None and self.last is not None

    def holds(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether what happened between the two days surely happened inside the period."""
        if self.first is None or self.last is None:
            return True
        return self.first <= first and last <= self.last

    def due_after(self, done_on: datetime.date | None) -> datetime.date | None:
        """The last day to do it (again), where one follows from law and what has been done."""
        if done_on is None:
            return self.last
        if self.rhythm == Rhythm.ROLLING and self.years:
            return add_months(done_on, 12 * self.years)
        if self.rhythm == Rhythm.YEAR and self.last is not None:
            return add_months(self.last, 12)
        return None if self.rhythm == Rhythm.TERM else self.last  # the next term is another duty's time


# A term of a kind of actor whose council terms are not recorded.
NO_TERM = DutyPeriod(Rhythm.TERM)


class DutyPeriods:
    """Periods on a day; council terms are read once, from the terms of each type of actor."""

    def __init__(self, day: datetime.date):
        self.day = day
        self.terms: list[DutyPeriod] = []  # of every type of actor, past ones too, the earliest first
        self._terms: dict[int, DutyPeriod] = {}
        coming: dict[int, DutyPeriod] = {}
        for term in CouncilTerm.objects.order_by("valid_from"):
            if term.valid_from is None or term.valid_until is None:
                continue
            first, last = term.valid_from.first, term.valid_until.last
            self.terms.append(DutyPeriod(Rhythm.TERM, first, last))
            if first <= day <= last:
                self._terms[term.actor_type_id] = self.terms[-1]
            elif first > day:
                coming.setdefault(term.actor_type_id, DutyPeriod(Rhythm.TERM, first, last, is_coming=True))
        self._terms = coming | self._terms
        self._year = DutyPeriod(Rhythm.YEAR, datetime.date(day.year, 1, 1), datetime.date(day.year, 12, 31))

    def of(self, obligation: Obligation, actor: Actor) -> DutyPeriod:
        """The obligation's period for the actor; a term that is not known has no days."""
        recurrence = obligation.recurrence
        rhythm = RHYTHMS[recurrence]
        if rhythm == Rhythm.YEAR:
            return self._year
        if rhythm == Rhythm.TERM:
            return self._terms.get(actor.actor_type_id, NO_TERM)
        return DutyPeriod(rhythm, years=ROLLING_YEARS.get(recurrence))
