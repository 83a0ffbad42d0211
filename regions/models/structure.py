"""Cooperation structures: forums, groups, bodies and networks, and who has a seat in them."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regions.loops import is_within_itself
from regions.models.actor import Actor
from regions.models.period import Period
from regions.models.region import Region
from regions.models.source import Sourced
from regions.models.theme import Theme
from regions.partial_dates import PartialDateField, PrecisionField
from regions.querysets import PeriodQuerySet
from regions.texts import SearchTextField, SortKeyField, Translated, language_of


class StructureQuerySet(PeriodQuerySet):
    def sharing_theme_with(self, structure):
        """Other structures that deal with a theme of this one."""
        return self.filter(themes__in=structure.themes.all()).exclude(pk=structure.pk).distinct()

    def with_mandates_ended(self, day):
        """Structures with a mandate that ended before the day and none that follows it."""
        current = Seat.objects.as_of(day).filter(structure=models.OuterRef("pk"))
        past = Seat.objects.ended_before(day).filter(structure=models.OuterRef("pk"))
        return self.filter(models.Exists(past), ~models.Exists(current))


class StructureManager(models.Manager.from_queryset(StructureQuerySet)):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class CooperationStructure(Period, Sourced):
    """A standing way to meet and steer cooperation (yhteistyörakenne)."""

    class Level(models.TextChoices):
        STRATEGIC = "strategic", _("strateginen taso")
        CHAIRS = "chairs", _("puheenjohtajataso")
        TACTICAL = "tactical", _("taktinen taso")
        OPERATIONAL = "operational", _("operatiivinen taso")
        NETWORK = "network", _("verkosto")
        WORKING_GROUP = "working_group", _("työryhmä")

    class Nature(models.TextChoices):
        JOINT_BODY = "joint_body", _("yhteinen toimielin")
        ADVISORY = "advisory", _("neuvottelukunta tai neuvoa-antava ryhmä")
        OWN_COMMITTEE = "own_committee", _("yhden organisaation oma toimielin")
        OFFICIALS = "officials", _("viranhaltijoiden verkosto")
        IDENTICAL = "identical", _("yhtäpitävät päätökset ilman toimielintä")

    class SetUpBy(models.TextChoices):
        LAW = "law", _("laki")
        AGREEMENT = "agreement", _("sopimus")
        DECISION = "decision", _("yhden osapuolen päätös")

    EXPECTED = {
        "nature": None,
        "set_up_by": None,
        "convener": None,
        "chair_fi": _("puheenjohtaja"),
        "meets_per_year": None,
        "last_sign_of_life": None,
        "valid_from": None,
    }

    slug = models.SlugField(_("osoitteen osa"), max_length=120, unique=True)
    name_fi = models.CharField(_("nimi suomeksi"), max_length=200)
    name_sv = models.CharField(_("nimi ruotsiksi"), max_length=200, blank=True)
    level = models.CharField(
        _("taso"),
        max_length=15,
        choices=Level.choices,
        blank=True,
        help_text=_(
            "Strategisella tasolla linjataan, taktisella suunnitellaan "
            "ja sovitetaan yhteen, operatiivisella toteutetaan."
        ),
    )
    nature = models.CharField(
        _("luonne"),
        max_length=15,
        choices=Nature.choices,
        blank=True,
        help_text=_(
            "Yhteinen toimielin voi päättää osapuolten puolesta. Neuvottelukunta ja verkosto eivät päätä."
        ),
    )
    set_up_by = models.CharField(
        _("asettamisperuste"),
        max_length=10,
        choices=SetUpBy.choices,
        blank=True,
        help_text=_("Mikä rakenteen asettaa. Tyhjä, kun asettamisperustetta ei tiedetä."),
    )
    basis_fi = models.CharField(
        _("peruste suomeksi"), max_length=300, blank=True, help_text=_("Pykälä, sopimus tai päätös.")
    )
    basis_sv = models.CharField(_("peruste ruotsiksi"), max_length=300, blank=True)
    convener = models.ForeignKey(
        Actor,
        verbose_name=_("koolle kutsuja"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="convened_structures",
    )
    convener_fi = models.CharField(
        _("koolle kutsuja sanoin, suomeksi"),
        max_length=200,
        blank=True,
        help_text=_("Kun koolle kutsuja ei ole rekisterin toimija, esimerkiksi pelastuslaitos."),
    )
    convener_sv = models.CharField(_("koolle kutsuja sanoin, ruotsiksi"), max_length=200, blank=True)
    chair_fi = models.CharField(
        _("puheenjohtaja suomeksi"), max_length=200, blank=True, help_text=_("Tehtävä, ei henkilön nimi.")
    )
    chair_sv = models.CharField(_("puheenjohtaja ruotsiksi"), max_length=200, blank=True)
    members_fi = models.TextField(_("ketkä kokoontuvat, suomeksi"), blank=True)
    members_sv = models.TextField(_("ketkä kokoontuvat, ruotsiksi"), blank=True)
    purpose_fi = models.TextField(_("mistä puhutaan, suomeksi"), blank=True)
    purpose_sv = models.TextField(_("mistä puhutaan, ruotsiksi"), blank=True)
    meets_per_year = models.PositiveSmallIntegerField(
        _("kokouksia vuodessa vähintään"), null=True, blank=True
    )
    meeting_note_fi = models.CharField(_("kokoontuminen sanoin, suomeksi"), max_length=200, blank=True)
    meeting_note_sv = models.CharField(_("kokoontuminen sanoin, ruotsiksi"), max_length=200, blank=True)
    last_sign_of_life = PartialDateField(
        _("viimeisin merkki toiminnasta"),
        null=True,
        blank=True,
        help_text=_("Kokous, päätös tai maininta lähteessä."),
    )
    last_sign_of_life_precision = PrecisionField()
    part_of = models.ForeignKey(
        "self",
        verbose_name=_("osa rakennetta"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
    )
    themes = models.ManyToManyField(Theme, verbose_name=_("teemat"), blank=True, related_name="structures")
    regions = models.ManyToManyField(
        Region, verbose_name=_("maakunnat"), blank=True, related_name="structures"
    )
    sort_fi = SortKeyField(sources=("name_fi",))
    search_text = SearchTextField(
        sources=("name_fi", "name_sv", "members_fi", "members_sv", "purpose_fi", "purpose_sv")
    )

    name = Translated()
    basis = Translated()
    chair = Translated()
    members = Translated()
    purpose = Translated()
    meeting_note = Translated()
    objects = StructureManager()

    class Meta:
        verbose_name = _("yhteistyörakenne")
        verbose_name_plural = _("yhteistyörakenteet")
        ordering = ("sort_fi", "pk")
        constraints = [*Period.Meta.constraints, *Sourced.Meta.constraints]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)

    def get_absolute_url(self):
        return reverse("structure", args=[self.slug])

    def clean(self):
        super().clean()
        if is_within_itself(self, "part_of"):
            raise ValidationError(
                {"part_of": _("Rakenne ei voi olla osa itseään eikä rakennetta, joka on sen osa.")}
            )

    @property
    def convener_name(self) -> str:
        """Who calls the structure together, as far as known: an actor's name or words."""
        if self.convener is not None:
            return self.convener.name
        return getattr(self, f"convener_{language_of(self, 'convener')}")


class Seat(Period):
    """An actor's seat in a structure, held by office, by a mandate of its own, or vacant."""

    class HeldBy(models.TextChoices):
        OFFICE = "office", _("viran puolesta")
        MANDATE = "mandate", _("nimettynä kaudeksi")
        VACANT = "vacant", _("täyttämättä")
        UNKNOWN = "unknown", _("ei tietoa")

    structure = models.ForeignKey(
        CooperationStructure, verbose_name=_("rakenne"), on_delete=models.CASCADE, related_name="seats"
    )
    actor = models.ForeignKey(
        Actor, verbose_name=_("toimija"), on_delete=models.PROTECT, related_name="seats"
    )
    role_fi = models.CharField(
        _("tehtävä suomeksi"),
        max_length=200,
        blank=True,
        help_text=_("Esimerkiksi kunnanjohtaja; ei henkilön nimeä."),
    )
    role_sv = models.CharField(_("tehtävä ruotsiksi"), max_length=200, blank=True)
    held_by = models.CharField(
        _("paikka"),
        max_length=8,
        choices=HeldBy.choices,
        default=HeldBy.UNKNOWN,
        help_text=_(
            "Viran puolesta, kun paikka kuuluu tehtävään. Nimettynä kaudeksi, kun paikalla on oma toimikausi."
        ),
    )
    seats = models.PositiveSmallIntegerField(_("paikkoja"), default=1)

    role = Translated()
    objects = models.Manager.from_queryset(PeriodQuerySet)()

    class Meta:
        verbose_name = _("paikka rakenteessa")
        verbose_name_plural = _("paikat rakenteissa")
        ordering = ("structure", "actor__sort_fi", "pk")
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                "structure",
                "actor",
                "role_fi",
                Coalesce("valid_from", datetime.date.min, output_field=models.DateField()),
                name="regions_seat_once",
                violation_error_message=_("Toimijalla on jo tämä paikka rakenteessa."),
            ),
            models.CheckConstraint(
                condition=Q(seats__gte=1),
                name="regions_seat_at_least_one",
                violation_error_message=_("Paikkoja on vähintään yksi."),
            ),
        ]

    def __str__(self):
        return f"{self.structure}: {self.actor}"
