"""An actor with everything recorded of it, in a fixed number of queries however much there is."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, FilteredRelation, OuterRef, Q, Subquery

from regions.models import (
    Actor,
    ActorAlias,
    CooperationStructure,
    Membership,
    Region,
    Seat,
)

SEAT_FIELDS = [
    field.attname for field in Seat._meta.concrete_fields if field.name not in ("structure", "actor")
]


def find_actor(slug: str, day: datetime.date) -> Actor:
    """The actor with its aliases and its employment area's responsible municipality, in one query.

    A row comes for each alias, so that they need no query of their own. Raises Actor.DoesNotExist.
    """
    in_areas = Membership.objects.as_of(day).filter(kind=Membership.Kind.EMPLOYMENT_AREA)
    # The area first, by the member: a join would leave a database without statistics to compare all with all.
    own_area = in_areas.filter(member=OuterRef(OuterRef("pk"))).values("organisation")[:1]
    responsible = in_areas.filter(is_responsible=True, organisation=Subquery(own_area))
    rows = list(
        Actor.objects.filter(slug=slug)
        .select_related("actor_type", "population_source")
        .annotate(
            alias_name=F("aliases__name"),
            alias_kind=F("aliases__kind"),
            **{
                f"responsible_{name}": Subquery(responsible.values(f"member__{name}")[:1])
                for name in ("id", "slug", "name_fi", "name_sv", "name_en")
            },
        )
        .order_by("alias_name")
    )
    if not rows:
        raise Actor.DoesNotExist
    actor: Any = rows[0]
    actor.names = [
        ActorAlias(actor=actor, name=row.alias_name, kind=row.alias_kind) for row in rows if row.alias_name
    ]
    actor.responsible = None
    if actor.responsible_id is not None:
        names = ("id", "slug", "name_fi", "name_sv", "name_en")
        actor.responsible = Actor(**{name: getattr(actor, f"responsible_{name}") for name in names})
    return actor


@dataclass
class Place:
    """A structure that concerns an actor, and the actor's seats in it; none recorded is not "no seat"."""

    structure: CooperationStructure
    seats: list[Seat] = field(default_factory=list)


def places_of(actor: Actor, regions: list[Region], day: datetime.date) -> list[Place]:
    """Structures that the actor convenes, sits in or has in its regions, with its seats, in one query."""
    in_regions = CooperationStructure.objects.filter(regions__in=regions).values("pk")
    rows = (
        CooperationStructure.objects.as_of(day)
        .select_related("convener")
        .annotate(own_seat=FilteredRelation("seats", condition=Q(seats__actor=actor)))
        .filter(Q(convener=actor) | Q(own_seat__isnull=False) | Q(pk__in=in_regions))
        .annotate(**{f"seat_{name}": F(f"own_seat__{name}") for name in SEAT_FIELDS})
        .order_by("level", "sort_fi", "pk", "seat_valid_from")
    )
    places: dict[int, Place] = {}
    for row in rows:
        place = places.setdefault(row.pk, Place(row))
        if row.seat_id is not None:
            values = {name: getattr(row, f"seat_{name}") for name in SEAT_FIELDS}
            place.seats.append(Seat(structure=place.structure, actor=actor, **values))
    return list(places.values())
