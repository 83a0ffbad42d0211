"""Themes: what the cooperation is about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regions.texts import Translated


class ThemeManager(models.Manager):
    def get_by_natural_key(self, code):
        return self.get(code=code)


class Theme(models.Model):
    """A subject of cooperation; the publication names six, editors may add more."""

    code = models.SlugField(_("tunnus"), max_length=60, unique=True)
    name_fi = models.CharField(_("nimi suomeksi"), max_length=120)
    name_sv = models.CharField(_("nimi ruotsiksi"), max_length=120)
    name_en = models.CharField(_("nimi englanniksi"), max_length=120)
    position = models.PositiveSmallIntegerField(_("järjestys"), default=100)
    in_publication = models.BooleanField(_("lähdejulkaisun teema"), default=False)

    name = Translated()
    objects = ThemeManager()

    class Meta:
        verbose_name = _("teema")
        verbose_name_plural = _("teemat")
        ordering = ("position", "code")

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.code,)
