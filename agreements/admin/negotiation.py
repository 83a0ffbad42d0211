"""Negotiations with participants and documents, and plans with documents."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements.admin.claiming import ClaimingForm, PartRows
from agreements.admin.documents import DocumentRows
from agreements.models import Negotiation, NegotiationParticipant, Plan
from legislation.models import Section
from regions.admin.base import PERIOD, SOURCED, RegisterAdmin
from regions.admin.columns import column, listed
from regions.admin.filters import MissingDataFilter, ValidityFilter
from regions.admin.forms import RegisterForm
from regions.models import Actor


class NegotiationForm(ClaimingForm):
    """A negotiation between actors, never one of an employer with its staff, under law in force."""

    relation_rules = {
        "sections": "refuse_staff_negotiation",
        "obligations": "refuse_obligations_not_in_force",
    }


class ParticipantRows(PartRows):
    model = NegotiationParticipant
    fields = ("actor", "attendance")


@admin.register(Negotiation)
class NegotiationAdmin(RegisterAdmin):
    form = NegotiationForm
    list_display = (
        column("title", _("nimi"), "sort_fi"),
        column("period_text", _("pidetty"), "valid_from"),
        "convener",
        listed("sections", _("perusteet")),
        listed("regions", _("maakunnat")),
        "verification",
        "checked_on",
    )
    list_filter = (
        "regions",
        "themes",
        "verification",
        MissingDataFilter,
        ("sections__law", admin.RelatedOnlyFieldListFilter),
        ("participants", admin.EmptyFieldListFilter),
        "is_public",
    )
    list_select_related = ("convener",)
    list_prefetch_related = ("regions", "sections__law")
    date_hierarchy = "valid_from"
    search_help_text = _("Hae nimellä, aiheella, osallistujalla tai perusteella (611/2021 14 §).")
    prepopulated_fields = {"slug": ("title_fi",)}
    inlines = (ParticipantRows, DocumentRows)
    save_as = True
    help_texts = {
        "valid_from": _("Päivä tai ensimmäinen päivä, jona neuvoteltiin."),
        "valid_until": _("Viimeinen päivä; sama kuin alku, jos neuvoteltiin yhtenä päivänä."),
        "sections": _("Pykälät, joiden nojalla neuvoteltiin. Niitä voi olla monta."),
        "obligations": _(
            "Velvoitteet, joiden näyttönä neuvottelu on läsnä olleille. Pykälä yksin ei tee siitä näyttöä."
        ),
        "part_of": _("Kun neuvottelu käytiin osissa: kokonaisuus, johon tämä osa kuuluu."),
    }
    fieldsets = (
        (None, {"fields": (("title_fi", "title_sv"), "slug", PERIOD, ("part_of", "part_number"))}),
        (_("Mihin perustuu"), {"fields": ("sections", "obligations", "agreements")}),
        (
            _("Kuka kutsui ja mistä puhuttiin"),
            {"fields": (("convener", "participant_count"), ("topics_fi", "topics_sv"))},
        ),
        (_("Tulos"), {"fields": (("outcome_fi", "outcome_sv"),)}),
        (_("Missä ja mistä asiasta"), {"fields": ("regions", "themes", "is_public")}),
        SOURCED,
    )

    def search(self, queryset, text):
        participants = NegotiationParticipant.objects.filter(actor__in=Actor.objects.named(text).values("pk"))
        cited = Negotiation.sections.through.objects.filter(
            section__in=Section.objects.cited_as(text).values("pk")
        )
        return (
            queryset.matching(text)
            | queryset.filter(pk__in=participants.values("negotiation"))
            | queryset.filter(pk__in=cited.values("negotiation"))
        )


class PlanForm(RegisterForm):
    """A plan of those whose duty it is, coordinated with other plans."""

    relation_rules = {
        "owners": "refuse_owners_without_the_duty",
        "coordinated_with": "refuse_coordination_with_itself",
    }


@admin.register(Plan)
class PlanAdmin(RegisterAdmin):
    form = PlanForm
    list_display = (
        column("title", _("nimi"), "sort_fi"),
        "kind",
        *PERIOD,
        listed("owners", _("laatijat")),
        listed("regions", _("maakunnat")),
        "verification",
        "checked_on",
    )
    list_filter = (
        "kind",
        ValidityFilter,
        "regions",
        "themes",
        "verification",
        MissingDataFilter,
        ("obligation", admin.RelatedOnlyFieldListFilter),
        "is_public",
    )
    list_prefetch_related = ("owners", "regions")
    date_hierarchy = "valid_until"
    search_help_text = _("Hae nimellä, tiivistelmällä tai laatijalla.")
    prepopulated_fields = {"slug": ("title_fi",)}
    inlines = (DocumentRows,)
    save_as = True
    help_texts = {
        "owners": _("Toimijat, jotka laativat suunnitelman; voi olla useita."),
        "covered": _("Muut toimijat, joita suunnitelma koskee."),
        "coordinated_with": _("Suunnitelmat, joihin tämä on sovitettava."),
        "url": _("Osoite, josta suunnitelman voi lukea."),
    }
    fieldsets = (
        (None, {"fields": (("title_fi", "title_sv"), "slug", "kind", ("summary_fi", "summary_sv"))}),
        (_("Kenen ja keitä koskee"), {"fields": ("owners", "covered", "regions", "themes")}),
        (
            _("Kausi ja hyväksyminen"),
            {"fields": (PERIOD, ("approver_fi", "approver_sv"), ("approved_on", "attested_on"))},
        ),
        (_("Peruste ja yhteensovittaminen"), {"fields": ("obligation", "coordinated_with")}),
        (_("Missä luettavissa"), {"fields": ("url", "is_public")}),
        SOURCED,
    )

    def search(self, queryset, text):
        owned = Plan.owners.through.objects.filter(actor__in=Actor.objects.named(text).values("pk"))
        return queryset.matching(text) | queryset.filter(pk__in=owned.values("plan"))
