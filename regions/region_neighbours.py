"""The actors of one region and all the memberships around them, without the rest of the country."""

import datetime

from django.db.models import Q
from django.utils.functional import cached_property

from regions.country import Country
from regions.memberships import Memberships
from regions.models import Actor, Membership, Region
from regions.nationwide import BRINGS_TOGETHER, Nationwide

Kind = Membership.Kind


class RegionNeighbours(Country):
    """As much of the country as the actors of one region meet, in one query.

    `around` gives the neighbourhood of each of `here`. Memberships by which some duties bring actors together
    wherever they lie are there for all of the country.
    """

    def __init__(self, region: Region, day: datetime.date):
        self.region, self.day = region, day
        self.regions = {region.pk: region}
        self.memberships = Memberships(m for m in _memberships_around(region, day) if _both_exist(m, day))
        self._around = {}
        found: dict[int, Actor] = {}
        for membership in self.memberships.all:
            found[membership.member_id] = membership.member
            if membership.organisation is not None:
                found[membership.organisation.pk] = membership.organisation
        ordered = sorted(
            found.values(), key=lambda one: (one.actor_type.position, one.actor_type_id, one.sort_fi, one.pk)
        )
        self.actors = {actor.pk: actor for actor in ordered}

    @cached_property
    def here(self) -> list[Actor]:
        """Actors that belong to the region, and the organisations of its municipalities."""
        return self.in_region(self.region)

    @cached_property
    def nationwide(self) -> Nationwide:
        """The country's groups from the memberships at hand; the rest is asked for."""
        return Nationwide(self.day, None, self.memberships.all)


def _both_exist(membership: Membership, day: datetime.date) -> bool:
    organisation = membership.organisation
    return membership.member.is_valid_on(day) and (organisation is None or organisation.is_valid_on(day))


def _memberships_around(region: Region, day: datetime.date):
    belonging = Membership.objects.as_of(day)
    here = belonging.filter(region=region).values("member")
    organisations = belonging.filter(member__in=here, organisation__isnull=False).values("organisation")
    met = belonging.filter(Q(organisation__in=here) | Q(organisation__in=organisations)).values("member")
    areas = belonging.filter(
        Q(member__in=here) | Q(member__in=organisations), kind=Kind.COOPERATION_AREA
    ).values("organisation")
    wanted = (
        Q(member__in=here)
        | Q(member__in=organisations)
        | Q(member__in=met)
        | Q(organisation__in=areas)
        | BRINGS_TOGETHER
    )
    found = belonging.filter(wanted).order_by()
    return found.select_related("member__actor_type", "organisation__actor_type", "region")
