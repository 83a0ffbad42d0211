"""What regions, cooperation structures and good practices can be narrowed by."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from regions.filters.fields import (
    OperatingFilter,
    RegisterFilter,
    region_filter,
    several,
    text_filter,
    theme_filter,
)
from regions.models import CooperationStructure, GoodPractice, Region


class RegionFilter(RegisterFilter):
    """Regions by name and by whether a source has been recorded that describes their cooperation."""

    q = text_filter(_("Maakunnan nimi"))
    kuvaus = django_filters.ChoiceFilter(
        label=_("Yhteistyön kuvaus"),
        choices=[("on", _("kirjattu")), ("ei", _("ei vielä kirjattu"))],
        empty_label=_("kaikki"),
        method="by_profile",
    )

    class Meta:
        model = Region
        fields: list[str] = []

    def by_profile(self, queryset, name, value):
        return queryset.filter(profile__isnull=value == "ei")


class StructureFilter(OperatingFilter):
    """Structures by what they are, where and about what they are, and by seats that nobody holds any more."""

    q = text_filter(_("Nimi, jäsenet tai aihe"))
    taso = several(_("Taso"), CooperationStructure.Level.choices, "level")
    luonne = several(_("Luonne"), CooperationStructure.Nature.choices, "nature")
    teema = theme_filter(field_name="themes")
    alue = region_filter(field_name="regions")
    toimikausi = django_filters.BooleanFilter(
        label=_("Toimikausi päättynyt, uusia jäseniä ei tiedossa"),
        widget=forms.CheckboxInput,
        method="by_ended_mandates",
    )

    class Meta:
        model = CooperationStructure
        fields: list[str] = []

    def by_ended_mandates(self, queryset, name, value):
        return queryset.with_mandates_ended(self.day) if value else queryset


class PracticeFilter(RegisterFilter):
    """Good practices by their kind, subject and place."""

    q = text_filter(_("Otsikko tai kuvaus"))
    laji = several(_("Laji"), GoodPractice.Kind.choices, "kind")
    teema = theme_filter(field_name="themes")
    alue = region_filter(field_name="regions")

    class Meta:
        model = GoodPractice
        fields: list[str] = []
