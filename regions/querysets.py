"""Questions about many actors, memberships and other records that begin and end."""

import datetime

from django.db import models
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery

from regions.texts import search_form


def valid_on(day: datetime.date, prefix: str = "") -> Q:
    """Records whose period covers the day; an end that is not known is open."""
    began = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": day})
    not_over = Q(**{f"{prefix}valid_until__isnull": True}) | Q(**{f"{prefix}valid_until__gte": day})
    return began & not_over


class SearchQuerySet(models.QuerySet):
    """Records with a `search_text` column."""

    def matching(self, text: str):
        """Records in which every word of the text occurs, whatever its letter case."""
        found = self
        for word in search_form(text).split()[:10]:
            found = found.filter(search_text__contains=word)
        return found


class PeriodQuerySet(SearchQuerySet):
    """Records with a period (`valid_from`, `valid_until`, both days inside it)."""

    def as_of(self, day: datetime.date):
        """Records that are valid on the day."""
        return self.filter(valid_on(day))

    def ended_before(self, day: datetime.date):
        """Records whose period is over on the day."""
        return self.filter(valid_until__lt=day)


class ActorQuerySet(PeriodQuerySet):
    def of_type(self, *codes: str):
        """Actors of the types with these codes, as in `of_type("kunta")`."""
        return self.filter(actor_type__code__in=codes)

    def in_region(self, region, day: datetime.date):
        """Actors that belong to the region (maakunta) on the day by a dated membership."""
        return self.in_regions([region], day)

    def in_regions(self, regions, day: datetime.date):
        """Actors that belong to one of the regions on the day by a dated membership."""
        from regions.models import Membership

        members = Membership.objects.as_of(day).filter(kind=Membership.Kind.REGION, region__in=regions)
        return self.filter(pk__in=members.values("member"))

    def acting_in(self, regions, day: datetime.date):
        """Actors that belong to one of the regions on the day, and employment areas of its municipalities."""
        from regions.models import Membership

        here = type(self)(self.model).in_regions(regions, day).values("pk")
        areas = Membership.objects.as_of(day).filter(kind=Membership.Kind.EMPLOYMENT_AREA, member__in=here)
        return self.filter(Q(pk__in=here) | Q(pk__in=areas.values("organisation")))

    def members_of(self, organisation, day: datetime.date):
        """Actors with a membership in the organisation on the day."""
        from regions.models import Membership

        return self.filter(
            pk__in=Membership.objects.as_of(day).filter(organisation=organisation).values("member")
        )

    def named(self, text: str):
        """Actors found by any form of their name: own, legal, genitive, brand, alias, code, business id."""
        from regions.models import ActorAlias

        by_name = Q(pk__in=ActorQuerySet(self.model).matching(text).values("pk"))
        by_alias = Q(pk__in=ActorAlias.objects.matching(text).values("actor"))
        return self.filter(by_name | by_alias)


class MembershipQuerySet(PeriodQuerySet):
    def of_kind(self, *kinds: str):
        return self.filter(kind__in=kinds)

    def overlapping(self, valid_from, valid_until):
        """Memberships whose period shares a day with the one given; None is an open end."""
        found = self
        if valid_until is not None:
            found = found.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=valid_until))
        if valid_from is not None:
            found = found.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=valid_from))
        return found


class RegionQuerySet(PeriodQuerySet):
    def with_counts(self, day: datetime.date):
        """Regions with what is recorded of each: numbers of records, and `has_profile`."""
        from regions.models import Membership, RegionProfile

        municipal = valid_on(day, "member_records__") & Q(
            member_records__kind=Membership.Kind.REGION,
            member_records__member__actor_type__code="kunta",
        )
        return self.annotate(
            municipality_count=Count("member_records", filter=municipal, distinct=True),
            agreement_count=_number_of("agreements", agreements__is_public=True),
            structure_count=_number_of("structures"),
            plan_count=_number_of("plans", plans__is_public=True),
            has_profile=Exists(RegionProfile.objects.filter(region=OuterRef("pk"))),
        )


def _number_of(relation: str, **conditions) -> Subquery:
    """How many records of the relation each region has; counted apart, so that relations do not multiply."""
    from regions.models import Region

    regions = Region.objects.filter(pk=OuterRef("pk")).order_by()
    number = Count(relation, filter=Q(**conditions), distinct=True)
    return Subquery(regions.annotate(number=number).values("number"), output_field=IntegerField())
