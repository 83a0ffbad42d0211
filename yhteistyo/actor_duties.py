"""An actor's duties as its page tells them: grouped, counted, and those that do not reach it with reasons."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy

from agreements.fulfilment.board import BoardRow
from legislation.duties import Duty
from legislation.explanation import wording_notes
from legislation.models import Obligation
from regions.models import Actor
from yhteistyo.duty_row import DutyRow
from yhteistyo.tally import Tally

Kind = Obligation.Kind

GROUPS: list[tuple[str, Promise | str, tuple[str, ...]]] = [
    ("neuvottelut", gettext_lazy("Neuvottele"), (Kind.NEGOTIATION,)),
    ("sovittava", gettext_lazy("Sovi"), (Kind.AGREEMENT,)),
    ("suunnitelmat", gettext_lazy("Suunnittele"), (Kind.STRATEGY, Kind.PLAN, Kind.REPORT)),
    ("lausunnot", gettext_lazy("Pyydä tai anna lausunto"), (Kind.STATEMENT,)),
    ("yhteistyo", gettext_lazy("Osallistu"), (Kind.COOPERATION, Kind.BODY)),
    ("ohjaus", gettext_lazy("Ohjaus"), (Kind.STEERING,)),
]
# The groups that answer the page's question stand open; the others open at a press.
OPEN_GROUPS = ("neuvottelut", "sovittava")
# What an employment area carries for its municipalities; the rest is on the area's own page.
CARRIED_KINDS = (Kind.AGREEMENT, Kind.NEGOTIATION, Kind.PLAN)


@dataclass
class DutyGroup:
    """Duties of one sort under one heading."""

    code: str
    label: str
    duties: list[DutyRow] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.code in OPEN_GROUPS


@dataclass(frozen=True)
class NotApplying:
    """Obligations of the actor's kind that do not reach it, with the one reason they share."""

    reason: str
    duties: list[Duty]

    @property
    def told(self) -> list[tuple[Obligation, list[str]]]:
        """Each obligation, and what its older wording leaves open."""
        return [(duty.obligation, wording_notes(duty)) for duty in self.duties]


class ActorDuties:
    """All duties of an actor on the day: those that reach it grouped, the others with reasons.

    `carried` are what its employment area must do as the employment authority.
    """

    def __init__(
        self,
        rows: Sequence[BoardRow],
        carried: Iterable[BoardRow],
        municipalities: list[Actor],
        day: datetime.date,
    ):
        everyone = frozenset(municipality.pk for municipality in municipalities)
        group_of = {kind: code for code, _label, kinds in GROUPS for kind in kinds}
        groups = {code: DutyGroup(code, str(label)) for code, label, _kinds in GROUPS}
        reasons: dict[str, list[Duty]] = defaultdict(list)
        self.applying = [row for row in rows if row.duty.applies]
        for row in rows:
            if row.duty.applies:
                groups[group_of[row.duty.obligation.kind]].duties.append(DutyRow(row, day, everyone))
            else:
                reasons[row.duty.reason].append(row.duty)
        for group in groups.values():
            group.duties.sort(key=lambda duty: not duty.duty.is_obliged)
        self.groups = [group for group in groups.values() if group.duties]
        self.not_applying = [NotApplying(reason, found) for reason, found in sorted(reasons.items())]
        self.carried = [
            DutyRow(row, day)
            for row in carried
            if row.duty.applies and row.duty.is_strict and row.duty.obligation.kind in CARRIED_KINDS
        ]

        self.is_in_aland = any(row.duty.around.is_in_aland for row in rows)

    @property
    def count(self) -> int:
        return len(self.applying)

    @cached_property
    def tally(self) -> Tally:
        """The states of what the actor must do."""
        return Tally(row for row in self.applying if row.duty.is_strict)

    @property
    def late_count(self) -> int:
        """How many should be started now to be done in time."""
        return sum(duty.is_late_to_start for group in self.groups for duty in group.duties)
