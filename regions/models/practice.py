"""Good practices, joint events and joint work that others could borrow."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regions.models.actor import Actor
from regions.models.period import Period
from regions.models.region import Region
from regions.models.source import Sourced
from regions.models.theme import Theme
from regions.querysets import PeriodQuerySet
from regions.texts import SearchTextField, SortKeyField, Translated


class PracticeManager(models.Manager.from_queryset(PeriodQuerySet)):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class GoodPractice(Period, Sourced):
    """A way of working together that somebody tells of (hyvä käytäntö)."""

    class Kind(models.TextChoices):
        PRACTICE = "practice", _("toimintatapa")
        EVENT = "event", _("yhteinen tilaisuus")
        JOINT_WORK = "joint_work", _("yhteinen valmistelu tai ohjelma")
        BACKGROUND = "background", _("yhteistyön tausta")

    EXPECTED = {
        "contact": None,
        "valid_from": None,
    }

    slug = models.SlugField(_("osoitteen osa"), max_length=120, unique=True)
    kind = models.CharField(
        _("laji"),
        max_length=12,
        choices=Kind.choices,
        default=Kind.PRACTICE,
        help_text=_(
            "Toimintatavan, tilaisuuden tai valmistelun voi ottaa mallista; "
            "tausta kertoo, miten yhteistyö on syntynyt."
        ),
    )
    title_fi = models.CharField(_("otsikko suomeksi"), max_length=200)
    title_sv = models.CharField(_("otsikko ruotsiksi"), max_length=200, blank=True)
    text_fi = models.TextField(_("kuvaus suomeksi"))
    text_sv = models.TextField(_("kuvaus ruotsiksi"), blank=True)
    regions = models.ManyToManyField(
        Region, verbose_name=_("maakunnat"), blank=True, related_name="practices"
    )
    actors = models.ManyToManyField(Actor, verbose_name=_("toimijat"), blank=True, related_name="practices")
    themes = models.ManyToManyField(Theme, verbose_name=_("teemat"), blank=True, related_name="practices")
    contact = models.ForeignKey(
        Actor,
        verbose_name=_("keneltä kysyä"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="practices_to_ask_about",
    )
    sort_fi = SortKeyField(sources=("title_fi",))
    search_text = SearchTextField(sources=("title_fi", "title_sv", "text_fi", "text_sv"))

    title = Translated()
    text = Translated()
    objects = PracticeManager()

    class Meta:
        verbose_name = _("hyvä käytäntö")
        verbose_name_plural = _("hyvät käytännöt")
        ordering = ("sort_fi", "pk")
        constraints = [*Period.Meta.constraints, *Sourced.Meta.constraints]

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.slug,)

    def get_absolute_url(self):
        return reverse("practice", args=[self.slug])
