"""What is not known of a region's cooperation: what its profile lists, and what follows from the records."""

import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.models import Agreement, Plan
from agreements.status import AgreementStatus
from regions.models import RegionProfile
from yhteistyo.region_duties import RegionDuties
from yhteistyo.region_ends import Ending

OVER = (AgreementStatus.ENDED, AgreementStatus.REPLACED)


def open_points(
    profile: RegionProfile | None,
    duties: RegionDuties,
    ends: list[Ending],
    agreements: list[Agreement],
    structures: list[Any],
    plans: list[Plan],
    day: datetime.date,
) -> list[str]:
    """Open points as sentences; what is unknown is never told as not done."""
    points = [line.strip() for line in profile.open_points.splitlines()] if profile else []
    points += unknown_duties(duties)
    living = [agreement for agreement in agreements if agreement.status not in OVER]
    points += [point for agreement in living if (point := unknown_dates(agreement))]
    points += [
        _("%(title)s: toimikausi on päättynyt, eikä uusista jäsenistä ole tietoa.")
        % {"title": structure.name}
        for structure in structures
        if structure.mandates_ended
    ]
    points += [unfollowed(end) for end in ends if not end.has_successor]
    undated = [plan for plan in plans if plan.period_state(day) == "ei-tietoa"]
    if undated:
        points.append(
            ngettext(
                "Suunnitelmat: kautta ei tiedetä %(n)s suunnitelmasta %(total)s:stä.",
                "Suunnitelmat: kautta ei tiedetä %(n)s suunnitelmasta %(total)s:stä.",
                len(undated),
            )
            % {"n": len(undated), "total": len(plans)}
        )
    return [point for point in points if point]


def unknown_duties(duties: RegionDuties) -> list[str]:
    """Of how many recurring duties nothing is recorded, and of how many there are."""
    return [
        _("%(who)s: toistuvia velvoitteita on %(total)s, ja niistä %(n)s on sellaisia, joista ei ole tietoa.")
        % {"who": matrix.title, "n": matrix.unknown, "total": matrix.tally.total}
        for matrix in duties.matrices
        if matrix.unknown
    ]


def unfollowed(end: Ending) -> str:
    """What ends or has ended without anything known to follow it."""
    if not end.is_over:
        words = _("%(title)s: päättyy %(last)s, eikä seuraajasta ole tietoa.")
    elif isinstance(end.record, Plan):
        words = _("%(title)s: kausi päättyi %(last)s, eikä seuraajasta ole tietoa.")
    else:
        words = _("%(title)s: päättyi %(last)s, eikä seuraajasta ole tietoa.")
    return words % {"title": end.record.title, "last": end.last}


def unknown_dates(agreement: Agreement) -> str:
    """Which of the agreement's beginning and end is not known; empty when both are."""
    no_start = agreement.valid_from is None
    no_end = agreement.end_rule == Agreement.EndRule.UNKNOWN and agreement.valid_until is None
    if no_start and no_end:
        words = _("%(title)s: alkamista ja päättymistä ei tiedetä.")
    elif no_start:
        words = _("%(title)s: alkamista ei tiedetä.")
    elif no_end:
        words = _("%(title)s: päättymistä ei tiedetä.")
    else:
        return ""
    return words % {"title": agreement.title}
