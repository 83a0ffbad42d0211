"""Actors of the whole country on a day, for what law lays on all of a kind, on Uusimaa or on languages.

Memberships around one actor do not tell who else there is: a ministry meets every county, HUS-yhtymä all of
Uusimaa, and a bilingual county the other bilingual ones. What is asked for is read once, in one query each.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.functional import cached_property

from regions.memberships import by_member
from regions.models import Actor, Membership

COUNTY = "hyvinvointialue"
COUNCIL = "maakunnan-liitto"
UUSIMAA = "01"
# Regions with territorial waters, by the area of their common plan: the areas part between Uusimaa and
# Varsinais-Suomi and between Satakunta and Pohjanmaa (132/1999, 67 b §; 816/2016, 1 §). Åland has own law.
SEA_AREAS = (frozenset({"01", "08"}), frozenset({"02", "04"}), frozenset({"15", "16", "17", "19"}))
COASTAL = frozenset().union(*SEA_AREAS)

# Kinds of which every single one can be named; 292 municipalities stay in the statute's own words.
NAMED_KINDS = (COUNTY, COUNCIL, "tyollisyysalue", "ely-keskus", "elinvoimakeskus", "aluehallintovirasto")
NOT_FINNISH_ONLY = (
    Actor.LanguageStatus.BILINGUAL_FI,
    Actor.LanguageStatus.BILINGUAL_SV,
    Actor.LanguageStatus.SWEDISH,
)
# The memberships by which law brings actors together wherever they lie.
BRINGS_TOGETHER = (
    Q(kind=Membership.Kind.COUNTY)
    | Q(region__code=UUSIMAA)
    | Q(region__code__in=COASTAL, member__actor_type__code=COUNCIL)
)


class Nationwide:
    """Who there is in the country; `actors` and `memberships` of the day when they are already at hand.

    Memberships at hand are between actors that exist on the day, by the member's name.
    """

    def __init__(
        self,
        day: datetime.date,
        actors: Iterable[Actor] | None = None,
        memberships: list[Membership] | None = None,
    ):
        self.day = day
        self._actors, self._memberships = actors, memberships
        self._county_of: dict[int, dict[int, Membership]] = {}

    def of_type(self, code: str) -> tuple[Actor, ...]:
        """Every actor of the kind, when it is one whose actors can all be named."""
        return tuple(self._by_type.get(code, ()))

    def in_uusimaa(self, code: str) -> list[Actor]:
        """Actors of the kind that belong to the region of Uusimaa."""
        return [m.member for m in self._uusimaa.values() if m.member.actor_type.code == code]

    def in_county_in_uusimaa(self) -> list[Actor]:
        """Municipalities of Uusimaa that have a county: all but Helsinki."""
        return [m.member for m in self._of_counties if m.member_id in self._uusimaa]

    def employment_areas_in_uusimaa(self) -> list[Actor]:
        """Employment areas with a municipality in Uusimaa."""
        found = {
            m.organisation_id: m.organisation
            for m in self._special
            if m.kind == Membership.Kind.EMPLOYMENT_AREA and m.organisation and m.member_id in self._uusimaa
        }
        return sorted(found.values(), key=lambda actor: actor.sort_fi)

    def bilingual_counties(self) -> list[Actor]:
        """Counties with a municipality known to be bilingual or Swedish-speaking."""
        found = {
            m.organisation_id: m.organisation
            for m in self._of_counties
            if m.organisation is not None and m.member.language_status in NOT_FINNISH_ONLY
        }
        return sorted(found.values(), key=lambda actor: actor.sort_fi)

    def in_county_with(self, municipality: Actor) -> dict[int, Membership]:
        """The memberships of the other municipalities of a municipality's county, by municipality."""
        if municipality.pk not in self._county_of:
            self._county_of[municipality.pk] = self._find_county_of(municipality)
        return self._county_of[municipality.pk]

    def _find_county_of(self, municipality: Actor) -> dict[int, Membership]:
        if self._memberships is None:  # asked for one municipality, its county is enough
            of_counties = Membership.objects.as_of(self.day).of_kind(Membership.Kind.COUNTY)
            own = of_counties.filter(member=municipality).values("organisation")
            found = self._there(_with_actors(of_counties.filter(organisation__in=own)))
        else:
            found = self._of_counties
        counties = {m.organisation_id for m in found if m.member_id == municipality.pk}
        return {
            m.member_id: m for m in found if m.organisation_id in counties and m.member_id != municipality.pk
        }

    def coastal_councils(self) -> list[Actor]:
        """Councils of regions by the sea."""
        return [m.member for m in self._of_councils]

    def in_sea_area_with(self, council: Actor) -> list[Actor]:
        """The other councils of the sea areas in which a council has its region."""
        own = {m.region.code for m in self._of_councils if m.member_id == council.pk and m.region}
        here = frozenset().union(*(area for area in SEA_AREAS if own & area))
        return [
            m.member
            for m in self._of_councils
            if m.region is not None and m.region.code in here and m.member_id != council.pk
        ]

    def in_uusimaa_by(self, actor: Actor) -> Membership | None:
        """The membership by which the actor belongs to Uusimaa."""
        return self._uusimaa.get(actor.pk)

    @cached_property
    def _by_type(self) -> dict[str, list[Actor]]:
        actors = self._actors
        if actors is None:
            asked = Actor.objects.as_of(self.day).of_type(*NAMED_KINDS).select_related("actor_type")
            actors = asked.order_by("sort_fi", "pk")
        found: dict[str, list[Actor]] = defaultdict(list)
        for actor in actors:
            if actor.actor_type.code in NAMED_KINDS:
                found[actor.actor_type.code].append(actor)
        return found

    @cached_property
    def _special(self) -> list[Membership]:
        if self._memberships is not None:
            return self._memberships
        in_region = Q(region__code=UUSIMAA) | Q(region__code__in=COASTAL, member__actor_type__code=COUNCIL)
        belonging = Membership.objects.as_of(self.day)
        in_uusimaa = belonging.filter(region__code=UUSIMAA).values("member")
        of_areas = Q(kind=Membership.Kind.EMPLOYMENT_AREA, member__in=in_uusimaa)
        return self._there(
            _with_actors(belonging.filter(in_region | Q(kind=Membership.Kind.COUNTY) | of_areas))
        )

    def _there(self, memberships: Iterable[Membership]) -> list[Membership]:
        """Those between actors that exist on the day, in order."""
        there = [
            m
            for m in memberships
            if m.member.is_valid_on(self.day)
            and (m.organisation is None or m.organisation.is_valid_on(self.day))
        ]
        return sorted(there, key=by_member)

    @cached_property
    def _uusimaa(self) -> dict[int, Membership]:
        return {m.member_id: m for m in self._special if m.region is not None and m.region.code == UUSIMAA}

    @cached_property
    def _of_counties(self) -> list[Membership]:
        return [m for m in self._special if m.kind == Membership.Kind.COUNTY]

    @cached_property
    def _of_councils(self) -> list[Membership]:
        """The memberships by which councils belong to regions by the sea."""
        return [
            m
            for m in self._special
            if m.member.actor_type.code == COUNCIL and m.region is not None and m.region.code in COASTAL
        ]


def _with_actors(memberships: QuerySet) -> QuerySet:
    return memberships.select_related("member__actor_type", "organisation__actor_type", "region")
