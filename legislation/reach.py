"""Whom an obligation reaches of those of whom it speaks, and why not the others.

The exceptions of law are told, not left out in silence: Helsinki has no county, Åland has law of its own,
some obligations are of Uusimaa, of bilingual counties or of the coast only.
"""

from django.utils.translation import gettext as _

from legislation.models import ObligationParty
from legislation.pairing import is_in_own_area, is_own
from regions.neighbours import COUNTY, EMPLOYMENT_AREA, MUNICIPALITY, Neighbourhood

Pairing, Role = ObligationParty.Pairing, ObligationParty.Role

# Pairings in which a municipality must have a partner of this kind, or the obligation does not reach it.
NEEDS_PARTNER = {
    Pairing.COUNTY_OF_MUNICIPALITY: COUNTY,
    Pairing.COUNCIL_OF_MUNICIPALITY: "maakunnan-liitto",
    Pairing.EMPLOYMENT_AREA_OF_MUNICIPALITY: "tyollisyysalue",
    Pairing.COUNCIL_OVERLAPS_COUNTY: "maakunnan-liitto",
    Pairing.EMPLOYMENT_AREA_OVERLAPS_COUNTY: COUNTY,
}


def reaching(
    own: list[ObligationParty], parties: list[ObligationParty], around: Neighbourhood
) -> tuple[list[ObligationParty], str]:
    """The rows among `own` by which the obligation reaches the actor; when there are none, why not."""
    if around.is_in_aland:
        return [], missing_partner(None, around)
    if around.is_inland and _is_of_coast(parties):
        return [], missing_partner(Pairing.COASTAL_COUNCILS, around)
    if around.is_outside_uusimaa and _others_are_of_uusimaa(own, parties, around):
        return [], missing_partner(Pairing.UUSIMAA, around)
    found, reason = [], ""
    for party in own:
        missing = "" if party.actor_id is not None else _missing(party, parties, around)
        if missing:
            reason = reason or missing
        else:
            found.append(party)
    return found, "" if found else reason


def _is_of_coast(parties) -> bool:
    """Whether only regional councils of the coast are bound, so that all is about their sea area."""
    obliged = [one for one in parties if one.role == Role.OBLIGED]
    return bool(obliged) and all(one.pairing == Pairing.COASTAL_COUNCILS for one in obliged)


def _others_are_of_uusimaa(own, parties, around) -> bool:
    """Whether all with whom the actor would do it are parties of Uusimaa only, and not of its own area."""
    found = False
    for party in parties:
        if not is_own(party, around.actor):
            if party.pairing != Pairing.UUSIMAA or is_in_own_area(party, own, around):
                return False
            found = True
    return found


def _missing(party, parties, around) -> str:
    if party.pairing == Pairing.COOPERATION_AREA and party.role != Role.OBLIGED:
        obliged = [one for one in parties if one.role == Role.OBLIGED]
        area = {other.pk for other in around.in_cooperation_area}
        if obliged and all(one.actor_id is not None and one.actor_id not in area for one in obliged):
            return _("Koskee vain saman sote-yhteistyöalueen osapuolia.")
    if _forms_employment_area(party, parties) and not around.of_type(EMPLOYMENT_AREA):
        return ""  # to form an area is the duty of those who have none yet
    if _is_alone_in_employment_area(party, parties, around):
        return _("Kunta on työllisyysalueensa ainoa kunta, joten sovittavaa ei ole.")
    return missing_partner(party.pairing, around)


def _forms_employment_area(party, parties) -> bool:
    """Whether municipalities are bound to form an employment area, which itself has no part in it."""
    return party.pairing == Pairing.EMPLOYMENT_AREA_OF_MUNICIPALITY and all(
        one.actor_type.code != EMPLOYMENT_AREA for one in parties
    )


def _is_alone_in_employment_area(party, parties, around) -> bool:
    """Whether only municipalities of one employment area are bound, and the actor is the only one there."""
    return (
        party.pairing == Pairing.EMPLOYMENT_AREA_OF_MUNICIPALITY
        and party.joint == ObligationParty.Joint.JOINTLY
        and bool(around.of_type("tyollisyysalue"))
        and not around.in_employment_area
        and all(is_own(one, around.actor) for one in parties)
    )


def missing_partner(pairing: str | None, around: Neighbourhood) -> str:
    """Why a pairing does not reach the actor (any pairing, when None); empty when it does."""
    if pairing not in around.reasons:
        around.reasons[pairing] = _missing_partner(pairing, around)
    return around.reasons[pairing]


def _missing_partner(pairing, around) -> str:
    if around.is_in_aland:
        return _("Ahvenanmaa: rekisteri jättää kunnan näiden velvoitteiden ulkopuolelle (itsehallinto).")
    is_county = around.actor.actor_type.code == COUNTY
    by_municipalities = pairing in (Pairing.COUNTY_OF_MUNICIPALITY, Pairing.BILINGUAL_COUNTIES)
    is_bare = (by_municipalities and not around.of_type(MUNICIPALITY)) or (
        pairing == Pairing.UUSIMAA and not around.regions()
    )
    if is_county and is_bare:
        return _("Hyvinvointialueeseen ei kuulu kuntia silloin, joten vastapuolta ei ole.")
    if pairing == Pairing.UUSIMAA and around.is_outside_uusimaa:
        return _("Koskee vain Uudenmaan osapuolia.")
    if pairing == Pairing.BILINGUAL_COUNTIES and around.is_finnish_only:
        return _("Koskee vain kaksikielisiä hyvinvointialueita.")
    if pairing == Pairing.COASTAL_COUNCILS and around.is_inland:
        return _("Koskee vain liittoja, joiden alueeseen kuuluu aluevesiä.")
    needed = NEEDS_PARTNER.get(pairing)
    if needed is None or around.actor.actor_type.code != MUNICIPALITY or around.of_type(needed):
        return ""
    if needed == COUNTY:
        return _("Kunta ei kuulu hyvinvointialueeseen silloin, joten vastapuolta ei ole.")
    if needed == "maakunnan-liitto":
        return _("Kunta ei kuulu maakunnan liittoon silloin, joten vastapuolta ei ole.")
    return _("Kunta ei kuulu työllisyysalueeseen silloin, joten vastapuolta ei ole.")
