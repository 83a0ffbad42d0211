"""The pages of the real register answer what people come to ask."""

import pytest
from bs4 import BeautifulSoup

from tests.queries import queries_of

pytestmark = pytest.mark.usefixtures("register")
DAY = "2026-11-24"
LIEKSA = (
    "Lieksan on neuvoteltava Pohjois-Karjalan hyvinvointialueen kanssa lakien 611/2021 ja 612/2021 nojalla. "
    "Työvoimapalveluissa Lieksan puolesta toimii Pohjois-Karjalan työllisyysalue, "
    "jonka vastuukunta on Joensuu."
)


def page(client, address, day=DAY):
    response = client.get(address, {"pvm": day})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def lead(client, slug, day=DAY):
    return " ".join(page(client, f"/toimijat/{slug}/", day).select_one(".lead").get_text().split())


ANSWERS = {
    "lieksa": LIEKSA,
    "helsinki": "Helsingin on neuvoteltava HUS-yhtymän kanssa lain 612/2021 nojalla.",
    "kokar": "Kökar kuuluu Ahvenanmaalle, jolla on itsehallinto",
    "pertunmaa": "Pertunmaa päättyi 31.12.2024. Seuraaja: Mäntyharju (yhdistyi 1.1.2025).",
    "pohjois-karjalan-hyvinvointialue": "Pohjois-Karjalan hyvinvointialueen on neuvoteltava alueensa 13",
    "uudenmaan-liitto": "Uudenmaan liiton on lain mukaan toimittava yhdessä",
    "pohjois-karjala-tyollisyysalue": "Pohjois-Karjalan työllisyysalueen on lain mukaan toimittava",
    "ita-suomen-elinvoimakeskus": "Itä-Suomen elinvoimakeskus toimii 43 kunnan alueella.",
}


def test_every_kind_of_actor_gets_an_answer_that_fits_it(client):
    told = {slug: lead(client, slug)[: len(answer)] for slug, answer in ANSWERS.items()}
    assert told == ANSWERS
    assert "Etelä-Savon hyvinvointialueen kanssa" in lead(client, "pertunmaa", "2024-12-31")


def test_helsinki_has_no_county_to_negotiate_with(client):
    soup = page(client, "/toimijat/helsinki/")
    assert "Kunta ei kuulu hyvinvointialueeseen" in words(soup.select_one("#velvoitteet"))
    assert "611/2021, 14 §" not in words(soup.select_one("#ryhma-neuvottelut"))


def test_lieksa_meets_neither_helsinki_nor_hus(client):
    duties = page(client, "/toimijat/lieksa/").select_one("#velvoitteet")
    assert not duties.select('a[href^="/toimijat/helsinki/"], a[href^="/toimijat/hus-yhtyma/"]')
    assert "611/2021, 14 §" in words(duties)
    assert "381/2023" in words(duties.select_one("#tyollisyysalue"))


def test_the_three_regions_tell_what_has_been_agreed_and_the_others_that_nothing_is_known(client):
    for slug, municipalities in {"paijat-hame": 10, "pohjois-karjala": 13, "keski-suomi": 22}.items():
        soup = page(client, f"/alueet/{slug}/")
        assert words(soup.select_one(".ids")).startswith(f"{municipalities} kuntaa")
        assert soup.select("#sovittu tbody tr")
        assert soup.select("#rakenteet tbody tr")
        assert len(soup.select("#toimijat tbody tr")) == municipalities
        assert soup.select("#avoimet li")
    told = words(page(client, "/alueet/kainuu/").select_one(".lead"))
    assert "Se ei tarkoita, ettei yhteistyötä ole." in told


def test_every_duty_shows_a_state_and_none_reads_as_not_done_when_nothing_is_known(client):
    for slug in ("lieksa", "helsinki", "pohjois-karjalan-hyvinvointialue", "pohjois-karjala-tyollisyysalue"):
        duties = page(client, f"/toimijat/{slug}/").select_one("#velvoitteet")
        cells = duties.select('td[data-l="Tila"]')
        assert cells
        assert all(cell.select_one(".st") for cell in cells)
        assert not duties.select(".st.undone")


def test_lieksa_is_told_why_it_meets_its_county(client):
    duties = page(client, "/toimijat/lieksa/").select_one("#velvoitteet")
    row = duties.select_one('a[href^="/velvoitteet/hva-kunnat-neuvottelu/"]').find_parent("tr")
    why = words(row.select_one("details.why"))
    assert "Lieksa kuuluu Pohjois-Karjalan hyvinvointialueeseen 1.1.2023 alkaen" in why
    assert "611/2021, 14 §: versio" in why


def test_the_county_tells_its_thirteen_municipalities_by_one_example(client):
    soup = page(client, "/toimijat/pohjois-karjalan-hyvinvointialue/")
    row = soup.select_one('#velvoitteet a[href^="/velvoitteet/hva-kunnat-neuvottelu/"]').find_parent("tr")
    assert "13 jäsenyyttä, esimerkiksi" in words(row.select_one("details.why"))


def test_aland_is_told_to_be_outside_and_why(client):
    soup = page(client, "/toimijat/kokar/")
    assert "itsehallinto" in words(soup.select_one("#velvoitteet .note"))
    assert not soup.select('#velvoitteet td[data-l="Tila"]')


def test_pertunmaa_shows_what_bound_it_on_its_last_day(client):
    told = page(client, "/toimijat/pertunmaa/").select_one("#velvoitteet")
    assert "Tilanne viimeisenä päivänä 31.12.2024" in words(told)
    assert told.select_one('a[href="/velvoitteet/hva-kunnat-neuvottelu/?pvm=2024-12-31"]') is not None


def test_an_obligation_names_every_municipality_but_those_without_a_county(client):
    soup = page(client, "/velvoitteet/hva-kunnat-neuvottelu/")
    outside = {words(link) for link in soup.select("#toimijat .note a")}
    assert "Helsinki" in outside
    assert "Kökar" in outside
    assert "Lieksa" not in outside
    assert len(soup.select("figure.map a.tile")) == 308


def test_employment_areas_came_to_lieksa_with_the_year_2025(client):
    response = client.get("/toimijat/lieksa/muutokset/", {"pvm1": "31.12.2024", "pvm2": "1.1.2025"})
    told = words(BeautifulSoup(response.content, "html.parser").select_one("#jasenyydet"))
    assert "Lieksa kuuluu Pohjois-Karjalan työllisyysalueeseen 1.1.2025 alkaen" in told


def test_pages_of_the_real_register_take_at_most_twelve_queries():
    actors = [
        "lieksa",
        "helsinki",
        "mantyharju",
        "pohjois-karjalan-hyvinvointialue",
        "hus-yhtyma",
        "pertunmaa",
    ]
    obligations = ["hva-kunnat-neuvottelu", "tyovoima-yhteistyo"]
    for address in [
        *(f"/toimijat/{slug}/" for slug in actors),
        *(f"/velvoitteet/{code}/" for code in obligations),
        "/alueet/paijat-hame/",
    ]:
        assert queries_of(address) <= 12
