"""Parts of agreements and negotiations as lists of their own: whose approvals wait, what was agreed."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements.admin.agreement import PointRows
from agreements.models import (
    Agreement,
    AgreementMilestone,
    AgreementParty,
    AgreementPoint,
    Negotiation,
    NegotiationParticipant,
    PartyApproval,
)
from regions.admin.base import PERIOD, RecordAdmin, RegisterAdmin
from regions.admin.columns import column
from regions.admin.exchange import ExchangePages
from regions.admin.filters import RegionOfActorFilter, ValidityFilter
from regions.models import Actor


class RegionOfPartyFilter(RegionOfActorFilter):
    actor = "party__actor"


class RegionOfParticipantFilter(RegionOfActorFilter):
    actor = "actor"


@admin.register(AgreementParty)
class AgreementPartyAdmin(RecordAdmin):
    list_display = ("actor", "role", "agreement", *PERIOD)
    list_filter = ("role", "actor__actor_type", RegionOfParticipantFilter, ValidityFilter)
    list_select_related = ("actor", "agreement")
    search_help_text = _("Hae toimijan tai sopimuksen nimellä.")
    fieldsets = (
        (None, {"fields": ("agreement", ("actor", "role"), ("note_fi", "note_sv"))}),
        (_("Mukana"), {"fields": (PERIOD,)}),
    )

    def search(self, queryset, text):
        actors = Actor.objects.named(text).values("pk")
        agreements = Agreement.objects.matching(text).values("pk")
        return queryset.filter(actor__in=actors) | queryset.filter(agreement__in=agreements)

    def choice_label(self, record):
        return f"{record.actor} – {record.agreement}"


@admin.register(PartyApproval)
class PartyApprovalAdmin(RegisterAdmin):
    list_display = (
        column("party.actor", _("osapuoli"), "party__actor__sort_fi"),
        column("party.agreement", _("sopimus"), "party__agreement__sort_fi"),
        "standing",
        column("body", _("toimielin"), "body_fi"),
        "decided_on",
        "section_mark",
        "case_number",
    )
    list_filter = ("standing", "party__role", RegionOfPartyFilter, ("url", admin.EmptyFieldListFilter))
    list_select_related = ("party__actor", "party__agreement")
    date_hierarchy = "decided_on"
    search_help_text = _("Hae toimijan tai sopimuksen nimellä tai asianumerolla.")
    fieldsets = (
        (None, {"fields": ("party", ("standing", "decided_on"), ("body_fi", "body_sv"))}),
        (_("Päätös"), {"fields": (("section_mark", "case_number", "url"), ("note_fi", "note_sv"))}),
    )

    def search(self, queryset, text):
        actors = Actor.objects.named(text).values("pk")
        agreements = Agreement.objects.matching(text).values("pk")
        return (
            queryset.filter(party__actor__in=actors)
            | queryset.filter(party__agreement__in=agreements)
            | queryset.filter(case_number__icontains=text)
        )


class OfAgreement(RecordAdmin):
    """A part of an agreement, found by its own title or the agreement's words."""

    list_filter: Any = ("agreement__kind",)
    list_select_related: Any = ("agreement",)
    search_help_text = _("Hae sopimuksen nimellä tai kohdan omalla nimellä.")

    def search(self, queryset, text):
        agreements = Agreement.objects.matching(text).values("pk")
        return queryset.filter(agreement__in=agreements) | queryset.filter(title_fi__icontains=text)


@admin.register(AgreementPoint)
class AgreementPointAdmin(ExchangePages, OfAgreement):
    list_display = (column("title", _("kohta"), "title_fi"), "agreement", "number", "responsible_words_fi")
    list_filter = ("agreement__kind", ("responsible_words_fi", admin.EmptyFieldListFilter))
    help_texts = PointRows.help_texts
    fieldsets = ((None, {"fields": ("agreement", *PointRows.fieldsets[0][1]["fields"])}),)


@admin.register(AgreementMilestone)
class AgreementMilestoneAdmin(OfAgreement):
    list_display = (column("title", _("vaihe"), "title_fi"), "agreement", "happens_on")
    date_hierarchy = "happens_on"
    fieldsets = ((None, {"fields": ("agreement", ("title_fi", "title_sv"), "happens_on")}),)


@admin.register(NegotiationParticipant)
class NegotiationParticipantAdmin(RecordAdmin):
    list_display = ("actor", "attendance", "negotiation")
    list_filter = ("attendance", RegionOfParticipantFilter)
    list_select_related = ("actor", "negotiation")
    search_help_text = _("Hae toimijan tai neuvottelun nimellä.")
    fieldsets = ((None, {"fields": ("negotiation", ("actor", "attendance"))}),)

    def search(self, queryset, text):
        actors = Actor.objects.named(text).values("pk")
        negotiations = Negotiation.objects.matching(text).values("pk")
        return queryset.filter(actor__in=actors) | queryset.filter(negotiation__in=negotiations)
