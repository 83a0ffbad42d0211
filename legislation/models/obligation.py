"""Obligations: what law demands of kinds of actors, and of whom with whom."""

import datetime

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from legislation.models.law import Section
from legislation.querysets import LegalBasisQuerySet, ObligationQuerySet
from regions.models import Actor, ActorType, Period, Sourced, Theme
from regions.models.plain_row import PlainRow
from regions.texts import SearchTextField, SortKeyField, Translated


class ObligationManager(models.Manager.from_queryset(ObligationQuerySet)):
    def get_by_natural_key(self, code):
        return self.get(code=code)


class Obligation(Period, Sourced):
    """A duty or a possibility that a statute or the publication states (velvoite)."""

    class Kind(models.TextChoices):
        STRATEGY = "strategy", _("strateginen suunnittelu")
        NEGOTIATION = "negotiation", _("neuvottelu")
        STEERING = "steering", _("valtion ohjaus")
        AGREEMENT = "agreement", _("sopimus")
        PLAN = "plan", _("suunnitelma")
        COOPERATION = "cooperation", _("yhteistyö")
        STATEMENT = "statement", _("lausunto tai kuuleminen")
        BODY = "body", _("toimielin")
        REPORT = "report", _("kertomus tai selvitys")

    class Modality(models.TextChoices):
        MUST = "must", _("on tehtävä")
        TAKE_INTO_ACCOUNT = "must_take_into_account", _("otettava huomioon")
        MAY = "may", _("voi tehdä")

    class Recurrence(models.TextChoices):
        YEARLY = "yearly", _("vuosittain")
        AT_LEAST_YEARLY = "at_least_yearly", _("vähintään vuosittain")
        COUNCIL_TERM = "once_per_council_term", _("valtuustokausittain")
        FOUR_YEARS = "every_4_years", _("neljän vuoden välein")
        REGULARLY = "regularly", _("säännöllisesti")
        CONTINUOUS = "continuous", _("jatkuvasti")
        WHEN_IT_ARISES = "when_it_arises", _("kun asia tulee esille")
        NONE = "none", _("ei määräväliä")

    class Level(models.TextChoices):
        ORGANISATION = "organisation", _("organisaatio")
        INDIVIDUAL = "individual", _("yksilö")
        SERVICE_POINT = "service_point", _("toimipaikka")

    class InPublication(models.TextChoices):
        YES = "yes", _("julkaisussa")
        CORRECTED = "corrected", _("julkaisussa, oikaistu")
        NO = "no", _("julkaisun ulkopuolelta")

    code = models.SlugField(_("tunnus"), max_length=120, unique=True)
    kind = models.CharField(
        _("laji"),
        max_length=12,
        choices=Kind.choices,
        help_text=_(
            "Mitä velvoite ennen kaikkea vaatii, esimerkiksi neuvottelun, sopimuksen tai suunnitelman."
        ),
    )
    title_fi = models.CharField(_("nimi suomeksi"), max_length=300)
    title_sv = models.CharField(_("nimi ruotsiksi"), max_length=300, blank=True)
    text_fi = models.TextField(_("sisältö suomeksi"))
    text_sv = models.TextField(_("sisältö ruotsiksi"), blank=True)
    modality = models.CharField(
        _("velvoittavuus"),
        max_length=24,
        choices=Modality.choices,
        help_text=_(
            "Säädöksen sanojen mukaan: velvoittaako se tekemään, "
            "ottamaan huomioon vai antaako se mahdollisuuden."
        ),
    )
    level = models.CharField(
        _("taso"),
        max_length=14,
        choices=Level.choices,
        default=Level.ORGANISATION,
        help_text=_(
            "Organisaatio, kun velvoite koskee toimijaa itseään; "
            "yksilö, kun yhtä asiakasta; toimipaikka, kun yhtä palvelupaikkaa."
        ),
    )
    recurrence = models.CharField(
        _("toistuvuus"),
        max_length=24,
        choices=Recurrence.choices,
        help_text=_("Kuinka usein säädöksen mukaan. Ei määräväliä, kun säädös ei sano, kuinka usein."),
    )
    recurrence_note_fi = models.CharField(
        _("toistuvuus säädöksen sanoin"), max_length=400, blank=True, help_text=_("Säädöksen oma ilmaus.")
    )
    recurrence_note_sv = models.CharField(_("toistuvuus ruotsiksi"), max_length=400, blank=True)
    yields_fi = models.CharField(_("mitä syntyy, suomeksi"), max_length=300, blank=True)
    yields_sv = models.CharField(_("mitä syntyy, ruotsiksi"), max_length=300, blank=True)
    exceptions_fi = models.TextField(_("poikkeukset suomeksi"), blank=True)
    exceptions_sv = models.TextField(_("poikkeukset ruotsiksi"), blank=True)
    in_publication = models.CharField(
        _("lähdejulkaisussa"),
        max_length=9,
        choices=InPublication.choices,
        help_text=_(
            "Oikaistu, kun säädös sanoo muuta kuin julkaisu. "
            "Julkaisun ulkopuolelta, kun velvoite löytyi vain säädöksistä."
        ),
    )
    publication_location = models.CharField(_("kohta julkaisussa"), max_length=400, blank=True)
    round_months = models.PositiveSmallIntegerField(
        _("hyväksymiskierros kuukausina"),
        null=True,
        blank=True,
        help_text=_("Kuinka kauan valmistelu ja kaikkien osapuolten hyväksyminen tavallisesti vie."),
    )
    note = models.TextField(_("ylläpitäjän huomautus"), blank=True)
    themes = models.ManyToManyField(Theme, verbose_name=_("teemat"), blank=True, related_name="obligations")
    position = models.PositiveSmallIntegerField(_("järjestys"), default=1000)
    sort_fi = SortKeyField(sources=("title_fi",))
    search_text = SearchTextField(
        sources=("title_fi", "title_sv", "yields_fi", "yields_sv", "text_fi", "text_sv")
    )

    title = Translated()
    text = Translated()
    recurrence_note = Translated()
    yields = Translated()
    exceptions = Translated()
    objects = ObligationManager()

    class Meta:
        verbose_name = _("velvoite")
        verbose_name_plural = _("velvoitteet")
        ordering = ("position", "sort_fi")
        constraints = [*Period.Meta.constraints, *Sourced.Meta.constraints]

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.code,)

    def get_absolute_url(self):
        return reverse("obligation", args=[self.code])

    def is_in_force_on(self, day: datetime.date) -> bool:
        """Whether its own period and that of one of its sections, if it has any, cover the day."""
        bases = self.bases.all()
        on_valid_section = any(basis.section.is_valid_on(day) for basis in bases)
        return self.is_valid_on(day) and (on_valid_section or not bases)

    @property
    def obliged(self) -> list["ObligationParty"]:
        """The obliged parties, one for each name in the statute, in the order of the statute."""
        found: dict[str, ObligationParty] = {}
        for party in self.parties.all():
            if party.role == party.Role.OBLIGED:
                found.setdefault(party.name_in_statute_fi, party)
        return list(found.values())

    @property
    def is_statutory(self) -> bool:
        """Whether a section was found for the obligation; otherwise only the publication states it."""
        return bool(self.bases.all())


class LegalBasis(PlainRow):
    """A section on which an obligation rests, down to the subsection (momentti)."""

    obligation = models.ForeignKey(
        Obligation, verbose_name=_("velvoite"), on_delete=models.CASCADE, related_name="bases"
    )
    section = models.ForeignKey(
        Section, verbose_name=_("pykälä"), on_delete=models.PROTECT, related_name="obligation_bases"
    )
    moment = models.CharField(
        _("momentti"),
        max_length=120,
        blank=True,
        help_text=_("Esimerkiksi 1, 4 tai 2 (3 kohta); tyhjä = koko pykälä."),
    )
    position = models.PositiveSmallIntegerField(_("järjestys"), default=0)

    objects = models.Manager.from_queryset(LegalBasisQuerySet)()

    class Meta:
        verbose_name = _("oikeusperuste")
        verbose_name_plural = _("oikeusperusteet")
        ordering = ("obligation", "position", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("obligation", "section"),
                name="legislation_basis_once",
                violation_error_message=_("Pykälä on jo velvoitteen perusteena."),
            )
        ]

    def __str__(self):
        return f"{self.section}, {self.subsection}" if self.moment else str(self.section)

    @property
    def is_of_other_wording(self) -> bool:
        """Whether the section had other words on the day than the version read for the parties.

        Known of a basis read `with_version_on` a day.
        """
        since, read = getattr(self, "version_from", None), getattr(self, "read_from", None)
        return since is not None and read is not None and since < read

    @property
    def subsection(self) -> str:
        """Where in the section, as law is cited: "1, 4 mom.", "2 mom. 3 kohta"; empty for all of it."""
        moment, _space, point = self.moment.partition(" (")
        if not point:
            return gettext("%(moment)s mom.") % {"moment": moment} if moment else ""
        number = point.removesuffix(" kohta)")
        return gettext("%(moment)s mom. %(point)s kohta") % {"moment": moment, "point": number}


class ObligationParty(PlainRow):
    """A kind of actor in an obligation: its role, with whom it is paired and whether jointly."""

    class Role(models.TextChoices):
        OBLIGED = "obliged", _("velvollinen")
        COUNTERPART = "counterpart", _("vastapuoli")
        MAY_PARTICIPATE = "may_participate", _("voi osallistua")
        COORDINATES = "coordinates", _("sovittaa yhteen")
        PREPARES = "prepares", _("valmistelee")
        IS_HEARD = "is_heard", _("kuultava")
        GIVES_STATEMENT = "gives_statement", _("antaa lausunnon")
        RECEIVES = "receives", _("saa tiedoksi")

    class Pairing(models.TextChoices):
        """Which named actors meet: derived only through dated memberships."""

        COUNTY_OF_MUNICIPALITY = "county_of_municipality", _("kunta ja sen hyvinvointialue")
        COUNCIL_OF_MUNICIPALITY = "council_of_municipality", _("kunta ja sen maakunnan liitto")
        COUNCIL_OVERLAPS_COUNTY = (
            "council_overlaps_county",
            _("liitto ja hyvinvointialue, joilla on yhteisiä kuntia"),
        )
        EMPLOYMENT_AREA_OVERLAPS_COUNTY = (
            "employment_area_overlaps_county",
            _("työllisyysalue ja hyvinvointialue, joilla on yhteisiä kuntia"),
        )
        EMPLOYMENT_AREA_OF_MUNICIPALITY = "employment_area_of_municipality", _("kunta ja sen työllisyysalue")
        OFFICE_AREA = "office_area", _("toimija ja valtion virasto, jonka alueella se on")
        COOPERATION_AREA = "cooperation_area", _("sote-yhteistyöalueen hyvinvointialueet")
        BILINGUAL_COUNTIES = "bilingual_counties", _("kaksikieliset hyvinvointialueet")
        NATIONAL = "national", _("valtakunnallinen toimija ja jokainen osapuoli")
        UUSIMAA = "uusimaa", _("Uudenmaan osapuolet")
        COASTAL_COUNCILS = "coastal_councils", _("rannikon maakuntien liitot")
        EACH_ALONE = "each_alone", _("kukin yksin")
        CASE_BY_CASE = "case_by_case", _("asian mukaan, ei johdettavissa")

    class Joint(models.TextChoices):
        JOINTLY = "jointly", _("kaikki yhdessä")
        SEPARATELY = "separately", _("kukin pari erikseen")
        EITHER = "either", _("yhdessä tai erikseen")

    obligation = models.ForeignKey(
        Obligation, verbose_name=_("velvoite"), on_delete=models.CASCADE, related_name="parties"
    )
    actor_type = models.ForeignKey(
        ActorType,
        verbose_name=_("toimijatyyppi"),
        on_delete=models.PROTECT,
        related_name="obligation_parties",
    )
    actor = models.ForeignKey(
        Actor,
        verbose_name=_("nimetty toimija"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="obligation_parties",
        help_text=_("Kun säädös nimeää yhden toimijan, esimerkiksi Helsingin kaupungin tai Kelan."),
    )
    name_in_statute_fi = models.CharField(
        _("nimi säädöksessä suomeksi"),
        max_length=100,
        help_text=_("Toimija säädöksen sanoin; ei muutu seuraajan mukaan."),
    )
    name_in_statute_sv = models.CharField(
        _("nimi säädöksessä ruotsiksi"),
        max_length=100,
        blank=True,
        help_text=_("Toimija ruotsinkielisen säädöksen sanoin."),
    )
    role = models.CharField(
        _("rooli"),
        max_length=16,
        choices=Role.choices,
        help_text=_(
            "Velvollisen on tehtävä, ja vastapuoli on se, jonka kanssa. "
            "Muut roolit kertovat, miten toimija osallistuu."
        ),
    )
    pairing = models.CharField(
        _("kenen kanssa"),
        max_length=32,
        choices=Pairing.choices,
        help_text=_(
            "Mistä nimetyt osapuolet johdetaan jäsenyyksien perusteella. "
            "Asian mukaan, kun niitä ei voi johtaa."
        ),
    )
    joint = models.CharField(
        _("yhdessä vai erikseen"),
        max_length=10,
        choices=Joint.choices,
        help_text=_("Täytetäänkö velvoite kaikkien kesken, kunkin parin kesken vai kummin tahansa."),
    )
    is_named = models.BooleanField(
        _("nimetty säädöksessä"),
        default=True,
        help_text=_("Ei, kun säädös puhuu yleisesti viranomaisista ja toimija on yksi niistä."),
    )
    basis_fi = models.CharField(_("peruste suomeksi"), max_length=400, blank=True)
    basis_sv = models.CharField(_("peruste ruotsiksi"), max_length=400, blank=True)

    name_in_statute = Translated()
    basis = Translated()

    class Meta:
        verbose_name = _("velvoitteen osapuoli")
        verbose_name_plural = _("velvoitteen osapuolet")
        ordering = ("obligation", "pk")
        indexes = [models.Index(fields=("actor_type", "role"))]
        constraints = [
            models.UniqueConstraint(
                fields=("obligation", "name_in_statute_fi", "role", "pairing"),
                name="legislation_party_once_per_role",
                violation_error_message=_("Sama osapuoli on jo tässä roolissa."),
            )
        ]

    def __str__(self):
        return f"{self.name_in_statute} ({self.get_role_display()})"
