"""How a plan's period stands to a day, as a shape and a word."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from agreements.models import Plan


@dataclass(frozen=True)
class State:
    """What components/state.html draws."""

    kind: str
    label: str


def plan_state(plan: Plan, day: datetime.date) -> State:
    """Whether the plan's period covers the day, as far as it is known."""
    match plan.period_state(day):
        case "voimassa":
            return State("done", _("voimassa"))
        case "paattynyt":
            return State("soon", _("kausi päättynyt"))
        case "tulossa":
            return State("part", _("alkaa myöhemmin"))
    if plan.attested_on is not None and plan.attested_on.first <= day:
        return State("done", _("lähteen mukaan voimassa"))
    return State("unknown", _("ei tietoa"))
