"""Documents: the files and links that prove what the register tells."""

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models.agreement import Agreement
from agreements.models.negotiation import Negotiation
from agreements.models.plan import Plan
from regions.partial_dates import PartialDateField, PrecisionField


class Document(models.Model):
    """A file or a link that belongs to an agreement, a negotiation or a plan."""

    class Kind(models.TextChoices):
        AGREEMENT = "agreement", _("sopimusteksti")
        APPENDIX = "appendix", _("liite")
        MINUTES = "minutes", _("pöytäkirja")
        AGENDA = "agenda", _("esityslista")
        DECISION = "decision", _("päätös")
        MEMO = "memo", _("muistio")
        STATEMENT = "statement", _("lausunto")
        PLAN = "plan", _("suunnitelma")
        OTHER = "other", _("muu asiakirja")

    class Proof(models.TextChoices):
        EXISTS = "exists", _("on olemassa")
        APPROVED = "approved", _("on hyväksytty")
        HELD = "held", _("on pidetty")
        CONTENT = "content", _("sisältö")
        PREPARED = "prepared", _("on valmisteltu")

    agreement = models.ForeignKey(
        Agreement,
        verbose_name=_("sopimus"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="documents",
    )
    negotiation = models.ForeignKey(
        Negotiation,
        verbose_name=_("neuvottelu"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="documents",
    )
    plan = models.ForeignKey(
        Plan,
        verbose_name=_("suunnitelma"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="documents",
    )
    kind = models.CharField(
        _("laji"),
        max_length=10,
        choices=Kind.choices,
        help_text=_(
            "Millainen asiakirja on. Esityslista osoittaa vain valmistelun, pöytäkirja myös päätöksen."
        ),
    )
    title = models.CharField(
        _("nimi"), max_length=300, help_text=_("Asiakirjan oma nimi sen omalla kielellä.")
    )
    url = models.URLField(_("linkki"), max_length=800, blank=True)
    file = models.FileField(
        _("tiedosto"),
        upload_to="asiakirjat/%Y/",
        blank=True,
        validators=[FileExtensionValidator(["pdf", "docx", "xlsx", "odt", "ods", "pptx", "txt"])],
    )
    language = models.CharField(_("kieli"), max_length=3, default="fi")
    dated_on = PartialDateField(_("päiväys"), null=True, blank=True)
    dated_on_precision = PrecisionField()
    proof_of = models.CharField(_("mistä todisteena"), max_length=8, choices=Proof.choices, blank=True)

    class Meta:
        verbose_name = _("asiakirja")
        verbose_name_plural = _("asiakirjat")
        ordering = ("dated_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(agreement__isnull=False, negotiation__isnull=True, plan__isnull=True)
                | Q(agreement__isnull=True, negotiation__isnull=False, plan__isnull=True)
                | Q(agreement__isnull=True, negotiation__isnull=True, plan__isnull=False),
                name="agreements_document_one_owner",
                violation_error_message=_(
                    "Asiakirja kuuluu joko sopimukseen, neuvotteluun tai suunnitelmaan."
                ),
            ),
            models.UniqueConstraint(
                Coalesce("agreement", 0),
                Coalesce("negotiation", 0),
                Coalesce("plan", 0),
                "title",
                name="agreements_document_once",
                violation_error_message=_("Samanniminen asiakirja on jo kirjattu."),
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if not self.url and not self.file:
            raise ValidationError({"url": _("Anna linkki tai tiedosto.")})

    @property
    def address(self) -> str:
        """Where the document is read: its link, or the file kept here."""
        if self.url or not self.file:
            return self.url
        return reverse("document", args=[self.pk])

    @property
    def is_public(self) -> bool:
        """Whether what it belongs to is shown to everyone."""
        owner = self.agreement or self.negotiation or self.plan
        return owner is not None and owner.is_public
