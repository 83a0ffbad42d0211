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


def test_pages_of_the_real_register_take_at_most_twelve_queries():
    actors = ["lieksa", "helsinki", "mantyharju", "pohjois-karjalan-hyvinvointialue", "hus-yhtyma"]
    for address in [*(f"/toimijat/{slug}/" for slug in actors), "/alueet/paijat-hame/"]:
        assert queries_of(address) <= 12
