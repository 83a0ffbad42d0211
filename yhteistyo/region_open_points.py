"""What is not known of a region's cooperation: what its profile lists, and what follows from the records."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.models import Agreement, Plan
from agreements.status import AgreementStatus
from regions.models import CooperationStructure, RegionProfile

OVER = (AgreementStatus.ENDED, AgreementStatus.REPLACED)


def open_points(
    profile: RegionProfile | None,
    agreements: list[Agreement],
    structures: list[CooperationStructure],
    plans: list[Plan],
    day: datetime.date,
) -> list[str]:
    """Open points as sentences; what is unknown is never told as not done."""
    points = [line.strip() for line in profile.open_points.splitlines()] if profile else []
    living = [agreement for agreement in agreements if agreement.status not in OVER]
    points += [
        _("%(title)s: päättymistä ei tiedetä.") % {"title": agreement.title}
        for agreement in living
        if agreement.end_rule == Agreement.EndRule.UNKNOWN and agreement.valid_until is None
    ]
    points += [
        _("%(title)s: alkamista ei tiedetä.") % {"title": agreement.title}
        for agreement in living
        if agreement.valid_from is None
    ]
    points += [
        _("%(title)s: toimikausi on päättynyt, eikä uusista jäsenistä ole tietoa.")
        % {"title": structure.name}
        for structure in structures
        if structure.mandates_ended
    ]
    points += [
        _("%(title)s: kausi päättyi %(last)s, eikä seuraajasta ole tietoa.")
        % {"title": plan.title, "last": plan.valid_until}
        for plan in plans
        if plan.period_state(day) == "paattynyt"
    ]
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
