"""Plans, programmes and strategies: whose, for which period, approved by whom."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.obligation_rules import refuse_days_without_duty, refuse_strangers
from agreements.querysets import PlanQuerySet
from legislation.models import Obligation
from regions.models import Actor, Period, Region, Sourced, Theme
from regions.partial_dates import PartialDate, PartialDateField, PrecisionField
from regions.texts import SearchTextField, SortKeyField, Translated


class PlanManager(models.Manager.from_queryset(PlanQuerySet)):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Plan(Period, Sourced):
    """A plan of one or several owners that may cover other actors too."""

    class Kind(models.TextChoices):
        STRATEGY = "strategy", _("strategia")
        PROGRAMME = "programme", _("ohjelma")
        PLAN = "plan", _("suunnitelma")
        REPORT = "report", _("kertomus")
        LAND_USE = "land_use", _("kaava")
        DECISION = "decision", _("palvelutasopäätös")

    EXPECTED = {
        "valid_from": None,
        "valid_until": None,
        "approver_fi": _("hyväksyjä"),
        "approved_on": None,
        "url": None,
    }

    slug = models.SlugField(_("osoitteen osa"), max_length=120, unique=True)
    title_fi = models.CharField(_("nimi suomeksi"), max_length=300)
    title_sv = models.CharField(_("nimi ruotsiksi"), max_length=300, blank=True)
    kind = models.CharField(
        _("laji"),
        max_length=10,
        choices=Kind.choices,
        help_text=_("Kertomus katsoo taaksepäin, muut eteenpäin. Palvelutasopäätös on pelastustoimen."),
    )
    obligation = models.ForeignKey(
        Obligation,
        verbose_name=_("velvoite"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="plans",
        help_text=_("Tyhjä, kun suunnitelma ei perustu säännökseen tai perustetta ei tiedetä."),
    )
    summary_fi = models.TextField(_("tiivistelmä suomeksi"), blank=True)
    summary_sv = models.TextField(_("tiivistelmä ruotsiksi"), blank=True)
    owners = models.ManyToManyField(Actor, verbose_name=_("laatijat"), blank=True, related_name="owned_plans")
    covered = models.ManyToManyField(
        Actor, verbose_name=_("ketä koskee"), blank=True, related_name="covering_plans"
    )
    approver_fi = models.CharField(_("hyväksyjä suomeksi"), max_length=200, blank=True)
    approver_sv = models.CharField(_("hyväksyjä ruotsiksi"), max_length=200, blank=True)
    approved_on = PartialDateField(_("hyväksytty"), null=True, blank=True)
    approved_on_precision = PrecisionField()
    attested_on = PartialDateField(
        _("todettu voimassa olevaksi"),
        null=True,
        blank=True,
        help_text=_("Lähteen päivä, kun kautta ei tiedetä."),
    )
    attested_on_precision = PrecisionField()
    coordinated_with = models.ManyToManyField(
        "self", verbose_name=_("sovitetaan yhteen"), symmetrical=True, blank=True
    )
    themes = models.ManyToManyField(Theme, verbose_name=_("teemat"), blank=True, related_name="plans")
    regions = models.ManyToManyField(Region, verbose_name=_("maakunnat"), blank=True, related_name="plans")
    url = models.URLField(_("osoite"), max_length=800, blank=True)
    is_public = models.BooleanField(_("julkinen"), default=True)
    sort_fi = SortKeyField(sources=("title_fi",))
    search_text = SearchTextField(sources=("title_fi", "title_sv", "summary_fi", "summary_sv"))

    title = Translated()
    summary = Translated()
    approver = Translated()
    objects = PlanManager()

    class Meta:
        verbose_name = _("suunnitelma")
        verbose_name_plural = _("suunnitelmat")
        ordering = ("sort_fi", "pk")
        constraints = [*Period.Meta.constraints, *Sourced.Meta.constraints]

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.slug,)

    def get_absolute_url(self):
        return reverse("plan", args=[self.slug])

    def clean(self):
        super().clean()
        if self.obligation is not None:
            refuse_days_without_duty([self.obligation], self._days, "obligation")

    @property
    def _days(self) -> list[PartialDate]:
        """The days on which it is known to have been in force or made."""
        known = (self.approved_on, self.valid_from, self.valid_until, self.attested_on)
        return [day for day in known if day is not None]

    def refuse_owners_without_the_duty(self, owners) -> None:
        """Raises a ValidationError on `owners` if the obligation that the plan fulfils is not that of one."""
        if self.obligation is not None:
            days = sorted({bound for day in self._days for bound in (day.first, day.last)})
            refuse_strangers(self.obligation, list(owners), "owners", days)

    def refuse_coordination_with_itself(self, plans) -> None:
        """Raises a ValidationError on `coordinated_with` if the plan itself is among the plans."""
        if any(plan.pk == self.pk for plan in plans):
            raise ValidationError(
                {"coordinated_with": _("Suunnitelmaa ei voi sovittaa yhteen itsensä kanssa.")}
            )

    def period_state(self, day: datetime.date) -> str:
        """How its period stands to the day: voimassa, paattynyt, tulossa, or ei-tietoa without dates."""
        if self.valid_from is None and self.valid_until is None:
            return "ei-tietoa"
        if self.valid_until is not None and self.valid_until.last < day:
            return "paattynyt"
        return "voimassa" if self.is_valid_on(day) else "tulossa"

    def meets(self, other: "Plan") -> bool | None:
        """Whether the two periods share a day; None when that cannot be told from what is known."""
        for began, ended in ((self.valid_from, other.valid_until), (other.valid_from, self.valid_until)):
            # What is known to the year lasts from its first day to its last.
            if began is not None and ended is not None and ended.last < began.first:
                return False
        is_known = all((self.valid_from, self.valid_until, other.valid_from, other.valid_until))
        return True if is_known else None
