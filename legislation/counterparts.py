"""What law asks of an actor, and with whom by name on a day.

Law speaks of kinds of actors; `ObligationParty.pairing` says which of them meet. Here a kind becomes
the named actors that dated memberships give. What cannot be derived stays in the statute's own words,
and an obligation that does not fit the actor is kept with the reason.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from legislation.models import LegalBasis, Obligation, ObligationParty
from regions.models import Actor
from regions.neighbours import COUNTY, MUNICIPALITY, Neighbourhood

Pairing, Role = ObligationParty.Pairing, ObligationParty.Role

STATE_OFFICE_TYPES = ("ely-keskus", "elinvoimakeskus", "aluehallintovirasto")

# Kinds whose duties run side by side: each makes its own strategy, plan or report.
REGIONAL_TYPES = (
    MUNICIPALITY,
    COUNTY,
    "hyvinvointiyhtyma",
    "maakunnan-liitto",
    "tyollisyysalue",
    "koulutuksen-jarjestaja",
)

# Pairings in which the actor must have a partner of this kind, or the obligation does not reach it.
NEEDS_PARTNER = {
    Pairing.COUNTY_OF_MUNICIPALITY: COUNTY,
    Pairing.COUNCIL_OF_MUNICIPALITY: "maakunnan-liitto",
    Pairing.EMPLOYMENT_AREA_OF_MUNICIPALITY: "tyollisyysalue",
    Pairing.COUNCIL_OVERLAPS_COUNTY: "maakunnan-liitto",
    Pairing.EMPLOYMENT_AREA_OVERLAPS_COUNTY: COUNTY,
}


@dataclass(frozen=True)
class Counterpart:
    """The other side in one role: named actors where memberships give them, else the statute's words."""

    party: ObligationParty
    actors: tuple[Actor, ...] = ()
    is_unverified: bool = False

    @property
    def words(self) -> str:
        """The statute's own name of the party."""
        return self.party.name_in_statute


@dataclass
class BoundObligation:
    """An obligation as it meets one actor: its own roles, the counterparts, and whether it applies."""

    obligation: Obligation
    own: list[ObligationParty] = field(default_factory=list)
    counterparts: list[Counterpart] = field(default_factory=list)
    bases: list[LegalBasis] = field(default_factory=list)
    applies: bool = True
    reason: str = ""

    @property
    def is_obliged(self) -> bool:
        return any(party.role == Role.OBLIGED for party in self.own)

    @property
    def others(self) -> list[Counterpart]:
        """Those who may take part, are heard, give a statement or receive."""
        return [
            other for other in self.counterparts if other.party.role not in (Role.OBLIGED, Role.COUNTERPART)
        ]

    @property
    def partners(self) -> list[Counterpart]:
        """Those who are obliged together with the actor, or stand opposite to it."""
        return [other for other in self.counterparts if other.party.role in (Role.OBLIGED, Role.COUNTERPART)]


def obligations_of(
    actor: Actor, day: datetime.date, around: Neighbourhood | None = None
) -> list[BoundObligation]:
    """Obligations that name the actor or its kind on the day, in the register's order, in two queries."""
    around = around or Neighbourhood(actor, day)
    concerned = Obligation.objects.concerning(actor).with_basis_on(day)
    found: dict[int, BoundObligation] = {}
    parties: dict[int, list[ObligationParty]] = defaultdict(list)
    rows = ObligationParty.objects.filter(obligation__in=concerned.order_by().values("pk"))
    rows = rows.select_related("obligation", "actor_type", "actor__actor_type")
    for party in rows.order_by("obligation__position", "obligation__sort_fi", "pk"):
        bound = found.setdefault(party.obligation_id, BoundObligation(party.obligation))
        parties[party.obligation_id].append(party)
        if is_own(party, actor):
            bound.own.append(party)
    bases = LegalBasis.objects.filter(obligation__in=list(found)).select_related("section__law")
    for basis in bases.order_by("position", "pk"):
        found[basis.obligation_id].bases.append(basis)
    for pk, bound in found.items():
        _name_counterparts(bound, parties[pk], actor, around)
    return list(found.values())


def is_own(party: ObligationParty, actor: Actor) -> bool:
    """Whether the party row speaks of the actor: by name, or by its kind when no one is named."""
    if party.actor_id is not None:
        return party.actor_id == actor.pk
    return party.actor_type_id == actor.actor_type_id


def _name_counterparts(bound, parties, actor, around):
    bound.counterparts = []
    for party in parties:
        if party.actor_id == actor.pk:
            continue
        same_kind_alone = is_own(party, actor) and party.pairing == Pairing.EACH_ALONE
        if same_kind_alone or (is_own(party, actor) and not _meets_own_kind(party)):
            continue
        if _is_elsewhere(party, around) or _act_apart(party, bound):
            continue
        bound.counterparts.append(_counterpart(party, actor, around))
    bound.applies, bound.reason = _applies(bound, around)


def _meets_own_kind(party) -> bool:
    """Whether actors of one kind meet each other in the obligation."""
    return party.pairing in (Pairing.COOPERATION_AREA, Pairing.BILINGUAL_COUNTIES, Pairing.UUSIMAA)


def _act_apart(party, bound) -> bool:
    """Whether the party and the actor each do the same by themselves, so that neither meets the other."""
    if party.actor_type.code not in REGIONAL_TYPES:
        return False
    return _is_alone(party) and any(_is_alone(own) for own in bound.own)


def _is_alone(party) -> bool:
    return party.role == Role.OBLIGED and party.pairing == Pairing.EACH_ALONE


def _is_elsewhere(party, around) -> bool:
    """Whether the party row speaks of others than those whom the actor can meet.

    A city that a statute names stands in a county's place (615/2021): it meets those who share it.
    """
    if party.pairing == Pairing.UUSIMAA:
        return around.is_outside_uusimaa
    if party.pairing == Pairing.BILINGUAL_COUNTIES:
        return around.is_finnish_only
    if party.actor is None:
        return False
    if party.pairing == Pairing.COOPERATION_AREA:
        return bool(around.municipalities) and party.actor not in around.in_cooperation_area
    if party.actor.actor_type.code != MUNICIPALITY or party.pairing == Pairing.NATIONAL:
        return False
    if party.pairing == Pairing.CASE_BY_CASE:
        return around.is_outside_uusimaa
    return bool(around.municipalities) and party.actor not in around.municipalities


def _counterpart(party, actor, around) -> Counterpart:
    if party.actor is not None:
        return Counterpart(party, (party.actor,))
    code = party.actor_type.code
    if code in STATE_OFFICE_TYPES and party.pairing == Pairing.OFFICE_AREA:
        offices = tuple(around.offices())
        renamed = bool(offices) and any(office.actor_type.code != code for office in offices)
        # Which office inherited a section from an ended one has not been read from the acts (later_law).
        return Counterpart(party, offices, is_unverified=renamed)
    if party.pairing in (Pairing.CASE_BY_CASE, Pairing.NATIONAL, Pairing.EACH_ALONE):
        return Counterpart(party, _only_one(around, code) if party.pairing != Pairing.CASE_BY_CASE else ())
    if party.pairing == Pairing.COOPERATION_AREA:
        others = [other for other in around.in_cooperation_area if other.actor_type.code == code]
        return Counterpart(party, tuple(sorted(others, key=lambda other: other.sort_fi)))
    return Counterpart(party, tuple(around.of_type(code)))


def _only_one(around, code) -> tuple[Actor, ...]:
    """The actor's own organisation of the kind, where it has just one; otherwise nobody in particular."""
    found = around.of_type(code)
    return (found[0],) if len(found) == 1 else ()


def _applies(bound, around) -> tuple[bool, str]:
    if around.is_in_aland:
        return False, _(
            "Ahvenanmaa: rekisteri jättää kunnan näiden velvoitteiden ulkopuolelle (itsehallinto)."
        )
    if any(party.actor_id == around.actor.pk for party in bound.own):
        return True, ""
    reasons = {_no_partner(party, around) for party in bound.own}
    if bound.own and "" not in reasons:
        return False, min(reasons)
    return True, ""


def _no_partner(party, around) -> str:
    """Why the party row does not reach the actor: the partner that is missing; empty when none is."""
    if party.pairing == Pairing.UUSIMAA and around.is_outside_uusimaa:
        return _("Koskee vain Uudenmaan osapuolia.")
    if party.pairing == Pairing.BILINGUAL_COUNTIES and around.is_finnish_only:
        return _("Koskee vain kaksikielisiä hyvinvointialueita.")
    needed = NEEDS_PARTNER.get(Pairing(party.pairing))
    if needed is None or around.actor.actor_type.code != MUNICIPALITY or around.of_type(needed):
        return ""
    if needed == COUNTY:
        return _("Kunta ei kuulu hyvinvointialueeseen tänä päivänä, joten vastapuolta ei ole.")
    if needed == "maakunnan-liitto":
        return _("Kunta ei kuulu maakunnan liittoon tänä päivänä, joten vastapuolta ei ole.")
    return _("Kunta ei kuulu työllisyysalueeseen tänä päivänä, joten vastapuolta ei ole.")
