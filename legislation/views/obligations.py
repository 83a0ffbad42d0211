"""The list of obligations, the publication's three columns and the page of one obligation."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django.views.generic import DetailView, TemplateView

from legislation.filters import ObligationFilter
from legislation.models import LegalBasis, Obligation, ObligationParty, SectionVersion
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


class ObligationDetail(DetailView):
    """One obligation: what, whom, with whom, on what basis on the day, and what has been done under it."""

    template_name = "legislation/obligation_detail.html"
    slug_field = slug_url_kwarg = "code"
    context_object_name = "obligation"

    def get_queryset(self):
        versions = Prefetch("section__versions", SectionVersion.objects.all())
        bases = LegalBasis.objects.select_related("section__law").prefetch_related(versions)
        return Obligation.objects.prefetch_related(
            Prefetch("bases", bases), parties_with_types(), "themes", "sources", "corrections__section__law"
        )

    def get_context_data(self, **kwargs):
        obligation = self.object
        day = requested_day(self.request).day
        bases = obligation.bases.all()
        return super().get_context_data(**kwargs) | {
            "title": obligation.title,
            "bases": [(basis, basis.section.version_on(day)) for basis in bases],
            "is_in_force": obligation.is_in_force_on(day),
            "later_changes": obligation.later_changes.prefetch_related("sources"),
            "agreements": obligation.agreements.public().with_status(day),
            "negotiations": obligation.negotiations.public(),
            "plans": obligation.plans.public(),
        }
