"""What changed for an actor or a region between two days: memberships, duties and states, agreements."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from agreements.fulfilment.board import BoardRow
from agreements.fulfilment.situation import ActorSituation, RegionSituation
from agreements.fulfilment.state import DutyState
from agreements.models import Agreement
from agreements.status import AgreementStatus
from legislation.in_force import reasons_not_in_force
from legislation.models import LegalBasis, Obligation
from regions.models import Actor, Membership, Region

Key = tuple[int, int]


@dataclass(frozen=True)
class DutyChange:
    """A duty that came or went for these actors, and why."""

    obligation: Obligation
    why: str
    actors: list[Actor] = field(default_factory=list)

    @property
    def cause(self) -> tuple[str, tuple[int, ...]]:
        """What it shares with others that came or went for the same reason and the same actors."""
        return self.why, tuple(actor.pk for actor in self.actors)


@dataclass(frozen=True)
class CounterpartChange:
    """Counterparts that came and went together, in these duties of these actors."""

    gained: list[Actor]
    lost: list[Actor]
    obligations: list[Obligation]
    actors: list[Actor]


@dataclass(frozen=True)
class StateChange:
    """A duty whose state is another than it was, for these actors."""

    obligation: Obligation
    before: DutyState
    after: DutyState
    actors: list[Actor] = field(default_factory=list)


@dataclass(frozen=True)
class AgreementChange:
    """An agreement whose status is another than it was; none on a day on which it was not of these."""

    agreement: Agreement
    before: AgreementStatus | None
    after: AgreementStatus | None

    @property
    def before_label(self) -> str:
        return _status_label(self.before)

    @property
    def after_label(self) -> str:
        return _status_label(self.after)


def _status_label(status: AgreementStatus | None) -> str:
    return _("ei mukana") if status is None else str(status.label)


class Changes:
    """What is different on the `second` day from what was on the `first`; equal things are left out."""

    def __init__(
        self,
        first: datetime.date,
        second: datetime.date,
        rows: tuple[list[BoardRow], list[BoardRow]],
        memberships: tuple[dict[int, Membership], dict[int, Membership]],
        agreements: tuple[Any, Any],
    ):
        self.first, self.second = first, second
        self._before, self._after = (
            {(row.duty.obligation.pk, row.duty.actor.pk): row for row in side} for side in rows
        )
        self.joined = [one for pk, one in memberships[1].items() if pk not in memberships[0]]
        self.left = [one for pk, one in memberships[0].items() if pk not in memberships[1]]
        self.appeared = self._came(self._after, self._before, first)
        self.disappeared = self._came(self._before, self._after, second)
        kept = [
            (self._before[key], row)
            for key, row in self._after.items()
            if row.duty.applies and key in self._before and self._before[key].duty.applies
        ]
        self.counterparts = _counterpart_changes(kept)
        self.states = _state_changes(kept)
        self.agreements = _agreement_changes(
            *(found.with_status(day) for found, day in zip(agreements, (first, second), strict=True))
        )

    @property
    def is_empty(self) -> bool:
        return not any(
            (
                self.joined,
                self.left,
                self.appeared,
                self.disappeared,
                self.counterparts,
                self.states,
                self.agreements,
            )
        )

    @staticmethod
    def _came(
        there: dict[Key, BoardRow], other: dict[Key, BoardRow], other_day: datetime.date
    ) -> list[DutyChange]:
        """Duties that reach their actor on one day and not on the other, with why not on the other."""
        came = [
            (row, other.get(key))
            for key, row in there.items()
            if row.duty.applies and not (key in other and other[key].duty.applies)
        ]
        bases = _bases_on(other_day, [row for row, absent in came if absent is None])
        found: dict[tuple[int, str], DutyChange] = {}
        for row, absent in came:
            why = absent.duty.reason if absent is not None else _why_absent(row, bases, other_day)
            obligation = row.duty.obligation
            change = found.setdefault((obligation.pk, why), DutyChange(obligation, why))
            change.actors.append(row.duty.actor)
        return list(found.values())


def actor_changes(actor: Actor, first: datetime.date, second: datetime.date) -> Changes:
    """What changed for one actor, in sixteen queries at most."""
    before, after = ActorSituation(actor, first), ActorSituation(actor, second)
    return Changes(
        first,
        second,
        (before.rows, after.rows),
        (_by_pk(before), _by_pk(after)),
        (
            Agreement.objects.public().known_by(first).with_party_on(actor, first),
            Agreement.objects.public().known_by(second).with_party_on(actor, second),
        ),
    )


def region_changes(region: Region, first: datetime.date, second: datetime.date) -> Changes:
    """What changed for the actors of a region, in at most twenty-one queries however many they are."""
    before, after = RegionSituation(region, first), RegionSituation(region, second)
    return Changes(
        first,
        second,
        (before.rows, after.rows),
        (before.memberships, after.memberships),
        (
            Agreement.objects.public().known_by(first).of_regions([region], first),
            Agreement.objects.public().known_by(second).of_regions([region], second),
        ),
    )


def _by_pk(situation: ActorSituation) -> dict[int, Membership]:
    around = situation.around
    return {membership.pk: membership for membership in [*around.own, *around.members]}


def _bases_on(day: datetime.date, rows: Iterable[BoardRow]) -> dict[int, list[LegalBasis]]:
    """The legal bases of obligations as they were on another day: a section may have waited to be applied."""
    asked = {row.duty.obligation.pk for row in rows if row.duty.actor.is_valid_on(day)}
    found: dict[int, list[LegalBasis]] = defaultdict(list)
    if asked:
        for basis in LegalBasis.objects.filter(obligation__in=asked).with_version_on(day):
            found[basis.obligation_id].append(basis)
    return found


def _why_absent(row: BoardRow, bases: dict[int, list[LegalBasis]], day: datetime.date) -> str:
    """Why a duty is not there on the day: its actor was not, or its law."""
    actor = row.duty.actor
    if actor.valid_from is not None and actor.valid_from.first > day:
        return _("%(actor)s aloitti %(day)s.") % {"actor": actor.name, "day": actor.valid_from}
    if actor.valid_until is not None and actor.valid_until.last < day:
        return _("%(actor)s päättyi %(day)s.") % {"actor": actor.name, "day": actor.valid_until}
    reasons = reasons_not_in_force(row.duty.obligation, bases[row.duty.obligation.pk], day)
    return " ".join(reasons) or _("%(actor)s ei kuulunut alueeseen.") % {"actor": actor.name}


def _named(row: BoardRow) -> dict[int, Actor]:
    return {actor.pk: actor for one in row.duty.counterparts for actor in one.actors}


def _counterpart_changes(kept: Iterable[tuple[BoardRow, BoardRow]]) -> list[CounterpartChange]:
    everyone: dict[int, Actor] = {}
    groups: dict[tuple[frozenset[int], frozenset[int]], list[BoardRow]] = defaultdict(list)
    for before, after in kept:
        was, now = _named(before), _named(after)
        if was.keys() != now.keys():
            everyone |= was | now
            groups[frozenset(now.keys() - was.keys()), frozenset(was.keys() - now.keys())].append(after)

    def actors(pks: Iterable[int]) -> list[Actor]:
        return sorted((everyone[pk] for pk in pks), key=lambda actor: actor.sort_fi)

    return [
        CounterpartChange(
            actors(gained),
            actors(lost),
            list({row.duty.obligation.pk: row.duty.obligation for row in rows}.values()),
            list({row.duty.actor.pk: row.duty.actor for row in rows}.values()),
        )
        for (gained, lost), rows in groups.items()
    ]


def _state_changes(kept: Iterable[tuple[BoardRow, BoardRow]]) -> list[StateChange]:
    found: dict[tuple[int, DutyState, DutyState], StateChange] = {}
    for before, after in kept:
        if before.state != after.state:
            obligation = after.duty.obligation
            change = found.setdefault(
                (obligation.pk, before.state, after.state),
                StateChange(obligation, before.state, after.state),
            )
            change.actors.append(after.duty.actor)
    return list(found.values())


def _agreement_changes(
    on_first: Iterable[Agreement], on_second: Iterable[Agreement]
) -> list[AgreementChange]:
    """Those of both days whose status is another, and those joined or left between the days."""
    before, after = ({one.pk: one for one in side} for side in (on_first, on_second))
    everyone = sorted((before | after).values(), key=lambda one: (one.sort_fi, one.pk))
    pairs = [(one, before.get(one.pk), after.get(one.pk)) for one in everyone]
    return [
        AgreementChange(one, was.state if was else None, now.state if now else None)
        for one, was, now in pairs
        if was is None or now is None or was.state != now.state
    ]
