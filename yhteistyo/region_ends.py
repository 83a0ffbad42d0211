"""Which agreements and plans of a region end and when, and which have ended with nothing known to follow."""

import datetime
from dataclasses import dataclass

from agreements.models import Agreement, Plan
from regions.partial_dates import PartialDate, add_months

AHEAD_MONTHS = 24


@dataclass(frozen=True)
class Ending:
    """An agreement or a plan whose last day is known, and whether something is recorded to follow it."""

    record: Agreement | Plan
    last: PartialDate
    is_over: bool
    has_successor: bool


def endings(
    agreements: list[Agreement], plans: list[Plan], owners: dict[int, list], day: datetime.date
) -> list[Ending]:
    """Those that end within two years from the day, and those that are over with no successor, by last day.

    `agreements` tell in `has_successor` whether another is recorded to replace them.
    """
    found = [_ending(one, _last_day(one), one.has_successor, day) for one in agreements]  # type: ignore[attr-defined]
    found += [_ending(plan, plan.valid_until, bool(followers(plan, plans, owners)), day) for plan in plans]
    until = add_months(day, AHEAD_MONTHS)
    shown = [
        one for one in found if one and (not one.has_successor if one.is_over else one.last.last <= until)
    ]
    return sorted(shown, key=lambda one: (one.last.last, one.record.sort_fi))


def _ending(record, last: PartialDate | None, has_successor: bool, day: datetime.date) -> Ending | None:
    return None if last is None else Ending(record, last, last.last < day, has_successor)


def _last_day(agreement: Agreement) -> PartialDate | None:
    days = [day for day in (agreement.valid_until, agreement.terminated_on) if day is not None]
    return min(days, key=lambda day: day.last, default=None)


def followers(plan: Plan, plans: list[Plan], owners: dict[int, list]) -> list[Plan]:
    """Plans of the same owners under the same obligation whose period begins after the plan's beginning."""
    if plan.obligation_id is None or plan.valid_until is None:
        return []
    own = {owner.slug for owner in owners.get(plan.pk, ())}
    return [
        other
        for other in plans
        if other.pk != plan.pk
        and other.obligation_id == plan.obligation_id
        and own & {owner.slug for owner in owners.get(other.pk, ())}
        and other.valid_from is not None
        and other.valid_from.first > (plan.valid_from or plan.valid_until).first
        and (other.valid_until is None or other.valid_until.last > plan.valid_until.last)
    ]
