"""Whom an actor shares municipalities with on a day, read from dated memberships only.

A municipality's county, council, employment area and state office are the organisations it belongs
to. Two organisations meet where they have a municipality in common: an employment area may reach
into two counties, and a regional council may cover four. One division is never read off another.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.functional import cached_property

from regions.memberships import Memberships, by_member
from regions.models import Actor, Membership
from regions.nationwide import COASTAL, UUSIMAA, Nationwide
from regions.nationwide import COUNTY as COUNTY
from regions.querysets import valid_on

MUNICIPALITY = "kunta"
EMPLOYMENT_AREA = "tyollisyysalue"
ALAND, LAPLAND = "21", "19"
# Areas whose members law brings together with each other.
SHARED_AREAS = (Membership.Kind.COOPERATION_AREA, Membership.Kind.EMPLOYMENT_AREA)
# Kinds of areas in which two may stand side by side, those of a single matter first.
AREAS = (*SHARED_AREAS, Membership.Kind.COUNTY, Membership.Kind.REGION)
KIND_ORDER = {kind.value: place for place, kind in enumerate(Membership.Kind)}


class Neighbourhood:
    """Who is around one actor on a day, found from the memberships of the day when it is asked.

    `own` are the actor's memberships, those of its areas in a fixed order, `members` those of others in it,
    `history` its own of all times. `municipalities` are the municipalities it is or has,
    `in_cooperation_area` and `in_employment_area` the others in its areas of those kinds, and `of_type` the
    organisations of a type that share a municipality with it or belong to it.
    """

    def __init__(
        self,
        actor: Actor,
        day: datetime.date,
        memberships: Memberships,
        nationwide: Nationwide,
        history: list[Membership] | None = None,
    ):
        self.actor, self.day, self.nationwide = actor, day, nationwide
        self._memberships = memberships
        own = memberships.of_member(actor.pk)
        self.own = sorted(own, key=lambda membership: KIND_ORDER[membership.kind])
        self.members = memberships.in_organisation(actor.pk)
        self.history = own if history is None else history
        self.reasons: dict[str | None, str] = {}
        self._between: dict[tuple[int, tuple[str, ...]], list[Membership]] = {}
        self._of_type: dict[str, list[Actor]] = {}

    @cached_property
    def _elsewhere(self) -> list[Membership]:
        """Where else its members belong."""
        own, of_member = self.actor.pk, self._memberships.of_member
        return [
            membership
            for member in self.members
            for membership in of_member(member.member_id)
            if membership.organisation_id != own
        ]

    @cached_property
    def _municipal(self) -> list[Membership]:
        """Where the municipality itself, or the municipalities of the organisation, belong."""
        here = {m.member_id for m in self.members if m.member.actor_type.code == MUNICIPALITY}
        return [*self.own, *(m for m in self._elsewhere if m.member_id in here)]

    @cached_property
    def _organisations(self) -> dict[str, dict[int, Actor]]:
        """The organisations in which it or its municipalities are, by type."""
        found: dict[str, dict[int, Actor]] = defaultdict(dict)
        for pk, membership in {m.organisation_id: m for m in self._municipal}.items():
            if pk is not None and membership.organisation is not None:
                found[membership.organisation.actor_type.code][pk] = membership.organisation
        return found

    @cached_property
    def in_cooperation_area(self) -> list[Actor]:
        """The other members of its cooperation area of social and health services."""
        return self._beside(Membership.Kind.COOPERATION_AREA)

    @cached_property
    def in_employment_area(self) -> list[Actor]:
        """The other members of its employment area."""
        return self._beside(Membership.Kind.EMPLOYMENT_AREA)

    def _beside(self, kind: str) -> list[Actor]:
        """The other members of the actor's own areas of the kind."""
        return [m.member for m in self._memberships_beside(kind)]

    def _memberships_beside(self, kind: str) -> list[Membership]:
        """The memberships of the others in the actor's own areas of the kind."""
        areas = [m.organisation_id for m in self.own if m.kind == kind and m.organisation_id is not None]
        return [
            membership
            for area in areas
            for membership in self._memberships.in_organisation(area)
            if membership.member_id != self.actor.pk
        ]

    @cached_property
    def in_counties(self) -> set[int]:
        """Those of its municipalities that belong to a county."""
        of_counties = (m.member_id for m in self._municipal if m.kind == Membership.Kind.COUNTY)
        return {pk for pk in of_counties if pk != self.actor.pk}

    @cached_property
    def municipalities(self) -> list[Actor]:
        """The municipality itself, or the municipalities that belong to the organisation."""
        if self.actor.actor_type.code == MUNICIPALITY:
            return [self.actor]
        found = {m.member_id: m.member for m in self.members if m.member.actor_type.code == MUNICIPALITY}
        return sorted(found.values(), key=lambda actor: actor.sort_fi)

    def of_type(self, code: str) -> list[Actor]:
        """Actors of the type that share a municipality with this actor or belong to it, itself left out."""
        if code not in self._of_type:
            if code == MUNICIPALITY:
                found = {actor.pk: actor for actor in self.municipalities}
            else:
                found = {m.member_id: m.member for m in self.members if m.member.actor_type.code == code}
                found |= self._organisations.get(code, {})
            found.pop(self.actor.pk, None)
            self._of_type[code] = sorted(found.values(), key=lambda actor: actor.sort_fi)
        return self._of_type[code]

    def offices(self, *codes: str) -> list[Actor]:
        """State offices of these types in whose area the actor lies.

        An employment authority lies where its responsible municipality does (386/2024, 6 §), and nowhere
        in particular while that is not known.
        """
        of_offices = [
            m
            for m in [*self.own, *self._elsewhere]
            if m.kind == Membership.Kind.STATE_OFFICE
            and m.organisation is not None
            and m.organisation.actor_type.code in codes
        ]
        if self.actor.actor_type.code == EMPLOYMENT_AREA:
            seats = {m.member_id for m in self.members if m.is_responsible}
            of_offices = [m for m in of_offices if m.member_id in seats]
        elif any(m.member_id == self.actor.pk for m in of_offices):
            of_offices = [m for m in of_offices if m.member_id == self.actor.pk]
        return _targets(of_offices)

    def employment_authorities_here(self) -> list[Actor]:
        """Employment authorities whose responsible municipality lies in the area of this office."""
        here = {one.pk for one in self.municipalities}
        return _targets(m for m in self._municipal if m.is_responsible and m.member_id in here)

    def between(self, other: Actor, areas: tuple[str, ...] = AREAS) -> list[Membership]:
        """The memberships that bring the two actors together; empty when none does.

        One where one of them belongs to the other, else two for each municipality that they share; else
        that of each in an organisation or region that both belong to. Of these last only the first kind of
        `areas` in which there is one tells it: two may share an area that has nothing to do with the matter.
        """
        if (other.pk, areas) not in self._between:
            self._between[other.pk, areas] = self._find_between(other, areas)
        return self._between[other.pk, areas]

    def _find_between(self, other: Actor, areas: tuple[str, ...]) -> list[Membership]:
        direct = [m for m in self.own if m.organisation_id == other.pk]
        direct += [m for m in self.members if m.member_id == other.pk]
        if direct:
            return direct
        own = {m.member_id: m for m in self.members}
        pairs = [
            (own[m.member_id], m)
            for m in self._elsewhere
            if m.organisation_id == other.pk and self._is_in_its_area(own, m)
        ]
        pairs = pairs or next(filter(None, (self._side_by_side(other, area) for area in areas)), [])
        return [membership for pair in pairs for membership in pair]

    def _is_in_its_area(self, own: dict[int, Membership], of_other: Membership) -> bool:
        """Whether a shared municipality puts one into the other's area; the seat alone into an office's."""
        if of_other.kind == Membership.Kind.STATE_OFFICE and self.actor.actor_type.code == EMPLOYMENT_AREA:
            return own[of_other.member_id].is_responsible
        return True

    def _side_by_side(self, other: Actor, area: str) -> list[tuple[Membership, Membership]]:
        """The memberships of both in an area of the kind; of regions only Uusimaa brings actors together."""
        mine = [m for m in self.own if m.kind == area]
        theirs: list[Membership | None]
        if area == Membership.Kind.REGION:
            mine = [m for m in mine if m.region is not None and m.region.code == UUSIMAA]
            theirs = [self.nationwide.in_uusimaa_by(other)] if mine else []
        elif area == Membership.Kind.COUNTY:
            theirs = [self.nationwide.in_county_with(self.actor).get(other.pk)] if mine else []
        else:
            theirs = [m for m in self._memberships_beside(area) if m.member_id == other.pk]
        return [
            (own, their)
            for own in mine
            for their in theirs
            if their is not None
            and (own.organisation_id, own.region_id) == (their.organisation_id, their.region_id)
        ]

    def of(self, other: Actor) -> "Neighbourhood":
        """The neighbourhood of another actor on the same day, of the same memberships."""
        return Neighbourhood(other, self.day, self._memberships, self.nationwide)

    def regions(self) -> list:
        """The regions (maakunta) that the actor is recorded to belong to."""
        return [m.region for m in self.own if m.region is not None]

    @cached_property
    def is_outside_uusimaa(self) -> bool:
        """Whether the actor, or else its municipalities, belongs to regions of which none is Uusimaa."""
        return self._is_outside({UUSIMAA})

    @cached_property
    def is_outside_lapland(self) -> bool:
        """Whether it is recorded to belong to regions of which none is Lapland, with the Sámi homeland."""
        return self._is_outside({LAPLAND})

    @cached_property
    def is_inland(self) -> bool:
        """Whether it is recorded to belong to regions of which none is by the sea."""
        return self._is_outside(COASTAL)

    def _is_outside(self, codes: Iterable[str]) -> bool:
        regions = self.regions() or [m.region for m in self._municipal]
        own = {region.code for region in regions if region is not None}
        return bool(own) and own.isdisjoint(codes)

    @cached_property
    def is_finnish_only(self) -> bool:
        """Whether every municipality is known to be Finnish-speaking, so that none of them is bilingual."""
        found = self.municipalities
        return bool(found) and all(one.language_status == Actor.LanguageStatus.FINNISH for one in found)

    @cached_property
    def is_in_aland(self) -> bool:
        return any(region.code == ALAND for region in self.regions())


def neighbourhood(actor: Actor, day: datetime.date, nationwide: Nationwide | None = None) -> Neighbourhood:
    """The neighbourhood of one actor, read in one query."""
    return _read(actor, day, _around(actor, day), nationwide)


def with_employment_area(actor: Actor, day: datetime.date) -> tuple[Neighbourhood, Neighbourhood | None]:
    """The actor's neighbourhood and, of a municipality, that of its employment area, in one query."""
    if actor.actor_type.code != MUNICIPALITY:
        return neighbourhood(actor, day), None
    belonging = Membership.objects.as_of(day)
    areas = belonging.filter(member=actor, kind=Membership.Kind.EMPLOYMENT_AREA).values("organisation")
    members = belonging.filter(organisation__in=areas).values("member")
    around = _read(actor, day, _around(actor, day, Q(organisation__in=areas) | Q(member__in=members)))
    own = around.of_type(EMPLOYMENT_AREA)
    return around, around.of(own[0]) if own else None


def _read(
    actor: Actor, day: datetime.date, found: QuerySet, nationwide: Nationwide | None = None
) -> Neighbourhood:
    there = (m for m in found if m.is_valid_on(day) and _others_exist(m, actor, day))
    history = sorted((m for m in found if m.member_id == actor.pk), key=by_member)
    return Neighbourhood(actor, day, Memberships(there), nationwide or Nationwide(day), history)


def _others_exist(membership: Membership, actor: Actor, day: datetime.date) -> bool:
    """Whether those whom the membership joins exist on the day; the actor itself may be asked of before."""
    organisation = membership.organisation
    return (membership.member_id == actor.pk or membership.member.is_valid_on(day)) and (
        organisation is None or organisation.is_valid_on(day)
    )


def _targets(memberships: Iterable[Membership]) -> list[Actor]:
    found = {m.organisation_id: m.organisation for m in memberships if m.organisation is not None}
    return sorted(found.values(), key=lambda actor: actor.sort_fi)


def _around(actor: Actor, day: datetime.date, also: Q | None = None) -> QuerySet:
    """The actor's memberships of all times, and those of the day around them."""
    belonging = Membership.objects.as_of(day)
    members = belonging.filter(organisation=actor).values("member")
    areas = belonging.filter(member=actor, kind__in=SHARED_AREAS).values("organisation")
    shares = Q(organisation=actor) | Q(organisation__in=areas) | Q(member__in=members)
    if also is not None:
        shares |= also
    return Membership.objects.filter(Q(member=actor) | valid_on(day) & shares).select_related(
        "member__actor_type", "organisation__actor_type", "region"
    )
