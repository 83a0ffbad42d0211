"""What changed between two days as rows of a file, in the order of the page."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from agreements.change_exports import ChangeRow
from agreements.comparison import Change
from agreements.fulfilment.changes import Changes, DutyChange
from regions.belonging import belonging
from regions.days import PARAMETER
from regions.models import Actor, Membership

SEPARATOR = "; "


class ChangeRows:
    """The rows of the changes of one actor or region; agreements concern it as a whole (`name`)."""

    def __init__(self, changes: Changes, name: str):
        self.changes, self.name = changes, name
        self.on_first, self.on_second = (
            f"?{PARAMETER}={day.isoformat()}" for day in (changes.first, changes.second)
        )

    def __iter__(self) -> Iterator[ChangeRow]:
        changes = self.changes
        yield from (self._membership(one, Change.ADDED) for one in changes.joined)
        yield from (self._membership(one, Change.REMOVED) for one in changes.left)
        yield from (self._duty(one, Change.ADDED) for one in changes.appeared)
        yield from (self._duty(one, Change.REMOVED) for one in changes.disappeared)
        yield from self._counterparts()
        yield from self._states()
        yield from self._agreements()

    def _membership(self, membership: Membership, change: Change) -> ChangeRow:
        where = membership.organisation or membership.region
        is_new = change == Change.ADDED
        told = belonging(membership)
        return ChangeRow(
            _("Jäsenyydet"),
            "" if where is None else where.name,
            str(change.label),
            "" if is_new else told,
            told if is_new else "",
            membership.member.name,
            membership.member.get_absolute_url() + (self.on_second if is_new else self.on_first),
        )

    def _duty(self, duty: DutyChange, change: Change) -> ChangeRow:
        is_new = change == Change.ADDED
        there = _("Velvoite koskee")
        return ChangeRow(
            _("Velvoitteet"),
            duty.obligation.title,
            str(change.label),
            duty.why if is_new else there,
            there if is_new else duty.why,
            names(duty.actors),
            duty.obligation.get_absolute_url() + (self.on_second if is_new else self.on_first),
        )

    def _counterparts(self) -> Iterator[ChangeRow]:
        for change in self.changes.counterparts:
            for obligation in change.obligations:
                yield ChangeRow(
                    _("Vastapuolet"),
                    obligation.title,
                    str(Change.CHANGED.label),
                    names(change.lost),
                    names(change.gained),
                    names(change.actors),
                    obligation.get_absolute_url() + self.on_second,
                )

    def _states(self) -> Iterator[ChangeRow]:
        for change in self.changes.states:
            yield ChangeRow(
                _("Tilat"),
                change.obligation.title,
                str(Change.CHANGED.label),
                str(change.before.label),
                str(change.after.label),
                names(change.actors),
                change.obligation.get_absolute_url() + self.on_second,
            )

    def _agreements(self) -> Iterator[ChangeRow]:
        for change in self.changes.agreements:
            yield ChangeRow(
                _("Sopimukset"),
                change.agreement.title,
                str(Change.CHANGED.label),
                change.before_label,
                change.after_label,
                self.name,
                change.agreement.get_absolute_url() + self.on_second,
            )


def names(actors: Iterable[Actor]) -> str:
    return SEPARATOR.join(actor.name for actor in actors)
