"""Kinds of agreements, a table of their own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regions.texts import Translated


class AgreementKindManager(models.Manager):
    def get_by_natural_key(self, code):
        return self.get(code=code)


class AgreementKind(models.Model):
    """A kind of agreement; a table, since editors may add kinds."""

    code = models.SlugField(_("tunnus"), max_length=60, unique=True)
    name_fi = models.CharField(_("nimi suomeksi"), max_length=150)
    name_sv = models.CharField(_("nimi ruotsiksi"), max_length=150)
    name_en = models.CharField(_("nimi englanniksi"), max_length=150)
    description_fi = models.TextField(_("kuvaus suomeksi"), blank=True)
    description_sv = models.TextField(_("kuvaus ruotsiksi"), blank=True)
    position = models.PositiveSmallIntegerField(_("järjestys"), default=100)

    name = Translated()
    description = Translated()
    objects = AgreementKindManager()

    class Meta:
        verbose_name = _("sopimuksen laji")
        verbose_name_plural = _("sopimusten lajit")
        ordering = ("position", "code")

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.code,)
