"""Uusimaa, cooperation areas and Helsinki: law names there others than the ordinary county."""

import datetime

import pytest

from legislation.duties import duties_of
from legislation.models import ObligationParty
from regions.models import Membership
from tests.factories import (
    ActorFactory,
    MembershipFactory,
    ObligationFactory,
    ObligationPartyFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 24)
Pairing = ObligationParty.Pairing


def county_in(region_code, name):
    county = ActorFactory(actor_type__code="hyvinvointialue", name_fi=name)
    region = RegionFactory(code=region_code)
    Membership.objects.create(member=county, kind="region", region=region)
    return county


def names(bound):
    return [actor.name for other in bound.counterparts for actor in other.actors]


@pytest.fixture
def hus():
    """HUS-yhtymä negotiates with each county of Uusimaa (612/2021, 7 §)."""
    made = ActorFactory(actor_type__code="hyvinvointiyhtyma", name_fi="HUS-yhtymä")
    obligation = ObligationFactory()
    ObligationPartyFactory(obligation=obligation, actor_type__code="hyvinvointialue", pairing=Pairing.UUSIMAA)
    ObligationPartyFactory(
        obligation=obligation,
        actor_type=made.actor_type,
        actor=made,
        name_in_statute_fi="HUS-yhtymä",
        pairing=Pairing.UUSIMAA,
    )
    return made


def test_duties_of_uusimaa_reach_only_the_counties_of_uusimaa(hus):
    here, elsewhere = county_in("01", "Itä-Uusimaa"), county_in("12", "Pohjois-Karjala")
    (bound,) = duties_of(here, DAY)
    assert (bound.applies, names(bound)) == (True, ["HUS-yhtymä"])
    (other,) = duties_of(elsewhere, DAY)
    assert (other.applies, other.reason) == (False, "Koskee vain Uudenmaan osapuolia.")
    assert names(other) == []


def test_hus_meets_its_member_counties(hus):
    here = county_in("01", "Itä-Uusimaa")
    MembershipFactory(member=here, organisation=hus, kind="joint_authority")
    county_in("12", "Pohjois-Karjala")
    (bound,) = duties_of(hus, DAY)
    assert names(bound) == ["Itä-Uusimaa"]


def test_counties_of_one_cooperation_area_meet_each_other():
    area = ActorFactory(actor_type__code="sote-yhteistyoalue")
    first, second = county_in("12", "Pohjois-Karjala"), county_in("11", "Pohjois-Savo")
    county_in("06", "Pirkanmaa")
    helsinki = ActorFactory(name_fi="Helsinki")
    for county in (first, second):
        MembershipFactory(member=county, organisation=area, kind="cooperation_area")
    # A county has municipalities of its own, and Helsinki is named for another cooperation area.
    MembershipFactory(organisation=first)
    obligation = ObligationFactory()
    ObligationPartyFactory(
        obligation=obligation, actor_type__code="hyvinvointialue", pairing=Pairing.COOPERATION_AREA
    )
    ObligationPartyFactory(
        obligation=obligation, actor=helsinki, name_in_statute_fi="Helsinki", pairing=Pairing.COOPERATION_AREA
    )
    (bound,) = duties_of(first, DAY)
    assert names(bound) == ["Pohjois-Savo"]


def test_a_city_in_a_countys_place_meets_only_those_who_share_it():
    helsinki = ActorFactory(name_fi="Helsinki")
    obligation = ObligationFactory()
    ObligationPartyFactory(
        obligation=obligation,
        actor_type__code="tyollisyysalue",
        pairing=Pairing.EMPLOYMENT_AREA_OVERLAPS_COUNTY,
    )
    ObligationPartyFactory(
        obligation=obligation,
        actor=helsinki,
        name_in_statute_fi="Helsingin kaupunki",
        pairing=Pairing.EMPLOYMENT_AREA_OVERLAPS_COUNTY,
    )
    own, other = (ActorFactory(actor_type__code="tyollisyysalue") for _index in range(2))
    MembershipFactory(member=helsinki, organisation=own, kind="employment_area")
    MembershipFactory(organisation=other, kind="employment_area")
    assert names(*duties_of(own, DAY)) == ["Helsinki"]
    assert names(*duties_of(other, DAY)) == []


def test_what_each_does_alone_brings_nobody_together():
    obligation = ObligationFactory()
    for code in ("kunta", "hyvinvointialue"):
        ObligationPartyFactory(obligation=obligation, actor_type__code=code, pairing=Pairing.EACH_ALONE)
    (bound,) = duties_of(MembershipFactory().member, DAY)
    assert (bound.applies, names(bound)) == (True, [])


@pytest.mark.parametrize(("status", "applies"), [("0", False), ("1", True), ("2", True), ("", True)])
def test_duties_of_bilingual_counties_leave_out_a_county_known_to_be_finnish_speaking(status, applies):
    county = MembershipFactory(member__language_status=status).organisation
    ObligationPartyFactory(
        obligation=ObligationFactory(),
        actor_type__code="hyvinvointialue",
        pairing=Pairing.BILINGUAL_COUNTIES,
    )
    (bound,) = duties_of(county, DAY)
    assert bound.applies is applies
