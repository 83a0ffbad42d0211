"""Actors: municipalities, wellbeing services counties, regional councils, state offices and others."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as InvalidNumber
from stdnum.fi import ytunnus

from regions.models.period import Period
from regions.models.plain_row import PlainRow
from regions.models.source import Source, Sourced
from regions.partial_dates import PartialDateField, PrecisionField
from regions.querysets import ActorQuerySet, PeriodQuerySet
from regions.texts import SearchTextField, SortKeyField, Translated


class ActorTypeManager(models.Manager):
    def get_by_natural_key(self, code):
        return self.get(code=code)


class ActorType(PlainRow):
    """A kind of actor, as law and administration know it; a table, since reforms add kinds."""

    code = models.SlugField(_("tunnus"), max_length=60, unique=True)
    name_fi = models.CharField(_("nimi suomeksi"), max_length=100)
    name_sv = models.CharField(_("nimi ruotsiksi"), max_length=100)
    name_en = models.CharField(_("nimi englanniksi"), max_length=100)
    plural_fi = models.CharField(_("monikko suomeksi"), max_length=100)
    plural_sv = models.CharField(_("monikko ruotsiksi"), max_length=100)
    plural_en = models.CharField(_("monikko englanniksi"), max_length=100)
    position = models.PositiveSmallIntegerField(_("järjestys"), default=100)

    name = Translated()
    plural = Translated()
    objects = ActorTypeManager()

    class Meta:
        verbose_name = _("toimijatyyppi")
        verbose_name_plural = _("toimijatyypit")
        ordering = ("position", "code")

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.code,)


def validate_business_id(value: str) -> None:
    """Refuses a Finnish business id (Y-tunnus) whose form or check digit is wrong."""
    try:
        ytunnus.validate(value)
    except InvalidNumber as error:
        raise ValidationError(
            _("%(value)s ei ole kelvollinen Y-tunnus: muoto on 1234567-8 ja tarkistusnumeron on täsmättävä."),
            code="business_id",
            params={"value": value},
        ) from error
    RegexValidator(r"^\d{7}-\d$", _("Kirjoita Y-tunnus muodossa 1234567-8."))(value)


class ActorManager(models.Manager.from_queryset(ActorQuerySet)):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Actor(Period, Sourced):
    """Anyone that law or an agreement can bind: never a private person."""

    class LanguageStatus(models.TextChoices):
        """Statistics Finland's classes of municipalities by language."""

        FINNISH = "0", _("suomenkielinen")
        BILINGUAL_FI = "1", _("kaksikielinen, enemmistö suomenkielisiä")
        SWEDISH = "2", _("ruotsinkielinen")
        BILINGUAL_SV = "3", _("kaksikielinen, enemmistö ruotsinkielisiä")

    class UrbanClass(models.TextChoices):
        """Statistics Finland's grouping of municipalities."""

        URBAN = "1", _("kaupunkimainen kunta")
        SEMI_URBAN = "2", _("taajaan asuttu kunta")
        RURAL = "3", _("maaseutumainen kunta")

    class OrganisingForm(models.TextChoices):
        """Who is the employment authority (työvoimaviranomainen) of an employment area."""

        RESPONSIBLE = "vastuukunta", _("vastuukunta")
        JOINT_AUTHORITY = "kuntayhtyma", _("kuntayhtymä")
        SINGLE = "yksi_kunta", _("yksi kunta")

    EXPECTED = {
        "website": None,
        "business_id": None,
    }

    actor_type = models.ForeignKey(
        ActorType, verbose_name=_("toimijatyyppi"), on_delete=models.PROTECT, related_name="actors"
    )
    code = models.CharField(
        _("virallinen koodi"),
        max_length=20,
        blank=True,
        help_text=_("Tilastokeskuksen koodi etunollineen, esimerkiksi 009."),
    )
    slug = models.SlugField(_("osoitteen osa"), max_length=120, unique=True)
    name_fi = models.CharField(_("nimi suomeksi"), max_length=200)
    name_sv = models.CharField(_("nimi ruotsiksi"), max_length=200, blank=True)
    name_en = models.CharField(_("nimi englanniksi"), max_length=200, blank=True)
    legal_name_fi = models.CharField(
        _("virallinen nimi suomeksi"),
        max_length=200,
        blank=True,
        help_text=_("Esimerkiksi Lieksan kaupunki."),
    )
    legal_name_sv = models.CharField(_("virallinen nimi ruotsiksi"), max_length=200, blank=True)
    genitive_fi = models.CharField(
        _("genetiivi"), max_length=200, blank=True, help_text=_("Nimi omistusmuodossa, esimerkiksi Lieksan.")
    )
    business_id = models.CharField(_("Y-tunnus"), max_length=9, blank=True, validators=[validate_business_id])
    language_status = models.CharField(
        _("kielisuhde"), max_length=1, choices=LanguageStatus.choices, blank=True
    )
    urban_class = models.CharField(_("kuntaryhmä"), max_length=1, choices=UrbanClass.choices, blank=True)
    organising_form = models.CharField(
        _("järjestämistapa"), max_length=12, choices=OrganisingForm.choices, blank=True
    )
    population = models.PositiveIntegerField(_("väkiluku"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(
        _("väkiluvun vuosi"), null=True, blank=True, help_text=_("Väkiluku vuoden viimeisenä päivänä.")
    )
    population_source = models.ForeignKey(
        Source,
        verbose_name=_("väkiluvun lähde"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="population_actors",
    )
    website = models.URLField(_("verkkosivut"), max_length=300, blank=True)
    tile_column = models.SmallIntegerField(_("ruutukartan sarake"), null=True, blank=True)
    tile_row = models.SmallIntegerField(_("ruutukartan rivi"), null=True, blank=True)
    note_fi = models.TextField(_("huomautus suomeksi"), blank=True)
    note_sv = models.TextField(_("huomautus ruotsiksi"), blank=True)
    sort_fi = SortKeyField(sources=("name_fi",))
    sort_sv = SortKeyField(sources=("name_sv", "name_fi"))
    search_text = SearchTextField(
        sources=(
            "name_fi",
            "name_sv",
            "name_en",
            "legal_name_fi",
            "legal_name_sv",
            "genitive_fi",
            "code",
            "business_id",
        )
    )

    name = Translated()
    legal_name = Translated()
    note = Translated()
    objects = ActorManager()

    class Meta:
        verbose_name = _("toimija")
        verbose_name_plural = _("toimijat")
        ordering = ("sort_fi", "pk")
        constraints = [
            *Period.Meta.constraints,
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=("actor_type", "code"),
                condition=~Q(code=""),
                name="regions_actor_code_once_per_type",
                violation_error_message=_("Koodi on jo toisella saman tyypin toimijalla."),
            ),
            models.CheckConstraint(
                condition=Q(population__isnull=True) | Q(population_year__isnull=False),
                name="regions_actor_population_has_year",
                violation_error_message=_("Anna väkiluvun vuosi."),
            ),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)

    def get_absolute_url(self):
        return reverse("actor", args=[self.slug])

    @property
    def is_municipality(self) -> bool:
        return self.actor_type.code == "kunta"


class ActorAlias(Period):
    """Another name people use of an actor: a brand (Siun sote), a former name, an abbreviation.

    Its period is the time in which the name has been in use, as far as that is known.
    """

    class Kind(models.TextChoices):
        BRAND = "brand", _("tuotenimi")
        FORMER = "former", _("entinen nimi")
        ABBREVIATION = "abbreviation", _("lyhenne")
        ALIAS = "alias", _("muu nimi")

    actor = models.ForeignKey(
        Actor, verbose_name=_("toimija"), on_delete=models.CASCADE, related_name="aliases"
    )
    name = models.CharField(_("nimi"), max_length=200)
    kind = models.CharField(
        _("laji"),
        max_length=12,
        choices=Kind.choices,
        default=Kind.ALIAS,
        help_text=_(
            "Tuotenimi on nimi, jota toimija itse käyttää (Siun sote). Entinen nimi ei ole enää käytössä."
        ),
    )
    search_text = SearchTextField(sources=("name",))

    objects = models.Manager.from_queryset(PeriodQuerySet)()

    class Meta:
        verbose_name = _("rinnakkaisnimi")
        verbose_name_plural = _("rinnakkaisnimet")
        ordering = ("actor", "name")
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=("actor", "name"),
                name="regions_alias_once_per_actor",
                violation_error_message=_("Toimijalla on jo tämä rinnakkaisnimi."),
            ),
        ]

    def __str__(self):
        return self.name


class Succession(Sourced):
    """One actor followed by another on a day: merged into it, renamed, or tasks moved to it."""

    class Kind(models.TextChoices):
        MERGED = "merged", _("yhdistyi")
        RENAMED = "renamed", _("nimi muuttui")
        TASKS_MOVED = "tasks_moved", _("tehtävät siirtyivät")

    predecessor = models.ForeignKey(
        Actor, verbose_name=_("edeltäjä"), on_delete=models.CASCADE, related_name="successions"
    )
    successor = models.ForeignKey(
        Actor, verbose_name=_("seuraaja"), on_delete=models.CASCADE, related_name="preceded_by"
    )
    kind = models.CharField(
        _("laji"),
        max_length=12,
        choices=Kind.choices,
        help_text=_(
            "Tehtävät siirtyivät, kun edeltäjä voi jatkaa muissa tehtävissä. Kerro silloin, mitkä tehtävät."
        ),
    )
    happened_on = PartialDateField(_("päivä"), null=True, blank=True)
    happened_on_precision = PrecisionField()
    subject_fi = models.CharField(_("mitkä tehtävät, suomeksi"), max_length=300, blank=True)
    subject_sv = models.CharField(_("mitkä tehtävät, ruotsiksi"), max_length=300, blank=True)

    subject = Translated()

    class Meta:
        verbose_name = _("toimijan seuraaja")
        verbose_name_plural = _("toimijoiden seuraajat")
        ordering = ("happened_on", "pk")
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=("predecessor", "successor", "kind"),
                name="regions_succession_once",
                violation_error_message=_("Sama seuraaja on jo kirjattu."),
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="regions_succession_of_another",
                violation_error_message=_("Toimija ei voi seurata itseään."),
            ),
        ]

    def __str__(self):
        return f"{self.predecessor} → {self.successor}"

    def clean(self):
        super().clean()
        if self.predecessor_id is None or self.successor_id is None:
            return
        reached, frontier = set(), {self.successor_id}
        while frontier:
            if self.predecessor_id in frontier:
                message = _("Seuraajien ketju palaisi alkuun: %(name)s on jo seuraajan edeltäjä tai sama.")
                raise ValidationError({"successor": message % {"name": self.successor}})
            reached |= frontier
            following = Succession.objects.filter(predecessor__in=frontier).exclude(pk=self.pk)
            frontier = set(following.values_list("successor_id", flat=True)) - reached
