"""Laws, their sections and the versions of a section over time."""

import datetime

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from legislation.querysets import SectionQuerySet
from regions.models import Period, Sourced
from regions.querysets import PeriodQuerySet
from regions.texts import SearchTextField, Translated

STATUTE_NUMBER = RegexValidator(
    r"^[1-9]\d{0,3}/(1[89]|20)\d{2}$",
    _("Kirjoita säädöksen numero muodossa 611/2021."),
    code="statute_number",
)


class LawManager(models.Manager.from_queryset(PeriodQuerySet)):
    def get_by_natural_key(self, number):
        return self.get(number=number)


class Law(Period, Sourced):
    """An act or decree of the statute collection; its period is the time it is in force."""

    number = models.CharField(_("numero"), max_length=12, unique=True, validators=[STATUTE_NUMBER])
    name_fi = models.CharField(_("nimi suomeksi"), max_length=400)
    name_sv = models.CharField(_("nimi ruotsiksi"), max_length=400, blank=True)
    short_fi = models.CharField(
        _("lyhyt nimi"), max_length=100, blank=True, help_text=_("Yleisesti käytetty, ei virallinen nimi.")
    )
    given_on = models.DateField(_("annettu"), null=True, blank=True)
    repealed_by = models.CharField(
        _("kumonnut säädös"), max_length=12, blank=True, validators=[STATUTE_NUMBER]
    )
    note = models.TextField(_("ylläpitäjän huomautus"), blank=True)
    year = models.PositiveSmallIntegerField(_("vuosi"), editable=False, default=0)
    serial = models.PositiveSmallIntegerField(_("järjestysnumero"), editable=False, default=0)
    search_text = SearchTextField(sources=("number", "name_fi", "name_sv", "short_fi"))

    name = Translated()
    objects = LawManager()

    class Meta:
        verbose_name = _("säädös")
        verbose_name_plural = _("säädökset")
        ordering = ("year", "serial")
        constraints = [*Period.Meta.constraints, *Sourced.Meta.constraints]

    def __str__(self):
        return f"{self.number} {self.name}"

    def save(self, *args, **kwargs):
        self.serial, self.year = (int(part) for part in self.number.split("/"))
        super().save(*args, **kwargs)

    def natural_key(self):
        return (self.number,)

    def get_absolute_url(self):
        return reverse("law", args=[self.slug])

    @property
    def slug(self) -> str:
        """The number as it stands in an address: 611-2021."""
        return self.number.replace("/", "-")

    def finlex_url(self, language: str = "fi") -> str:
        """The address of the act in Finlex, in Finnish or Swedish."""
        serial, year = self.number.split("/")
        if language == "sv":
            return f"https://www.finlex.fi/sv/lagstiftning/{year}/{serial}"
        return f"https://www.finlex.fi/fi/lainsaadanto/{year}/{serial}"

    @property
    def swedish_finlex_url(self) -> str:
        return self.finlex_url("sv")


class SectionManager(models.Manager.from_queryset(SectionQuerySet)):
    def get_by_natural_key(self, number, section):
        return self.get(law__number=number, number=section)


class Section(Period, Sourced):
    """A section (pykälä) with the register's own summary; its period ends when it is repealed."""

    law = models.ForeignKey(Law, verbose_name=_("säädös"), on_delete=models.PROTECT, related_name="sections")
    number = models.CharField(
        _("pykälä"),
        max_length=8,
        validators=[RegexValidator(r"^\d+( [a-zåäö])?$", _("Kirjoita pykälä muodossa 14 tai 13 a."))],
    )
    heading_fi = models.CharField(_("otsikko suomeksi"), max_length=300, blank=True)
    heading_sv = models.CharField(_("otsikko ruotsiksi"), max_length=300, blank=True)
    summary_fi = models.TextField(_("tiivistelmä suomeksi"), blank=True)
    summary_sv = models.TextField(_("tiivistelmä ruotsiksi"), blank=True)
    repealed_by = models.CharField(
        _("kumonnut säädös"), max_length=12, blank=True, validators=[STATUTE_NUMBER]
    )
    read_through = models.DateField(
        _("luettu säädöksistä asti"),
        null=True,
        blank=True,
        help_text=_("Viimeinen julkaisupäivä, johon asti säädökset on otettu huomioon."),
    )
    note = models.TextField(_("ylläpitäjän huomautus"), blank=True)
    position = models.PositiveIntegerField(_("järjestys"), editable=False, default=0)
    search_text = SearchTextField(
        sources=("full_number", "heading_fi", "heading_sv", "summary_fi", "summary_sv")
    )

    heading = Translated()
    summary = Translated()
    objects = SectionManager()

    class Meta:
        verbose_name = _("pykälä")
        verbose_name_plural = _("pykälät")
        ordering = ("law__year", "law__serial", "position")
        constraints = [
            *Period.Meta.constraints,
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=("law", "number"),
                name="legislation_section_once_per_law",
                violation_error_message=_("Säädöksessä on jo tämä pykälä."),
            ),
        ]

    def __str__(self):
        return self.full_number

    def save(self, *args, **kwargs):
        number, _space, letter = self.number.partition(" ")
        self.position = int(number) * 100 + (ord(letter) - ord("a") + 1 if letter else 0)
        super().save(*args, **kwargs)

    def natural_key(self):
        return (self.law.number, self.number)

    def get_absolute_url(self):
        return reverse("section", args=[self.law.slug, self.slug])

    @property
    def slug(self) -> str:
        """The number as it stands in an address: 13-a."""
        return self.number.replace(" ", "-")

    def version_on(self, day: datetime.date) -> "SectionVersion | None":
        """The version in force on the day (of prefetched versions, if they are); None outside its life."""
        if not self.is_valid_on(day):
            return None
        in_force = [version for version in self.versions.all() if version.in_force_from <= day]
        return max(in_force, key=lambda version: (version.in_force_from, version.pk), default=None)

    @property
    def full_number(self) -> str:
        """The section as people cite it: "611/2021, 14 §"."""
        return f"{self.law.number}, {self.number} §"


class SectionVersion(models.Model):
    """The wording of a section from the day an act set or amended it."""

    section = models.ForeignKey(
        Section, verbose_name=_("pykälä"), on_delete=models.CASCADE, related_name="versions"
    )
    act = models.CharField(_("säädös"), max_length=12, validators=[STATUTE_NUMBER])
    in_force_from = models.DateField(_("voimaan"))
    applied_from = models.DateField(_("sovelletaan alkaen"), null=True, blank=True)

    class Meta:
        verbose_name = _("pykälän versio")
        verbose_name_plural = _("pykälän versiot")
        ordering = ("section", "in_force_from", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("section", "act", "in_force_from"),
                name="legislation_section_version_once",
                violation_error_message=_("Pykälällä on jo tämä versio."),
            )
        ]

    def __str__(self):
        return self.act

    def clean(self):
        super().clean()
        if self.applied_from and self.in_force_from and self.applied_from < self.in_force_from:
            raise ValidationError({"applied_from": _("Soveltaminen ei voi alkaa ennen voimaantuloa.")})
