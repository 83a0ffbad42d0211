"""Evidence that a duty has been done, and a person's judgement of a duty.

Negotiations, agreements and plans are evidence by themselves, for the obligations they name. `Evidence`
is for what has no record of its own kind: a statement, a body set up, a report handed over.
"""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agreements.obligation_rules import (
    refuse_days_without_duty,
    refuse_strangers,
    refuse_wrong_counterpart,
)
from agreements.querysets import PublicQuerySet
from legislation.models import Obligation
from regions.models import Actor, CooperationStructure, CouncilTerm, Period, Sourced
from regions.querysets import PeriodQuerySet
from regions.texts import Translated

# What law asks for in these is more than an opinion given of it.
BEYOND_A_STATEMENT = (
    Obligation.Kind.NEGOTIATION,
    Obligation.Kind.AGREEMENT,
    Obligation.Kind.PLAN,
    Obligation.Kind.STRATEGY,
    Obligation.Kind.BODY,
)
# Rhythms in which a judgement belongs to one period and must not run into the next.
YEARS = (Obligation.Recurrence.YEARLY, Obligation.Recurrence.AT_LEAST_YEARLY)
IN_PERIODS = (*YEARS, Obligation.Recurrence.COUNCIL_TERM)


# Where on the obligation's page its evidence is.
EVIDENCE_LIST = "naytto"


class Evidence(Period, Sourced):
    """A statement, a body or a report by which actors have done what an obligation asks.

    Its period is the day on which it was given, or from when to when a body exists.
    """

    class Kind(models.TextChoices):
        STATEMENT = "statement", _("lausunto")
        BODY = "body", _("asetettu toimielin")
        REPORT = "report", _("annettu kertomus tai selvitys")
        OTHER = "other", _("muu näyttö")

    EXPECTED = {"valid_from": None}

    obligation = models.ForeignKey(
        Obligation, verbose_name=_("velvoite"), on_delete=models.PROTECT, related_name="evidence"
    )
    kind = models.CharField(
        _("laji"),
        max_length=10,
        choices=Kind.choices,
        help_text=_(
            "Millä velvoite on täytetty. Neuvottelut, sopimukset ja suunnitelmat kirjataan omina tietueinaan."
        ),
    )
    title_fi = models.CharField(_("nimi suomeksi"), max_length=300)
    title_sv = models.CharField(_("nimi ruotsiksi"), max_length=300, blank=True)
    actors = models.ManyToManyField(
        Actor,
        verbose_name=_("ketkä"),
        related_name="evidence",
        help_text=_(
            "Ne osapuolet, joiden velvoitetta näyttö todella koskee; kutsuttu tai kuultava ei riitä."
        ),
    )
    structure = models.ForeignKey(
        CooperationStructure,
        verbose_name=_("toimielin"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="evidence",
    )
    url = models.URLField(_("asiakirjan osoite"), max_length=800, blank=True)
    is_public = models.BooleanField(_("julkinen"), default=True)

    title = Translated()
    objects = models.Manager.from_queryset(PublicQuerySet)()

    class Meta:
        verbose_name = _("näyttö")
        verbose_name_plural = _("näytöt")
        ordering = ("-valid_from", "pk")
        constraints = [
            *Period.Meta.constraints,
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                "obligation",
                "title_fi",
                Coalesce("valid_from", datetime.date.min, output_field=models.DateField()),
                name="agreements_evidence_once",
                violation_error_message=_("Sama näyttö on jo kirjattu."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"{reverse('obligation', args=[self.obligation.code])}#{EVIDENCE_LIST}"

    def clean(self):
        super().clean()
        if self.obligation_id is None:
            return
        refuse_days_without_duty([self.obligation], [self.valid_from, self.valid_until], "valid_from")
        if self.kind == self.Kind.STATEMENT and self.obligation.kind in BEYOND_A_STATEMENT:
            told = _("Lausunto ei täytä velvoitetta, jonka laji on %(kind)s.")
            raise ValidationError({"kind": told % {"kind": self.obligation.get_kind_display()}})

    def refuse_strangers(self, actors) -> None:
        """Raises a ValidationError on `actors` if the obligation does not reach one of them on the day."""
        if self.obligation_id is not None:
            on = self.valid_from or self.valid_until
            days = {on.first, on.last} if on is not None else ()
            refuse_strangers(self.obligation, list(actors), "actors", sorted(days))


class Judgement(Period):
    """A person's judgement of one duty in a period: it settles the state and hides no evidence."""

    class State(models.TextChoices):
        DONE = "done", _("tehty")
        PARTLY = "partly", _("osittain")
        PREPARING = "preparing", _("valmisteilla")
        NOT_DONE = "not_done", _("tekemättä")
        NOT_APPLICABLE = "not_applicable", _("ei sovellu")
        NOT_YET = "not_yet", _("ei vielä ajankohtainen")

    obligation = models.ForeignKey(
        Obligation, verbose_name=_("velvoite"), on_delete=models.PROTECT, related_name="judgements"
    )
    actor = models.ForeignKey(
        Actor, verbose_name=_("toimija"), on_delete=models.PROTECT, related_name="judgements"
    )
    counterpart = models.ForeignKey(
        Actor,
        verbose_name=_("vastapuoli"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="judgements_as_counterpart",
        help_text=_("Tyhjä, kun ratkaisu koskee velvoitetta kaikkien vastapuolten kanssa."),
    )
    state = models.CharField(_("tila"), max_length=14, choices=State.choices)
    reason_fi = models.TextField(_("perustelu suomeksi"))
    reason_sv = models.TextField(_("perustelu ruotsiksi"), blank=True)
    role_fi = models.CharField(
        _("ratkaisijan tehtävä suomeksi"), max_length=200, help_text=_("Tehtävä, ei henkilön nimi.")
    )
    role_sv = models.CharField(_("ratkaisijan tehtävä ruotsiksi"), max_length=200, blank=True)
    judged_on = models.DateField(_("ratkaistu"))

    reason = Translated()
    role = Translated()
    objects = models.Manager.from_queryset(PeriodQuerySet)()

    class Meta:
        verbose_name = _("ratkaisu velvoitteen tilasta")
        verbose_name_plural = _("ratkaisut velvoitteiden tiloista")
        ordering = ("-judged_on", "pk")
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                "obligation",
                "actor",
                Coalesce("counterpart", 0),
                Coalesce("valid_from", datetime.date.min, output_field=models.DateField()),
                name="agreements_judgement_once",
                violation_error_message=_("Velvoitteen tila on jo ratkaistu tälle kaudelle."),
            ),
            models.CheckConstraint(
                condition=Q(counterpart__isnull=True) | ~Q(counterpart=models.F("actor")),
                name="agreements_judgement_of_two",
                violation_error_message=_("Toimija ei voi olla oma vastapuolensa."),
            ),
        ]

    def __str__(self):
        return f"{self.obligation}: {self.actor}: {self.get_state_display()}"

    def clean(self):
        super().clean()
        if self.judged_on is not None and self.judged_on > timezone.localdate():
            raise ValidationError({"judged_on": _("Ratkaisun päivä ei voi olla tulevaisuudessa.")})
        if self.obligation_id is None or self.actor_id is None:
            return
        refuse_days_without_duty([self.obligation], [self.valid_from, self.valid_until], "valid_from")
        refuse_strangers(self.obligation, [self.actor], "actor", self._days)
        if self.counterpart is not None:
            refuse_wrong_counterpart(self.obligation, self.actor, self.counterpart, "counterpart", self._days)
        self._refuse_time_to_come()
        self._refuse_several_periods()
        for other in self._beside():
            self._refuse_beside(other)
        if self.valid_from is None and self.obligation.recurrence in IN_PERIODS:
            raise ValidationError(
                {"valid_from": _("Anna kauden ensimmäinen päivä: ratkaisu koskee vain sitä kautta.")}
            )
        if self.valid_until is None and self.obligation.recurrence in IN_PERIODS:
            raise ValidationError(
                {"valid_until": _("Anna kauden viimeinen päivä: ratkaisu koskee vain sitä kautta.")}
            )

    @property
    def _days(self) -> list[datetime.date]:
        """The first and the last day of the period, and today when it lies between or an end is open."""
        today = timezone.localdate()
        first = self.valid_from.first if self.valid_from is not None else today
        last = self.valid_until.last if self.valid_until is not None else max(today, first)
        return sorted({min(first, last), min(max(today, first), last), last})

    def _refuse_time_to_come(self) -> None:
        """Raises a ValidationError if what is judged had not begun when it was judged done or not done."""
        is_of_what_was = self.state in (self.State.DONE, self.State.PARTLY, self.State.NOT_DONE)
        if not is_of_what_was or self.valid_from is None or self.judged_on is None:
            return
        if self.valid_from.first > self.judged_on:
            told = _("Kausi alkaa vasta ratkaisun jälkeen: sitä ei voi vielä ratkaista tilaan ”%(state)s”.")
            raise ValidationError({"valid_from": told % {"state": self.get_state_display()}})

    def _refuse_several_periods(self) -> None:
        """Raises a ValidationError if the period reaches over several years or council terms of the duty."""
        if self.valid_from is None or self.valid_until is None:
            return
        first, last = self.valid_from.first, self.valid_until.last
        if self.obligation.recurrence in YEARS and first.year != last.year:
            raise ValidationError({"valid_until": _("Velvoite on vuosittainen: ratkaise vuosi kerrallaan.")})
        if self.obligation.recurrence == Obligation.Recurrence.COUNCIL_TERM:
            terms = CouncilTerm.objects.filter(actor_type=self.actor.actor_type)
            if terms.filter(valid_from__lte=last, valid_until__gte=first).count() > 1:
                raise ValidationError(
                    {"valid_until": _("Velvoite on valtuustokausittainen: ratkaise kausi kerrallaan.")}
                )

    def _beside(self) -> models.QuerySet:
        """Other judgements of the obligation in the same time that speak of the actor or the counterpart."""
        sides = [pk for pk in (self.actor_id, self.counterpart_id) if pk is not None]
        found = Judgement.objects.filter(
            Q(actor__in=sides) | Q(counterpart__in=sides), obligation=self.obligation_id
        ).exclude(pk=self.pk)
        if self.valid_until is not None:
            found = found.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=self.valid_until.last))
        if self.valid_from is not None:
            found = found.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=self.valid_from.first))
        return found.select_related("actor", "counterpart")

    @property
    def judged(self) -> str:
        """The actor, or both sides of the pair."""
        return self.actor.name if self.counterpart is None else f"{self.actor.name} – {self.counterpart.name}"

    def _refuse_beside(self, other: "Judgement") -> None:
        """Raises a ValidationError if the other judges the same, or the whole of it and a pair differently.

        A judgement of a pair is one of both of its sides, whichever of them is named first.
        """
        told = {
            "judged": other.judged,
            "period": other.period_text or "–",
            "state": other.get_state_display(),
        }
        if {self.actor_id, self.counterpart_id} == {other.actor_id, other.counterpart_id}:
            if self.actor_id == other.actor_id:
                same = _("Velvoitteen tila on jo ratkaistu kaudelle %(period)s: %(state)s.")
                raise ValidationError({"valid_from": same % told})
            mirrored = _("Sama pari on jo ratkaistu toisin päin (%(judged)s) kaudelle %(period)s: %(state)s.")
            raise ValidationError({"counterpart": mirrored % told})
        if (self.counterpart_id is None) == (other.counterpart_id is None):
            return  # two pairs, or two whole duties of different actors
        whole, pair = (self, other) if self.counterpart_id is None else (other, self)
        if whole.actor_id not in (pair.actor_id, pair.counterpart_id):
            return
        if whole.state in SETTLES_EVERY_PAIR and pair.state not in (whole.state, self.State.NOT_APPLICABLE):
            against = _("Ristiriidassa toisen ratkaisun kanssa (%(judged)s, %(period)s): %(state)s.")
            raise ValidationError({"state": against % told})


# Of the whole duty these say something of every pair; "osittain" and "valmisteilla" leave pairs open.
SETTLES_EVERY_PAIR = (
    Judgement.State.DONE,
    Judgement.State.NOT_DONE,
    Judgement.State.NOT_APPLICABLE,
    Judgement.State.NOT_YET,
)
