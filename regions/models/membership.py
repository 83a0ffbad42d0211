"""Who belongs where and since when. No division is ever derived from another (house rule)."""

from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from regions.exclusion import PostgresExclusionConstraint, whole_period
from regions.models.actor import Actor, ActorType
from regions.models.period import Period
from regions.models.region import Region
from regions.models.source import Sourced
from regions.querysets import MembershipQuerySet, PeriodQuerySet


class Membership(Period, Sourced):
    """An actor in a county, a regional council, an employment area, an office area, …, for a time."""

    class Kind(models.TextChoices):
        REGION = "region", _("maakunta")
        COUNTY = "county", _("hyvinvointialue")
        COUNCIL = "council", _("maakunnan liitto")
        EMPLOYMENT_AREA = "employment_area", _("työllisyysalue")
        STATE_OFFICE = "state_office", _("valtion viraston toimialue")
        COOPERATION_AREA = "cooperation_area", _("sote-yhteistyöalue")
        JOINT_AUTHORITY = "joint_authority", _("yhtymä")

    # Of which types the organisation of each kind is; a reform that brings a type of its own adds it here.
    ORGANISATION_TYPES: dict[str, tuple[str, ...]] = {
        Kind.COUNTY: ("hyvinvointialue",),
        Kind.COUNCIL: ("maakunnan-liitto",),
        Kind.EMPLOYMENT_AREA: ("tyollisyysalue",),
        Kind.STATE_OFFICE: ("elinvoimakeskus", "ely-keskus", "virasto"),
        Kind.COOPERATION_AREA: ("sote-yhteistyoalue",),
        Kind.JOINT_AUTHORITY: ("hyvinvointiyhtyma", "kuntayhtyma"),
    }
    OF_MUNICIPALITIES = (Kind.COUNTY, Kind.COUNCIL, Kind.EMPLOYMENT_AREA)

    member = models.ForeignKey(
        Actor, verbose_name=_("jäsen"), on_delete=models.CASCADE, related_name="memberships"
    )
    kind = models.CharField(
        _("laji"),
        max_length=20,
        choices=Kind.choices,
        help_text=_(
            "Minkä jaon mukaan toimija kuuluu johonkin. Laji ratkaisee, millainen organisaatio valitaan."
        ),
    )
    organisation = models.ForeignKey(
        Actor,
        verbose_name=_("mihin kuuluu"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="member_records",
    )
    region = models.ForeignKey(
        Region,
        verbose_name=_("maakunta"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="member_records",
    )
    is_responsible = models.BooleanField(
        _("vastuukunta"), default=False, help_text=_("Kunta, joka on työllisyysalueen työvoimaviranomainen.")
    )

    objects = models.Manager.from_queryset(MembershipQuerySet)()

    class Meta:
        verbose_name = _("jäsenyys")
        verbose_name_plural = _("jäsenyydet")
        ordering = ("member", "kind", "valid_from")
        indexes = [models.Index(fields=("kind", "organisation")), models.Index(fields=("kind", "region"))]
        constraints = [
            *Period.Meta.constraints,
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind="region", region__isnull=False, organisation__isnull=True)
                | (~Q(kind="region") & Q(region__isnull=True, organisation__isnull=False)),
                name="regions_membership_one_target",
                violation_error_message=_(
                    "Valitse maakunta, kun laji on maakunta; muuten valitse organisaatio."
                ),
            ),
            models.CheckConstraint(
                condition=Q(is_responsible=False) | Q(kind="employment_area"),
                name="regions_membership_responsible_only_in_employment_area",
                violation_error_message=_("Vastuukunta on vain työllisyysalueella."),
            ),
            PostgresExclusionConstraint(
                name="regions_membership_no_overlap",
                expressions=[
                    ("member", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (whole_period(), RangeOperators.OVERLAPS),
                ],
                condition=~Q(kind="joint_authority"),
                violation_error_message=_("Toimijalla on jo saman lajin jäsenyys samaan aikaan."),
            ),
        ]

    def __str__(self):
        return f"{self.member} – {self.target}"

    @property
    def target(self):
        """The organisation or the region that the actor belongs to."""
        return self.region if self.kind == self.Kind.REGION else self.organisation

    def clean(self):
        super().clean()
        is_region = self.kind == self.Kind.REGION
        if is_region and self.region_id is None:
            raise ValidationError({"region": _("Valitse maakunta.")})
        if not is_region and self.organisation_id is None:
            raise ValidationError({"organisation": _("Valitse organisaatio, johon toimija kuuluu.")})
        if is_region and self.organisation_id is not None:
            raise ValidationError({"organisation": _("Jätä tyhjäksi, kun laji on maakunta.")})
        if not is_region and self.region_id is not None:
            raise ValidationError({"region": _("Jätä tyhjäksi, kun laji ei ole maakunta.")})
        if self.is_responsible and self.kind != self.Kind.EMPLOYMENT_AREA:
            raise ValidationError({"is_responsible": _("Vastuukunta on vain työllisyysalueella.")})
        if self.organisation_id is not None and self.organisation_id == self.member_id:
            raise ValidationError({"organisation": _("Toimija ei voi kuulua itseensä.")})
        self._refuse_wrong_types()
        if self.member_id is None:
            return
        if self.kind != self.Kind.JOINT_AUTHORITY:
            self._refuse_overlap()
        if self.is_responsible:
            self._refuse_second_responsible()

    def _refuse_wrong_types(self):
        types = self.ORGANISATION_TYPES.get(self.kind)
        if self.organisation is not None and types and self.organisation.actor_type.code not in types:
            names = ActorType.objects.filter(code__in=types)
            raise ValidationError(
                {
                    "organisation": _("%(name)s ei sovi tähän lajiin. Toimijatyypin on oltava: %(types)s.")
                    % {"name": self.organisation, "types": ", ".join(map(str, names))}
                }
            )
        if self.kind in self.OF_MUNICIPALITIES and self.member_id and not self.member.is_municipality:
            raise ValidationError({"kind": _("Tämän lajin jäsenyys on vain kunnalla.")})

    def _period_bounds(self):
        return (
            self.valid_from.first if self.valid_from else None,
            self.valid_until.last if self.valid_until else None,
        )

    def _refuse_overlap(self):
        others = Membership.objects.filter(member_id=self.member_id, kind=self.kind).exclude(pk=self.pk)
        other = others.overlapping(*self._period_bounds()).order_by("pk").first()
        if other is not None:
            raise ValidationError(
                {
                    "valid_from": _("Päällekkäinen jäsenyys: %(target)s %(period)s.")
                    % {"target": other.target, "period": other.period_text}
                }
            )

    def _refuse_second_responsible(self):
        others = Membership.objects.filter(
            organisation_id=self.organisation_id, kind=self.kind, is_responsible=True
        ).exclude(pk=self.pk)
        other = others.overlapping(*self._period_bounds()).order_by("pk").first()
        if other is not None:
            raise ValidationError(
                {"is_responsible": _("Alueella on jo vastuukunta: %(name)s.") % {"name": other.member}}
            )


class CouncilTerm(Period, Sourced):
    """A term of the councils of one type of actor (valtuustokausi)."""

    actor_type = models.ForeignKey(
        ActorType, verbose_name=_("toimijatyyppi"), on_delete=models.CASCADE, related_name="council_terms"
    )
    basis = models.CharField(
        _("peruste"), max_length=200, help_text=_("Säädös ja pykälä, esimerkiksi 410/2015, 15 §.")
    )
    is_derived = models.BooleanField(
        _("päätelty yleissäännöstä"),
        default=False,
        help_text=_("Kausi on laskettu säännöstä, ei luettu säädöksestä."),
    )

    objects = models.Manager.from_queryset(PeriodQuerySet)()

    class Meta:
        verbose_name = _("valtuustokausi")
        verbose_name_plural = _("valtuustokaudet")
        ordering = ("actor_type", "valid_from")
        constraints = [
            *Period.Meta.constraints,
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=("actor_type", "valid_from"),
                name="regions_council_term_once",
                violation_error_message=_("Toimijatyypillä on jo samana päivänä alkava valtuustokausi."),
            ),
            PostgresExclusionConstraint(
                name="regions_council_term_no_overlap",
                expressions=[
                    ("actor_type", RangeOperators.EQUAL),
                    (whole_period(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Valtuustokausi on päällekkäin toisen kauden kanssa."),
            ),
        ]

    def __str__(self):
        return f"{self.actor_type}: {self.period_text}"

    def clean(self):
        super().clean()
        if self.actor_type_id is None or self.valid_from is None:
            return
        others = CouncilTerm.objects.filter(actor_type_id=self.actor_type_id).exclude(pk=self.pk)
        if self.valid_until:
            others = others.filter(valid_from__lte=self.valid_until.last)
        if others.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=self.valid_from.first)).exists():
            raise ValidationError({"valid_from": _("Valtuustokausi on päällekkäin toisen kauden kanssa.")})
