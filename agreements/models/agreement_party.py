"""Who is in an agreement, and what each party has decided of it."""

import datetime

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from agreements.models.agreement import Agreement
from regions.models import Actor, Period
from regions.partial_dates import PartialDateField, PrecisionField
from regions.querysets import PeriodQuerySet
from regions.texts import Translated


class AgreementParty(Period):
    """An actor in an agreement; its period is from joining to leaving."""

    class Role(models.TextChoices):
        SIGNATORY = "signatory", _("sopijapuoli")
        RESPONSIBLE = "responsible", _("vastuukunta")
        PARTNER = "partner", _("kumppanijäsen")
        PARTICIPANT = "participant", _("osallistuja")
        COVERED = "covered", _("mukana allekirjoittamatta")
        COMMENTING = "commenting", _("lausunnonantaja")
        PROPOSED = "proposed", _("ehdotettu osapuoli")

    DECIDING_ROLES = (Role.SIGNATORY, Role.RESPONSIBLE)

    agreement = models.ForeignKey(
        Agreement, verbose_name=_("sopimus"), on_delete=models.CASCADE, related_name="parties"
    )
    actor = models.ForeignKey(
        Actor, verbose_name=_("toimija"), on_delete=models.PROTECT, related_name="agreement_parties"
    )
    role = models.CharField(
        _("rooli"),
        max_length=12,
        choices=Role.choices,
        default=Role.SIGNATORY,
        help_text=_(
            "Sopijapuoli ja vastuukunta päättävät sopimuksesta; "
            "vain niiden päätökset vaikuttavat sopimuksen tilaan. "
            "Vastuukunnan sopimus on myös sen työllisyysalueen."
        ),
    )
    note_fi = models.CharField(_("huomautus suomeksi"), max_length=300, blank=True)
    note_sv = models.CharField(_("huomautus ruotsiksi"), max_length=300, blank=True)

    note = Translated()
    objects = models.Manager.from_queryset(PeriodQuerySet)()

    class Meta:
        verbose_name = _("sopimuksen osapuoli")
        verbose_name_plural = _("sopimuksen osapuolet")
        ordering = ("agreement", "pk")
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=("agreement", "actor", "role"),
                name="agreements_party_once_per_role",
                violation_error_message=_("Toimija on jo sopimuksessa tässä roolissa."),
            ),
        ]

    def __str__(self):
        return str(self.actor)


class PartyApproval(models.Model):
    """What a body of a party has decided of an agreement. A statement or an agenda is not an approval."""

    class Standing(models.TextChoices):
        PREPARING = "preparing", _("valmisteilla")
        OUT_FOR_COMMENT = "out_for_comment", _("lausunnolla")
        STATEMENT_GIVEN = "statement_given", _("lausunto annettu")
        PROPOSED = "proposed", _("esitetty hyväksyttäväksi")
        TABLED = "tabled", _("pantu pöydälle")
        APPROVED = "approved", _("hyväksytty")
        CONDITIONAL = "conditional", _("hyväksytty ehdoin")
        SIGNED = "signed", _("allekirjoitettu")
        REFUSED = "refused", _("hylätty")
        UNKNOWN = "unknown", _("ei tietoa")

    APPROVING = (Standing.APPROVED, Standing.SIGNED)
    PENDING = (
        Standing.PREPARING,
        Standing.OUT_FOR_COMMENT,
        Standing.STATEMENT_GIVEN,
        Standing.PROPOSED,
        Standing.TABLED,
        Standing.CONDITIONAL,
    )

    party = models.ForeignKey(
        AgreementParty, verbose_name=_("osapuoli"), on_delete=models.CASCADE, related_name="approvals"
    )
    standing = models.CharField(
        _("vaihe"),
        max_length=16,
        choices=Standing.choices,
        help_text=_(
            "Vaihe, jonka lähde kertoo. "
            "Esityslista tai lausunto ei ole hyväksyminen, eikä ehdoin hyväksytty vielä ratkaise."
        ),
    )
    body_fi = models.CharField(
        _("toimielin suomeksi"),
        max_length=150,
        blank=True,
        help_text=_(
            "Toimielin tai viranhaltija, joka asian käsitteli, esimerkiksi kaupunginvaltuusto. "
            "Ei henkilön nimeä."
        ),
    )
    body_sv = models.CharField(_("toimielin ruotsiksi"), max_length=150, blank=True)
    decided_on = PartialDateField(
        _("päivä"),
        null=True,
        blank=True,
        help_text=_("Kokouksen, päätöksen tai allekirjoituksen päivä."),
    )
    decided_on_precision = PrecisionField()
    section_mark = models.CharField(_("pykälä"), max_length=20, blank=True, help_text=_("Esimerkiksi § 239."))
    case_number = models.CharField(
        _("asianumero"),
        max_length=60,
        blank=True,
        help_text=_("Asian tunnus osapuolen asianhallinnassa, sellaisena kuin lähde sen kirjoittaa."),
    )
    url = models.URLField(
        _("linkki"),
        max_length=800,
        blank=True,
        help_text=_("Osoite, josta päätöksen voi lukea."),
    )
    note_fi = models.CharField(
        _("huomautus suomeksi"),
        max_length=300,
        blank=True,
        help_text=_("Esimerkiksi ehto, jolla sopimus hyväksyttiin."),
    )
    note_sv = models.CharField(_("huomautus ruotsiksi"), max_length=300, blank=True)

    body = Translated()
    note = Translated()

    class Meta:
        verbose_name = _("osapuolen käsittelyvaihe")
        verbose_name_plural = _("osapuolten käsittelyvaiheet")
        ordering = ("party", "decided_on", "pk")
        constraints = [
            models.UniqueConstraint(
                "party",
                "standing",
                "body_fi",
                Coalesce("decided_on", datetime.date.min, output_field=models.DateField()),
                name="agreements_approval_once",
                violation_error_message=_("Sama käsittelyvaihe on jo kirjattu."),
            )
        ]

    def __str__(self):
        return f"{self.party}: {self.get_standing_display()}"
