"""Filters of the admin's lists that several models share."""

from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from regions.models import Region


class MissingDataFilter(admin.SimpleListFilter):
    """Records that lack something a reader would expect (the model's `EXPECTED`), a source or a check."""

    title = _("puuttuva tieto")
    parameter_name = "puuttuu"

    def lookups(self, request, model_admin):
        fields = [model_admin.opts.get_field(name) for name in model_admin.model.EXPECTED]
        return [
            *((field.name, capfirst(field.verbose_name)) for field in fields),
            ("sources", _("Lähde")),
            ("checked_on", _("Tarkistuspäivä")),
        ]

    def queryset(self, request, queryset):
        name = self.value()
        if name not in {choice for choice, _label in self.lookup_choices}:
            return queryset
        missing = Q(**{f"{name}__isnull": True})
        if isinstance(queryset.model._meta.get_field(name), (models.CharField, models.TextField)):
            missing |= Q(**{name: ""})
        return queryset.filter(missing)


class ValidityFilter(admin.SimpleListFilter):
    """Records by where today lies in relation to their period."""

    title = _("voimassaolo")
    parameter_name = "voimassa"

    def lookups(self, request, model_admin):
        return [
            ("nyt", _("Voimassa tänään")),
            ("tulossa", _("Alkaa myöhemmin")),
            ("paattynyt", _("Päättynyt")),
            ("alku-ei-tiedossa", _("Alku ei tiedossa")),
        ]

    def queryset(self, request, queryset):
        today = localdate()
        match self.value():
            case "nyt":
                return queryset.as_of(today)
            case "tulossa":
                return queryset.filter(valid_from__gt=today)
            case "paattynyt":
                return queryset.ended_before(today)
            case "alku-ei-tiedossa":
                return queryset.filter(valid_from__isnull=True)
        return queryset


class RegionOfActorFilter(admin.SimpleListFilter):
    """Actors by the region to which they belong today."""

    title = _("maakunta")
    parameter_name = "maakunta"
    actor = ""  # the path from the listed record to its actor; empty when it is one

    def lookups(self, request, model_admin):
        return [(region.code, region.name) for region in Region.objects.all()]

    def queryset(self, request, queryset):
        from regions.models import Actor

        code = self.value()
        if code not in {choice for choice, _name in self.lookup_choices}:
            return queryset
        actors = Actor.objects.in_regions(Region.objects.filter(code=code), localdate())
        return queryset.filter(**{f"{self.actor}__in" if self.actor else "pk__in": actors.values("pk")})
