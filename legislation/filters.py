"""What obligations and laws can be narrowed by."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from legislation.models import Law, Obligation
from regions.filters.fields import several, text_filter
from regions.models import ActorType, Theme


class ObligationFilter(django_filters.FilterSet):
    """Obligations by whom they bind, what they are and where they come from."""

    q = text_filter(_("Velvoite, säädös tai pykälä"), "search")
    tyyppi = django_filters.ModelMultipleChoiceFilter(
        label=_("Ketä koskee"),
        queryset=ActorType.objects.filter(obligation_parties__isnull=False).distinct(),
        to_field_name="code",
        method="by_type",
        widget=forms.CheckboxSelectMultiple,
    )
    laji = several(_("Laji"), Obligation.Kind.choices, "kind")
    laki = django_filters.ModelChoiceFilter(
        label=_("Säädös"),
        queryset=Law.objects.all(),
        to_field_name="number",
        method="by_law",
        empty_label=_("kaikki"),
    )
    velvoittavuus = several(_("Velvoittavuus"), Obligation.Modality.choices, "modality")
    toistuvuus = several(_("Kuinka usein"), Obligation.Recurrence.choices, "recurrence")
    taso = several(_("Taso"), Obligation.Level.choices, "level")
    teema = django_filters.ModelChoiceFilter(
        label=_("Teema"),
        queryset=Theme.objects.all(),
        to_field_name="code",
        field_name="themes",
        empty_label=_("kaikki"),
    )
    julkaisu = several(_("Lähdejulkaisussa"), Obligation.InPublication.choices, "in_publication")

    class Meta:
        model = Obligation
        fields: list[str] = []

    def search(self, queryset, name, value):
        return queryset.mentioning(value)

    def by_type(self, queryset, name, value):
        return queryset.binding_type(*[kind.code for kind in value]) if value else queryset

    def by_law(self, queryset, name, value):
        return queryset.resting_on(value)


class LawFilter(django_filters.FilterSet):
    """Laws by name and by whether they are in force."""

    q = text_filter(_("Säädöksen nimi tai numero"), "search")
    voimassa = django_filters.ChoiceFilter(
        label=_("Voimassaolo"),
        choices=[("kylla", _("voimassa")), ("ei", _("kumottu tai ei vielä voimassa"))],
        empty_label=_("kaikki"),
        method="by_force",
    )

    class Meta:
        model = Law
        fields: list[str] = []

    def search(self, queryset, name, value):
        return queryset.matching(value)

    def by_force(self, queryset, name, value):
        from regions.days import requested_day

        in_force = queryset.as_of(requested_day(self.request).day)
        return in_force if value == "kylla" else queryset.exclude(pk__in=in_force.values("pk"))
