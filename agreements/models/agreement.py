"""Agreements: what has been agreed, by whom, for how long and who has approved it."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from agreements.models.agreement_kind import AgreementKind
from agreements.obligation_rules import refuse_days_without_duty, refuse_obligations_of_others
from agreements.querysets import AgreementQuerySet
from agreements.status import AgreementStatus
from legislation.models import Obligation, Section
from regions.models import Actor, CooperationStructure, Membership, Period, Region, Sourced, Theme
from regions.partial_dates import PartialDateField, PrecisionField
from regions.texts import SearchTextField, SortKeyField, Translated

# Languages in which agreements are made: those of the country's laws on languages, and English.
LANGUAGE_NAMES = {
    "fi": _("suomi"),
    "sv": _("ruotsi"),
    "en": _("englanti"),
    "se": _("pohjoissaame"),
    "smn": _("inarinsaame"),
    "sms": _("koltansaame"),
}


class AgreementManager(models.Manager.from_queryset(AgreementQuerySet)):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Agreement(Period, Sourced):
    """An agreement between actors. Its status is derived (see `agreements.status`), never typed in."""

    class Statutory(models.TextChoices):
        STATUTORY = "statutory", _("lakisääteinen")
        VOLUNTARY = "voluntary", _("vapaaehtoinen")
        UNKNOWN = "unknown", _("ei tietoa")

    class StartRule(models.TextChoices):
        FIXED = "fixed", _("sovittuna päivänä")
        ALL_APPROVED = "all_approved", _("kun kaikki ovat hyväksyneet")
        SIGNED = "signed", _("allekirjoituksesta")
        OTHER = "other", _("muulla perusteella")

    class EndRule(models.TextChoices):
        FIXED = "fixed", _("määräpäivänä")
        UNTIL_FURTHER_NOTICE = "open", _("voimassa toistaiseksi")
        UNKNOWN = "unknown", _("ei tietoa")

    status: str  # annotated by `with_status`

    EXPECTED = {
        "valid_from": None,
        "valid_until": None,
        "notice_months": None,
        "last_reviewed_on": None,
        "followup_fi": _("luvattu seuranta"),
        "followup_done_on": None,
    }

    slug = models.SlugField(_("osoitteen osa"), max_length=120, unique=True)
    title_fi = models.CharField(_("nimi suomeksi"), max_length=300)
    title_sv = models.CharField(_("nimi ruotsiksi"), max_length=300, blank=True)
    kind = models.ForeignKey(
        AgreementKind, verbose_name=_("laji"), on_delete=models.PROTECT, related_name="agreements"
    )
    statutory = models.CharField(
        _("lakisääteisyys"),
        max_length=10,
        choices=Statutory.choices,
        default=Statutory.UNKNOWN,
        help_text=_(
            "Lakisääteinen, kun laki vaatii tai nimeää sopimuksen. Ei tietoa, kun asiaa ei ole selvitetty."
        ),
    )
    summary_fi = models.TextField(_("tiivistelmä suomeksi"), blank=True)
    summary_sv = models.TextField(_("tiivistelmä ruotsiksi"), blank=True)
    start_rule = models.CharField(
        _("voimaantulo"),
        max_length=12,
        choices=StartRule.choices,
        blank=True,
        help_text=_(
            "Mistä sopimus alkaa sitoa. Sovittuna päivänä vaatii alkamispäivän; "
            "tyhjä, kun voimaantuloa ei tiedetä."
        ),
    )
    start_note_fi = models.CharField(_("voimaantulo sanoin, suomeksi"), max_length=300, blank=True)
    start_note_sv = models.CharField(_("voimaantulo sanoin, ruotsiksi"), max_length=300, blank=True)
    end_rule = models.CharField(
        _("päättyminen"),
        max_length=8,
        choices=EndRule.choices,
        default=EndRule.UNKNOWN,
        help_text=_(
            "Määräpäivänä, kun viimeinen päivä tiedetään. "
            "Toistaiseksi vain, kun niin on sovittu; muuten ei tietoa."
        ),
    )
    notice_months = models.PositiveSmallIntegerField(
        _("irtisanomisaika kuukausina"),
        null=True,
        blank=True,
        help_text=_(
            "Kuinka monta kuukautta ennen päättymistä on irtisanottava. "
            "Tyhjä, kun aikaa ei ole sovittu tai sitä ei tiedetä."
        ),
    )
    terminated_on = PartialDateField(
        _("irtisanottu päättymään"),
        null=True,
        blank=True,
        bound="last",
        help_text=_("Viimeinen voimassaolopäivä."),
    )
    terminated_on_precision = PrecisionField()
    attested_on = PartialDateField(
        _("todettu voimassa olevaksi"),
        null=True,
        blank=True,
        help_text=_("Päivä, jona lähde kertoo sopimuksen olevan voimassa, kun alkamispäivää ei tiedetä."),
    )
    attested_on_precision = PrecisionField()
    statutory_deadline = PartialDateField(_("lakisääteinen määräaika"), null=True, blank=True, bound="last")
    statutory_deadline_precision = PrecisionField()
    last_reviewed_on = PartialDateField(_("viimeksi tarkasteltu"), null=True, blank=True)
    last_reviewed_on_precision = PrecisionField()
    replaces = models.ManyToManyField(
        "self", verbose_name=_("korvaa"), symmetrical=False, blank=True, related_name="replaced_by"
    )
    template_used = models.CharField(_("käytetty malli"), max_length=300, blank=True)
    template_url = models.URLField(
        _("mallin osoite"),
        max_length=400,
        blank=True,
        help_text=_("Osoite, josta mallin voi lukea."),
    )
    sections = models.ManyToManyField(
        Section, verbose_name=_("oikeusperusteet"), blank=True, related_name="agreements"
    )
    obligations = models.ManyToManyField(
        Obligation, verbose_name=_("velvoitteet, joita palvelee"), blank=True, related_name="agreements"
    )
    themes = models.ManyToManyField(Theme, verbose_name=_("teemat"), blank=True, related_name="agreements")
    regions = models.ManyToManyField(
        Region, verbose_name=_("maakunnat"), blank=True, related_name="agreements"
    )
    structures = models.ManyToManyField(
        CooperationStructure, verbose_name=_("sopimuksen rakenteet"), blank=True, related_name="agreements"
    )
    followup_fi = models.TextField(_("luvattu seuranta, suomeksi"), blank=True)
    followup_sv = models.TextField(_("luvattu seuranta, ruotsiksi"), blank=True)
    followup_months = models.PositiveSmallIntegerField(
        _("seurannan väli kuukausina"),
        null=True,
        blank=True,
        help_text=_("Kuinka usein seuranta on luvattu."),
    )
    followup_done_on = PartialDateField(_("seuranta viimeksi tehty"), null=True, blank=True)
    followup_done_on_precision = PrecisionField()
    languages = models.CharField(
        _("kielet"), max_length=20, blank=True, help_text=_("Kielten tunnukset pilkuin erotettuina: fi, sv.")
    )
    is_public = models.BooleanField(
        _("julkinen"), default=True, help_text=_("Sisäinen sopimus ei näy sivustolla.")
    )
    sort_fi = SortKeyField(sources=("title_fi",))
    search_text = SearchTextField(sources=("title_fi", "title_sv", "summary_fi", "summary_sv"))

    title = Translated()
    summary = Translated()
    start_note = Translated()
    followup = Translated()
    objects = AgreementManager()

    class Meta:
        verbose_name = _("sopimus")
        verbose_name_plural = _("sopimukset")
        ordering = ("sort_fi", "pk")
        indexes = [models.Index(fields=("valid_until",)), models.Index(fields=("valid_from",))]
        constraints = [
            *Period.Meta.constraints,
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(end_rule="open") | Q(valid_until__isnull=True),
                name="agreements_agreement_open_end_has_no_day",
                violation_error_message=_(
                    "Toistaiseksi voimassa olevalla sopimuksella ei ole päättymispäivää."
                ),
            ),
        ]

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.slug,)

    def get_absolute_url(self):
        return reverse("agreement", args=[self.slug])

    def save(self, *, update_fields=None, **kwargs):
        """Saves; an agreement whose last day is known ends on that day, even where nobody chose so."""
        if self.valid_until is not None and self.end_rule == self.EndRule.UNKNOWN:
            self.end_rule = self.EndRule.FIXED
            update_fields = None if update_fields is None else {*update_fields, "end_rule"}
        super().save(update_fields=update_fields, **kwargs)

    def clean(self):
        super().clean()
        faults = self._period_faults()
        unknown = [code for code in self.language_codes if code not in LANGUAGE_NAMES]
        if unknown:
            faults["languages"] = _("Tuntematon kieli: %(code)s.") % {"code": unknown[0]}
        if faults:
            raise ValidationError(faults)

    def _period_faults(self) -> dict[str, str | Promise]:
        """What is wrong with the dates and the rules of beginning and ending, by field."""
        faults: dict[str, str | Promise] = {}
        if self.start_rule == self.StartRule.FIXED and not self.valid_from:
            faults["valid_from"] = _("Anna alkamispäivä tai valitse muu voimaantulo.")
        if self.end_rule == self.EndRule.UNTIL_FURTHER_NOTICE and self.valid_until:
            faults["valid_until"] = _("Toistaiseksi voimassa olevalla sopimuksella ei ole päättymispäivää.")
        if self.end_rule == self.EndRule.FIXED and not self.valid_until:
            faults["valid_until"] = _("Anna päättymispäivä tai valitse päättymiseksi ei tietoa.")
        if self.terminated_on and self.valid_from and self.terminated_on.last < self.valid_from.first:
            faults["terminated_on"] = _("Sopimus on irtisanottu päättymään ennen kuin se alkaa.")
        return faults

    @property
    def state(self) -> AgreementStatus:
        """The derived status; only on records from `with_status(day)`."""
        return AgreementStatus(self.status)

    def days_left(self, day: datetime.date) -> int | None:
        """Days from the day to the last day of validity; None when that is not known or is past."""
        if self.valid_until is None or self.valid_until.last < day:
            return None
        return (self.valid_until.last - day).days

    @property
    def language_names(self) -> list[str]:
        """The languages in words; a code that the register does not know stays as it is."""
        return [str(LANGUAGE_NAMES.get(code, code)) for code in self.language_codes]

    @property
    def language_codes(self) -> list[str]:
        return [code.strip() for code in self.languages.split(",") if code.strip()]

    def refuse_obligations_not_in_force(self, obligations) -> None:
        """Raises a ValidationError on `obligations` if one was in force on none of the agreement's days."""
        days = [self.valid_from, self.valid_until, self.attested_on]
        refuse_days_without_duty(obligations, days, "obligations")

    def refuse_obligations_of_others(self, obligations=None, actors=None) -> None:
        """Raises a ValidationError on `obligations` if one is that of nobody here; by default as stored.

        A municipality may be here for the employment area for which it answers.
        """
        claimed = self.obligations.all() if obligations is None else obligations
        if actors is None and claimed:
            actors = Actor.objects.filter(pk__in=self.parties.values("actor")).select_related("actor_type")
        here = list(actors or ())
        if here and claimed:
            of_these = Membership.objects.filter(is_responsible=True, member__in=here)
            areas = Actor.objects.filter(pk__in=of_these.values("organisation"))
            here += areas.select_related("actor_type")
        days = [self.valid_from, self.valid_until, self.attested_on]
        refuse_obligations_of_others(claimed, here, days)

    def refuse_replacement_loop(self, replaced) -> None:
        """Raises a ValidationError on `replaces` if one of the agreements already follows this one."""
        reached, frontier = set(), {agreement.pk for agreement in replaced}
        while frontier:
            if self.pk in frontier:
                raise ValidationError(
                    {"replaces": _("Sopimus ei voi korvata itseään eikä omaa seuraajaansa.")}
                )
            reached |= frontier
            earlier = Agreement.objects.filter(replaced_by__in=frontier).values_list("pk", flat=True)
            frontier = set(earlier) - reached
