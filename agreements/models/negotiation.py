"""Negotiations: held meetings between actors, one event or a series in parts."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models.agreement import Agreement
from agreements.obligation_rules import refuse_days_without_duty, refuse_obligations_of_others
from agreements.querysets import NegotiationQuerySet
from legislation.models import Obligation, Section
from regions.loops import is_within_itself
from regions.models import Actor, Period, Region, Sourced, Theme
from regions.texts import SearchTextField, SortKeyField, Translated

STAFF_COOPERATION_ACT = "449/2007"
# How negotiations of an employer with its staff are called in titles.
OF_STAFF = (
    r"yhteistoiminta-?(neuvottelu|menettely)",
    r"\byt-?\s?neuvottelu",
    r"muutosneuvottelu",
    r"samarbetsförhandling\w* med personal",
    r"omställningsförhandling",
)


class NegotiationManager(models.Manager.from_queryset(NegotiationQuerySet)):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Negotiation(Period, Sourced):
    """A negotiation between actors; its period is the day or days on which it was held, as known.

    Negotiations of an employer with its staff (449/2007, "yhteistoimintaneuvottelut") are another
    thing and are refused.
    """

    EXPECTED = {
        "valid_from": None,
        "convener": None,
        "outcome_fi": _("tulos"),
    }

    slug = models.SlugField(_("osoitteen osa"), max_length=120, unique=True)
    title_fi = models.CharField(_("nimi suomeksi"), max_length=300)
    title_sv = models.CharField(_("nimi ruotsiksi"), max_length=300, blank=True)
    part_of = models.ForeignKey(
        "self",
        verbose_name=_("osa neuvottelua"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
    )
    part_number = models.PositiveSmallIntegerField(_("monesko osa"), null=True, blank=True)
    sections = models.ManyToManyField(
        Section, verbose_name=_("oikeusperusteet"), blank=True, related_name="negotiations"
    )
    obligations = models.ManyToManyField(
        Obligation, verbose_name=_("velvoitteet"), blank=True, related_name="negotiations"
    )
    agreements = models.ManyToManyField(
        Agreement, verbose_name=_("sopimukset"), blank=True, related_name="negotiations"
    )
    convener = models.ForeignKey(
        Actor,
        verbose_name=_("koolle kutsuja"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="convened_negotiations",
    )
    topics_fi = models.TextField(_("aiheet suomeksi"), blank=True)
    topics_sv = models.TextField(_("aiheet ruotsiksi"), blank=True)
    outcome_fi = models.TextField(_("tulos suomeksi"), blank=True)
    outcome_sv = models.TextField(_("tulos ruotsiksi"), blank=True)
    participant_count = models.PositiveIntegerField(
        _("osallistujia lähteen mukaan"),
        null=True,
        blank=True,
        help_text=_("Henkilöitä, jos lähde kertoo luvun."),
    )
    themes = models.ManyToManyField(Theme, verbose_name=_("teemat"), blank=True, related_name="negotiations")
    regions = models.ManyToManyField(
        Region, verbose_name=_("maakunnat"), blank=True, related_name="negotiations"
    )
    is_public = models.BooleanField(_("julkinen"), default=True)
    sort_fi = SortKeyField(sources=("title_fi",))
    search_text = SearchTextField(
        sources=("title_fi", "title_sv", "topics_fi", "topics_sv", "outcome_fi", "outcome_sv")
    )

    title = Translated()
    topics = Translated()
    outcome = Translated()
    objects = NegotiationManager()

    class Meta:
        verbose_name = _("neuvottelu")
        verbose_name_plural = _("neuvottelut")
        ordering = ("-valid_from", "sort_fi")
        constraints = [
            *Period.Meta.constraints,
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(part_of=models.F("id")),
                name="agreements_negotiation_not_part_of_itself",
                violation_error_message=_(
                    "Neuvottelu ei voi olla osa itseään eikä neuvottelua, joka on sen osa."
                ),
            ),
        ]

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.slug,)

    def get_absolute_url(self):
        return reverse("negotiation", args=[self.slug])

    def clean(self):
        super().clean()
        titles = f"{self.title_fi} {self.title_sv}".casefold().replace("\u00ad", "")
        if any(re.search(words, titles) for words in OF_STAFF):
            raise ValidationError(
                {
                    "title_fi": _(
                        "Henkilöstön yhteistoimintaneuvottelut (449/2007) eivät kuulu tähän rekisteriin."
                    )
                }
            )
        if is_within_itself(self, "part_of"):
            raise ValidationError(
                {"part_of": _("Neuvottelu ei voi olla osa itseään eikä neuvottelua, joka on sen osa.")}
            )
        if self.part_of is not None and self.part_of.part_of_id is not None:
            raise ValidationError(
                {"part_of": _("Kokonaisuus on itse osa neuvottelua: valitse ylin kokonaisuus.")}
            )

    def refuse_obligations_not_in_force(self, obligations) -> None:
        """Raises a ValidationError on `obligations` if one of them was not in force when it was held."""
        refuse_days_without_duty(obligations, [self.valid_from, self.valid_until], "obligations")

    def refuse_obligations_of_others(self, obligations=None, actors=None) -> None:
        """Raises a ValidationError on `obligations` if one is that of nobody here; by default as stored."""
        claimed = self.obligations.all() if obligations is None else obligations
        if actors is None and claimed:
            actors = Actor.objects.filter(pk__in=self.participants.values("actor")).select_related(
                "actor_type"
            )
        refuse_obligations_of_others(claimed, actors or (), [self.valid_from, self.valid_until])

    def attendance(self) -> list[tuple[str, list["NegotiationParticipant"]]]:
        """The participants by how they took part, the present first; (words, participants)."""
        kinds = NegotiationParticipant.Attendance
        rows = list(self.participants.all())
        groups = [(str(kind.label), [row for row in rows if row.attendance == kind]) for kind in kinds]
        return [(label, found) for label, found in groups if found]

    @staticmethod
    def refuse_staff_negotiation(sections) -> None:
        """Raises a ValidationError on `sections` if one of them is of the act on staff cooperation."""
        if any(section.law.number == STAFF_COOPERATION_ACT for section in sections):
            raise ValidationError(
                {
                    "sections": _(
                        "Henkilöstön yhteistoimintaneuvottelut (449/2007) eivät kuulu tähän rekisteriin."
                    )
                }
            )


class NegotiationParticipant(models.Model):
    """An actor in a negotiation. Invited is not present."""

    class Attendance(models.TextChoices):
        PRESENT = "present", _("läsnä")
        ABSENT = "absent", _("poissa")
        INVITED = "invited", _("kutsuttu, läsnäolo ei tiedossa")
        UNKNOWN = "unknown", _("ei tietoa")

    negotiation = models.ForeignKey(
        Negotiation, verbose_name=_("neuvottelu"), on_delete=models.CASCADE, related_name="participants"
    )
    actor = models.ForeignKey(
        Actor, verbose_name=_("toimija"), on_delete=models.PROTECT, related_name="negotiation_participations"
    )
    attendance = models.CharField(
        _("osallistuminen"),
        max_length=8,
        choices=Attendance.choices,
        default=Attendance.UNKNOWN,
        help_text=_("Läsnä vain, kun lähde kertoo läsnäolosta. Kutsuttu ei ole sama kuin läsnä ollut."),
    )

    class Meta:
        verbose_name = _("neuvottelun osapuoli")
        verbose_name_plural = _("neuvottelun osapuolet")
        ordering = ("negotiation", "actor__sort_fi")
        constraints = [
            models.UniqueConstraint(
                fields=("negotiation", "actor"),
                name="agreements_participant_once",
                violation_error_message=_("Toimija on jo neuvottelussa."),
            )
        ]

    def __str__(self):
        return f"{self.actor}: {self.get_attendance_display()}"
