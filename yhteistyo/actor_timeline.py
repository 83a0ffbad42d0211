"""An actor's past and future in the order of time."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from regions.models import Actor, Membership, Succession
from regions.partial_dates import PartialDate


@dataclass(frozen=True)
class Event:
    """Something that happened or will happen to an actor."""

    when: PartialDate
    text: str
    target: Actor | None = None
    is_past: bool = True


def timeline(
    actor: Actor, history: list[Membership], successions: list[Succession], day: datetime.date
) -> list[Event]:
    """Beginnings and ends of the actor and of its memberships, and its successions, as far as dated."""
    found: list[tuple[PartialDate | None, str, Actor | None]] = [
        (actor.valid_from, _("Toimija aloitti"), None),
        (actor.valid_until, _("Toimijan viimeinen päivä"), None),
    ]
    for membership in history:
        target = membership.target
        kind = membership.get_kind_display()
        found.append((membership.valid_from, _("%(kind)s alkaen:") % {"kind": kind.capitalize()}, target))
        found.append((membership.valid_until, _("%(kind)s päättyen:") % {"kind": kind.capitalize()}, target))
    for succession in successions:
        if succession.predecessor_id == actor.pk:
            text, other = _("Seuraaja (%(kind)s):"), succession.successor
        else:
            text, other = _("Edeltäjä (%(kind)s):"), succession.predecessor
        found.append((succession.happened_on, text % {"kind": succession.get_kind_display()}, other))
    events = [
        Event(when, text, target, when.first <= day) for when, text, target in found if when is not None
    ]
    return sorted(events, key=lambda event: (event.when.first, event.text))
