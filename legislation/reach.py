"""Whom an obligation reaches of those of whom it speaks, and why not the others.

The exceptions of law are told, not left out in silence: Helsinki has no county, Åland has law of its own,
some obligations are of Uusimaa, of bilingual counties or of the coast only.
"""

from django.utils.translation import gettext as _

from legislation.models import ObligationParty
from legislation.pairing import is_in_own_area
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


class Reach:
    """How an obligation reaches the actors of whom the same rows speak.

    What follows from the rows alone is worked out once, since one obligation may speak of 300 municipalities.
    """

    def __init__(self, own: list[ObligationParty], parties: list[ObligationParty]):
        self.own = own
        spoken_of = {party.pk for party in own}
        self.others = [party for party in parties if party.pk not in spoken_of]
        obliged = [party for party in parties if party.role == Role.OBLIGED]
        # Only regional councils of the coast are bound: all is about their sea area.
        self.is_of_coast = bool(obliged) and all(
            party.pairing == Pairing.COASTAL_COUNCILS for party in obliged
        )
        self.others_are_of_uusimaa = bool(self.others) and all(
            party.pairing == Pairing.UUSIMAA for party in self.others
        )
        self.all_are_named = bool(obliged) and all(party.actor_id is not None for party in obliged)
        self.named = {party.actor_id for party in obliged}
        self.has_employment_area = any(party.actor_type.code == EMPLOYMENT_AREA for party in parties)

    def on(self, around: Neighbourhood) -> tuple[list[ObligationParty], str]:
        """The rows by which it reaches the actor of the neighbourhood; when there are none, why not."""
        if around.is_in_aland:
            return [], missing_partner(None, around)
        if self.is_of_coast and around.is_inland:
            return [], missing_partner(Pairing.COASTAL_COUNCILS, around)
        if self.others_are_of_uusimaa and around.is_outside_uusimaa and not self._shares_an_area(around):
            return [], missing_partner(Pairing.UUSIMAA, around)
        found, reason = [], ""
        for party in self.own:
            missing = "" if party.actor_id is not None else self._missing(party, around)
            if missing:
                reason = reason or missing
            else:
                found.append(party)
        return found, "" if found else reason

    def _shares_an_area(self, around) -> bool:
        return any(is_in_own_area(party, self.own, around) for party in self.others)

    def _missing(self, party, around) -> str:
        pairing = party.pairing
        if pairing == Pairing.COOPERATION_AREA and party.role != Role.OBLIGED and self.all_are_named:
            if self.named.isdisjoint(other.pk for other in around.in_cooperation_area):
                return _("Koskee vain saman sote-yhteistyöalueen osapuolia.")
        elif pairing == Pairing.EMPLOYMENT_AREA_OF_MUNICIPALITY:
            if not self.has_employment_area and not around.of_type(EMPLOYMENT_AREA):
                return ""  # to form an area is the duty of those who have none yet
            if self._is_alone_in_employment_area(party, around):
                return _("Kunta on työllisyysalueensa ainoa kunta, joten sovittavaa ei ole.")
        return missing_partner(pairing, around)

    def _is_alone_in_employment_area(self, party, around) -> bool:
        """Whether the municipalities of an area are bound alone, and the actor is the only one there."""
        return (
            party.joint == ObligationParty.Joint.JOINTLY
            and not self.others
            and bool(around.of_type(EMPLOYMENT_AREA))
            and not around.in_employment_area
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
