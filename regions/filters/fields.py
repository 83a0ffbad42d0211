"""Fields that several filters share: a search box, check boxes, and what is in operation on the day."""

import django_filters
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regions.days import requested_day
from regions.models import Region, Theme

LONGEST_TEXT = 200


def text_filter(label: str | Promise, method: str = "search") -> django_filters.CharFilter:
    """A search box; texts longer than anyone writes are refused by name."""
    return django_filters.CharFilter(
        label=label, method=method, max_length=LONGEST_TEXT, widget=forms.TextInput(attrs={"type": "search"})
    )


def several(label: str | Promise, choices, field_name: str) -> django_filters.MultipleChoiceFilter:
    """Check boxes of a closed set of values, of which any may hold."""
    return django_filters.MultipleChoiceFilter(
        label=label, field_name=field_name, choices=choices, widget=forms.CheckboxSelectMultiple
    )


def region_filter(**options) -> django_filters.ModelChoiceFilter:
    """One region, by the part of its address."""
    return django_filters.ModelChoiceFilter(
        label=_("Maakunta"),
        queryset=Region.objects.all(),
        to_field_name="slug",
        empty_label=_("kaikki"),
        **options,
    )


def theme_filter(**options) -> django_filters.ModelChoiceFilter:
    """One theme, by its code."""
    return django_filters.ModelChoiceFilter(
        label=_("Teema"),
        queryset=Theme.objects.all(),
        to_field_name="code",
        empty_label=_("kaikki"),
        **options,
    )


class RegisterFilter(django_filters.FilterSet):
    """A filter that searches by `q` and knows the day the list answers for."""

    @property
    def day(self):
        return requested_day(self.request).day

    def search(self, queryset, name, value):
        return queryset.matching(value)


class OperatingFilter(RegisterFilter):
    """A filter of records with a period: those valid on the day, unless ended or all are asked for."""

    ENDED, ALL = "paattyneet", "kaikki"

    tila = django_filters.ChoiceFilter(
        label=_("Toiminnassa"),
        choices=[(ENDED, _("päättyneet")), (ALL, _("kaikki, myös päättyneet"))],
        empty_label=_("sivun päivänä"),
        method="by_operation",
    )

    def get_form_class(self):
        form_class = super().get_form_class()
        form_class.field_order = [name for name in self.filters if name != "tila"]
        return form_class

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        return queryset if self.form.cleaned_data["tila"] else queryset.as_of(self.day)

    def by_operation(self, queryset, name, value):
        return queryset.ended_before(self.day) if value == self.ENDED else queryset
