"""The list of regions (maakunta)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from regions.filters import RegionFilter
from regions.listing import FilteredListView, Order
from regions.models import Region
from regions.resources import RegionResource


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
        return Region.objects.as_of(self.day).with_counts(self.day)
