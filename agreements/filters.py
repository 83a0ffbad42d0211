"""What agreements, negotiations and plans can be narrowed by."""

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import Agreement, AgreementKind, Negotiation, Plan
from agreements.status import AgreementStatus
from legislation.models import Obligation, Section
from regions.days import requested_day
from regions.models import Actor, Region, Theme

LONGEST_TEXT, LONGEST_MONTHS = 200, 600
ENDS_WITHIN = "kuukausia"  # the parameter of the filter below


def text_filter(label, method: str) -> django_filters.CharFilter:
    """A search box; a longer text than anyone writes is refused by name."""
    return django_filters.CharFilter(
        label=label, method=method, max_length=LONGEST_TEXT, widget=forms.TextInput(attrs={"type": "search"})
    )


def several(label, choices, **kwargs) -> django_filters.MultipleChoiceFilter:
    """Check boxes of a closed set of values, of which any may hold."""
    return django_filters.MultipleChoiceFilter(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, **kwargs
    )


class RegionFilter(django_filters.ModelMultipleChoiceFilter):
    """Check boxes of regions: the records of any of them, as on the region's own page on the day."""

    def __init__(self):
        super().__init__(
            label=gettext_lazy("Maakunta"),
            queryset=Region.objects.all(),
            to_field_name="slug",
            widget=forms.CheckboxSelectMultiple,
        )

    def filter(self, queryset, value):
        if not value:
            return queryset
        return queryset.of_regions(value, requested_day(self.parent.request).day)


def theme_filter() -> django_filters.ModelChoiceFilter:
    return django_filters.ModelChoiceFilter(
        label=gettext_lazy("Teema"),
        queryset=Theme.objects.all(),
        to_field_name="code",
        field_name="themes",
        empty_label=gettext_lazy("kaikki"),
    )


def sections_cited(text: str):
    """The sections meant by a citation; a ValidationError tells how to write one."""
    found = Section.objects.cited_as(text)
    if not found.exists():
        raise forms.ValidationError(
            _("Säännöstä ”%(text)s” ei ole rekisterissä. Kirjoita esimerkiksi 611/2021 14 §."),
            params={"text": text},
        )
    return found


class CitationField(forms.CharField):
    """A citation such as "611/2021 14 §", cleaned to the sections it means."""

    def clean(self, value):
        text = super().clean(value)
        return sections_cited(text) if text else None


class CitationFilter(django_filters.Filter):
    field_class = CitationField

    def filter(self, queryset, value):
        return queryset if value is None else self.under(queryset, value.values("pk"))

    def under(self, queryset, sections):
        """The records that name one of the sections."""
        return queryset.filter(sections__in=sections).distinct()


class NegotiationCitationFilter(CitationFilter):
    def under(self, queryset, sections):
        return queryset.held_under(sections)


class AgreementFilter(django_filters.FilterSet):
    """Agreements by region, party, kind, status, theme, basis, end and text."""

    q = text_filter(gettext_lazy("Sopimus tai osapuoli"), "search")
    tila = several(gettext_lazy("Tila"), AgreementStatus.choices, field_name="status")
    kuukausia = django_filters.NumberFilter(
        label=gettext_lazy("Päättyy näin monen kuukauden sisällä"),
        method="by_months",
        min_value=0,
        max_value=LONGEST_MONTHS,
        decimal_places=0,
    )
    paattyminen = several(gettext_lazy("Päättyminen"), Agreement.EndRule.choices, field_name="end_rule")
    alue = RegionFilter()
    laji = django_filters.ModelMultipleChoiceFilter(
        label=gettext_lazy("Laji"),
        queryset=AgreementKind.objects.all(),
        to_field_name="code",
        field_name="kind__code",
        widget=forms.CheckboxSelectMultiple,
    )
    lakisaateisyys = several(
        gettext_lazy("Lakisääteisyys"), Agreement.Statutory.choices, field_name="statutory"
    )
    osapuoli = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Osapuoli"),
        queryset=Actor.objects.filter(agreement_parties__isnull=False).distinct(),
        to_field_name="slug",
        method="by_party",
        empty_label=gettext_lazy("kaikki"),
    )
    teema = theme_filter()
    saannos = CitationFilter(
        label=gettext_lazy("Säännös"), help_text=gettext_lazy("Esimerkiksi 611/2021 14 §")
    )

    class Meta:
        model = Agreement
        fields: list[str] = []

    def search(self, queryset, name, value):
        return queryset.mentioning(value)

    def by_months(self, queryset, name, value):
        return queryset.expiring_within(int(value), requested_day(self.request).day)

    def by_party(self, queryset, name, value):
        return queryset.with_party(value)


class NegotiationFilter(django_filters.FilterSet):
    """Negotiations by region, actor, basis, theme and text."""

    q = text_filter(gettext_lazy("Neuvottelu tai osapuoli"), "search")
    saannos = NegotiationCitationFilter(
        label=gettext_lazy("Säännös"), help_text=gettext_lazy("Esimerkiksi 611/2021 14 §")
    )
    alue = RegionFilter()
    osapuoli = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Osapuoli"),
        queryset=Actor.objects.filter(
            Q(negotiation_participations__isnull=False) | Q(convened_negotiations__isnull=False)
        ).distinct(),
        to_field_name="slug",
        method="by_actor",
        empty_label=gettext_lazy("kaikki"),
    )
    teema = theme_filter()

    class Meta:
        model = Negotiation
        fields: list[str] = []

    def search(self, queryset, name, value):
        return queryset.mentioning(value)

    def by_actor(self, queryset, name, value):
        return queryset.with_participant(value)


class PlanFilter(django_filters.FilterSet):
    """Plans by region, owner, kind, obligation, theme, period and text."""

    q = text_filter(gettext_lazy("Suunnitelma"), "search")
    laji = several(gettext_lazy("Laji"), Plan.Kind.choices, field_name="kind")
    kausi = django_filters.ChoiceFilter(
        label=gettext_lazy("Kausi"),
        choices=[
            ("voimassa", gettext_lazy("käynnissä")),
            ("paattynyt", gettext_lazy("päättynyt")),
            ("ei-tietoa", gettext_lazy("ei tietoa")),
        ],
        empty_label=gettext_lazy("kaikki"),
        method="by_period",
    )
    alue = RegionFilter()
    laatija = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Laatija"),
        queryset=Actor.objects.filter(owned_plans__isnull=False).distinct(),
        to_field_name="slug",
        field_name="owners",
        empty_label=gettext_lazy("kaikki"),
    )
    velvoite = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Velvoite"),
        queryset=Obligation.objects.filter(plans__isnull=False).distinct(),
        to_field_name="code",
        field_name="obligation",
        empty_label=gettext_lazy("kaikki"),
    )
    teema = theme_filter()

    class Meta:
        model = Plan
        fields: list[str] = []

    def search(self, queryset, name, value):
        return queryset.matching(value)

    def by_period(self, queryset, name, value):
        return queryset.with_period_state(value, requested_day(self.request).day)
