"""Filters of the admin's list of agreements."""

from django.contrib import admin
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from agreements.status import AgreementStatus


class StatusFilter(admin.SimpleListFilter):
    """Agreements by their derived status today."""

    title = _("tila tänään")
    parameter_name = "tila"

    def lookups(self, request, model_admin):
        return AgreementStatus.choices

    def queryset(self, request, queryset):
        return queryset.filter(status=self.value()) if self.value() in AgreementStatus.values else queryset


class ExpiryFilter(admin.SimpleListFilter):
    """Agreements whose last day comes soon."""

    title = _("päättyminen")
    parameter_name = "paattyy"
    months = {"3": 3, "6": 6, "12": 12, "24": 24}

    def lookups(self, request, model_admin):
        return [(key, _("%(months)d kuukauden kuluessa") % {"months": n}) for key, n in self.months.items()]

    def queryset(self, request, queryset):
        months = self.months.get(self.value() or "")
        return queryset.expiring_within(months, localdate()) if months else queryset
