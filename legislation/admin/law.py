"""Laws, and their sections with versions."""

from django.contrib import admin
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from legislation.models import Law, Section, SectionVersion
from regions.admin.base import PERIOD, SOURCED, RecordAdmin, RegisterAdmin, TableRows
from regions.admin.columns import column
from regions.admin.filters import ValidityFilter


@admin.register(Law)
class LawAdmin(RegisterAdmin):
    list_display = (
        "number",
        column("name", _("nimi"), "name_fi"),
        "short_fi",
        *PERIOD,
        "section_count",
        "verification",
        "checked_on",
    )
    list_filter = (ValidityFilter, "verification", ("repealed_by", admin.EmptyFieldListFilter))
    date_hierarchy = "given_on"
    ordering = ("-year", "-serial")
    search_help_text = _("Hae numerolla (611/2021) tai nimellä.")
    readonly_fields = ("sections_link",)
    help_texts = {
        "number": _("Säädöskokoelman numero, esimerkiksi 611/2021."),
        "valid_from": _("Voimaantulopäivä."),
        "repealed_by": _("Numero, jos säädös on kumottu."),
    }
    fieldsets = (
        (None, {"fields": ("number", ("name_fi", "name_sv"), "short_fi", "sections_link")}),
        (_("Voimassaolo"), {"fields": ("given_on", PERIOD, "repealed_by")}),
        SOURCED,
        (_("Huomautus"), {"fields": ("note",), "classes": ("collapse",)}),
    )

    def get_queryset(self, request):
        counted = Section.objects.filter(law=OuterRef("pk")).order_by().values("law").annotate(n=Count("pk"))
        return (
            super().get_queryset(request).annotate(section_count=Coalesce(Subquery(counted.values("n")), 0))
        )

    @admin.display(description=_("pykäliä"), ordering="section_count")
    def section_count(self, law):
        return law.section_count

    @admin.display(description=_("pykälät"))
    def sections_link(self, law):
        """A link to the law's sections, each of which has a page with its versions."""
        if not law.pk:
            return _("Lisää pykälät säädöksen tallentamisen jälkeen.")
        return format_html(
            '<a href="{}?law__id__exact={}">{}</a>',
            reverse("admin:legislation_section_changelist"),
            law.pk,
            _("%(count)d pykälää rekisterissä") % {"count": law.sections.count()},
        )


class VersionRows(TableRows):
    model = SectionVersion
    fields = ("act", "in_force_from", "applied_from")
    help_texts = {
        "act": _("Säädös, joka antoi pykälälle tämän sanamuodon."),
        "applied_from": _("Vain jos soveltaminen alkaa voimaantuloa myöhemmin."),
    }


@admin.register(Section)
class SectionAdmin(RegisterAdmin):
    list_display = (
        column("full_number", _("pykälä"), "position"),
        column("law.name", _("säädös"), "law__name_fi"),
        column("heading", _("otsikko"), "heading_fi"),
        *PERIOD,
        "read_through",
        "verification",
        "checked_on",
    )
    list_filter = (
        ValidityFilter,
        "verification",
        ("law", admin.RelatedOnlyFieldListFilter),
        ("heading_fi", admin.EmptyFieldListFilter),
    )
    list_select_related = ("law",)
    date_hierarchy = "read_through"
    search_help_text = _("Hae viittauksella (611/2021 14 §), otsikolla tai tiivistelmällä.")
    inlines = (VersionRows,)
    help_texts = {
        "heading_fi": _("Pykälän oma otsikko, jos sillä on sellainen."),
        "summary_fi": _("Rekisterin oma tiivistelmä, ei säädöksen sanoja."),
        "valid_until": _("Viimeinen voimassaolopäivä, jos pykälä on kumottu."),
    }
    fieldsets = (
        (None, {"fields": (("law", "number"), ("heading_fi", "heading_sv"), ("summary_fi", "summary_sv"))}),
        (_("Voimassaolo"), {"fields": (PERIOD, ("repealed_by", "read_through"))}),
        SOURCED,
        (_("Huomautus"), {"fields": ("note",), "classes": ("collapse",)}),
    )

    def search(self, queryset, text):
        return queryset.cited_as(text) | queryset.matching(text)

    def choice_label(self, record):
        return f"{record.full_number} – {record.heading or record.law.name}"


@admin.register(SectionVersion)
class SectionVersionAdmin(RecordAdmin):
    list_display = ("section", "act", "in_force_from", "applied_from")
    list_filter = (("section__law", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("section__law",)
    date_hierarchy = "in_force_from"
    search_help_text = _("Hae pykälän viittauksella (611/2021 14 §) tai säädöksen numerolla.")
    help_texts = VersionRows.help_texts
    fieldsets = ((None, {"fields": ("section", ("act", "in_force_from", "applied_from"))}),)

    def search(self, queryset, text):
        cited = Section.objects.cited_as(text).values("pk")
        return queryset.filter(section__in=cited) | queryset.filter(act__icontains=text)
