"""What sources tell of a region, of the country and of the knowledge that cooperation needs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regions.models.region import Region
from regions.models.source import Sourced
from regions.models.theme import Theme
from regions.partial_dates import PartialDateField, PrecisionField
from regions.texts import Translated


class RegionProfile(Sourced):
    """A region as its source describes it: numbers as stated there, history, employment areas."""

    region = models.OneToOneField(
        Region, verbose_name=_("maakunta"), on_delete=models.CASCADE, related_name="profile"
    )
    municipality_count = models.PositiveSmallIntegerField(_("kuntia lähteen mukaan"), null=True, blank=True)
    population_fi = models.CharField(
        _("asukkaita lähteen mukaan, suomeksi"),
        max_length=100,
        blank=True,
        help_text=_("Esimerkiksi noin 160 000."),
    )
    population_sv = models.CharField(_("asukkaita lähteen mukaan, ruotsiksi"), max_length=100, blank=True)
    history_fi = models.TextField(_("tausta suomeksi"), blank=True)
    history_sv = models.TextField(_("tausta ruotsiksi"), blank=True)
    employment_areas_fi = models.TextField(_("työllisyysalueet suomeksi"), blank=True)
    employment_areas_sv = models.TextField(_("työllisyysalueet ruotsiksi"), blank=True)
    open_points_fi = models.TextField(
        _("avoimet kohdat suomeksi"), blank=True, help_text=_("Yksi kohta riville: mitä ei vielä tiedetä.")
    )
    open_points_sv = models.TextField(_("avoimet kohdat ruotsiksi"), blank=True)

    population = Translated()
    history = Translated()
    employment_areas = Translated()
    open_points = Translated()

    class Meta:
        verbose_name = _("alueen kuvaus")
        verbose_name_plural = _("alueiden kuvaukset")
        ordering = ("region__sort_fi",)
        constraints = Sourced.Meta.constraints

    def __str__(self):
        return str(self.region)


class CodedManager(models.Manager):
    def get_by_natural_key(self, code):
        return self.get(code=code)


class KeyFigure(Sourced):
    """A figure that a source states, as it states it ("21+1", "80 %"), with its day."""

    code = models.SlugField(_("tunnus"), max_length=80, unique=True)
    label_fi = models.CharField(_("mitä luku kuvaa, suomeksi"), max_length=200)
    label_sv = models.CharField(_("mitä luku kuvaa, ruotsiksi"), max_length=200, blank=True)
    value = models.CharField(_("luku"), max_length=40)
    note_fi = models.TextField(_("tarkennus suomeksi"), blank=True)
    note_sv = models.TextField(_("tarkennus ruotsiksi"), blank=True)
    as_of_date = PartialDateField(_("ajankohta"), null=True, blank=True)
    as_of_date_precision = PrecisionField()
    position = models.PositiveSmallIntegerField(_("järjestys"), default=100)

    label = Translated()
    note = Translated()
    objects = CodedManager()

    class Meta:
        verbose_name = _("avainluku")
        verbose_name_plural = _("avainluvut")
        ordering = ("position", "code")
        constraints = Sourced.Meta.constraints

    def __str__(self):
        return f"{self.label}: {self.value}"

    def natural_key(self):
        return (self.code,)


class KnowledgeSource(Sourced):
    """Knowledge that strategic cooperation needs, by theme and by how far ahead it looks."""

    class Horizon(models.TextChoices):
        PRESENT = "present", _("nykytila")
        PLANNING = "planning", _("suunnitelmakausi, noin 2027")
        VISION = "vision", _("visiokausi 2040–2050")

    code = models.SlugField(_("tunnus"), max_length=80, unique=True)
    title_fi = models.CharField(_("nimi suomeksi"), max_length=200)
    title_sv = models.CharField(_("nimi ruotsiksi"), max_length=200, blank=True)
    text_fi = models.TextField(_("kuvaus suomeksi"), blank=True)
    text_sv = models.TextField(_("kuvaus ruotsiksi"), blank=True)
    themes = models.ManyToManyField(
        Theme, verbose_name=_("teemat"), blank=True, related_name="knowledge_sources"
    )
    horizon = models.CharField(
        _("aikajänne"),
        max_length=10,
        choices=Horizon.choices,
        blank=True,
        help_text=_("Kuinka kauas tieto katsoo. Tyhjä, kun lähde ei sitä sano."),
    )
    publisher = models.CharField(_("tuottaja"), max_length=200, blank=True)
    url = models.URLField(_("osoite"), max_length=400, blank=True)
    position = models.PositiveSmallIntegerField(_("järjestys"), default=100)

    title = Translated()
    text = Translated()
    objects = CodedManager()

    class Meta:
        verbose_name = _("tietolähde")
        verbose_name_plural = _("tietolähteet")
        ordering = ("position", "code")
        constraints = Sourced.Meta.constraints

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.code,)


class PublicationStatement(Sourced):
    """What the source publication says of cooperation in general: aims, observations, outlook."""

    class Topic(models.TextChoices):
        AIM = "aim", _("julkaisun lähtökohdat ja tavoitteet")
        SHARED_GOAL = "shared_goal", _("yhteinen tavoite")
        AGREEMENTS = "agreements", _("sopimukset yhteistyön tukena")
        PLANS = "plans", _("suunnitelmat yhteistyössä")
        BORDERS = "borders", _("hallinnolliset rajat")
        EMPLOYMENT = "employment", _("työllisyysalueet yhteistyössä")
        EDUCATION = "education", _("ammatillinen koulutus")
        HORIZONS = "horizons", _("suunnittelun aikajänne")
        KNOWLEDGE = "knowledge", _("tietopohja")
        OUTLOOK = "outlook", _("tulevaisuuden näkymiä")

    code = models.SlugField(_("tunnus"), max_length=80, unique=True)
    topic = models.CharField(
        _("aihe"),
        max_length=12,
        choices=Topic.choices,
        help_text=_("Minkä otsikon alla toteamus näkyy julkaisun sivulla."),
    )
    text_fi = models.TextField(_("teksti suomeksi"))
    text_sv = models.TextField(_("teksti ruotsiksi"), blank=True)
    position = models.PositiveSmallIntegerField(_("järjestys"), default=100)

    text = Translated()
    objects = CodedManager()

    class Meta:
        verbose_name = _("julkaisun toteamus")
        verbose_name_plural = _("julkaisun toteamukset")
        ordering = ("topic", "position", "code")
        constraints = Sourced.Meta.constraints

    def __str__(self):
        return self.text[:80]

    def natural_key(self):
        return (self.code,)
