"""What the publication says of law, where the statute differs, and what is known of later law."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from legislation.models.law import Law, Section
from legislation.models.obligation import Obligation
from legislation.querysets import LaterChangeQuerySet
from regions.models import ActorType, Sourced
from regions.partial_dates import PartialDateField, PrecisionField
from regions.texts import Translated


class CodedManager(models.Manager):
    def get_by_natural_key(self, code):
        return self.get(code=code)


class LaterChangeManager(models.Manager.from_queryset(LaterChangeQuerySet)):
    def get_by_natural_key(self, code):
        return self.get(code=code)


class ActorTask(Sourced):
    """A task of a kind of actor as the publication lists it."""

    code = models.SlugField(_("tunnus"), max_length=80, unique=True)
    actor_type = models.ForeignKey(
        ActorType, verbose_name=_("toimijatyyppi"), on_delete=models.PROTECT, related_name="tasks"
    )
    title_fi = models.CharField(_("tehtävä suomeksi"), max_length=200)
    title_sv = models.CharField(_("tehtävä ruotsiksi"), max_length=200, blank=True)
    is_statutory = models.BooleanField(_("lakisääteinen"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("järjestys"), default=100)

    title = Translated()
    objects = CodedManager()

    class Meta:
        verbose_name = _("toimijan tehtävä")
        verbose_name_plural = _("toimijoiden tehtävät")
        ordering = ("actor_type__position", "position", "code")
        constraints = Sourced.Meta.constraints

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.code,)


class Correction(Sourced):
    """A difference between the publication and the statute, and what it means here."""

    code = models.SlugField(_("tunnus"), max_length=80, unique=True)
    section = models.ForeignKey(
        Section, verbose_name=_("pykälä"), on_delete=models.PROTECT, related_name="corrections"
    )
    obligations = models.ManyToManyField(
        Obligation, verbose_name=_("velvoitteet"), blank=True, related_name="corrections"
    )
    printed_fi = models.TextField(_("julkaisussa, suomeksi"))
    printed_sv = models.TextField(_("julkaisussa, ruotsiksi"), blank=True)
    publication_location = models.CharField(_("kohta julkaisussa"), max_length=400, blank=True)
    statute_says_fi = models.TextField(_("säädöksen mukaan, suomeksi"))
    statute_says_sv = models.TextField(_("säädöksen mukaan, ruotsiksi"), blank=True)
    consequence_fi = models.TextField(_("seuraus rekisterissä, suomeksi"), blank=True)
    consequence_sv = models.TextField(_("seuraus rekisterissä, ruotsiksi"), blank=True)
    position = models.PositiveSmallIntegerField(_("järjestys"), default=100)

    printed = Translated()
    statute_says = Translated()
    consequence = Translated()
    objects = CodedManager()

    class Meta:
        verbose_name = _("oikaisu julkaisuun")
        verbose_name_plural = _("oikaisut julkaisuun")
        ordering = ("position", "code")
        constraints = Sourced.Meta.constraints

    def __str__(self):
        return f"{self.section}: {self.statute_says[:60]}"

    def natural_key(self):
        return (self.code,)


class LaterChange(Sourced):
    """What public pages show of law after the checked texts: a layer of its own, never rewriting them."""

    class Confidence(models.TextChoices):
        STATUTE_TEXT = "statute_text", _("säädöksen sanat luettu osin")
        OFFICIAL_PAGE = "official_page", _("viranomaisen sivu")
        OTHER_PAGE = "other_page", _("muu sivu")
        NOT_FOUND = "not_found", _("ei löytynyt; ei tarkoita, ettei muutosta ole")

    code = models.SlugField(_("tunnus"), max_length=80, unique=True)
    laws = models.ManyToManyField(Law, verbose_name=_("säädökset"), blank=True, related_name="later_changes")
    sections = models.ManyToManyField(
        Section, verbose_name=_("pykälät"), blank=True, related_name="later_changes"
    )
    obligations = models.ManyToManyField(
        Obligation, verbose_name=_("velvoitteet"), blank=True, related_name="later_changes"
    )
    concerns = models.CharField(
        _("mitä koskee"), max_length=300, help_text=_("Säädös ja pykälä lähteen mukaan; voi olla uusi laki.")
    )
    change_fi = models.TextField(_("mikä muuttui, suomeksi"))
    change_sv = models.TextField(_("mikä muuttui, ruotsiksi"), blank=True)
    in_force_from = PartialDateField(_("voimaan"), null=True, blank=True)
    in_force_from_precision = PrecisionField()
    amending_act = models.CharField(_("muuttava säädös tai esitys"), max_length=200, blank=True)
    successor = models.CharField(
        _("seuraaja"), max_length=300, blank=True, help_text=_("Tarkistamatta; ei muuta osapuolen nimeä.")
    )
    confidence = models.CharField(
        _("mistä tiedetään"),
        max_length=14,
        choices=Confidence.choices,
        help_text=_("Mihin tieto muutoksesta perustuu. Säädöksen omat sanat ovat varmin peruste."),
    )
    note_fi = models.TextField(_("huomautus suomeksi"), blank=True)
    note_sv = models.TextField(_("huomautus ruotsiksi"), blank=True)
    position = models.PositiveSmallIntegerField(_("järjestys"), default=100)

    change = Translated()
    note = Translated()
    objects = LaterChangeManager()

    class Meta:
        verbose_name = _("myöhempi muutos")
        verbose_name_plural = _("myöhemmät muutokset")
        ordering = ("position", "code")
        constraints = Sourced.Meta.constraints

    def __str__(self):
        return f"{self.concerns}: {self.change[:60]}"

    def natural_key(self):
        return (self.code,)
