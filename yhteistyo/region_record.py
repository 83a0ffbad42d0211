"""A region with everything recorded of it, in a fixed number of queries however much there is."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from agreements.models import Agreement, Plan
from legislation.models import ObligationParty
from regions.models import Actor, CooperationStructure, CouncilTerm, Membership, Region, Seat
from regions.neighbours import MUNICIPALITY
from regions.region_neighbours import RegionNeighbours


def find_region(slug: str, day: datetime.date) -> Region:
    """The region with its profile and the council `term` of municipalities; raises Region.DoesNotExist."""
    terms = CouncilTerm.objects.as_of(day).filter(actor_type__code=MUNICIPALITY)
    region: Any = (
        Region.objects.select_related("profile")
        .annotate(
            term_from=Subquery(terms.values("valid_from")[:1]),
            term_until=Subquery(terms.values("valid_until")[:1]),
        )
        .get(slug=slug)
    )
    region.term = None
    if region.term_from:
        region.term = CouncilTerm(valid_from=region.term_from, valid_until=region.term_until)
    return region


@dataclass
class MunicipalityRow:
    """A municipality of the region and the organisations it belongs to on the day."""

    municipality: Actor
    places: dict[str, Membership]

    @property
    def employment_area(self) -> Membership | None:
        return self.places.get(Membership.Kind.EMPLOYMENT_AREA)


@dataclass
class OrganisationRow:
    """An organisation that has municipalities of the region, how many, and its responsible one if here."""

    organisation: Actor
    count: int
    responsible: Actor | None


class RegionActors:
    """Who belongs to a region on a day: its municipalities and the organisations they share."""

    def __init__(self, neighbours: RegionNeighbours):
        of_day = neighbours.memberships
        here = dict.fromkeys(m.member_id for m in of_day.in_region(neighbours.region.pk))
        memberships = [membership for pk in here for membership in of_day.of_member(pk)]
        places: dict[int, dict[str, Membership]] = defaultdict(dict)
        found: dict[int, Actor] = {}
        seated: dict[int, Actor] = {}
        for membership in memberships:
            is_municipal = membership.member.actor_type.code == MUNICIPALITY
            if membership.region_id is not None:
                (found if is_municipal else seated)[membership.member_id] = membership.member
            elif is_municipal:
                places[membership.member_id][membership.kind] = membership
        self.municipalities = [MunicipalityRow(member, places[pk]) for pk, member in found.items()]
        self.organisations = self._organisations(memberships, seated)

    def _organisations(self, memberships, seated) -> list[tuple]:
        """Organisations by type, in the order of the types."""
        rows: dict[int, OrganisationRow] = {
            pk: OrganisationRow(actor, 0, None) for pk, actor in seated.items()
        }
        for membership in memberships:
            organisation = membership.organisation
            if organisation is None or membership.member.actor_type.code != MUNICIPALITY:
                continue
            row = rows.setdefault(organisation.pk, OrganisationRow(organisation, 0, None))
            row.count += 1
            if membership.is_responsible:
                row.responsible = membership.member
        by_type: dict[Any, list[OrganisationRow]] = defaultdict(list)
        for row in rows.values():
            by_type[row.organisation.actor_type].append(row)
        return [
            (kind, sorted(group, key=lambda row: row.organisation.sort_fi))
            for kind, group in sorted(by_type.items(), key=lambda item: (item[0].position, item[0].code))
        ]

    @property
    def population(self) -> int | None:
        """Inhabitants of the municipalities together; None when one of them is not known."""
        numbers = [row.municipality.population for row in self.municipalities]
        known = [number for number in numbers if number is not None]
        return sum(known) if known and len(known) == len(numbers) else None

    @property
    def population_years(self) -> list[int]:
        years = {row.municipality.population_year for row in self.municipalities}
        return sorted(year for year in years if year is not None)


def agreements_in(region: Region, day: datetime.date) -> QuerySet[Any]:
    """The region's public agreements, as far as they were known on the day, with their status on it.

    `has_successor` tells whether one replaces them.
    """
    successors = Agreement.objects.public().known_by(day).filter(replaces=OuterRef("pk"))
    return (
        Agreement.objects.public()
        .known_by(day)
        .of_regions([region], day)
        .with_standing_counts(day)
        .with_status(day)
        .annotate(has_successor=Exists(successors))
        .select_related("kind")
    )


def structures_in(region: Region, day: datetime.date) -> QuerySet[Any]:
    """The region's structures on the day; `mandate_until` and `mandates_ended` tell of their seats."""
    seats = Seat.objects.filter(structure=OuterRef("pk"))
    current = seats.as_of(day)
    return (
        CooperationStructure.objects.as_of(day)
        .filter(regions=region)
        .select_related("convener")
        .annotate(
            mandate_until=Subquery(
                current.filter(valid_until__isnull=False).order_by("-valid_until").values("valid_until")[:1]
            ),
            mandates_ended=Exists(seats.ended_before(day)) & ~Exists(current),
        )
    )


def plans_in(region: Region, day: datetime.date) -> QuerySet[Any]:
    """The region's public plans known by the day with their obligation.

    `is_made_alone` tells whether each makes its own under it.
    """
    alone = ObligationParty.objects.filter(
        obligation=OuterRef("obligation"),
        role=ObligationParty.Role.OBLIGED,
        pairing=ObligationParty.Pairing.EACH_ALONE,
    )
    return (
        Plan.objects.public()
        .known_by(day)
        .of_regions([region], day)
        .select_related("obligation")
        .annotate(is_made_alone=Exists(alone))
        .order_by(F("valid_from").asc(nulls_last=True), "sort_fi", "pk")
    )
