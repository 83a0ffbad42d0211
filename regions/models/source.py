"""Where a fact comes from, and how sure it is."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regions.partial_dates import PartialDateField, PrecisionField
from regions.querysets import SearchQuerySet
from regions.texts import SearchTextField


class SourceManager(models.Manager.from_queryset(SearchQuerySet)):
    def get_by_natural_key(self, code):
        return self.get(code=code)


class Source(models.Model):
    """A document or page that states something the register tells."""

    class Kind(models.TextChoices):
        STATUTE = "statute", _("säädös")
        MINUTES = "minutes", _("pöytäkirja")
        AGENDA = "agenda", _("esityslista")
        DECISION = "decision", _("päätös")
        RELEASE = "release", _("tiedote")
        WEB_PAGE = "web_page", _("verkkosivu")
        PUBLICATION = "publication", _("julkaisu")
        DATASET = "dataset", _("tilasto tai aineisto")

    code = models.SlugField(_("tunnus"), max_length=120, unique=True)
    title = models.CharField(_("nimi"), max_length=400, help_text=_("Lähteen oma nimi sen omalla kielellä."))
    kind = models.CharField(
        _("laji"),
        max_length=20,
        choices=Kind.choices,
        help_text=_("Millainen asiakirja lähde on. Esityslista kertoo ehdotuksesta, pöytäkirja päätöksestä."),
    )
    publisher = models.CharField(_("julkaisija"), max_length=200, blank=True)
    url = models.URLField(_("osoite"), max_length=800, blank=True)
    language = models.CharField(
        _("kieli"),
        max_length=2,
        default="fi",
        help_text=_("Kielen kaksikirjaiminen tunnus, esimerkiksi fi tai sv."),
    )
    document_date = PartialDateField(_("asiakirjan päiväys"), null=True, blank=True)
    document_date_precision = PrecisionField()
    read_on = models.DateField(_("luettu"), null=True, blank=True)
    note = models.TextField(_("huomautus"), blank=True)
    search_text = SearchTextField(sources=("title", "publisher", "url"))

    objects = SourceManager()

    class Meta:
        verbose_name = _("lähde")
        verbose_name_plural = _("lähteet")
        ordering = ("title", "pk")

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.code,)

    def get_absolute_url(self):
        from django.urls import reverse

        return reverse("source", args=[self.code])


class Verification(models.TextChoices):
    """How far a record has been checked."""

    STATUTE = "statute", _("tarkistettu säädöksestä")
    STATED = "stated", _("todettu lähteessä")
    UNVERIFIED = "unverified", _("tarkistamatta")
    CONFLICT = "conflict", _("lähteet ristiriidassa")


class Sourced(models.Model):
    """A record that shows its sources, when it was checked and whether it is verified.

    `EXPECTED` names the fields a reader would expect to find filled, with a label where the field's own
    speaks of a language; a record may be thin, and `missing_fields` then says what it lacks.
    """

    EXPECTED: dict[str, Promise | None] = {}

    sources = models.ManyToManyField(
        Source, verbose_name=_("lähteet"), blank=True, related_name="%(class)s_records"
    )
    checked_on = models.DateField(_("tarkistettu"), null=True, blank=True)
    verification = models.CharField(
        _("varmuus"), max_length=12, choices=Verification.choices, default=Verification.UNVERIFIED
    )
    conflict_note = models.TextField(
        _("ristiriidan kuvaus"), blank=True, help_text=_("Mitä lähteet sanovat eri tavoin.")
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(verification="conflict") | ~Q(conflict_note=""),
                name="%(app_label)s_%(class)s_conflict_is_told",
                violation_error_message=_("Kerro, mitä lähteet sanovat eri tavoin."),
            )
        ]

    def clean(self):
        super().clean()
        if self.verification == Verification.CONFLICT and not self.conflict_note.strip():
            raise ValidationError({"conflict_note": _("Kerro, mitä lähteet sanovat eri tavoin.")})

    @property
    def is_unverified(self) -> bool:
        return self.verification == Verification.UNVERIFIED

    def missing_fields(self) -> list[str]:
        """Names, in the reader's language, of the expected fields that nothing is known of."""
        return [
            str(self.EXPECTED[field.name] or field.verbose_name)
            for field in self._meta.fields
            if field.name in self.EXPECTED and getattr(self, field.name) in (None, "")
        ]
