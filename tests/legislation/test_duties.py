"""Kinds of actors in law become named actors through dated memberships, and only through them."""

import datetime

import pytest

from legislation.duties import DutyBook, duties_of
from legislation.models import ObligationParty
from regions.models import Membership
from tests.factories import (
    ActorFactory,
    LegalBasisFactory,
    MembershipFactory,
    ObligationFactory,
    ObligationPartyFactory,
    RegionFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 24)
Pairing = ObligationParty.Pairing


def obligation(*parties, **fields):
    made = ObligationFactory(**fields)
    for code, pairing, extra in parties:
        ObligationPartyFactory(obligation=made, actor_type__code=code, pairing=pairing, **extra)
    return made


@pytest.fixture
def negotiation():
    """Municipality and county must negotiate, as in 611/2021, 14 §."""
    made = obligation(
        ("kunta", Pairing.COUNTY_OF_MUNICIPALITY, {}), ("hyvinvointialue", Pairing.COUNTY_OF_MUNICIPALITY, {})
    )
    LegalBasisFactory(obligation=made, section=SectionFactory(law__number="611/2021", number="14"))
    return made


def by_actor(duties):
    return {duty.actor.pk: duty for duty in duties}


def names(bound):
    return [actor.name for counterpart in bound.counterparts for actor in counterpart.actors]


def test_a_municipality_meets_its_county(negotiation):
    membership = MembershipFactory()
    (bound,) = duties_of(membership.member, DAY)
    assert bound.is_obliged
    assert bound.applies
    assert names(bound) == [membership.organisation.name]
    assert [str(basis.section) for basis in bound.bases] == ["611/2021, 14 §"]


def test_a_county_meets_each_of_its_municipalities(negotiation):
    first = MembershipFactory(member__name_fi="Nurmes")
    MembershipFactory(member__name_fi="Lieksa", organisation=first.organisation)
    MembershipFactory(member__name_fi="Muualla")
    (bound,) = duties_of(first.organisation, DAY)
    assert names(bound) == ["Lieksa", "Nurmes"]


def test_a_municipality_without_a_county_is_told_so(negotiation):
    (bound,) = duties_of(ActorFactory(name_fi="Helsinki"), DAY)
    assert not bound.applies
    assert "hyvinvointialueeseen" in bound.reason
    assert names(bound) == []


def test_before_the_county_began_there_is_no_counterpart(negotiation):
    membership = MembershipFactory(valid_from=datetime.date(2023, 1, 1))
    (bound,) = duties_of(membership.member, datetime.date(2022, 12, 31))
    assert not bound.applies


def test_before_the_section_was_in_force_there_is_no_obligation(negotiation):
    member = MembershipFactory().member
    assert duties_of(member, datetime.date(2021, 6, 30)) == []


def test_a_duty_rests_only_on_the_sections_in_force_on_the_day(negotiation):
    later = SectionFactory(law__number="386/2024", number="5", valid_from=datetime.date(2025, 1, 1))
    LegalBasisFactory(obligation=negotiation, section=later)
    member = MembershipFactory().member
    (then,) = duties_of(member, datetime.date(2024, 12, 31))
    (now,) = duties_of(member, DAY)
    assert (len(then.bases), len(now.bases)) == (1, 2)


def test_an_employment_area_meets_every_county_it_reaches():
    obligation(
        ("tyollisyysalue", Pairing.EMPLOYMENT_AREA_OVERLAPS_COUNTY, {}),
        ("hyvinvointialue", Pairing.EMPLOYMENT_AREA_OVERLAPS_COUNTY, {}),
    )
    area = ActorFactory(actor_type__code="tyollisyysalue")
    for county in ("Keski-Suomen hva", "Pirkanmaan hva"):
        here = MembershipFactory(organisation__name_fi=county)
        MembershipFactory(member=here.member, kind="employment_area", organisation=area)
    (bound,) = duties_of(area, DAY)
    assert names(bound) == ["Keski-Suomen hva", "Pirkanmaan hva"]


def test_municipalities_of_one_employment_area_agree_with_each_other():
    made = obligation(("kunta", Pairing.EMPLOYMENT_AREA_OF_MUNICIPALITY, {"joint": "jointly"}))
    area, alone = (ActorFactory(actor_type__code="tyollisyysalue") for _ in range(2))
    lieksa, nurmes, lahti = (
        MembershipFactory(member__name_fi=name, kind="employment_area", organisation=where).member
        for name, where in (("Lieksa", area), ("Nurmes", area), ("Lahti", alone))
    )
    (bound,) = duties_of(lieksa, DAY)
    assert names(bound) == ["Nurmes"]
    assert {pk: names(one) for pk, one in by_actor(DutyBook(DAY).under(made)).items()} == {
        lieksa.pk: ["Nurmes"],
        nurmes.pk: ["Lieksa"],
        lahti.pk: [],
    }
    (bound,) = duties_of(lahti, DAY)
    assert not bound.applies
    assert "ainoa kunta" in bound.reason


def test_a_named_actor_is_the_counterpart_and_is_bound_by_name():
    hus = ActorFactory(actor_type__code="hyvinvointiyhtyma", name_fi="HUS-yhtymä")
    helsinki = ActorFactory(name_fi="Helsinki")
    obligation(
        ("kunta", Pairing.UUSIMAA, {"actor": helsinki, "name_in_statute_fi": "Helsingin kaupunki"}),
        (
            "hyvinvointiyhtyma",
            Pairing.UUSIMAA,
            {"actor": hus, "name_in_statute_fi": "HUS-yhtymä", "role": "counterpart"},
        ),
    )
    (bound,) = duties_of(helsinki, DAY)
    assert bound.applies
    assert names(bound) == ["HUS-yhtymä"]
    assert duties_of(ActorFactory(name_fi="Vantaa"), DAY) == []


def test_an_ended_office_keeps_its_name_and_the_successor_is_unverified():
    obligation(
        ("kunta", Pairing.OFFICE_AREA, {}),
        ("ely-keskus", Pairing.OFFICE_AREA, {"role": "counterpart", "name_in_statute_fi": "ELY-keskus"}),
    )
    ely = ActorFactory(actor_type__code="ely-keskus", name_fi="Pohjois-Karjalan ELY-keskus")
    successor = ActorFactory(actor_type__code="elinvoimakeskus", name_fi="Itä-Suomen elinvoimakeskus")
    lieksa = MembershipFactory(
        kind="state_office", organisation=ely, valid_from=None, valid_until=datetime.date(2025, 12, 31)
    ).member
    MembershipFactory(
        member=lieksa, kind="state_office", organisation=successor, valid_from=datetime.date(2026, 1, 1)
    )
    (then,) = duties_of(lieksa, datetime.date(2025, 6, 1))
    assert (names(then), then.counterparts[0].is_unverified) == (["Pohjois-Karjalan ELY-keskus"], False)
    (now,) = duties_of(lieksa, DAY)
    assert (names(now), now.counterparts[0].is_unverified) == (["Itä-Suomen elinvoimakeskus"], True)
    assert now.counterparts[0].words == "ELY-keskus"


def test_what_depends_on_the_case_names_nobody():
    obligation(
        ("kunta", Pairing.CASE_BY_CASE, {}),
        (
            "hyvinvointialue",
            Pairing.CASE_BY_CASE,
            {"role": "counterpart", "name_in_statute_fi": "hyvinvointialue"},
        ),
    )
    (bound,) = duties_of(MembershipFactory().member, DAY)
    assert names(bound) == []
    assert bound.counterparts[0].words == "hyvinvointialue"


def test_an_aland_municipality_is_left_outside_with_the_reason(negotiation):
    aland = RegionFactory(code="21")
    member = MembershipFactory().member
    Membership.objects.create(member=member, kind="region", region=aland)
    (bound,) = duties_of(member, DAY)
    assert not bound.applies
    assert "Ahvenanmaa" in bound.reason


def test_plans_made_alone_have_no_counterpart():
    obligation(("kunta", Pairing.EACH_ALONE, {}))
    (bound,) = duties_of(ActorFactory(), DAY)
    assert bound.applies
    assert bound.counterparts == []


def test_three_queries_however_many_obligations(negotiation, django_assert_num_queries):
    member = MembershipFactory().member
    for _index in range(20):
        obligation(
            ("kunta", Pairing.COUNTY_OF_MUNICIPALITY, {}),
            ("hyvinvointialue", Pairing.COUNTY_OF_MUNICIPALITY, {}),
        )
    with django_assert_num_queries(3):
        assert len(duties_of(member, DAY)) == 21
