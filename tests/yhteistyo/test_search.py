"""Search: actors by any name form, sections by citation, agreements by party, safe answers to junk."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    ActorAliasFactory,
    ActorFactory,
    AgreementFactory,
    AgreementPartyFactory,
    LawFactory,
    NegotiationFactory,
    PlanFactory,
    PracticeFactory,
    RegionFactory,
    SectionFactory,
    StructureFactory,
    ThemeFactory,
)
from yhteistyo.search import LONGEST, search

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 24)


def found(text):
    return {group.code: [str(hit.record) for hit in group.hits] for group in search(text, DAY)}


@pytest.fixture
def karelia():
    county = ActorFactory(
        actor_type__code="hyvinvointialue",
        name_fi="Pohjois-Karjalan hyvinvointialue",
        name_sv="Norra Karelens välfärdsområde",
        slug="pohjois-karjalan-hyvinvointialue",
    )
    ActorAliasFactory(actor=county, name="Siun sote")
    return county


@pytest.mark.parametrize(
    "text", ["pohjois-karjalan", "NORRA KARELENS", "Siun sote", "siun", "välfärdsområde norra"]
)
def test_an_actor_is_found_by_any_form_of_its_name(karelia, text):
    assert found(text) == {"toimijat": ["Pohjois-Karjalan hyvinvointialue"]}


def test_letter_case_is_no_obstacle_in_finnish():
    ActorFactory(name_fi="Äänekoski", slug="aanekoski")
    assert found("ÄÄNEKOSKI") == found("äänekoski") == {"toimijat": ["Äänekoski"]}


def test_the_exact_name_comes_before_names_that_contain_it():
    for name in ("Ala-Lieksa", "Lieksa", "Lieksanjoki"):
        ActorFactory(name_fi=name, slug=name.lower())
    (group,) = search("lieksa", DAY)
    assert [hit.record.name_fi for hit in group.hits] == ["Lieksa", "Ala-Lieksa", "Lieksanjoki"]
    assert [hit.is_exact for hit in group.hits] == [True, False, False]


def test_a_word_that_begins_so_comes_before_one_that_holds_it_inside():
    ActorFactory(name_fi="Alayhtymä", slug="alayhtyma")
    ActorFactory(name_fi="Uusi TYM-verkosto", slug="tym-verkosto")
    AgreementFactory(title_fi="Kuntayhtymän sopimus")
    StructureFactory(name_fi="Alueen TYM-ryhmä")
    groups = search("tym", DAY)
    assert [group.code for group in groups] == ["toimijat", "rakenteet", "sopimukset"]
    assert [hit.record.name_fi for hit in groups[0].hits] == ["Uusi TYM-verkosto", "Alayhtymä"]


def test_a_brand_is_an_exact_hit(karelia):
    ActorFactory(name_fi="Ala Siun sote", slug="ala")
    assert search("siun sote", DAY)[0].hits[0].record == karelia


@pytest.mark.parametrize("text", ["611/2021 14 §", "611/2021, 14", "611/2021 14§"])
def test_a_section_is_found_by_its_citation_first(text):
    law = LawFactory(number="611/2021")
    for number in ("14", "114", "14 a"):
        SectionFactory(law=law, number=number)
    first = search(text, DAY)[0]
    assert first.code == "pykalat"
    assert str(first.hits[0].record) == "611/2021, 14 §"
    assert first.hits[0].is_exact


def test_a_law_number_finds_the_law_and_its_sections():
    SectionFactory(law=LawFactory(number="611/2021"), number="14")
    SectionFactory(law=LawFactory(number="612/2021"), number="14")
    assert found("611/2021")["lait"] == ["611/2021 Laki 611/2021"]
    assert found("611/2021")["pykalat"] == ["611/2021, 14 §"]


def test_an_agreement_is_found_by_its_title_and_by_its_party():
    agreement = AgreementFactory(title_fi="TYM-sopimus")
    AgreementPartyFactory(agreement=agreement, actor=ActorFactory(name_fi="Hollola", slug="hollola"))
    assert found("tym")["sopimukset"] == ["TYM-sopimus"]
    assert found("hollola")["sopimukset"] == ["TYM-sopimus"]


def test_an_internal_record_is_not_found():
    AgreementFactory(title_fi="Sisäinen asia", is_public=False)
    PlanFactory(title_fi="Sisäinen asia", is_public=False)
    NegotiationFactory(title_fi="Sisäinen asia", is_public=False)
    assert found("sisäinen") == {}


def test_other_kinds_are_found_by_their_names():
    RegionFactory(name_fi="Keski-Suomi hyte")
    StructureFactory(name_fi="Hyte-johtoryhmä")
    PracticeFactory(title_fi="Hyte-foorumi")
    PlanFactory(title_fi="Hyte-suunnitelma")
    NegotiationFactory(title_fi="Hyte-neuvottelu 2025")
    assert set(found("hyte")) == {"alueet", "rakenteet", "kaytannot", "suunnitelmat", "neuvottelut"}


def test_a_theme_leads_to_what_is_recorded_of_it(client):
    ThemeFactory(code="hyte", name_fi="Hyvinvoinnin edistäminen")
    soup = BeautifulSoup(client.get("/haku/", {"q": "edistäminen"}).content, "html.parser")
    assert "/sopimukset/?teema=hyte" in [link["href"] for link in soup.select("#teemat a")]


def test_more_hits_than_shown_are_counted_and_linked(client):
    for number in range(7):
        ActorFactory(name_fi=f"Joensuu {number}", slug=f"joensuu-{number}")
    soup = BeautifulSoup(client.get("/haku/", {"q": "joensuu"}).content, "html.parser")
    assert len(soup.select("#toimijat li")) == 5
    assert soup.find("a", string="Näytä kaikki 7")["href"] == "/toimijat/?q=joensuu"


def test_an_empty_search_tells_what_can_be_searched(client):
    for query in ({}, {"q": ""}, {"q": "   "}, {"q": "\0"}):
        response = client.get("/haku/", query)
        assert response.status_code == 200
        assert "Mitä voi hakea" in response.content.decode()


def test_no_result_says_that_missing_is_not_no(client):
    response = client.get("/haku/", {"q": "zzzz"}).content.decode()
    assert "Haulla ”zzzz” ei löytynyt mitään" in response
    assert "Se ei tarkoita, ettei asiaa ole" in response


@pytest.mark.parametrize(
    "text", ["a\0b", "%", "_", "' OR 1=1 --", "\\", "<script>", "611/2021 99999999999999999999 §"]
)
def test_odd_characters_are_only_text(client, text):
    ActorFactory(name_fi="Lieksa", slug="lieksa")
    response = client.get("/haku/", {"q": text})
    assert response.status_code == 200
    assert "<script>" not in response.content.decode()


def test_a_percent_sign_is_not_a_wildcard():
    ActorFactory(name_fi="Lieksa", slug="lieksa")
    assert found("L%a") == {}


def test_a_text_longer_than_anyone_writes_is_refused_in_words(client):
    response = client.get("/haku/", {"q": "x" * 10_000})
    assert response.status_code == 200
    assert f"enintään {LONGEST} merkkiä" in response.content.decode()


def test_queries_do_not_grow_with_the_register(client):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/haku/", {"q": "lieksa"}).status_code == 200
        return len(captured)

    def add(number):
        actor = ActorFactory(name_fi=f"Lieksa {number}", slug=f"lieksa-{number}")
        ActorAliasFactory(actor=actor, name=f"Lieksan tuote {number}")
        AgreementPartyFactory(actor=actor)
        StructureFactory(name_fi=f"Lieksan ryhmä {number}")

    add(0)
    few = queries()
    for number in range(1, 21):
        add(number)
    assert queries() == few <= 14


@pytest.mark.parametrize(("prefix", "language"), [("", "fi"), ("/sv", "sv"), ("/en", "en")])
def test_the_query_stays_when_the_language_changes(client, prefix, language):
    soup = BeautifulSoup(client.get(f"{prefix}/haku/?q=siun+sote").content, "html.parser")
    assert soup.html["lang"] == language
    assert soup.select_one(".langs a[lang=sv]")["href"] == "/sv/haku/?q=siun+sote"
    assert soup.find(id="haku")["value"] == "siun sote"
