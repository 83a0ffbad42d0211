"""Which named actors an obligation brings together.

Law speaks of kinds of actors; `ObligationParty.pairing` says which of them meet. Here a kind becomes
the named actors that dated memberships give. What cannot be derived stays in the statute's own words.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from legislation.models import ObligationParty
from regions.models import Actor
from regions.neighbours import COUNTY, MUNICIPALITY

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


def is_own(party: ObligationParty, actor: Actor) -> bool:
    """Whether the party row speaks of the actor: by name, or by its kind when no one is named."""
    if party.actor_id is not None:
        return party.actor_id == actor.pk
    return party.actor_type_id == actor.actor_type_id


def counterparts_of(own, parties, actor, around) -> list[Counterpart]:
    found = []
    for party in parties:
        if party.actor_id == actor.pk:
            continue
        same_kind_alone = is_own(party, actor) and party.pairing == Pairing.EACH_ALONE
        if same_kind_alone or (is_own(party, actor) and not _meets_own_kind(party)):
            continue
        if _is_elsewhere(party, around) or _act_apart(party, own):
            continue
        found.append(_counterpart(party, actor, around))
    return found


def _meets_own_kind(party) -> bool:
    """Whether actors of one kind meet each other in the obligation."""
    return party.pairing in (Pairing.COOPERATION_AREA, Pairing.BILINGUAL_COUNTIES, Pairing.UUSIMAA)


def _act_apart(party, own) -> bool:
    """Whether the party and the actor each do the same by themselves, so that neither meets the other."""
    if party.actor_type.code not in REGIONAL_TYPES:
        return False
    return _is_alone(party) and any(_is_alone(row) for row in own)


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


def reach_of(own, around) -> tuple[bool, str]:
    """Whether an obligation with these own party rows reaches the actor, and why not."""
    if around.is_in_aland:
        return False, missing_partner(None, around)
    reason = ""
    for party in own:
        if party.actor_id is not None:
            return True, ""
        reason = missing_partner(party.pairing, around)
        if not reason:
            return True, ""
    return not own, reason


def missing_partner(pairing: str | None, around) -> str:
    """Why a pairing does not reach the actor (any pairing, when None); empty when it does."""
    if pairing not in around.reasons:
        around.reasons[pairing] = _missing_partner(pairing, around)
    return around.reasons[pairing]


def _missing_partner(pairing, around) -> str:
    if around.is_in_aland:
        return _("Ahvenanmaa: rekisteri jättää kunnan näiden velvoitteiden ulkopuolelle (itsehallinto).")
    if pairing == Pairing.UUSIMAA and around.is_outside_uusimaa:
        return _("Koskee vain Uudenmaan osapuolia.")
    if pairing == Pairing.BILINGUAL_COUNTIES and around.is_finnish_only:
        return _("Koskee vain kaksikielisiä hyvinvointialueita.")
    needed = NEEDS_PARTNER.get(pairing)
    if needed is None or around.actor.actor_type.code != MUNICIPALITY or around.of_type(needed):
        return ""
    if needed == COUNTY:
        return _("Kunta ei kuulu hyvinvointialueeseen tänä päivänä, joten vastapuolta ei ole.")
    if needed == "maakunnan-liitto":
        return _("Kunta ei kuulu maakunnan liittoon tänä päivänä, joten vastapuolta ei ole.")
    return _("Kunta ei kuulu työllisyysalueeseen tänä päivänä, joten vastapuolta ei ole.")
