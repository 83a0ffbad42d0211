"""The whole country on a day, for what is asked of many actors at once."""

import datetime
from collections import defaultdict
from collections.abc import Iterable

from django.utils.functional import cached_property

from regions.models import Actor, Membership, Region
from regions.nationwide import Nationwide
from regions.neighbours import MUNICIPALITY, SHARED_AREAS, Neighbourhood, in_neighbourhood_order


class Country:
    """Every actor and membership on a day, in three queries; `around` gives each actor's neighbourhood."""

    def __init__(self, day: datetime.date):
        self.day = day
        self.actors: dict[int, Actor] = {
            actor.pk: actor
            for actor in Actor.objects.as_of(day)
            .select_related("actor_type")
            .order_by("actor_type__position", "sort_fi", "pk")
        }
        self._by_type: dict[int, list[Actor]] = defaultdict(list)
        for actor in self.actors.values():
            self._by_type[actor.actor_type_id].append(actor)
        self.regions: dict[int, Region] = Region.objects.in_bulk()
        self._of_member: dict[int, list[Membership]] = defaultdict(list)
        self._of_organisation: dict[int, list[Membership]] = defaultdict(list)
        self._of_region: dict[int, list[Membership]] = defaultdict(list)
        self._around: dict[int, Neighbourhood] = {}
        for membership in Membership.objects.as_of(day).order_by():
            member = self.actors.get(membership.member_id)
            organisation = self.actors.get(membership.organisation_id or 0)
            if member is None or (organisation is None and membership.region_id is None):
                continue
            membership.member = member
            membership.organisation = organisation
            self._of_member[member.pk].append(membership)
            if organisation is not None:
                self._of_organisation[organisation.pk].append(membership)
            else:
                membership.region = self.regions[membership.region_id]
                self._of_region[membership.region_id].append(membership)

    def around(self, actor: Actor) -> Neighbourhood:
        """The actor's neighbourhood, of memberships already fetched."""
        if actor.pk not in self._around:
            own = self._of_member[actor.pk]
            members = self._of_organisation[actor.pk]
            found = {m.id: m for m in [*own, *members]}
            for membership in members:
                found.update((m.id, m) for m in self._of_member[membership.member_id])
            for membership in own:
                if membership.kind in SHARED_AREAS and membership.organisation_id:
                    found.update((m.id, m) for m in self._of_organisation[membership.organisation_id])
            in_order = [found[pk] for pk in sorted(found, key=self._place.__getitem__)]
            self._around[actor.pk] = Neighbourhood(
                actor, self.day, in_order, self.nationwide, is_of_the_day=True
            )
        return self._around[actor.pk]

    @cached_property
    def _place(self) -> dict[int, int]:
        """The place of each membership in the order in which neighbourhoods have them."""
        there = sorted((m for found in self._of_member.values() for m in found), key=in_neighbourhood_order)
        return {membership.id: place for place, membership in enumerate(there)}

    @cached_property
    def nationwide(self) -> Nationwide:
        """The same actors and memberships, asked by kind, by Uusimaa or by language."""
        memberships = [m for found in self._of_member.values() for m in found]
        return Nationwide(self.day, self.actors.values(), memberships)

    def of_types(self, types: Iterable[int]) -> list[Actor]:
        """The actors of these types (by primary key)."""
        return [actor for pk in types for actor in self._by_type.get(pk, ())]

    def in_region(self, region: Region) -> list[Actor]:
        """Actors that belong to the region, and the organisations of its municipalities."""
        here = {m.member_id for m in self._of_region[region.pk]}
        around = {
            m.organisation_id
            for pk in here
            if self.actors[pk].actor_type.code == MUNICIPALITY
            for m in self._of_member[pk]
            if m.organisation_id is not None
        }
        return [actor for pk, actor in self.actors.items() if pk in here or pk in around]
