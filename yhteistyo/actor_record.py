"""An actor with everything recorded of it, in a fixed number of queries however much there is."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from agreements.models import Agreement, AgreementParty, Negotiation, Plan
from legislation.models import ObligationParty
from regions.models import (
    Actor,
    ActorAlias,
    CooperationStructure,
    CouncilTerm,
    Membership,
    Seat,
    Succession,
)
from regions.neighbours import Neighbourhood
from regions.querysets import valid_on

SEAT_FIELDS = [
    field.attname for field in Seat._meta.concrete_fields if field.name not in ("structure", "actor")
]


def find_actor(slug: str, day: datetime.date) -> Actor:
    """The actor with its aliases, council term and employment area's responsible municipality, in one query.

    A row comes for each alias, so that they need no query of their own. Raises Actor.DoesNotExist.
    """
    terms = CouncilTerm.objects.as_of(day).filter(actor_type=OuterRef("actor_type"))
    responsible = Membership.objects.as_of(day).filter(
        valid_on(day, "organisation__member_records__"),
        kind=Membership.Kind.EMPLOYMENT_AREA,
        is_responsible=True,
        organisation__member_records__member=OuterRef("pk"),
        organisation__member_records__kind=Membership.Kind.EMPLOYMENT_AREA,
    )
    rows = list(
        Actor.objects.filter(slug=slug)
        .select_related("actor_type", "population_source")
        .annotate(
            alias_name=F("aliases__name"),
            alias_kind=F("aliases__kind"),
            term_from=Subquery(terms.values("valid_from")[:1]),
            term_until=Subquery(terms.values("valid_until")[:1]),
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


def places_of(actor: Actor, around: Neighbourhood) -> list[Place]:
    """Structures that the actor convenes, sits in or has in its region, with its seats, in one query."""
    in_regions = CooperationStructure.objects.filter(regions__in=around.regions()).values("pk")
    rows = (
        CooperationStructure.objects.as_of(around.day)
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


def agreements_of(actor: Actor, day: datetime.date) -> QuerySet[Any]:
    """Public agreements in which the actor is a party, with their status on the day and the actor's role."""
    roles = AgreementParty.objects.filter(agreement=OuterRef("pk"), actor=actor).order_by("pk")
    return (
        Agreement.objects.public()
        .with_party(actor)
        .with_status(day)
        .select_related("kind")
        .annotate(own_role=Subquery(roles.values("role")[:1]))
    )


def plans_of(actor: Actor) -> QuerySet[Any]:
    """Public plans that the actor makes or that cover it; `is_owner` tells which."""
    own = actor.owned_plans.through.objects.filter(plan=OuterRef("pk"), actor=actor)
    return (
        Plan.objects.public()
        .of_actor(actor)
        .select_related("obligation")
        .annotate(is_owner=Exists(own))
        .order_by("sort_fi", "pk")
    )


def negotiations_of(actor: Actor) -> QuerySet[Any]:
    """Public negotiations in which the actor is recorded, with its attendance, the latest first."""
    own = actor.negotiation_participations.filter(negotiation=OuterRef("pk"))
    return (
        Negotiation.objects.public()
        .with_participant(actor)
        .select_related("convener")
        .annotate(own_attendance=Subquery(own.values("attendance")[:1]))
        .order_by(F("valid_from").desc(nulls_last=True), "sort_fi")
    )


def successions_of(actor: Actor) -> list[Succession]:
    """What the actor followed and what follows it."""
    around = Succession.objects.filter(Q(predecessor=actor) | Q(successor=actor))
    return list(around.select_related("predecessor", "successor").order_by("happened_on", "pk"))


def duties_of_employment_area(day: datetime.date) -> list[Any]:
    """What law demands of employment areas: obligations with `law_number` and `section_number` of each basis.

    Only agreements, negotiations and plans: the rest is on the area's own page. One row a legal basis.
    """
    return list(
        ObligationParty.objects.filter(
            valid_on(day, "obligation__"),
            actor_type__code="tyollisyysalue",
            actor__isnull=True,
            role=ObligationParty.Role.OBLIGED,
            obligation__kind__in=("agreement", "negotiation", "plan"),
            obligation__modality="must",
        )
        .filter(Q(obligation__bases__isnull=True) | valid_on(day, "obligation__bases__section__"))
        .select_related("obligation")
        .annotate(
            law_number=F("obligation__bases__section__law__number"),
            section_number=F("obligation__bases__section__number"),
        )
        .order_by("obligation__position", "obligation__sort_fi", "obligation__bases__position")
    )
