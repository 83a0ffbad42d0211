"""The list of obligations and the publication's three columns."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django.views.generic import TemplateView

from legislation.filters import ObligationFilter
from legislation.models import LegalBasis, Obligation, ObligationParty
from legislation.resources import ObligationResource
from legislation.side_by_side import side_by_side
from regions.days import requested_day
from regions.listing import FilteredListView, Order


def bases_with_sections() -> Prefetch:
    return Prefetch("bases", LegalBasis.objects.select_related("section__law"))


def parties_with_types() -> Prefetch:
    return Prefetch("parties", ObligationParty.objects.select_related("actor_type", "actor__actor_type"))


class ObligationList(FilteredListView):
    """Obligations in force on the day, filtered by anything people ask them by."""

    template_name = "legislation/obligation_list.html"
    filterset_class = ObligationFilter
    resource_class = ObligationResource
    title = _("Velvoitteet")
    counted = ngettext_lazy("%(n)s velvoite", "%(n)s velvoitetta", "n")
    export_filename = "velvoitteet"
    orders = {
        "julkaisu": Order(_("Julkaisun järjestys"), ("position", "sort_fi")),
        "nimi": Order(_("Nimi"), ("sort_fi", "pk")),
        "laji": Order(_("Laji"), ("kind", "position")),
        "toistuvuus": Order(_("Kuinka usein"), ("recurrence", "position")),
    }

    def base_queryset(self):
        return Obligation.objects.with_basis_on(self.day).prefetch_related(
            bases_with_sections(), parties_with_types(), "themes"
        )


class SideBySide(TemplateView):
    """What the publication tells of municipalities, counties and regional councils, in three columns."""

    template_name = "legislation/side_by_side.html"

    def get_context_data(self, **kwargs):
        obligations = (
            Obligation.objects.with_basis_on(requested_day(self.request).day)
            .exclude(in_publication=Obligation.InPublication.NO)
            .prefetch_related(bases_with_sections(), parties_with_types(), "corrections__section__law")
        )
        groups = side_by_side(obligations)
        return super().get_context_data(**kwargs) | {
            "title": _("Mitä laki edellyttää"),
            "groups": groups,
        }
