"""Why an obligation is not there on a day: which section had been repealed by what, or began only later."""

import datetime
from collections.abc import Iterable

from django.utils.translation import gettext as _

from legislation.models import LegalBasis, Obligation, Section
from regions.partial_dates import PartialDate


def reasons_not_in_force(
    obligation: Obligation, bases: Iterable[LegalBasis], day: datetime.date
) -> list[str]:
    """A sentence for each thing that keeps the obligation from the day; empty when it is in force.

    An obligation with several sections stands as long as one of them does, so that their reasons are told
    only when none is valid.
    """
    bases = list(bases)
    sentences = []
    if obligation.valid_from is not None and obligation.valid_from.first > day:
        sentences.append(_("Velvoite alkaa vasta %(first)s.") % {"first": obligation.valid_from})
    if obligation.valid_until is not None and obligation.valid_until.last < day:
        sentences.append(
            _("Velvoitteen viimeinen voimassaolopäivä oli %(last)s.") % {"last": obligation.valid_until}
        )
    valid = [basis for basis in bases if basis.section.is_valid_on(day)]
    waits = [(basis, until) for basis in valid if (until := getattr(basis, "waits_until", None)) is not None]
    if valid and len(waits) == len(valid):
        sentences += [
            _("%(section)s tuli voimaan aiemmin, mutta sitä sovelletaan vasta %(first)s alkaen.")
            % {"section": basis.section.full_number, "first": PartialDate.of(until)}
            for basis, until in waits
        ]
    if bases and not valid:
        sections = {basis.section_id: basis.section for basis in bases}
        sentences += [section_reason(section, day) for section in sections.values()]
    return sentences


def last_day_in_force(
    obligation: Obligation, bases: Iterable[LegalBasis], day: datetime.date
) -> datetime.date | None:
    """The last day on which the obligation was in force, when that is before the day."""
    ends = [basis.section.valid_until for basis in bases]
    last = [end.last for end in ends if end is not None] if all(ends) else []
    days = ([max(last)] if last else []) + ([obligation.valid_until.last] if obligation.valid_until else [])
    return min(days) if days and min(days) < day else None


def section_reason(section: Section, day: datetime.date) -> str:
    """Why a section is not valid on the day: repealed by an act that is known or not, or yet to begin."""
    if section.valid_from is not None and section.valid_from.first > day:
        return _("%(section)s on voimassa vasta %(first)s alkaen.") % {
            "section": section.full_number,
            "first": section.valid_from,
        }
    act = section.repealed_by or section.law.repealed_by
    words = {"section": section.full_number, "act": act, "last": section.valid_until}
    if section.valid_until is not None and section.valid_until.day is not None:
        words["first"] = PartialDate.of(section.valid_until.last + datetime.timedelta(days=1))
        if act:
            return (
                _(
                    "%(section)s on kumottu säädöksellä %(act)s %(first)s alkaen; "
                    "viimeinen voimassaolopäivä oli %(last)s."
                )
                % words
            )
        return (
            _(
                "%(section)s on kumottu %(first)s alkaen; viimeinen voimassaolopäivä oli %(last)s. "
                "Kumonneesta säädöksestä ei ole tietoa."
            )
            % words
        )
    if act:
        return _("%(section)s on kumottu säädöksellä %(act)s; voimassa %(last)s asti.") % words
    return _("%(section)s oli voimassa %(last)s asti. Kumonneesta säädöksestä ei ole tietoa.") % words
