"""Dated memberships of one day, found from either side."""

from collections import defaultdict
from collections.abc import Iterable

from regions.models import Membership


class Memberships:
    """Memberships that hold on one day between actors that exist on it.

    They are found by their member, by the organisation and by the region, each list by the member's name.
    """

    def __init__(self, memberships: Iterable[Membership]):
        self._of_member: dict[int, list[Membership]] = defaultdict(list)
        self._in_organisation: dict[int, list[Membership]] = defaultdict(list)
        self._in_region: dict[int, list[Membership]] = defaultdict(list)
        self.all = sorted(memberships, key=by_member)
        for membership in self.all:
            self._of_member[membership.member_id].append(membership)
            if membership.organisation_id is not None:
                self._in_organisation[membership.organisation_id].append(membership)
            elif membership.region_id is not None:
                self._in_region[membership.region_id].append(membership)

    def of_member(self, actor: int) -> list[Membership]:
        """The memberships of an actor (by primary key)."""
        return self._of_member.get(actor, [])

    def in_organisation(self, organisation: int) -> list[Membership]:
        """The memberships of others in an organisation (by primary key)."""
        return self._in_organisation.get(organisation, [])

    def in_region(self, region: int) -> list[Membership]:
        """The memberships of actors in a region (by primary key)."""
        return self._in_region.get(region, [])


def by_member(membership: Membership) -> tuple[str, int]:
    """The order in which memberships stand: by the member's name."""
    return membership.member.sort_fi, membership.pk
