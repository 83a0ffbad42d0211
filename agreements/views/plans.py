"""The list of plans and the page of one plan."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django.views.generic import DetailView

from agreements.filters import PlanFilter
from agreements.models import Plan
from agreements.resources import PlanResource
from regions.days import requested_day
from regions.listing import FilteredListView, Order


class PlanList(FilteredListView):
    """Public plans, programmes and strategies."""

    template_name = "agreements/plan_list.html"
    filterset_class = PlanFilter
    resource_class = PlanResource
    title = _("Suunnitelmat")
    counted = ngettext_lazy("%(n)s suunnitelma", "%(n)s suunnitelmaa", "n")
    export_filename = "suunnitelmat"
    orders = {
        "nimi": Order(_("Nimi"), ("sort_fi", "pk")),
        "paattyy": Order(_("Päättyy ensin"), ("ends_first", "sort_fi", "pk")),
        "laji": Order(_("Laji"), ("kind", "sort_fi", "pk")),
    }

    def base_queryset(self):
        return (
            Plan.objects.public()
            .with_order_dates()
            .select_related("obligation")
            .prefetch_related("owners", "regions", "obligation__bases__section__law")
        )


class PlanDetail(DetailView):
    """A plan: whose, for which period, approved by whom, and what it must be fitted together with."""

    template_name = "agreements/plan_detail.html"
    context_object_name = "plan"

    def get_queryset(self):
        return (
            Plan.objects.public()
            .select_related("obligation")
            .prefetch_related(
                "sources",
                "owners",
                "covered",
                "themes",
                "regions",
                "documents",
                "coordinated_with",
                "obligation__bases__section__law",
            )
        )

    def get_context_data(self, **kwargs):
        day = requested_day(self.request).day
        fitted = [other for other in self.object.coordinated_with.all() if other.is_public]
        return super().get_context_data(**kwargs) | {
            "title": self.object.title,
            "state": self.object.period_state(day),
            "fitted": [(other, self.object.meets(other)) for other in fitted],
        }
