"""Sources, and what they tell of the country: figures, knowledge and the publication's statements."""

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from regions.admin.base import SOURCED, RegisterAdmin
from regions.admin.columns import column, listed
from regions.models import KeyFigure, KnowledgeSource, PublicationStatement, Source


@admin.register(Source)
class SourceAdmin(RegisterAdmin):
    list_display = ("title", "kind", "publisher", "document_date", "read_on", "language")
    list_filter = (
        "kind",
        "language",
        ("url", admin.EmptyFieldListFilter),
        ("read_on", admin.EmptyFieldListFilter),
    )
    date_hierarchy = "document_date"
    search_help_text = _("Hae nimellä, julkaisijalla, osoitteella tai tunnuksella.")
    prepopulated_fields = {"code": ("title",)}
    save_as = True
    help_texts = {"read_on": _("Milloin rekisterin tieto luettiin lähteestä.")}
    fieldsets = (
        (None, {"fields": ("title", "code", ("kind", "language"), "publisher")}),
        (_("Missä ja milloin"), {"fields": ("url", ("document_date", "read_on"), "note")}),
    )

    def search(self, queryset, text):
        return queryset.matching(text) | queryset.filter(code__icontains=text)

    def choice_label(self, record):
        return " – ".join(filter(None, (record.title, record.publisher, str(record.document_date or ""))))


class CodedText(RegisterAdmin):
    """A record with a code and a short text, found by either."""

    list_filter: Any = ("verification",)
    searched: Any = ()

    def search(self, queryset, text):
        found = Q(code__icontains=text)
        for name in self.searched:
            found |= Q(**{f"{name}__icontains": text})
        return queryset.filter(found)


@admin.register(KeyFigure)
class KeyFigureAdmin(CodedText):
    list_display = (
        column("label", _("mitä luku kuvaa"), "label_fi"),
        "value",
        "as_of_date",
        "verification",
        "checked_on",
    )
    searched = ("label_fi", "label_sv", "value")
    date_hierarchy = "as_of_date"
    search_help_text = _("Hae kuvauksella, luvulla tai tunnuksella.")
    help_texts = {"value": _("Kuten lähde sen sanoo, esimerkiksi 21+1 tai 80 %.")}
    fieldsets = (
        (None, {"fields": (("label_fi", "label_sv"), ("value", "as_of_date"), ("code", "position"))}),
        (_("Tarkennus"), {"fields": (("note_fi", "note_sv"),)}),
        SOURCED,
    )


@admin.register(KnowledgeSource)
class KnowledgeSourceAdmin(CodedText):
    list_display = (
        column("title", _("nimi"), "title_fi"),
        "publisher",
        "horizon",
        listed("themes", _("teemat")),
        "verification",
        "checked_on",
    )
    list_filter = ("horizon", "themes", "verification")
    list_prefetch_related = ("themes",)
    searched = ("title_fi", "title_sv", "publisher", "text_fi")
    search_help_text = _("Hae nimellä, tuottajalla tai kuvauksella.")
    fieldsets = (
        (None, {"fields": (("title_fi", "title_sv"), ("code", "position"), ("text_fi", "text_sv"))}),
        (_("Mistä ja mihin"), {"fields": (("publisher", "url"), ("horizon", "themes"))}),
        SOURCED,
    )


@admin.register(PublicationStatement)
class PublicationStatementAdmin(CodedText):
    list_display = ("__str__", "topic", "position", "verification", "checked_on")
    list_filter = ("topic", "verification")
    searched = ("text_fi", "text_sv")
    search_help_text = _("Hae tekstillä tai tunnuksella.")
    fieldsets = (
        (None, {"fields": (("topic", "code", "position"), ("text_fi", "text_sv"))}),
        SOURCED,
    )
