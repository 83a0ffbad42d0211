"""What the home page tells: the ways in with their counts, the map, the figures and what is recorded."""

import datetime
from collections.abc import Iterable
from functools import cached_property

from django.db.models import Count, Q, Value
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, AgreementParty, Negotiation, Plan
from agreements.status import AgreementStatus
from legislation.models import Obligation
from regions.models import (
    Actor,
    ActorType,
    CooperationStructure,
    GoodPractice,
    KeyFigure,
    Membership,
    Region,
    Verification,
)
from regions.querysets import valid_on
from yhteistyo.tile_map import TileMap

MUNICIPALITY, COUNTY = "kunta", "hyvinvointialue"
ACTOR_TYPES_SHOWN = (MUNICIPALITY, COUNTY, "maakunnan-liitto", "tyollisyysalue")
OBLIGATION_KINDS_SHOWN = (Obligation.Kind.NEGOTIATION, Obligation.Kind.STEERING, Obligation.Kind.AGREEMENT)
REGIONS_SHOWN = 3


class Overview:
    """The register on a day, as the home page shows it."""

    def __init__(self, day: datetime.date):
        self.day = day

    @cached_property
    def actor_types(self) -> list[ActorType]:
        """The types of actors that most readers are, each with its `count` on the day."""
        types = ActorType.objects.filter(code__in=ACTOR_TYPES_SHOWN)
        counted = types.annotate(count=Count("actors", filter=valid_on(self.day, "actors__")))
        return sorted(counted, key=lambda kind: ACTOR_TYPES_SHOWN.index(kind.code))

    @cached_property
    def _actors(self) -> list[Actor]:
        actors = Actor.objects.of_type(MUNICIPALITY, COUNTY).as_of(self.day).select_related("actor_type")
        return list(actors)

    @property
    def municipalities(self) -> list[Actor]:
        return [actor for actor in self._actors if actor.actor_type.code == MUNICIPALITY]

    @property
    def counties(self) -> list[Actor]:
        return [actor for actor in self._actors if actor.actor_type.code == COUNTY]

    @cached_property
    def _memberships(self) -> list[Membership]:
        kinds = (Membership.Kind.REGION, Membership.Kind.COUNTY)
        members = Membership.objects.as_of(self.day).of_kind(*kinds)
        members = members.filter(member__actor_type__code=MUNICIPALITY)
        return list(
            members.filter(member__actor_type__code=MUNICIPALITY).select_related("organisation", "region")
        )

    @cached_property
    def _agreements_of(self) -> dict[int, int]:
        """The number of public agreements recorded of each actor, by its key."""
        parties = AgreementParty.objects.filter(agreement__is_public=True).order_by()
        return dict(parties.values_list("actor").annotate(n=Count("agreement", distinct=True)))

    @cached_property
    def tile_map(self) -> TileMap:
        return TileMap.of(self.municipalities, self._memberships, self._agreements_of)

    @cached_property
    def regions(self) -> list[tuple[Region, int]]:
        """The regions of which most agreements are recorded, each with its number of municipalities."""
        recorded = Count("agreements", filter=Q(agreements__is_public=True))
        regions = Region.objects.as_of(self.day).annotate(recorded=recorded).order_by("-recorded", "sort_fi")
        municipalities = [m.region_id for m in self._memberships if m.kind == Membership.Kind.REGION]
        return [(region, municipalities.count(region.pk)) for region in regions[:REGIONS_SHOWN]]

    @cached_property
    def _obligation_counts(self) -> dict[tuple[str, str], int]:
        obligations = Obligation.objects.with_basis_on(self.day).order_by()
        counted = obligations.values_list("kind", "verification").annotate(n=Count("pk"))
        return {(kind, verification): n for kind, verification, n in counted}

    @property
    def obligation_kinds(self) -> list[tuple[str, str, int]]:
        """Kinds of obligations: value, label and how many there are on the day."""
        counts = self._obligation_counts.items()
        return [
            (kind.value, str(kind.label), sum(n for (found, _v), n in counts if found == kind))
            for kind in OBLIGATION_KINDS_SHOWN
        ]

    @property
    def obligations(self) -> int:
        return sum(self._obligation_counts.values())

    @property
    def unverified_obligations(self) -> int:
        return sum(
            n for (_kind, found), n in self._obligation_counts.items() if found == Verification.UNVERIFIED
        )

    @cached_property
    def _agreement_statuses(self) -> dict[str, int]:
        statuses = Agreement.objects.public().with_status(self.day).order_by().values_list("status")
        return dict(statuses.annotate(n=Count("pk")))

    @property
    def agreements(self) -> int:
        return sum(self._agreement_statuses.values())

    @property
    def ended_agreements(self) -> int:
        over = (AgreementStatus.ENDED, AgreementStatus.REPLACED)
        return sum(self._agreement_statuses.get(status, 0) for status in over)

    @property
    def counties_with_agreements(self) -> int:
        return sum(county.pk in self._agreements_of for county in self.counties)

    @cached_property
    def records(self) -> list[tuple[str, str, int]]:
        """Other kinds of records: the name of their list, their label and how many there are."""
        kinds = [
            ("negotiations", _("Neuvotteluja"), Negotiation.objects.public()),
            ("plans", _("Suunnitelmia"), Plan.objects.public()),
            ("structures", _("Yhteistyörakenteita"), CooperationStructure.objects.all()),
            ("practices", _("Hyviä käytäntöjä"), GoodPractice.objects.all()),
        ]
        first, *rest = (
            records.order_by().values_list(Value(name)).annotate(n=Count("pk"))
            for name, _label, records in kinds
        )
        counts = dict(first.union(*rest, all=True))
        return [(name, label, counts.get(name, 0)) for name, label, _records in kinds]

    @cached_property
    def key_figures(self) -> Iterable[KeyFigure]:
        """What sources state of the whole country, in their own words."""
        return list(KeyFigure.objects.prefetch_related("sources"))
