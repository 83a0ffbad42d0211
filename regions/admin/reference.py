"""The short tables that editors may extend: kinds of actors, themes and regions, and the councils' terms."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from regions.admin.base import PERIOD, SOURCED, RegisterAdmin, StackedRows
from regions.admin.columns import column
from regions.admin.filters import ValidityFilter
from regions.models import ActorType, CouncilTerm, Region, RegionProfile, Theme


class NamedTable(RegisterAdmin):
    """A table of codes and names in three languages."""

    search_help_text = _("Hae nimellä tai tunnuksella.")

    def search(self, queryset, text):
        found = Q(code__icontains=text)
        for language in ("fi", "sv", "en"):
            found |= Q(**{f"name_{language}__icontains": text})
        return queryset.filter(found)


@admin.register(ActorType)
class ActorTypeAdmin(NamedTable):
    list_display = (column("name", _("nimi"), "name_fi"), "plural_fi", "code", "position")
    fieldsets = (
        (None, {"fields": ("name_fi", "plural_fi", "code", "position")}),
        (_("Muut kielet"), {"fields": (("name_sv", "plural_sv"), ("name_en", "plural_en"))}),
    )


@admin.register(Theme)
class ThemeAdmin(NamedTable):
    list_display = (column("name", _("nimi"), "name_fi"), "code", "in_publication", "position")
    list_filter = ("in_publication",)
    fieldsets = (
        (None, {"fields": ("name_fi", "code", "in_publication", "position")}),
        (_("Muut kielet"), {"fields": (("name_sv", "name_en"),)}),
    )


class RegionProfileRows(StackedRows):
    model = RegionProfile
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "municipality_count",
                    ("population_fi", "population_sv"),
                    ("history_fi", "history_sv"),
                    ("employment_areas_fi", "employment_areas_sv"),
                    ("open_points_fi", "open_points_sv"),
                )
            },
        ),
        SOURCED,
    )


@admin.register(Region)
class RegionAdmin(RegisterAdmin):
    list_display = (column("name", _("nimi"), "sort_fi"), "code", "name_sv", "verification", "checked_on")
    list_filter = (ValidityFilter, "verification")
    search_help_text = _("Hae nimellä suomeksi, ruotsiksi tai englanniksi.")
    inlines = (RegionProfileRows,)
    prepopulated_fields = {"slug": ("name_fi",)}
    help_texts = {"code": _("Tilastokeskuksen maakuntakoodi, esimerkiksi 13.")}
    fieldsets = (
        (None, {"fields": (("name_fi", "name_sv", "name_en"), "code", "slug")}),
        (_("Voimassaolo"), {"fields": (PERIOD,)}),
        SOURCED,
    )


@admin.register(RegionProfile)
class RegionProfileAdmin(RegisterAdmin):
    list_display = ("region", "municipality_count", "population_fi", "verification", "checked_on")
    list_filter = ("verification",)
    list_select_related = ("region",)
    search_help_text = _("Hae maakunnan nimellä.")
    fieldsets = ((None, {"fields": ("region",)}), *RegionProfileRows.fieldsets)

    def search(self, queryset, text):
        return queryset.filter(region__in=Region.objects.matching(text))


@admin.register(CouncilTerm)
class CouncilTermAdmin(RegisterAdmin):
    list_display = ("actor_type", *PERIOD, "basis", "is_derived", "verification", "checked_on")
    list_filter = ("actor_type", ValidityFilter, "is_derived", "verification")
    list_select_related = ("actor_type",)
    date_hierarchy = "valid_from"
    search_help_text = _("Hae perusteella, esimerkiksi 410/2015.")
    fieldsets = ((None, {"fields": ("actor_type", PERIOD, "basis", "is_derived")}), SOURCED)

    def search(self, queryset, text):
        return queryset.filter(basis__icontains=text)
