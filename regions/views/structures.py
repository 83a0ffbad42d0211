"""The list of cooperation structures and the page of one."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from regions.filters import StructureFilter
from regions.listing import FilteredListView, Order
from regions.models import CooperationStructure
from regions.resources import CooperationStructureResource
from regions.views.detail import RecordDetail


class StructureList(FilteredListView):
    """Forums, groups, bodies and networks of cooperation."""

    template_name = "regions/structure_list.html"
    filterset_class = StructureFilter
    resource_class = CooperationStructureResource
    title = _("Rakenteet")
    counted = ngettext_lazy("%(n)s yhteistyörakenne", "%(n)s yhteistyörakennetta", "n")
    export_filename = "rakenteet"
    orders = {
        "nimi": Order(_("Nimi"), ("sort_fi", "pk")),
        "taso": Order(_("Taso"), ("level", "sort_fi", "pk")),
        "merkki": Order(
            _("Viimeisin merkki toiminnasta"), (F("last_sign_of_life").desc(nulls_last=True), "sort_fi", "pk")
        ),
    }

    def base_queryset(self):
        return CooperationStructure.objects.select_related("convener").prefetch_related("regions", "themes")


class StructureDetail(RecordDetail):
    """What a structure is, who sits in it until when, and which others deal with the same theme."""

    template_name = "regions/structure_detail.html"
    context_object_name = "structure"
    queryset = CooperationStructure.objects.select_related("convener", "part_of").prefetch_related(
        "themes", "regions", "sources", "parts"
    )
    not_found = _("Tällaista yhteistyörakennetta ei ole rekisterissä.")

    def get_context_data(self, **kwargs):
        structure, day = self.object, self.day
        seats = list(structure.seats.select_related("actor"))
        same_theme = CooperationStructure.objects.as_of(day).sharing_theme_with(structure)
        return super().get_context_data(**kwargs) | {
            "seats": [seat for seat in seats if seat.is_valid_on(day)],
            "past_seats": [seat for seat in seats if seat.valid_until and seat.valid_until.last < day],
            "coming_seats": [seat for seat in seats if seat.valid_from and seat.valid_from.first > day],
            "has_ended": structure.valid_until is not None and structure.valid_until.last < day,
            "same_theme": same_theme.prefetch_related("themes", "regions"),
            "agreements": structure.agreements.public(),
        }
