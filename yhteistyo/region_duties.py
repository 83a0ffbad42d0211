"""What the actors of a region must do again and again: a row an actor, a column an obligation."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from agreements.fulfilment.board import Board, BoardRow, counted
from agreements.fulfilment.state import DutyState
from legislation.duties import LawOnDay
from legislation.models import LegalBasis, Obligation
from legislation.periods import DutyPeriods
from regions.models import Actor
from regions.neighbours import MUNICIPALITY
from regions.region_neighbours import RegionNeighbours
from yhteistyo.tally import Tally

Kind, Recurrence = Obligation.Kind, Obligation.Recurrence

RECURRING = (
    Recurrence.YEARLY,
    Recurrence.AT_LEAST_YEARLY,
    Recurrence.COUNCIL_TERM,
    Recurrence.FOUR_YEARS,
)


def recurring_duties() -> QuerySet[Obligation]:
    """Obligations that bind organisations again and again: negotiations, agreements, strategies and plans.

    An agreement that law wants to be there all the time is among them.
    """
    again = Q(recurrence__in=RECURRING, kind__in=(Kind.NEGOTIATION, Kind.AGREEMENT, Kind.STRATEGY, Kind.PLAN))
    always = Q(recurrence=Recurrence.CONTINUOUS, kind=Kind.AGREEMENT)
    return Obligation.objects.filter(
        again | always, modality=Obligation.Modality.MUST, level=Obligation.Level.ORGANISATION
    )


@dataclass(frozen=True)
class Column:
    """An obligation with its sections and how many of its duties here are in which state."""

    obligation: Obligation
    bases: list[LegalBasis]
    tally: Tally


@dataclass(frozen=True)
class Row:
    """An actor with its duties in the order of the columns; None where the obligation is not its own."""

    actor: Actor
    cells: list[BoardRow | None]

    @property
    def done(self) -> int:
        return counted(self._own)[DutyState.DONE]

    @property
    def total(self) -> int:
        """Of how many: the obligations that reach the actor."""
        return sum(cell.duty.applies for cell in self._own)

    @property
    def _own(self) -> list[BoardRow]:
        return [cell for cell in self.cells if cell is not None]


class Matrix:
    """The duties of some actors: columns are the obligations that oblige at least one of them."""

    def __init__(self, slug: str, title: str, rows: Iterable[BoardRow]):
        self.slug, self.title = slug, title
        duties = list(rows)
        self.tally = Tally(duties)
        by_actor: dict[int, dict[int, BoardRow]] = {}
        by_obligation: dict[int, list[BoardRow]] = {}
        actors: dict[int, Actor] = {}
        for row in duties:
            actors[row.duty.actor.pk] = row.duty.actor
            by_actor.setdefault(row.duty.actor.pk, {})[row.duty.obligation.pk] = row
            by_obligation.setdefault(row.duty.obligation.pk, []).append(row)
        in_order = sorted(
            by_obligation.values(),
            key=lambda found: (found[0].duty.obligation.position, found[0].duty.obligation.sort_fi),
        )
        self.columns = [
            Column(found[0].duty.obligation, found[0].duty.bases, Tally(found)) for found in in_order
        ]
        self.rows = [
            Row(actor, [by_actor[pk].get(column.obligation.pk) for column in self.columns])
            for pk, actor in actors.items()
        ]
        reasons = {row.fulfilment.reason for row in duties}
        is_beyond = all(not row.duty.applies for row in duties)
        # The one reason why nothing here reaches anybody: it is told once, not in every cell.
        self.reason = next(iter(reasons)) if is_beyond and len(reasons) == 1 else ""
        counts = counted(duties)
        self.done, self.unknown = counts[DutyState.DONE], counts[DutyState.UNKNOWN]


class RegionDuties:
    """The recurring strict duties of a region's actors on a day, in five queries however many they are."""

    def __init__(self, neighbours: RegionNeighbours):
        day = neighbours.day
        law = LawOnDay(day, recurring_duties())
        here = neighbours.here
        board = Board(day, DutyPeriods(day), actors=[actor.pk for actor in here])
        rows = [
            board.row(duty)
            for actor in here
            for duty in law.duties_of(actor, neighbours.around(actor))
            if duty.is_obliged
        ]
        municipal = [row for row in rows if row.duty.actor.actor_type.code == MUNICIPALITY]
        others = [row for row in rows if row.duty.actor.actor_type.code != MUNICIPALITY]
        found = [
            Matrix("kuntien-velvoitteet", _("Kunnat"), municipal),
            Matrix("muiden-velvoitteet", _("Muut toimijat"), others),
        ]
        self.matrices = [matrix for matrix in found if matrix.rows]
        self.tally = Tally(rows)

    @property
    def reason(self) -> str:
        """Why none of the duties reaches anybody of the region; empty when one does."""
        reasons = {matrix.reason for matrix in self.matrices}
        return next(iter(reasons)) if len(reasons) == 1 else ""
