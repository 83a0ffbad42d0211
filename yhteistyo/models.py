"""What the loader remembers of the records that it has loaded from `fixtures/`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedRecord(models.Model):
    """A record as it was last loaded from a file.

    The three-way comparison of the loader needs all of: these values, the file's values now and the
    register's values now. From them it knows what a person has edited or deleted since.
    """

    model = models.CharField(_("tietolaji"), max_length=80)
    key = models.CharField(_("tunnistava avain"), max_length=1500)
    object_id = models.BigIntegerField(_("tietueen tunniste"))
    values = models.JSONField(_("arvot ladattaessa"))
    file = models.CharField(_("tiedosto"), max_length=200)
    row = models.PositiveIntegerField(_("rivi"))

    class Meta:
        verbose_name = _("ladattu tietue")
        verbose_name_plural = _("ladatut tietueet")
        ordering = ("model", "key")
        constraints = [models.UniqueConstraint(fields=("model", "key"), name="yhteistyo_loaded_record_once")]

    def __str__(self):
        return f"{self.model} {self.key}"


class LoadedFiles(models.Model):
    """A state of the files (a digest of their contents) that has been loaded into this database."""

    digest = models.CharField(_("tiiviste"), max_length=64, unique=True)
    loaded_at = models.DateTimeField(_("ladattu"), auto_now=True)

    class Meta:
        verbose_name = _("ladattu aineisto")
        verbose_name_plural = _("ladatut aineistot")
        ordering = ("-loaded_at",)

    def __str__(self):
        return self.digest
