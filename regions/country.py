"""The whole country on a day, for what is asked of many actors at once."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.utils.functional import cached_property

from regions.memberships import Memberships
from regions.models import Actor, Membership, Region
from regions.nationwide import Nationwide
from regions.neighbours import MUNICIPALITY, Neighbourhood

MEMBER, ORGANISATION, REGION = (
    getattr(Membership, name).field for name in ("member", "organisation", "region")
)


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
        self.regions: dict[int, Region] = Region.objects.in_bulk()
        self.memberships = Memberships(self._read())
        self._around: dict[int, Neighbourhood] = {}

    def _read(self) -> Iterator[Membership]:
        """The memberships of the day, each with the one object there is of each actor and region."""
        for membership in Membership.objects.as_of(self.day).order_by():
            member = self.actors.get(membership.member_id)
            organisation = self.actors.get(membership.organisation_id or 0)
            if member is None or (organisation is None and membership.region_id is None):
                continue
            # As `membership.member = member`, without the questions that a changed relation would raise.
            MEMBER.set_cached_value(membership, member)
            ORGANISATION.set_cached_value(membership, organisation)
            if membership.region_id is not None:
                REGION.set_cached_value(membership, self.regions[membership.region_id])
            yield membership

    def around(self, actor: Actor) -> Neighbourhood:
        """The actor's neighbourhood, of memberships already fetched."""
        if actor.pk not in self._around:
            self._around[actor.pk] = Neighbourhood(actor, self.day, self.memberships, self.nationwide)
        return self._around[actor.pk]

    @cached_property
    def nationwide(self) -> Nationwide:
        """The same actors and memberships, asked by kind, by Uusimaa or by language."""
        return Nationwide(self.day, self.actors.values(), self.memberships.all)

    @cached_property
    def _by_type(self) -> dict[int, list[Actor]]:
        found: dict[int, list[Actor]] = defaultdict(list)
        for actor in self.actors.values():
            found[actor.actor_type_id].append(actor)
        return found

    def of_types(self, types: Iterable[int]) -> list[Actor]:
        """The actors of these types (by primary key)."""
        return [actor for pk in types for actor in self._by_type.get(pk, ())]

    def in_region(self, region: Region) -> list[Actor]:
        """Actors that belong to the region, and the organisations of its municipalities."""
        here = {m.member_id for m in self.memberships.in_region(region.pk)}
        around = {
            m.organisation_id
            for pk in here
            if self.actors[pk].actor_type.code == MUNICIPALITY
            for m in self.memberships.of_member(pk)
            if m.organisation_id is not None
        }
        return [actor for pk, actor in self.actors.items() if pk in here or pk in around]
