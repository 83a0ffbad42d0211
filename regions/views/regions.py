"""The list of regions (maakunta)."""

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from regions.filters import RegionFilter
from regions.listing import FilteredListView, Order
from regions.models import Membership, Region, RegionProfile
from regions.neighbours import MUNICIPALITY
from regions.querysets import valid_on
from regions.resources import RegionResource


def number_of(relation: str, **conditions) -> Subquery:
    """How many records of the relation each region has; counted apart, so that relations do not multiply."""
    regions = Region.objects.filter(pk=OuterRef("pk")).order_by()
    number = Count(relation, filter=Q(**conditions), distinct=True)
    return Subquery(regions.annotate(number=number).values("number"), output_field=IntegerField())


class RegionList(FilteredListView):
    """The regions, with their municipalities on the day and what has been recorded of each."""

    template_name = "regions/region_list.html"
    filterset_class = RegionFilter
    resource_class = RegionResource
    title = _("Alueet")
    counted = ngettext_lazy("%(n)s maakunta", "%(n)s maakuntaa", "n")
    export_filename = "alueet"
    orders = {
        "nimi": Order(_("Nimi"), ("sort_fi",)),
        "kunnat": Order(_("Kuntia, eniten ensin"), ("-municipality_count", "sort_fi")),
        "sopimukset": Order(_("Sopimuksia, eniten ensin"), ("-agreement_count", "sort_fi")),
        "koodi": Order(_("Koodi"), ("code",)),
    }

    def base_queryset(self):
        municipal = valid_on(self.day, "member_records__") & Q(
            member_records__kind=Membership.Kind.REGION,
            member_records__member__actor_type__code=MUNICIPALITY,
        )
        return Region.objects.as_of(self.day).annotate(
            municipality_count=Count("member_records", filter=municipal),
            agreement_count=number_of("agreements", agreements__is_public=True),
            structure_count=number_of("structures"),
            plan_count=number_of("plans", plans__is_public=True),
            has_profile=Exists(RegionProfile.objects.filter(region=OuterRef("pk"))),
        )
