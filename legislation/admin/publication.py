"""What the publication says of law, where the statute differs, and what is known of later law."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from legislation.models import ActorTask, Correction, LaterChange, Section
from regions.admin.base import SOURCED, RegisterAdmin
from regions.admin.columns import column, listed


@admin.register(ActorTask)
class ActorTaskAdmin(RegisterAdmin):
    list_display = (
        column("title", _("tehtävä"), "title_fi"),
        "actor_type",
        "is_statutory",
        "position",
        "verification",
        "checked_on",
    )
    list_filter = ("actor_type", "is_statutory", "verification")
    list_select_related = ("actor_type",)
    search_help_text = _("Hae tehtävän nimellä tai tunnuksella.")
    fieldsets = (
        (None, {"fields": ("actor_type", ("title_fi", "title_sv"), "is_statutory", ("code", "position"))}),
        SOURCED,
    )

    def search(self, queryset, text):
        return queryset.filter(
            Q(title_fi__icontains=text) | Q(title_sv__icontains=text) | Q(code__icontains=text)
        )


@admin.register(Correction)
class CorrectionAdmin(RegisterAdmin):
    list_display = (
        "section",
        column("printed", _("julkaisussa")),
        column("statute_says", _("säädöksen mukaan")),
        "verification",
        "checked_on",
    )
    list_filter = ("verification", ("section__law", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("section__law",)
    search_help_text = _("Hae pykälällä (611/2021 14 §) tai tekstillä.")
    fieldsets = (
        (None, {"fields": ("section", "obligations", ("code", "position"))}),
        (_("Mitä julkaisussa lukee"), {"fields": (("printed_fi", "printed_sv"), "publication_location")}),
        (_("Mitä säädös sanoo"), {"fields": (("statute_says_fi", "statute_says_sv"),)}),
        (_("Mitä siitä seuraa"), {"fields": (("consequence_fi", "consequence_sv"),)}),
        SOURCED,
    )

    def search(self, queryset, text):
        words = Q(printed_fi__icontains=text) | Q(statute_says_fi__icontains=text) | Q(code__icontains=text)
        return queryset.filter(words | Q(section__in=Section.objects.cited_as(text).values("pk")))


@admin.register(LaterChange)
class LaterChangeAdmin(RegisterAdmin):
    list_display = (
        "concerns",
        "in_force_from",
        "amending_act",
        "confidence",
        listed("laws", _("säädökset")),
        "verification",
        "checked_on",
    )
    list_filter = ("confidence", "verification", ("laws", admin.RelatedOnlyFieldListFilter))
    list_prefetch_related = ("laws",)
    date_hierarchy = "in_force_from"
    search_help_text = _("Hae säädöksellä, muutoksella tai tunnuksella.")
    help_texts = {
        "laws": _("Säädökset, joiden sivuilla muutos näytetään."),
        "sections": _("Pykälät, joiden sivuilla muutos näytetään."),
        "obligations": _("Velvoitteet, joiden sivuilla muutos näytetään."),
    }
    fieldsets = (
        (None, {"fields": ("concerns", ("change_fi", "change_sv"), ("code", "position"))}),
        (_("Milloin ja millä"), {"fields": (("in_force_from", "amending_act"), "successor", "confidence")}),
        (_("Missä näytetään"), {"fields": ("laws", "sections", "obligations")}),
        (_("Huomautus"), {"fields": (("note_fi", "note_sv"),)}),
        SOURCED,
    )

    def search(self, queryset, text):
        names = ("concerns", "change_fi", "change_sv", "amending_act", "code")
        found = Q()
        for name in names:
            found |= Q(**{f"{name}__icontains": text})
        return queryset.filter(found)
