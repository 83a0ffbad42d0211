"""Duties with their states: the same for one actor, one obligation, a region or the whole country."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from agreements.fulfilment.records import RecordBook
from agreements.fulfilment.state import DutyState, Fulfilment, fulfilment_of
from agreements.models import Judgement
from legislation.duties import Duty
from legislation.periods import DutyPeriod, DutyPeriods


@dataclass(slots=True)
class BoardRow:
    """A duty, its period and its state."""

    duty: Duty
    period: DutyPeriod
    fulfilment: Fulfilment

    @property
    def state(self) -> DutyState:
        return self.fulfilment.state


class Judgements:
    """Judgements that hold on a day, by obligation and actor; one of a pair speaks to both of its sides."""

    def __init__(self, day, actors=None, obligations=None):
        asked = Judgement.objects.as_of(day)
        if actors is not None:
            asked = asked.filter(Q(actor__in=actors) | Q(counterpart__in=actors))
        if obligations is not None:
            asked = asked.filter(obligation__in=obligations)
        self._found: dict[tuple[int, int], list[Judgement]] = defaultdict(list)
        for judgement in asked:
            self._found[judgement.obligation_id, judgement.actor_id].append(judgement)
            if judgement.counterpart_id is not None:
                mirrored = Judgement(
                    state=judgement.state,
                    counterpart_id=judgement.actor_id,
                    reason_fi=judgement.reason_fi,
                    reason_sv=judgement.reason_sv,
                    role_fi=judgement.role_fi,
                    role_sv=judgement.role_sv,
                    judged_on=judgement.judged_on,
                )
                self._found[judgement.obligation_id, judgement.counterpart_id].append(mirrored)

    def of(self, obligation: int, actor: int) -> list[Judgement]:
        return self._found.get((obligation, actor), [])

    def actors_under(self, obligation: int) -> set[int]:
        """Actors of whom something is judged under the obligation."""
        return {actor for under, actor in self._found if under == obligation}


class Board:
    """Duties of a day with their states; records and judgements are asked for once, in two queries.

    `actors` or `obligations` narrow what is asked for to what the duties need.
    """

    def __init__(self, day, periods: DutyPeriods, actors=None, obligations=None):
        self.day, self.periods = day, periods
        self.records = RecordBook(day, actors, obligations)
        self.judgements = Judgements(day, actors, obligations)

    def row(self, duty: Duty) -> BoardRow:
        """The duty with its state on the day."""
        period = duty.period(self.periods)
        if not duty.applies:
            return BoardRow(duty, period, Fulfilment(DutyState.NOT_APPLICABLE, reason=duty.reason))
        pk, actor = duty.obligation.pk, duty.actor.pk
        records = self.records.of(pk, actor)
        judgements = self.judgements.of(pk, actor)
        needs_partners = bool(records or judgements)
        found = fulfilment_of(
            actor,
            duty.partner_ids if needs_partners else frozenset(),
            period,
            records,
            judgements,
            self.day,
            duty.obligation.round_months,
            needs_other=needs_partners and duty.is_done_with_others and not duty.partner_ids,
        )
        if found.judgement is not None:
            found.reason = found.judgement.reason
        return BoardRow(duty, period, found)

    def rows(self, duties: Iterable[Duty]) -> list[BoardRow]:
        return [self.row(duty) for duty in duties]

    def touched(self, obligation: int) -> set[int]:
        """Actors of whom anything is recorded or judged under the obligation; the rest are unknown."""
        named = {actor for record in self.records.by_obligation.get(obligation, ()) for actor in record.named}
        return named | self.judgements.actors_under(obligation)


def counted(rows: Iterable[BoardRow]) -> Counter:
    """How many duties are in each state."""
    return Counter(row.state for row in rows)
