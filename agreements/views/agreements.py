"""The list of agreements and the page of one agreement."""

import datetime

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy
from django.views.generic import DetailView

from agreements.approval_round import ApprovalRound
from agreements.filters import ENDS_WITHIN, AgreementFilter
from agreements.links import links_of
from agreements.models import Agreement, AgreementParty
from agreements.resources import AgreementResource
from regions.days import requested_day
from regions.listing import FilteredListView, Order
from regions.models import CouncilTerm, Seat
from regions.pictures import TimeAxis, summary


class AgreementList(FilteredListView):
    """Public agreements with their status on the day."""

    template_name = "agreements/agreement_list.html"
    filterset_class = AgreementFilter
    resource_class = AgreementResource
    title = _("Sopimukset")
    counted = ngettext_lazy("%(n)s sopimus", "%(n)s sopimusta", "n")
    export_filename = "sopimukset"
    orders = {
        "nimi": Order(_("Nimi"), ("sort_fi", "pk")),
        "paattyy": Order(_("Päättyy ensin"), ("ends_first", "sort_fi", "pk")),
        "alkoi": Order(_("Uusin ensin"), ("-begins_latest", "sort_fi", "pk")),
        "laji": Order(_("Laji"), ("kind__position", "sort_fi", "pk")),
    }

    def base_queryset(self):
        parties = AgreementParty.objects.select_related("actor__actor_type").order_by(
            "actor__actor_type__position", "actor__sort_fi"
        )
        return (
            Agreement.objects.public()
            .with_status(self.day)
            .with_order_dates()
            .select_related("kind")
            .prefetch_related("regions", "sections__law", Prefetch("parties", parties))
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs) | {"results_note": self.unknown_ends()}
        for agreement in context["object_list"]:
            agreement.shown_days_left = agreement.days_left(self.day)
        return context

    def unknown_ends(self) -> str:
        """Beside the agreements that end soon: how many may, since their end is not known."""
        if self.errors or not self.request.GET.get(ENDS_WITHIN):
            return ""
        others = self.request.GET.copy()
        others.pop(ENDS_WITHIN)
        found = self.filterset_class(others, queryset=self.base_queryset(), request=self.request).qs
        unknown = found.with_unknown_end().count()
        text = ngettext(
            "Lisäksi %(n)s sopimuksen päättymistä ei tiedetä.",
            "Lisäksi %(n)s sopimuksen päättymistä ei tiedetä.",
            unknown,
        )
        return text % {"n": unknown} if unknown else ""


class AgreementDetail(DetailView):
    """An agreement: status, approval round, two clocks, what was agreed, versions and sources."""

    template_name = "agreements/agreement_detail.html"
    context_object_name = "agreement"

    def get_queryset(self):
        return (
            Agreement.objects.public()
            .with_status(requested_day(self.request).day)
            .select_related("kind")
            .prefetch_related("sources", "milestones", "documents", "points__responsible")
        )

    def get_context_data(self, **kwargs):
        agreement, day = self.object, requested_day(self.request).day
        rounds = ApprovalRound(agreement, day)
        lineage = list(Agreement.objects.public().in_line_with(agreement))
        seats = list(
            Seat.objects.filter(structure__agreements=agreement).select_related("structure", "actor")
        )
        return super().get_context_data(**kwargs) | {
            "title": agreement.title,
            "approvals": rounds,
            "approval_summary": summary(rounds.counts()),
            "predecessors": [other for other in lineage if other.is_predecessor],
            "successors": [other for other in lineage if not other.is_predecessor],
            "links": links_of(agreement),
            "clocks": clocks(agreement, lineage, seats, day),
            "days_left": agreement.days_left(day),
        }


def clocks(agreement: Agreement, lineage: list[Agreement], seats: list[Seat], day: datetime.date) -> dict:
    """The agreement's validity and its organs' mandates on one axis."""
    terms = CouncilTerm.objects.as_of(day).select_related("actor_type")
    term = next(iter(sorted(terms, key=lambda term: term.actor_type.position)), None)
    records = [*sorted(lineage, key=lambda other: (other.valid_from is None, other.valid_from)), agreement]
    axis = TimeAxis.around([*records, *seats], day, term)
    return {
        "axis": axis,
        "agreements": [(record, axis.bar(record), record.pk == agreement.pk) for record in records],
        "seats": [(seat, axis.bar(seat)) for seat in seats],
        "term": (term, axis.bar(term)) if term else None,
    }
