"""The state of a duty: the one place where it follows from evidence, judgement and the day.

For a duty that reaches its actor, `docs/decisions/0011-velvoitteen-tila.md` tells why in this order:

1. a person's judgement of the duty in the period settles it (the evidence stays beside it); one that says
   less than done gives way to what was surely done after it
2. tehty: evidence surely inside the period covers the actor together with every counterpart that the
   duty names; a duty that is done alone needs the actor only
3. osittain: it covers the actor, but not with every counterpart
4. valmisteilla: something is under way for the actor before the period ends: an agreement in process,
   a meeting that is to come
5. ei vielä ajankohtainen: its period has not begun
6. ei tietoa: nothing of these is recorded

"Tekemättä" comes from a judgement only. What is not recorded is not known; it is never "no".
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, npgettext_lazy

from agreements.fulfilment.records import NEGOTIATION, Record
from agreements.models import Judgement
from legislation.periods import DutyPeriod, Rhythm
from regions.partial_dates import PartialDate, add_months


class DutyState(models.TextChoices):
    """What can be said of a duty on a day."""

    DONE = "done", gettext_lazy("tehty")
    PARTLY = "partly", gettext_lazy("osittain")
    PREPARING = "preparing", gettext_lazy("valmisteilla")
    NOT_DONE = "not_done", gettext_lazy("tekemättä")
    UNKNOWN = "unknown", gettext_lazy("ei tietoa")
    NOT_YET = "not_yet", gettext_lazy("ei vielä ajankohtainen")
    NOT_APPLICABLE = "not_applicable", gettext_lazy("ei sovellu")

    @property
    def shape(self) -> str:
        """The mark that stands beside the word (see templates/components/state.html)."""
        return SHAPES[self]

    def counted(self, count: int) -> str:
        """The word after a number: one duty is done, two are, which Swedish writes in another form."""
        return str(COUNTED[self] % {"n": count})


SHAPES = {
    DutyState.DONE: "done",
    DutyState.PARTLY: "part",
    DutyState.PREPARING: "prep",
    DutyState.NOT_DONE: "undone",
    DutyState.UNKNOWN: "unknown",
    DutyState.NOT_YET: "soon",
    DutyState.NOT_APPLICABLE: "na",
}


COUNTED: dict[DutyState, Any] = {
    DutyState.DONE: npgettext_lazy("lukumäärän jäljessä", "tehty", "tehty", "n"),
    DutyState.PARTLY: npgettext_lazy("lukumäärän jäljessä", "osittain", "osittain", "n"),
    DutyState.PREPARING: npgettext_lazy("lukumäärän jäljessä", "valmisteilla", "valmisteilla", "n"),
    DutyState.NOT_DONE: npgettext_lazy("lukumäärän jäljessä", "tekemättä", "tekemättä", "n"),
    DutyState.UNKNOWN: npgettext_lazy("lukumäärän jäljessä", "ei tietoa", "ei tietoa", "n"),
    DutyState.NOT_YET: npgettext_lazy(
        "lukumäärän jäljessä", "ei vielä ajankohtainen", "ei vielä ajankohtaista", "n"
    ),
    DutyState.NOT_APPLICABLE: npgettext_lazy("lukumäärän jäljessä", "ei sovellu", "ei sovellu", "n"),
}


# Of these a judgement stands until something is surely done after it.
LESS_THAN_DONE = {
    Judgement.State.NOT_DONE,
    Judgement.State.PARTLY,
    Judgement.State.PREPARING,
    Judgement.State.NOT_YET,
}
# What law asks for all the time must be made again when that which shows it runs out.
LASTING = {Rhythm.CONTINUOUS, Rhythm.REGULAR, Rhythm.NONE}


@dataclass(slots=True)
class Fulfilment:
    """The state of a duty with what it rests on.

    `why_not` tells of each piece of evidence, in its order, why it does not count; empty when it does.
    `is_attested`: `done_on` is only the time at which a source tells of an agreement as being in force.
    `last_done` is when it was last done, be it in an earlier period. `of_pairs` are what a person judged of
    single pairs beside the whole, `overtaken` judgements after which it was done. `is_under_way`: something
    has been begun for it.
    """

    state: DutyState
    evidence: list[Record] = field(default_factory=list)
    why_not: list[str] = field(default_factory=list)
    missing: frozenset[int] = frozenset()
    done_on: PartialDate | None = None
    is_attested: bool = False
    last_done: PartialDate | None = None
    due: datetime.date | None = None
    start_by: datetime.date | None = None
    judgement: Judgement | None = None
    of_pairs: list[Judgement] = field(default_factory=list)
    overtaken: list[Judgement] = field(default_factory=list)
    is_under_way: bool = False
    reason: str = ""

    def is_late_to_start(self, day: datetime.date) -> bool:
        """Whether it is time to begin: a typical round of approvals takes until the last day to do it."""
        to_be_begun = (DutyState.UNKNOWN, DutyState.PARTLY, DutyState.NOT_DONE, DutyState.DONE)
        is_time = self.start_by is not None and self.start_by <= day
        return is_time and self.state in to_be_begun and not self.is_under_way


def counts_in(record: Record, period: DutyPeriod, day: datetime.date) -> bool:
    """Whether the record surely belongs to the period, as far as it had come by the day.

    What happened in 2025, the day unknown, may have been before a term that began in June: it does not count.
    Nor does what a source only tells of as being in force: it may have been made in any earlier period.
    """
    bounds = None if record.is_attested else record.bounds
    if period.rhythm in (Rhythm.YEAR, Rhythm.TERM):
        return bounds is not None and period.is_bounded and period.holds(*bounds)
    if period.rhythm == Rhythm.ROLLING and period.years:
        earliest = add_months(day, -12 * period.years)
        return bounds is not None and bounds[0] >= earliest
    return True


def fulfilment_of(
    actor: int,
    counterparts: frozenset[int],
    period: DutyPeriod,
    records: Iterable[Record],
    judgements: Iterable[Judgement],
    day: datetime.date,
    round_months: int | None = None,
    *,
    needs_other: bool = False,
) -> Fulfilment:
    """The state of one duty: of the actor, with all its named counterparts, in the period.

    `needs_other`: none is named, yet it cannot be done alone, so that somebody else must have been there.
    """
    named = [record for record in records if actor in record.named]
    in_period = [record for record in named if counts_in(record, period, day)]
    covering = [record for record in in_period if actor in record.covered]
    under_way = [one for one in named if actor in one.preparing and _comes_in_time(one, period, day)]
    judged = list(judgements)
    left_out = {one.counterpart_id for one in judged if one.state == Judgement.State.NOT_APPLICABLE}
    wanted = counterparts - left_out
    settled = {one.counterpart_id: one for one in judged if not _is_overtaken(one, covering, wanted)}
    pairs = {pk: one.state for pk, one in settled.items() if pk in wanted}
    refused = {pk for pk, state in pairs.items() if state == Judgement.State.NOT_DONE}
    if wanted and refused == wanted:  # done with nobody: what was judged of the whole still holds
        settled |= {one.counterpart_id: one for one in judged if one.counterpart_id is None}
    met = {pk for record in covering for pk in record.covered if pk in wanted} - refused
    met |= {pk for pk, state in pairs.items() if state == Judgement.State.DONE}
    missing = frozenset(wanted - met)
    whole = settled.get(None) or (
        next(iter(settled.values())) if settled and len(counterparts) == 1 else None
    )
    is_met = wanted <= met and (not needs_other or any(len(record.covered) > 1 for record in covering))
    dated = [record for record in covering if record.happened]
    latest = max(dated, key=lambda record: (record.happened, not record.is_attested), default=None)
    done_on = latest.happened if latest is not None else None
    if settled.get(None) is not None:
        state = DutyState(settled[None].state)
    elif counterparts and not wanted:
        state = DutyState.NOT_APPLICABLE
    elif wanted and refused == wanted:
        state = DutyState.NOT_DONE
    else:
        state = _state(bool(covering) or bool(met), is_met, bool(under_way), wanted, pairs, period)
    is_attested = latest is not None and latest.is_attested
    last_done = max(
        (
            one.happened
            for one in named
            if actor in one.covered | one.formerly_covered and one.happened and not one.is_attested
        ),
        default=None,
    )
    counted = last_done if period.rhythm == Rhythm.ROLLING else done_on
    due = (
        None if state == DutyState.NOT_APPLICABLE else period.due_after(_counted_from(state, counted, period))
    )
    if state == DutyState.DONE and period.rhythm in LASTING:
        due = _runs_out(covering, wanted, day)
    evidence = sorted(named, key=lambda record: (record not in covering, record.title_fi))
    found = Fulfilment(
        state,
        evidence=evidence,
        why_not=[_why_not(one, actor, one in covering or one in under_way) for one in evidence],
        missing=missing,
        done_on=done_on,
        is_attested=is_attested,
        last_done=last_done,
        due=due,
        start_by=add_months(due, -round_months) if due and round_months else None,
        judgement=whole,
        of_pairs=[one for pk, one in settled.items() if pk is not None and one is not whole],
        overtaken=[one for one in judged if settled.get(one.counterpart_id) is not one],
        is_under_way=any(
            one in under_way or _follows(one, due)
            for one in named
            if actor in one.preparing and _is_begun_anew(one, state, done_on)
        ),
    )
    is_known_whom_not = bool(covering or met) or state == DutyState.PARTLY
    if not is_known_whom_not or state in (DutyState.DONE, DutyState.NOT_APPLICABLE):
        found.missing = frozenset()
    return found


def _is_overtaken(judgement: Judgement, covering: list[Record], wanted: frozenset[int]) -> bool:
    """Whether it was surely done, as far as the judgement goes, after somebody judged it less than done.

    Who judged the whole partly done knew of more than is recorded: only all of it overtakes that.
    """
    other = judgement.counterpart_id
    if judgement.state not in LESS_THAN_DONE:
        return False
    is_of_some = judgement.state == Judgement.State.PARTLY and other is None
    if is_of_some and not wanted <= {pk for record in covering for pk in record.covered}:
        return False
    return any(
        record.bounds is not None
        and not record.is_attested
        and record.bounds[0] > judgement.judged_on
        and (other is None or other in record.covered)
        for record in covering
    )


def _follows(record: Record, due: datetime.date | None) -> bool:
    """Whether what is on its way begins by the day after the deadline, however far that is."""
    begins = record.takes_effect
    return due is not None and begins is not None and begins <= due + datetime.timedelta(days=1)


def _is_begun_anew(record: Record, state: DutyState, done_on: PartialDate | None) -> bool:
    """Whether what is under way is for the next time: the meetings that led to what is done now are not."""
    if state != DutyState.DONE or record.kind != NEGOTIATION or record.first is None:
        return True
    return done_on is not None and record.first > done_on.last


def _runs_out(covering: list[Record], wanted: frozenset[int], day: datetime.date) -> datetime.date | None:
    """The last day on which what is in force still shows a lasting duty done; None when no end is known."""

    def last_of(records: list[Record]) -> datetime.date | None:
        ends = [record.in_force_until(day) for record in records]
        known = [end for end in ends if end is not None]
        return max(known) if known and len(known) == len(ends) else None

    of_each = [last_of([one for one in covering if pk in one.covered]) for pk in wanted]
    return min((end for end in of_each or [last_of(covering)] if end is not None), default=None)


def _counted_from(state: DutyState, done_on: PartialDate | None, period: DutyPeriod) -> datetime.date | None:
    """The day from which the next time is counted; none while what is due now is not done in whole.

    What a person judged done without telling the day was done by the end of its period.
    """
    if state in (DutyState.PARTLY, DutyState.PREPARING, DutyState.NOT_DONE):
        return None
    if done_on is None:
        return period.last if state == DutyState.DONE else None
    return done_on.last


def _why_not(record: Record, actor: int, counts: bool) -> str:
    return "" if counts else record.why_not.get(actor) or _("muulta kaudelta")


def _state(is_covered, is_met, is_under_way, wanted, pairs, period) -> DutyState:
    """The state by evidence, and by the judgements of single pairs that leave the whole open."""
    judged = set(pairs.values())
    if is_covered and is_met:
        return DutyState.DONE
    if is_covered or Judgement.State.PARTLY in judged:
        return DutyState.PARTLY
    if is_under_way or Judgement.State.PREPARING in judged:
        return DutyState.PREPARING
    is_coming = wanted and wanted == pairs.keys() and judged == {Judgement.State.NOT_YET}
    return DutyState.NOT_YET if period.is_coming or is_coming else DutyState.UNKNOWN


def _comes_in_time(record: Record, period: DutyPeriod, day: datetime.date) -> bool:
    """Whether what is under way is not known to begin only after the period.

    Where law sets no period, what begins more than a year later does not show that it was begun by the day.
    """
    if record.kind == NEGOTIATION and record.first is not None and record.first <= day:
        return counts_in(record, period, day)  # a meeting held prepares for what is due in its own period
    last = period.last or add_months(day, 12)
    return record.takes_effect is None or record.takes_effect <= last
