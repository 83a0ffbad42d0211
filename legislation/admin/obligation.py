"""Obligations with their legal bases and parties."""

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from legislation.models import LegalBasis, Obligation, ObligationParty, Section
from regions.admin.base import PERIOD, SOURCED, RecordAdmin, RegisterAdmin, StackedRows, TableRows
from regions.admin.columns import column
from regions.admin.filters import ValidityFilter


class BasisRows(TableRows):
    model = LegalBasis
    fields = ("section", "moment", "position")


class PartyRows(StackedRows):
    model = ObligationParty
    plain_selects = ("actor_type",)
    fieldsets: Any = (
        (
            None,
            {
                "fields": (
                    ("name_in_statute_fi", "name_in_statute_sv"),
                    ("actor_type", "actor"),
                    ("role", "pairing", "joint", "is_named"),
                    ("basis_fi", "basis_sv"),
                )
            },
        ),
    )


@admin.register(Obligation)
class ObligationAdmin(RegisterAdmin):
    list_display = (
        column("title", _("nimi"), "sort_fi"),
        "kind",
        "modality",
        "recurrence",
        "bases_listed",
        "in_publication",
        "verification",
        "checked_on",
    )
    list_filter = (
        "kind",
        "modality",
        "recurrence",
        "level",
        "in_publication",
        "themes",
        ValidityFilter,
        "verification",
        ("bases", admin.EmptyFieldListFilter),
    )
    list_prefetch_related = ("bases__section__law",)
    search_help_text = _("Hae nimellä, sisällöllä tai perusteella (611/2021 14 §).")
    prepopulated_fields = {"code": ("title_fi",)}
    inlines = (BasisRows, PartyRows)
    save_as = True
    help_texts = {
        "text_fi": _("Mitä on tehtävä, rekisterin omin sanoin."),
        "yields_fi": _("Esimerkiksi sopimus, suunnitelma tai pöytäkirja."),
        "publication_location": _("Dian otsikko ja kohta, jos velvoite on julkaisussa."),
    }
    fieldsets = (
        (None, {"fields": (("title_fi", "title_sv"), "code", ("text_fi", "text_sv"))}),
        (_("Millainen velvoite"), {"fields": (("kind", "modality", "level"), "themes", "position")}),
        (
            _("Kuinka usein ja mitä syntyy"),
            {
                "fields": (
                    ("recurrence", "round_months"),
                    ("recurrence_note_fi", "recurrence_note_sv"),
                    ("yields_fi", "yields_sv"),
                    ("exceptions_fi", "exceptions_sv"),
                )
            },
        ),
        (_("Voimassaolo"), {"fields": (PERIOD,)}),
        (_("Lähdejulkaisu"), {"fields": (("in_publication", "publication_location"),)}),
        SOURCED,
        (_("Huomautus"), {"fields": ("note",), "classes": ("collapse",)}),
    )

    def search(self, queryset, text):
        bases = LegalBasis.objects.filter(section__in=Section.objects.cited_as(text).values("pk"))
        return queryset.matching(text) | queryset.filter(pk__in=bases.values("obligation"))

    @admin.display(description=_("perusteet"))
    def bases_listed(self, obligation):
        return "; ".join(str(basis) for basis in obligation.bases.all())


class OfObligation(RecordAdmin):
    """A part of an obligation, found by the obligation's words."""

    list_select_related: Any = ("obligation",)
    search_help_text: Any = _("Hae velvoitteen nimellä tai sisällöllä.")

    def search(self, queryset, text):
        return queryset.filter(obligation__in=Obligation.objects.matching(text).values("pk"))


@admin.register(LegalBasis)
class LegalBasisAdmin(OfObligation):
    list_display = ("section", "moment", "obligation", "position")
    list_filter = (("section__law", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("obligation", "section__law")
    search_help_text = _("Hae perusteella (611/2021 14 §) tai velvoitteen nimellä.")
    fieldsets = ((None, {"fields": ("obligation", ("section", "moment"), "position")}),)

    def search(self, queryset, text):
        cited = Section.objects.cited_as(text).values("pk")
        return super().search(queryset, text) | queryset.filter(section__in=cited)


@admin.register(ObligationParty)
class ObligationPartyAdmin(OfObligation):
    list_display = ("obligation", "name_in_statute_fi", "actor_type", "role", "pairing", "joint", "is_named")
    list_filter = ("role", "pairing", "joint", "is_named", "actor_type")
    list_select_related = ("obligation", "actor_type")
    search_help_text = _("Hae velvoitteen nimellä tai osapuolen nimellä säädöksessä.")
    fieldsets = ((None, {"fields": ("obligation", *PartyRows.fieldsets[0][1]["fields"])}),)

    def search(self, queryset, text):
        return super().search(queryset, text) | queryset.filter(
            Q(name_in_statute_fi__icontains=text) | Q(name_in_statute_sv__icontains=text)
        )
