"""An actor's obligations as its page tells them: grouped, with the words of each role."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from legislation.duties import Duty
from legislation.pairing import Counterpart
from legislation.models import LegalBasis, Obligation, ObligationParty
from regions.models import Actor
from regions.neighbours import MUNICIPALITY

Kind, Modality, Role = Obligation.Kind, Obligation.Modality, ObligationParty.Role
EMPLOYMENT_AREA = "tyollisyysalue"

GROUPS: list[tuple[str, Promise | str, tuple[str, ...]]] = [
    ("neuvottelut", gettext_lazy("Neuvottelut"), (Kind.NEGOTIATION,)),
    ("sovittava", gettext_lazy("Sovittava tai sovittavissa"), (Kind.AGREEMENT,)),
    ("suunnitelmat", gettext_lazy("Suunnitelmat ja strategia"), (Kind.STRATEGY, Kind.PLAN, Kind.REPORT)),
    ("lausunnot", gettext_lazy("Lausunnot ja kuuleminen"), (Kind.STATEMENT,)),
    ("yhteistyo", gettext_lazy("Yhteistyö ja toimielimet"), (Kind.COOPERATION, Kind.BODY)),
    ("ohjaus", gettext_lazy("Valtion ohjaus"), (Kind.STEERING,)),
]
# The groups that answer the page's question stand open; the others open at a press.
OPEN_GROUPS = ("neuvottelut", "sovittava")

MUST_WORDS = {
    Kind.STRATEGY: gettext_lazy("on laadittava"),
    Kind.NEGOTIATION: gettext_lazy("on neuvoteltava"),
    Kind.STEERING: gettext_lazy("on osallistuttava"),
    Kind.AGREEMENT: gettext_lazy("on sovittava"),
    Kind.PLAN: gettext_lazy("on laadittava"),
    Kind.COOPERATION: gettext_lazy("on tehtävä yhteistyötä"),
    Kind.STATEMENT: gettext_lazy("on kuultava tai pyydettävä lausunto"),
    Kind.BODY: gettext_lazy("on järjestettävä"),
    Kind.REPORT: gettext_lazy("on raportoitava"),
}
ROLE_WORDS = {
    Role.COORDINATES: gettext_lazy("sovittaa yhteen"),
    Role.PREPARES: gettext_lazy("valmistelee"),
    Role.COUNTERPART: gettext_lazy("on vastapuoli"),
    Role.GIVES_STATEMENT: gettext_lazy("antaa lausunnon"),
    Role.IS_HEARD: gettext_lazy("tulee kuulluksi"),
    Role.MAY_PARTICIPATE: gettext_lazy("voi osallistua"),
    Role.RECEIVES: gettext_lazy("saa tiedoksi"),
}


@dataclass(frozen=True)
class NamedCounterpart:
    """The other side of an obligation, ready to be shown: by names, or as all municipalities of the area."""

    counterpart: Counterpart
    is_all_municipalities: bool

    LONG = 4

    @property
    def actors(self) -> tuple[Actor, ...]:
        return self.counterpart.actors

    @property
    def is_long(self) -> bool:
        return len(self.actors) > self.LONG

    @property
    def role(self) -> str:
        """Its part in words where it is not simply the other side."""
        role = Role(self.counterpart.party.role)
        if role in (Role.OBLIGED, Role.COUNTERPART):
            return ""
        return str(ROLE_WORDS[role])


@dataclass(frozen=True)
class DutyRow:
    """A row of the actor's page: an obligation with whom, under what and how strictly."""

    bound: Duty
    counterparts: list[NamedCounterpart]

    @property
    def obligation(self) -> Obligation:
        return self.bound.obligation

    @property
    def bases(self) -> list[LegalBasis]:
        return self.bound.bases

    @property
    def is_strict(self) -> bool:
        """Whether the actor must act, as distinct from may or takes part in another's duty."""
        return self.bound.is_obliged and self.obligation.modality == Modality.MUST

    @property
    def word(self) -> str:
        """What the actor must or may do, in its own role."""
        if self.bound.is_obliged:
            if self.obligation.modality == Modality.MUST:
                return str(MUST_WORDS[Kind(self.obligation.kind)])
            if self.obligation.modality == Modality.TAKE_INTO_ACCOUNT:
                return _("on otettava huomioon")
        roles = {party.role for party in self.bound.own}
        if self.obligation.kind == Kind.AGREEMENT and self.obligation.modality == Modality.MAY:
            return _("voi sopia")
        return next((str(word) for role, word in ROLE_WORDS.items() if role in roles), _("voi tehdä"))


@dataclass
class DutyGroup:
    """Obligations of one sort under one heading."""

    code: str
    label: str
    duties: list[DutyRow] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.code in OPEN_GROUPS


@dataclass(frozen=True)
class NotApplying:
    """Obligations of the actor's kind that do not reach it, with the one reason they share."""

    reason: str
    obligations: list[Obligation]


class ActorDuties:
    """All obligations of an actor's kind on the day, those that reach it grouped, the others with reasons."""

    def __init__(self, bound_obligations: list[Duty], municipalities: list[Actor]):
        everyone = {municipality.pk for municipality in municipalities}
        group_of = {kind: code for code, _label, kinds in GROUPS for kind in kinds}
        groups = {code: DutyGroup(code, str(label)) for code, label, _kinds in GROUPS}
        reasons: dict[str, list[Obligation]] = defaultdict(list)
        self.applying = [bound for bound in bound_obligations if bound.applies]
        for bound in bound_obligations:
            if bound.applies:
                groups[group_of[bound.obligation.kind]].duties.append(_duty(bound, everyone))
            else:
                reasons[bound.reason].append(bound.obligation)
        for group in groups.values():
            group.duties.sort(key=lambda duty: not duty.bound.is_obliged)
        self.groups = [group for group in groups.values() if group.duties]
        self.not_applying = [NotApplying(reason, rows) for reason, rows in sorted(reasons.items())]

    @property
    def count(self) -> int:
        return len(self.applying)

    @property
    def strict_count(self) -> int:
        return sum(duty.is_strict for group in self.groups for duty in group.duties)


def _duty(bound: Duty, everyone: set[int]) -> DutyRow:
    return DutyRow(
        bound,
        [
            NamedCounterpart(
                other,
                other.party.actor_type.code == MUNICIPALITY
                and len(other.actors) > NamedCounterpart.LONG
                and {actor.pk for actor in other.actors} == everyone,
            )
            for other in bound.counterparts
        ],
    )
