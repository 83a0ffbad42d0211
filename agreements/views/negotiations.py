"""The list of negotiations and the page of one negotiation."""

from django.db.models import Count, Prefetch
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django.views.generic import DetailView

from agreements.filters import NegotiationFilter
from agreements.models import Negotiation, NegotiationParticipant
from agreements.resources import NegotiationResource
from regions.days import requested_day
from regions.listing import FilteredListView, Order


class NegotiationList(FilteredListView):
    """Public negotiations between actors; an employer's negotiations with its staff are not here."""

    template_name = "agreements/negotiation_list.html"
    filterset_class = NegotiationFilter
    resource_class = NegotiationResource
    title = _("Neuvottelut")
    counted = ngettext_lazy("%(n)s neuvottelu", "%(n)s neuvottelua", "n")
    export_filename = "neuvottelut"
    orders = {
        "uusin": Order(_("Uusin ensin"), ("-begins_latest", "sort_fi", "pk")),
        "vanhin": Order(_("Vanhin ensin"), ("begins_first", "sort_fi", "pk")),
        "nimi": Order(_("Nimi"), ("sort_fi", "pk")),
    }

    def base_queryset(self):
        return (
            Negotiation.objects.public()
            .with_order_dates()
            .select_related("convener", "part_of")
            .prefetch_related("regions", "sections__law")
            .annotate(party_count=Count("participants", distinct=True))
        )

    def get_context_data(self, **kwargs):
        found = self.filterset.qs if not self.errors else self.base_queryset().none()
        held = Negotiation.objects.filter(pk__in=found.order_by().values("pk")).held_by(self.day)
        return super().get_context_data(**kwargs) | {
            "event_count": held.event_count(),
            "bases": list(held.counted_by_basis()),
            "without_basis_count": held.without_basis().event_count(),
        }


class NegotiationDetail(DetailView):
    """A negotiation: when, who was present, on what basis, what came of it."""

    template_name = "agreements/negotiation_detail.html"
    context_object_name = "negotiation"

    def get_queryset(self):
        participants = NegotiationParticipant.objects.select_related("actor__actor_type").order_by(
            "actor__actor_type__position", "actor__sort_fi"
        )
        return (
            Negotiation.objects.public()
            .select_related("convener", "part_of")
            .prefetch_related(
                "sources",
                "sections__law",
                "obligations",
                "themes",
                "regions",
                "documents",
                Prefetch("participants", participants),
                Prefetch("parts", Negotiation.objects.public()),
            )
        )

    def get_context_data(self, **kwargs):
        day = requested_day(self.request).day
        return super().get_context_data(**kwargs) | {
            "title": self.object.title,
            "attendance": self.object.attendance(),
            "is_coming": self.object.valid_from is not None and self.object.valid_from.first > day,
            "agreements": self.object.agreements.public(),
        }
