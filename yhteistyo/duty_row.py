"""A duty with its state as pages show it: with whom, in which words, what is missing and what is next."""

import datetime
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.fulfilment.board import BoardRow
from agreements.fulfilment.records import Record
from agreements.fulfilment.state import DutyState, Fulfilment
from agreements.models import Judgement
from legislation.duties import Duty
from legislation.explanation import explained
from legislation.models import LegalBasis, Obligation, ObligationParty
from legislation.pairing import Counterpart
from legislation.periods import DutyPeriod
from regions.models import Actor
from regions.neighbours import MUNICIPALITY

Kind, Modality, Role = Obligation.Kind, Obligation.Modality, ObligationParty.Role

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


def named_counterparts(duty: Duty, everyone: frozenset[int]) -> list[NamedCounterpart]:
    """The other sides; `everyone` are the municipalities that the page lists elsewhere."""
    return [
        NamedCounterpart(
            other,
            other.party.actor_type.code == MUNICIPALITY
            and len(other.actors) > NamedCounterpart.LONG
            and {actor.pk for actor in other.actors} == everyone,
        )
        for other in duty.counterparts
    ]


@dataclass
class DutyRow:
    """A row of a table of duties."""

    row: BoardRow
    day: datetime.date
    everyone: frozenset[int] = frozenset()

    @property
    def duty(self) -> Duty:
        return self.row.duty

    @property
    def actor(self) -> Actor:
        return self.duty.actor

    @property
    def obligation(self) -> Obligation:
        return self.duty.obligation

    @property
    def bases(self) -> list[LegalBasis]:
        return self.duty.bases

    @property
    def period(self) -> DutyPeriod:
        return self.row.period

    @property
    def state(self) -> DutyState:
        return self.row.state

    @property
    def fulfilment(self) -> Fulfilment:
        return self.row.fulfilment

    @cached_property
    def counterparts(self) -> list[NamedCounterpart]:
        return named_counterparts(self.duty, self.everyone)

    @property
    def why(self) -> list[str]:
        return explained(self.duty)

    @property
    def is_strict(self) -> bool:
        """Whether the actor must act, as distinct from may or takes part in another's duty."""
        return self.duty.is_strict

    @property
    def word(self) -> str:
        """What the actor must or may do, in its own role."""
        if self.duty.is_obliged:
            if self.obligation.modality == Modality.MUST:
                return str(MUST_WORDS[Kind(self.obligation.kind)])
            if self.obligation.modality == Modality.TAKE_INTO_ACCOUNT:
                return _("on otettava huomioon")
        roles = {party.role for party in self.duty.own}
        if self.obligation.kind == Kind.AGREEMENT and self.obligation.modality == Modality.MAY:
            return _("voi sopia")
        return next((str(word) for role, word in ROLE_WORDS.items() if role in roles), _("voi tehdä"))

    @property
    def evidence(self) -> list[tuple[Record, str]]:
        """Each piece of evidence, and why it does not count."""
        return list(zip(self.fulfilment.evidence, self.fulfilment.why_not, strict=True))

    @property
    def judged_pairs(self) -> list[tuple[Actor | None, Judgement, str]]:
        """The others of whom a person judged the pair, the judgement, and its state in words."""
        return [told for told in self._told(self.fulfilment.of_pairs) if told[0] is not None]

    @property
    def overtaken(self) -> list[tuple[Actor | None, Judgement, str]]:
        """The same of judgements after which it was done; None for the other where it was the whole duty."""
        told = self._told(self.fulfilment.overtaken)
        return [one for one in told if one[0] is not None or one[1].counterpart_id is None]

    def _told(self, judgements: list[Judgement]) -> list[tuple[Actor | None, Judgement, str]]:
        if not judgements:
            return []
        partners = {actor.pk: actor for one in self.duty.counterparts for actor in one.actors}
        return [(partners.get(one.counterpart_id or 0), one, one.get_state_display()) for one in judgements]

    @property
    def missing(self) -> list[Actor]:
        """Those with whom it is still to be done, where it is known to be done with others."""
        if not self.fulfilment.missing:
            return []
        partners = {actor.pk: actor for one in self.duty.partners for actor in one.actors}
        found = [partners[pk] for pk in self.fulfilment.missing if pk in partners]
        return sorted(found, key=lambda actor: actor.sort_fi)

    @property
    def is_missing_many(self) -> bool:
        return len(self.fulfilment.missing) > NamedCounterpart.LONG

    @property
    def is_late_to_start(self) -> bool:
        return self.is_strict and self.fulfilment.is_late_to_start(self.day)

    @property
    def next_due(self) -> datetime.date | None:
        """The last day to do it, or to do it again; of one done for its term nothing more follows."""
        return self.fulfilment.due
