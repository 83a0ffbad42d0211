"""Whom an actor shares municipalities with on a day, read from dated memberships only.

A municipality's county, council, employment area and state office are the organisations it belongs
to. Two organisations meet where they have a municipality in common: an employment area may reach
into two counties, and a regional council may cover four. One division is never read off another.
"""

import datetime
from collections import defaultdict

from django.db.models import Q

from regions.models import Actor, Membership
from regions.querysets import valid_on

MUNICIPALITY = "kunta"
COUNTY = "hyvinvointialue"
ALAND, UUSIMAA = "21", "01"


class Neighbourhood:
    """The memberships around one actor on a day, fetched in one query.

    `own` are the actor's memberships, `history` those of all times, `municipalities` the municipalities
    it is or has, `in_cooperation_area` the others in its cooperation area, and `of_type` the organisations
    of a type that share a municipality with it or belong to it.
    """

    def __init__(self, actor: Actor, day: datetime.date):
        self.actor, self.day = actor, day
        belonging = Membership.objects.as_of(day)
        members = belonging.filter(organisation=actor).values("member")
        areas = belonging.filter(member=actor, kind=Membership.Kind.COOPERATION_AREA).values("organisation")
        shares = Q(organisation=actor) | Q(organisation__in=areas) | Q(member__in=members)
        around = Membership.objects.filter(Q(member=actor) | valid_on(day) & shares).select_related(
            "member__actor_type", "organisation__actor_type", "region"
        )
        self.own: list[Membership] = []
        self.history: list[Membership] = []
        self.members: list[Membership] = []
        self._organisations: dict[str, dict[int, Actor]] = defaultdict(dict)
        shared: list[Membership] = []
        for membership in around:
            if membership.member_id == actor.pk:
                self.history.append(membership)
                if not membership.is_valid_on(day):
                    continue
                self.own.append(membership)
            if membership.organisation_id == actor.pk:
                self.members.append(membership)
            else:
                shared.append(membership)
        municipal = {m.member_id for m in self.members if m.member.actor_type.code == MUNICIPALITY}
        for membership in shared:
            organisation = membership.organisation
            if organisation is not None and (
                membership.member_id == actor.pk or membership.member_id in municipal
            ):
                self._organisations[organisation.actor_type.code][organisation.pk] = organisation
        own_areas = {m.organisation_id for m in self.own if m.kind == Membership.Kind.COOPERATION_AREA}
        self.in_cooperation_area = [
            m.member for m in shared if m.organisation_id in own_areas and m not in self.own
        ]
        self.own.sort(key=lambda membership: list(Membership.Kind).index(Membership.Kind(membership.kind)))

    @property
    def municipalities(self) -> list[Actor]:
        """The municipality itself, or the municipalities that belong to the organisation."""
        if self.actor.actor_type.code == MUNICIPALITY:
            return [self.actor]
        found = {m.member_id: m.member for m in self.members if m.member.actor_type.code == MUNICIPALITY}
        return sorted(found.values(), key=lambda actor: actor.sort_fi)

    def of_type(self, code: str) -> list[Actor]:
        """Actors of the type that share a municipality with this actor or belong to it, itself left out."""
        if code == MUNICIPALITY:
            found = {actor.pk: actor for actor in self.municipalities}
        else:
            found = {m.member_id: m.member for m in self.members if m.member.actor_type.code == code}
            found |= self._organisations[code]
        return sorted(
            (actor for actor in found.values() if actor != self.actor), key=lambda actor: actor.sort_fi
        )

    def offices(self) -> list[Actor]:
        """State offices in whose area the actor lies."""
        found = {
            m.organisation_id: m.organisation
            for m in self.own
            if m.kind == Membership.Kind.STATE_OFFICE and m.organisation is not None
        }
        if not found:
            found = {a.pk: a for code in ("ely-keskus", "elinvoimakeskus") for a in self.of_type(code)}
        return sorted(found.values(), key=lambda actor: actor.sort_fi)

    def regions(self) -> list:
        """The regions (maakunta) that the actor is recorded to belong to."""
        return [m.region for m in self.own if m.region is not None]

    @property
    def is_outside_uusimaa(self) -> bool:
        """Whether the actor is recorded to belong to regions of which none is Uusimaa."""
        codes = {region.code for region in self.regions()}
        return bool(codes) and UUSIMAA not in codes

    @property
    def is_finnish_only(self) -> bool:
        """Whether every municipality is known to be Finnish-speaking, so that none of them is bilingual."""
        found = self.municipalities
        return bool(found) and all(one.language_status == Actor.LanguageStatus.FINNISH for one in found)

    @property
    def is_in_aland(self) -> bool:
        return any(region.code == ALAND for region in self.regions())
