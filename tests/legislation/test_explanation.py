"""Why a duty stands between its actors: memberships with dates and the law of the day, told in words."""

import datetime

import pytest

from legislation.duties import Duty, duties_of
from legislation.explanation import explained, in_short
from regions.models import Actor

pytestmark = pytest.mark.usefixtures("register")
DAY = datetime.date(2026, 11, 24)


def duty(actor: str, obligation: str, day: datetime.date = DAY) -> Duty:
    found = duties_of(Actor.objects.get(slug=actor), day)
    return next(one for one in found if one.obligation.code == obligation)


def test_lieksa_belongs_to_its_county_since_a_day_and_by_a_section():
    told = in_short(duty("lieksa", "hva-kunnat-neuvottelu"))
    assert told == "Lieksa kuuluu Pohjois-Karjalan hyvinvointialueeseen 1.1.2023 alkaen; 611/2021, 14 §"


def test_the_explanation_is_data_first():
    (reason,) = duty("lieksa", "hva-kunnat-neuvottelu").why()
    (membership,) = reason.memberships
    assert reason.counterpart.slug == "pohjois-karjalan-hyvinvointialue"
    assert (membership.member.slug, membership.kind) == ("lieksa", "county")
    assert membership.valid_from.first == datetime.date(2023, 1, 1)


def test_an_employment_area_meets_a_county_through_the_municipalities_they_share():
    told = explained(duty("pohjois-karjala-tyollisyysalue", "tym-sopimus"))
    shared = next(sentence for sentence in told if sentence.startswith("Pohjois-Karjalan hyvinvointialue:"))
    assert "kuntaa yhteistä, esimerkiksi" in shared
    assert "hyvinvointialueeseen 1.1.2023 alkaen" in shared
    assert "työllisyysalueeseen 1.1.2025 alkaen" in shared
    assert any(sentence.startswith("Kela: valtakunnallinen toimija") for sentence in told)
    assert any(sentence.startswith("381/2023, 9 §: versio 437/2024") for sentence in told)


def test_counties_meet_by_the_cooperation_area_to_which_both_belong():
    told = in_short(duty("satakunnan-hyvinvointialue", "yhteistyosopimus"))
    assert "Satakunnan hyvinvointialue kuuluu Länsi-Suomen yhteistyöalueeseen 1.3.2022 alkaen" in told
    assert "Pohjanmaan hyvinvointialue kuuluu Länsi-Suomen yhteistyöalueeseen 1.3.2022 alkaen" in told


def test_hus_meets_a_municipality_by_the_region_of_both():
    found = duty("hus-yhtyma", "hus-hyte-kunta-toimitus")
    askola = next(reason for reason in found.why() if reason.counterpart.slug == "askola")
    assert {membership.region.code for membership in askola.memberships} == {"01"}


def test_the_version_told_is_that_of_the_day():
    now = explained(duty("lapin-hyvinvointialue", "ministerioiden-neuvottelu"))
    assert any("611/2021, 13 a §" in sentence and "1.8.2024 alkaen" in sentence for sentence in now)
    before = duties_of(Actor.objects.get(slug="lapin-hyvinvointialue"), datetime.date(2024, 7, 31))
    assert "ministerioiden-neuvottelu" not in {one.obligation.code for one in before}


def test_why_tells_the_area_of_the_matter_and_no_other_that_the_two_share():
    """Lieksa and Heinävesi share an employment area too, which has nothing to do with a county's tasks."""
    found = duty("lieksa", "tehtavasiirto-kunnilta")
    heinavesi = next(one for one in found.why() if one.counterpart.slug == "heinavesi")
    assert [membership.kind for membership in heinavesi.memberships] == ["county", "county"]
    bilingual = explained(duty("kymenlaakson-hyvinvointialue", "kaksikielisten-sopimus"))
    assert "Pohjanmaan hyvinvointialue: kaksikieliset hyvinvointialueet" in bilingual
    assert "HUS-yhtymä: säädös nimeää toimijan" in bilingual
    assert not any("yhteistyöalueeseen" in sentence for sentence in bilingual)


def test_helsinki_has_no_county_to_meet_and_the_explanation_says_so():
    found = duty("helsinki", "opiskeluhuoltosuunnitelma")
    assert not any(one.party.actor_type.code == "hyvinvointialue" for one in found.counterparts)
    assert not found.is_done_with_others
    told = "hyvinvointialue: Helsinki ei kuulu hyvinvointialueeseen, joten vastapuolta ei ole."
    assert told in explained(found)
    assert not any("jäsenyydet eivät kerro" in sentence for sentence in explained(found))


@pytest.mark.parametrize(
    "actor", ["helsinki", "etelainen-keski-suomi-tyollisyysalue", "lapin-hyvinvointialue"]
)
def test_those_to_whom_the_same_is_given_meet_the_giver_only(actor):
    (kela,) = duty(actor, "aktivointi-tiedot").counterparts
    assert [one.slug for one in kela.actors] == ["kela"]
