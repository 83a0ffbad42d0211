"""Regions (maakunta): where, as distinct from who."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regions.models.period import Period
from regions.models.source import Sourced
from regions.querysets import RegionQuerySet
from regions.texts import SearchTextField, SortKeyField, Translated


class RegionManager(models.Manager.from_queryset(RegionQuerySet)):
    def get_by_natural_key(self, code):
        return self.get(code=code)


class Region(Period, Sourced):
    """A region (maakunta) of the official division. Source: Statistics Finland's classification."""

    code = models.CharField(_("koodi"), max_length=2, unique=True)
    slug = models.SlugField(_("osoitteen osa"), max_length=60, unique=True)
    name_fi = models.CharField(_("nimi suomeksi"), max_length=100)
    name_sv = models.CharField(_("nimi ruotsiksi"), max_length=100, blank=True)
    name_en = models.CharField(_("nimi englanniksi"), max_length=100, blank=True)
    sort_fi = SortKeyField(sources=("name_fi",))
    sort_sv = SortKeyField(sources=("name_sv", "name_fi"))
    search_text = SearchTextField(sources=("name_fi", "name_sv", "name_en"))

    name = Translated()
    objects = RegionManager()

    class Meta:
        verbose_name = _("maakunta")
        verbose_name_plural = _("maakunnat")
        ordering = ("sort_fi",)
        constraints = [*Period.Meta.constraints, *Sourced.Meta.constraints]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.code,)

    def get_absolute_url(self):
        return reverse("region", args=[self.slug])
