"""Which named actors an obligation brings together.

Law speaks of kinds of actors; `ObligationParty.pairing` says which of them meet. Here a kind becomes
the named actors that dated memberships give. What cannot be derived stays in the statute's own words.
"""

from dataclasses import dataclass

from legislation.models import ObligationParty
from regions.models import Actor, Membership
from regions.neighbours import COUNTY, EMPLOYMENT_AREA, MUNICIPALITY

Pairing, Role = ObligationParty.Pairing, ObligationParty.Role

# The offices that a state office in a statute may be on a day: the ended one, or who came after it.
OFFICES = {
    "ely-keskus": ("ely-keskus", "elinvoimakeskus"),
    "elinvoimakeskus": ("elinvoimakeskus",),
    "aluehallintovirasto": ("aluehallintovirasto",),
}
JOINT_AUTHORITY = "hyvinvointiyhtyma"  # HUS-yhtymä is the only one
# Kinds of actors that the whole country has one or a few of: they meet every county, council and authority.
NATIONAL_TYPES = ("ministerio", "valtioneuvosto", "virasto", "kela", "muu-toimija")
# "Valtio", "järjestöt", "aluevaltuusto": words that name nobody, so that no actor is bound by them.
NOBODY_TYPES = ("muu-viranomainen", "muu-toimija", "toimielin", "jarjesto", "yritys")
SAMI_PARLIAMENT = "saamelaiskarajat"

# Groups of one kind of actor that law may bind jointly: the municipalities of one employment area, say.
GROUPS = (
    Pairing.BILINGUAL_COUNTIES,
    Pairing.UUSIMAA,
    Pairing.EMPLOYMENT_AREA_OF_MUNICIPALITY,
    Pairing.COASTAL_COUNCILS,
)
# Kinds whose duties run side by side: each makes its own strategy, plan or report.
REGIONAL_TYPES = (
    MUNICIPALITY,
    COUNTY,
    JOINT_AUTHORITY,
    "maakunnan-liitto",
    "tyollisyysalue",
    "koulutuksen-jarjestaja",
)
# Pairings by which a county is met because municipalities lie in it.
COUNTY_PAIRINGS = (
    Pairing.COUNTY_OF_MUNICIPALITY,
    Pairing.EMPLOYMENT_AREA_OVERLAPS_COUNTY,
    Pairing.COUNCIL_OVERLAPS_COUNTY,
    Pairing.OFFICE_AREA,
)
# The regional kinds that a pairing brings together; HUS-yhtymä meets all others in Uusimaa.
TOGETHER: dict[str, frozenset[str]] = {
    Pairing.COUNTY_OF_MUNICIPALITY: frozenset({MUNICIPALITY, COUNTY, "koulutuksen-jarjestaja"}),
    Pairing.COUNCIL_OF_MUNICIPALITY: frozenset({MUNICIPALITY, "maakunnan-liitto"}),
    Pairing.COUNCIL_OVERLAPS_COUNTY: frozenset({COUNTY, "maakunnan-liitto"}),
    Pairing.EMPLOYMENT_AREA_OVERLAPS_COUNTY: frozenset({MUNICIPALITY, COUNTY, "tyollisyysalue"}),
    Pairing.EMPLOYMENT_AREA_OF_MUNICIPALITY: frozenset({MUNICIPALITY, "tyollisyysalue"}),
    Pairing.COOPERATION_AREA: frozenset({MUNICIPALITY, COUNTY, JOINT_AUTHORITY}),
    Pairing.BILINGUAL_COUNTIES: frozenset({MUNICIPALITY, COUNTY, JOINT_AUTHORITY}),
    Pairing.UUSIMAA: frozenset({MUNICIPALITY, COUNTY, JOINT_AUTHORITY}),
    Pairing.NATIONAL: frozenset({MUNICIPALITY, COUNTY, JOINT_AUTHORITY, "tyollisyysalue"}),
}


# The area in which a pairing brings together actors of whom neither belongs to the other.
AREA_OF: dict[str, str] = {
    Pairing.COUNTY_OF_MUNICIPALITY: Membership.Kind.COUNTY,
    Pairing.EMPLOYMENT_AREA_OF_MUNICIPALITY: Membership.Kind.EMPLOYMENT_AREA,
    Pairing.COOPERATION_AREA: Membership.Kind.COOPERATION_AREA,
    Pairing.UUSIMAA: Membership.Kind.REGION,
}


def areas_of(*rows: ObligationParty) -> tuple[str, ...]:
    """The kinds of areas in which the rows bring actors together, in the order of the rows."""
    return tuple(dict.fromkeys(AREA_OF[row.pairing] for row in rows if row.pairing in AREA_OF))


@dataclass(frozen=True)
class Counterpart:
    """The other side in one role: named actors where memberships give them, else the statute's words."""

    party: ObligationParty
    actors: tuple[Actor, ...] = ()
    is_unverified: bool = False
    is_own_kind: bool = False

    @property
    def is_own_body(self) -> bool:
        """Whether it is a body of the actor's own that is asked, as its council of the elderly."""
        is_asked = self.party.role in (Role.GIVES_STATEMENT, Role.IS_HEARD)
        return is_asked and self.party.pairing == Pairing.EACH_ALONE

    @property
    def words_field(self) -> str:
        """The field of the party that holds the statute's words for it.

        Its name there; of others like the actor itself, how the statute tells them apart.
        """
        return "basis" if self.is_own_kind and self.party.basis else "name_in_statute"

    @property
    def words(self) -> str:
        """The statute's own words for the party."""
        return str(getattr(self.party, self.words_field))


def is_own(party: ObligationParty, actor: Actor) -> bool:
    """Whether the party row speaks of the actor: by name, or by its kind when no one is named."""
    if party.actor_id is not None:
        return party.actor_id == actor.pk
    return party.actor_type_id == actor.actor_type_id and party.actor_type.code not in NOBODY_TYPES


def is_in_own_area(party, own, around) -> bool:
    """Whether law brings the actor and a named party together in the cooperation area that both are in."""
    by_area = any(row.pairing == Pairing.COOPERATION_AREA for row in own)
    return by_area and party.actor_id is not None and party.actor in around.in_cooperation_area


def counterparts_of(own, parties, actor, around) -> list[Counterpart]:
    """The other sides of an actor whose rows are `own`, each in its role."""
    named = {party.actor_id for party in parties if party.actor_id is not None}
    return [
        _counterpart(party, own, named, around)
        for party in parties
        if _is_other(party, own, actor)
        and not _is_elsewhere(party, own, around)
        and not _act_apart(party, own, actor)
    ]


def without_county(own, parties, actor, around) -> list[ObligationParty]:
    """The parties that would be the county of an actor that lies in none, as Helsinki, or all before 2023."""
    return [party for party in parties if _is_other(party, own, actor) and _has_no_county(party, own, around)]


def _is_other(party, own, actor) -> bool:
    if party.actor_id == actor.pk or _stands_beside(party, own):
        return False
    return not is_own(party, actor) or _meets_own_kind(party, own)


def _stands_beside(party, own) -> bool:
    """Whether law gives one in a county's place, as Helsinki, the same part as each county has.

    Those to whom the same is given stand beside each other too: what each meets is the one who gives it.
    """
    if party.role == Role.RECEIVES and all(row.role == Role.RECEIVES for row in own):
        return True
    if party.actor is None or party.pairing != Pairing.NATIONAL or party.role == Role.OBLIGED:
        return False
    in_countys_place = party.actor.actor_type.code in (MUNICIPALITY, JOINT_AUTHORITY)
    return in_countys_place and all(row.role == party.role for row in own)


def _meets_own_kind(party, own) -> bool:
    """Whether actors of one kind meet each other: counties of one area, or a group that law binds jointly.

    So do a municipality and those of which its statute says "other municipalities", and all who may only
    do it together.
    """
    is_joint = party.joint == ObligationParty.Joint.JOINTLY
    is_obliged = any(row.role == Role.OBLIGED for row in own)
    if is_joint and party.role == Role.MAY_PARTICIPATE:
        is_of_county = (
            party.pairing == Pairing.COUNTY_OF_MUNICIPALITY and party.actor_type.code == MUNICIPALITY
        )
        return is_of_county or party.pairing == Pairing.CASE_BY_CASE
    if party.role != Role.OBLIGED and not is_obliged:
        return False
    if party.pairing == Pairing.COOPERATION_AREA:
        return True
    if party.pairing == Pairing.CASE_BY_CASE:
        return is_joint or party.role != Role.OBLIGED
    return party.pairing in GROUPS and is_joint


def _act_apart(party, own, actor) -> bool:
    """Whether the party and the actor are each obliged by themselves, so that neither meets the other."""
    obliged = [row for row in own if row.role == Role.OBLIGED]
    if party.role != Role.OBLIGED or not obliged or is_own(party, actor):
        return False
    kinds = {party.actor_type.code, actor.actor_type.code}
    if not kinds <= {*REGIONAL_TYPES, "kela"}:
        return False
    if _are_named_together(party, obliged):
        return False
    if "kela" in kinds:
        return all(row.pairing == Pairing.EACH_ALONE for row in [party, *obliged])
    rows = [party, *obliged]
    if _meet_the_named_only(rows):
        return True
    return not any(_brings_together(row, kinds) for row in rows)


def _meet_the_named_only(rows) -> bool:
    """Whether each has its duty in Uusimaa towards the one whom law names, and none of these is that one."""
    return all(
        row.pairing == Pairing.UUSIMAA and row.joint == ObligationParty.Joint.EITHER and row.actor_id is None
        for row in rows
    )


def _are_named_together(party, obliged) -> bool:
    """Whether law names both for one thing, as the four cities of the capital region for their plan."""
    rows = [party, *(row for row in obliged if row.actor_id is not None)]
    is_joint = party.joint == ObligationParty.Joint.JOINTLY and party.pairing != Pairing.EACH_ALONE
    return party.actor_id is not None and len(rows) > 1 and is_joint


def _brings_together(row, kinds) -> bool:
    by_group = row.pairing in (Pairing.BILINGUAL_COUNTIES, Pairing.UUSIMAA, Pairing.NATIONAL)
    if by_group and row.joint == ObligationParty.Joint.SEPARATELY:
        return False
    return kinds <= TOGETHER.get(row.pairing, frozenset())


def _is_elsewhere(party, own, around) -> bool:
    """Whether the party row speaks of others than those whom the actor can meet.

    A city that a statute names stands in a county's place (615/2021): it meets those who share it.
    """
    if party.pairing == Pairing.UUSIMAA:
        return around.is_outside_uusimaa and not is_in_own_area(party, own, around)
    if party.pairing == Pairing.BILINGUAL_COUNTIES:
        return around.is_finnish_only
    if party.pairing == Pairing.COASTAL_COUNCILS and around.actor.actor_type.code == MUNICIPALITY:
        return around.is_inland
    if party.actor is None:
        return _has_no_such(party, own, around)
    if party.actor.slug == SAMI_PARLIAMENT:
        is_by_case = all(row.pairing == Pairing.CASE_BY_CASE for row in own)
        return around.is_outside_lapland and not is_by_case
    code = party.actor.actor_type.code
    if party.pairing == Pairing.COOPERATION_AREA:
        is_of_area = code in TOGETHER[Pairing.COOPERATION_AREA]
        is_in_one = around.actor.actor_type.code in TOGETHER[Pairing.COOPERATION_AREA]
        return is_of_area and is_in_one and party.actor not in around.in_cooperation_area
    if code != MUNICIPALITY or party.pairing == Pairing.NATIONAL:
        return False
    if party.pairing == Pairing.CASE_BY_CASE:
        return around.is_outside_uusimaa
    has_own = around.actor.actor_type.code in (MUNICIPALITY, COUNTY, EMPLOYMENT_AREA)
    return (has_own or bool(around.municipalities)) and party.actor not in around.municipalities


def _has_no_such(party, own, around) -> bool:
    """Whether the actor has no party of this kind: a municipality no cooperation area, Helsinki no county."""
    code = around.actor.actor_type.code
    if _has_no_county(party, own, around):
        return True
    if code != MUNICIPALITY:
        return False
    if party.pairing == Pairing.COOPERATION_AREA:
        return not around.in_cooperation_area
    if party.pairing == Pairing.EMPLOYMENT_AREA_OF_MUNICIPALITY and is_own(party, around.actor):
        return not around.in_employment_area
    return False


def _has_no_county(party, own, around) -> bool:
    if party.actor_type.code != COUNTY or party.actor_id is not None or around.of_type(COUNTY):
        return False
    code = around.actor.actor_type.code
    if code == EMPLOYMENT_AREA:
        return party.pairing == Pairing.EMPLOYMENT_AREA_OVERLAPS_COUNTY and bool(around.municipalities)
    if code != MUNICIPALITY:
        return False
    is_in_countys_place = any(row.actor_id is not None for row in own)
    return party.pairing in COUNTY_PAIRINGS or (is_in_countys_place and party.pairing == Pairing.EACH_ALONE)


def _counterpart(party, own, named, around) -> Counterpart:
    if party.actor is not None:
        # A statute's name stays when its bearer has ended; who came after it has not been read.
        return Counterpart(party, (party.actor,), is_unverified=not party.actor.is_valid_on(around.day))
    code = party.actor_type.code
    if party.pairing == Pairing.CASE_BY_CASE:
        return Counterpart(party, is_own_kind=is_own(party, around.actor))
    if around.actor.actor_type.code in NATIONAL_TYPES:
        found = _everyone(party, code, around)
        return Counterpart(party, found, is_unverified=any(one.actor_type.code != code for one in found))
    if party.pairing == Pairing.OFFICE_AREA:
        return _by_office(party, code, around)
    if party.pairing == Pairing.EACH_ALONE and _meets_each(party, own):
        return Counterpart(party, tuple(around.of_type(code)))
    if party.pairing in (Pairing.NATIONAL, Pairing.EACH_ALONE):
        return Counterpart(party, _only_one(around, code))
    return Counterpart(party, tuple(_met(party, code, own, named, around)))


def _meets_each(party, own) -> bool:
    """Whether each that does it alone has the actor at its side: a municipality's plan, and its county."""
    apart = (Pairing.EACH_ALONE, Pairing.NATIONAL, Pairing.CASE_BY_CASE, Pairing.OFFICE_AREA)
    is_beside = all(row.role != Role.OBLIGED and row.pairing not in apart for row in own)
    return party.role == Role.OBLIGED and is_beside


def _everyone(party, code, around) -> tuple[Actor, ...]:
    """All whom a national actor meets: every actor of the kind, or the bilingual counties only."""
    if party.pairing == Pairing.BILINGUAL_COUNTIES and code == COUNTY:
        return tuple(around.nationwide.bilingual_counties())
    if party.pairing == Pairing.UUSIMAA:
        return tuple(around.nationwide.in_uusimaa(code))
    if party.pairing == Pairing.COASTAL_COUNCILS:
        return tuple(around.nationwide.coastal_councils())
    return tuple(one for kind in OFFICES.get(code, (code,)) for one in around.nationwide.of_type(kind))


def _by_office(party, code, around) -> Counterpart:
    if code in OFFICES:
        offices = tuple(around.offices(*OFFICES[code]))
        # Which office inherited a section from an ended one has not been read from the acts (later_law).
        return Counterpart(party, offices, is_unverified=any(one.actor_type.code != code for one in offices))
    if code == "tyollisyysalue" and around.actor.actor_type.code in OFFICES:
        return Counterpart(party, tuple(around.employment_authorities_here()))
    return Counterpart(party, tuple(around.of_type(code)))


def _met(party, code, own, named, around) -> list[Actor]:
    """The named actors with whom dated memberships, or a group that law names, bring the actor together."""
    if party.pairing == Pairing.COOPERATION_AREA:
        found = [other for other in around.in_cooperation_area if other.actor_type.code == code]
        return sorted(found, key=lambda other: other.sort_fi)
    if party.pairing == Pairing.EMPLOYMENT_AREA_OF_MUNICIPALITY and code == around.actor.actor_type.code:
        found = [other for other in around.in_employment_area if other.actor_type.code == code]
        return sorted(found, key=lambda other: other.sort_fi)
    if party.pairing == Pairing.COASTAL_COUNCILS and is_own(party, around.actor):
        return around.nationwide.in_sea_area_with(around.actor)
    if party.pairing == Pairing.COUNTY_OF_MUNICIPALITY and is_own(party, around.actor):
        return [m.member for m in around.nationwide.in_county_with(around.actor).values()]
    if party.pairing == Pairing.BILINGUAL_COUNTIES and code == COUNTY:
        found = around.nationwide.bilingual_counties()
        return [other for other in found if other != around.actor]
    if code in (MUNICIPALITY, COUNTY) and _spans_uusimaa(party, own):
        if party.pairing == Pairing.COUNTY_OF_MUNICIPALITY and code == MUNICIPALITY:
            found = around.nationwide.in_county_in_uusimaa()
        else:
            found = around.nationwide.in_uusimaa(code)
        return [other for other in found if other != around.actor and other.pk not in named]
    return _here(party, code, own, around)


def _here(party, code, own, around) -> list[Actor]:
    """The named actors with whom the actor shares municipalities, as far as the pairing asks for them."""
    kind = around.actor.actor_type.code
    if code == EMPLOYMENT_AREA and kind in OFFICES:
        return around.employment_authorities_here()
    if code == EMPLOYMENT_AREA and kind == JOINT_AUTHORITY and _is_named_in_uusimaa(own):
        return around.nationwide.employment_areas_in_uusimaa()
    found = around.of_type(code)
    if code == MUNICIPALITY and party.pairing == Pairing.COUNTY_OF_MUNICIPALITY and kind != COUNTY:
        # A third kind, as a regional council, meets them as those that have a county.
        return [other for other in found if other.pk in around.in_counties]
    return found


def _spans_uusimaa(party, own) -> bool:
    """Whether the actor meets all of Uusimaa: it is named there, or law binds all of them jointly."""
    is_named_there = _is_named_in_uusimaa(own)
    if party.pairing == Pairing.UUSIMAA:
        return is_named_there or party.joint == ObligationParty.Joint.JOINTLY
    return is_named_there and party.pairing == Pairing.COUNTY_OF_MUNICIPALITY


def _is_named_in_uusimaa(own) -> bool:
    """Whether the statute names the actor for all of Uusimaa, as HUS-yhtymä."""
    return all(row.pairing == Pairing.UUSIMAA and row.actor_id is not None for row in own)


def _only_one(around, code) -> tuple[Actor, ...]:
    """The actor's own organisation of the kind, where it has just one; otherwise nobody in particular."""
    found = around.of_type(code)
    return (found[0],) if len(found) == 1 else ()
