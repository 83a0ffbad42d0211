"""What actors can be narrowed by."""

import django_filters
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regions.filters.fields import OperatingFilter, region_filter, several, text_filter
from regions.models import Actor, ActorType


def organisation_filter(label: str | Promise, code: str) -> django_filters.ModelChoiceFilter:
    """Members, on the day, of one organisation of the type."""
    return django_filters.ModelChoiceFilter(
        label=label,
        queryset=Actor.objects.of_type(code),
        to_field_name="slug",
        empty_label=_("kaikki"),
        method="by_organisation",
    )


class ActorFilter(OperatingFilter):
    """Actors by any form of their name, their type, where they belong on the day and their language."""

    q = text_filter(_("Nimi, tuotenimi, koodi tai Y-tunnus"))
    tyyppi = django_filters.ModelChoiceFilter(
        label=_("Tyyppi"),
        queryset=ActorType.objects.filter(actors__isnull=False).distinct(),
        to_field_name="code",
        field_name="actor_type",
        empty_label=_("kaikki"),
    )
    alue = region_filter(method="by_region")
    hyvinvointialue = organisation_filter(_("Hyvinvointialue"), "hyvinvointialue")
    liitto = organisation_filter(_("Maakunnan liitto"), "maakunnan-liitto")
    tyollisyysalue = organisation_filter(_("Työllisyysalue"), "tyollisyysalue")
    kieli = several(_("Kielisuhde"), Actor.LanguageStatus.choices, "language_status")

    class Meta:
        model = Actor
        fields: list[str] = []

    def search(self, queryset, name, value):
        return queryset.named(value)

    def by_region(self, queryset, name, value):
        return queryset.in_region(value, self.day)

    def by_organisation(self, queryset, name, value):
        return queryset.members_of(value, self.day)
