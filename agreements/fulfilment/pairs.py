"""Agreements on multidisciplinary employment support (TYM): employment areas with each of their counties."""

from dataclasses import dataclass

from agreements.fulfilment.national import NationalView
from agreements.fulfilment.records import Record
from agreements.fulfilment.state import DutyState, fulfilment_of
from legislation.models import LegalBasis, Obligation
from regions.models import Actor
from regions.neighbours import COUNTY, EMPLOYMENT_AREA, MUNICIPALITY

LAW, SECTION = "381/2023", "9"


@dataclass(frozen=True)
class Pair:
    """An employment area, a county sharing municipalities with it, and what is known of their agreement."""

    area: Actor
    county: Actor
    state: DutyState
    evidence: list[Record]


def employment_agreements():
    """The obligation to agree that rests on 381/2023, 9 §, as a queryset."""
    on_section = LegalBasis.objects.filter(section__law__number=LAW, section__number=SECTION)
    return Obligation.objects.filter(kind=Obligation.Kind.AGREEMENT, pk__in=on_section.values("obligation"))


def employment_agreement_of(view: NationalView) -> Obligation | None:
    """That obligation among those in view; None on a day on which it is not in force."""
    for pk, obligation in view.book.law.obligations.items():
        sections = {(basis.section.law.number, basis.section.number) for basis in view.book.law.bases[pk]}
        if obligation.kind == Obligation.Kind.AGREEMENT and (LAW, SECTION) in sections:
            return obligation
    return None


def pairs_under(view: NationalView, obligation: Obligation) -> list[Pair]:
    """Every pair that the obligation brings together on the day; another county's agreement is not theirs.

    Helsinki, which the statute names in a county's place, is the pair of its own employment area.
    """
    board = view.board
    found = []
    for area in view.book.country.actors.values():
        if area.actor_type.code != EMPLOYMENT_AREA:
            continue
        period = view.book.periods.of(obligation, area)
        records = board.records.of(obligation.pk, area.pk)
        judgements = board.judgements.of(obligation.pk, area.pk)
        for county in _counties_of(view, obligation, area):
            fulfilment = fulfilment_of(
                area.pk,
                frozenset({county.pk}),
                period,
                [record for record in records if county.pk in record.named],
                [one for one in judgements if one.counterpart_id in (None, county.pk)],
                view.day,
            )
            found.append(Pair(area, county, fulfilment.state, fulfilment.evidence))
    return found


def _counties_of(view: NationalView, obligation: Obligation, area: Actor) -> list[Actor]:
    """The counties that the area meets, and a city in a county's place."""
    partners = view.book.duty(obligation.pk, area.pk).partners
    kinds = (COUNTY, MUNICIPALITY)
    return [actor for one in partners for actor in one.actors if actor.actor_type.code in kinds]


def areas_without_county(view: NationalView, pairs: list[Pair]) -> list[Actor]:
    """Employment areas that are in none of the pairs on the day."""
    paired = {pair.area for pair in pairs}
    actors = view.book.country.actors.values()
    return [one for one in actors if one.actor_type.code == EMPLOYMENT_AREA and one not in paired]
