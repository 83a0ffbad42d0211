"""What an agreement consists of: its points and its milestones."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models.agreement import Agreement
from regions.models import Actor
from regions.partial_dates import PartialDateField, PrecisionField
from regions.texts import Translated


class AgreementMilestone(models.Model):
    """A step of an agreement with a day of its own: a phase, an interim review, a decision to extend."""

    agreement = models.ForeignKey(
        Agreement, verbose_name=_("sopimus"), on_delete=models.CASCADE, related_name="milestones"
    )
    title_fi = models.CharField(_("vaihe suomeksi"), max_length=300)
    title_sv = models.CharField(_("vaihe ruotsiksi"), max_length=300, blank=True)
    happens_on = PartialDateField(_("päivä"), null=True, blank=True)
    happens_on_precision = PrecisionField()

    title = Translated()

    class Meta:
        verbose_name = _("sopimuksen vaihe")
        verbose_name_plural = _("sopimuksen vaiheet")
        ordering = ("agreement", "happens_on", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("agreement", "title_fi"),
                name="agreements_milestone_once",
                violation_error_message=_("Sopimuksessa on jo tämä vaihe."),
            )
        ]

    def __str__(self):
        return self.title


class AgreementPoint(models.Model):
    """One thing that was agreed, and who answers for it."""

    agreement = models.ForeignKey(
        Agreement, verbose_name=_("sopimus"), on_delete=models.CASCADE, related_name="points"
    )
    number = models.PositiveSmallIntegerField(_("järjestys"), default=1)
    title_fi = models.CharField(_("kohta suomeksi"), max_length=300)
    title_sv = models.CharField(_("kohta ruotsiksi"), max_length=300, blank=True)
    text_fi = models.TextField(_("mitä sovittiin, suomeksi"), blank=True)
    text_sv = models.TextField(_("mitä sovittiin, ruotsiksi"), blank=True)
    responsible = models.ManyToManyField(
        Actor, verbose_name=_("vastaavat toimijat"), blank=True, related_name="agreement_points"
    )
    responsible_words_fi = models.CharField(_("kuka vastaa, suomeksi"), max_length=300, blank=True)
    responsible_words_sv = models.CharField(_("kuka vastaa, ruotsiksi"), max_length=300, blank=True)

    title = Translated()
    text = Translated()
    responsible_words = Translated()

    class Meta:
        verbose_name = _("sopimuksen kohta")
        verbose_name_plural = _("sopimuksen kohdat")
        ordering = ("agreement", "number", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("agreement", "title_fi"),
                name="agreements_point_once",
                violation_error_message=_("Sopimuksessa on jo tämä kohta."),
            )
        ]

    def __str__(self):
        return self.title
