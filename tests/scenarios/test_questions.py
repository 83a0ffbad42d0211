"""The questions the register is asked, each answered by a page of the real register."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

pytestmark = [pytest.mark.usefixtures("register"), pytest.mark.django_db]


def page(path: str, **parameters) -> Tag:
    """The content of a page of the site."""
    address = f"{path}?{urlencode(parameters, doseq=True)}" if parameters else path
    response = Client().get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser").main


def words(element: Tag) -> str:
    return " ".join(element.get_text(" ", strip=True).replace("\u00ad", "").split())


def rows(element: Tag) -> list[str]:
    """The rows of the tables below an element, each as one line of text."""
    return [words(row) for row in element.select("table tbody tr:not(.group)")]


def row_with(element: Tag, *texts: str) -> str:
    """The one row that has all the texts."""
    found = [row for row in rows(element) if all(text in row for text in texts)]
    assert len(found) == 1, f"{len(found)} rows with {texts}: {found}"
    return found[0]


def listed(path: str, **parameters) -> set[str]:
    """The names of the records that a list shows."""
    return {words(link) for link in page(path, **parameters).select("table tbody th > a")}


def fact(element: Tag, name: str) -> str:
    """What a page tells of itself under a name."""
    return next(words(term.find_next_sibling("dd")) for term in element.select("dt") if words(term) == name)


def test_with_whom_must_lieksa_negotiate_and_under_which_law():
    lieksa = page("/toimijat/lieksa/")
    answer = words(lieksa.select_one(".lead"))
    assert "Lieksan on neuvoteltava Pohjois-Karjalan hyvinvointialueen kanssa" in answer
    assert "611/2021" in answer
    duty = row_with(lieksa, "Hyvinvointialueen ja kuntien neuvottelu", "611/2021, 14 §")
    assert "Pohjois-Karjalan hyvinvointialue" in duty
    assert "on neuvoteltava" in duty
    assert "valtuustokausittain (1.6.2025–31.5.2029)" in duty


def test_with_whom_must_helsinki_negotiate_though_it_has_no_county():
    helsinki = page("/toimijat/helsinki/")
    answer = words(helsinki.select_one(".lead"))
    assert "Helsingin on neuvoteltava HUS-yhtymän kanssa" in answer
    assert "eikä kuulu hyvinvointialueeseen (615/2021)" in words(helsinki)
    assert not [row for row in rows(helsinki) if "611/2021, 14 §" in row]
    assert "HUS-yhtymä" in row_with(helsinki, "Helsingin ja HUS-yhtymän hyte-neuvottelu", "612/2021, 6 §")


def test_which_agreements_end_within_six_months_and_which_ends_are_not_known():
    none = page("/sopimukset/", kuukausia=6, pvm="2026-11-24")
    assert "0 sopimusta" in words(none)
    assert "Näillä rajauksilla ei ole kirjattu tietoja" in words(none)
    assert "11 sopimuksen päättymistä ei tiedetä" in words(none)
    assert listed("/sopimukset/", paattyminen="unknown", pvm="2026-11-24") == listed(
        "/sopimukset/", pvm="2026-11-24"
    ) - {"Keski-Suomen puitesopimus 2022–2025"}

    before = page("/sopimukset/", kuukausia=6, pvm="2025-08-01")
    assert rows(before) == [row_with(before, "Keski-Suomen puitesopimus 2022–2025", "31.12.2025")]
    successor = page("/sopimukset/keski-suomi-puitesopimus-2022-2025/").select_one("#versiot")
    assert "Keski-Suomen strateginen yhteistyösopimus · korvaa tämän" in words(successor)


def test_which_agreements_run_until_further_notice():
    running = page("/sopimukset/", paattyminen="open")
    assert "0 sopimusta" in words(running)
    assert "Puuttuva tieto ei tarkoita, ettei yhteistyötä ole." in words(running)
    reviewed = fact(page("/sopimukset/paijat-hame-yhteistyopoytakirja/"), "Viimeksi tarkasteltu")
    assert reviewed == "ei tietoa"


def test_which_parties_have_not_yet_approved_the_framework_agreement():
    approvals = page("/sopimukset/keski-suomi-strateginen-yhteistyosopimus/").select_one("#hyvaksyminen")
    latest = row_with(approvals, "Joutsa", "16.3.2026")
    assert "esitetty hyväksyttäväksi" in latest
    assert "hyväksytty " not in words(approvals.table)
    assert "23 osapuolen käsittelystä ei ole kirjattu tietoa" in words(approvals)
    assert "Se ei tarkoita, etteivät osapuolet ole hyväksyneet." in words(approvals)
    untold = [words(link) for link in approvals.select("details li a")]
    assert len(untold) == 23
    assert {"Jyväskylä", "Keski-Suomen hyvinvointialue", "Keski-Suomen liitto"} <= set(untold)
    assert "Joutsa" not in untold


def test_what_was_agreed_and_who_answers_for_it():
    points = page("/sopimukset/paijat-hame-tym-sopimus/").select_one("#kohdat")
    staff = row_with(points, "Henkilöstö")
    assert "Minkä henkilöstön kukin toimija osoittaa toimintamalliin." in staff
    assert "Kela" in staff
    assert "Päijät-Hämeen hyvinvointialue" in staff
    assert row_with(points, "Toimintamallin organisointi").endswith("ei tietoa")


def test_in_which_groups_does_our_municipality_sit():
    groups = page("/toimijat/lieksa/").select_one("#rakenteet")
    assert "kaupunginjohtaja" in row_with(groups, "Pohjois-Karjalan kuntajohtajakokoukset")
    assert row_with(groups, "Pohjois-Karjalan työllisyysalueen yhteinen toimielin", "Joensuu")


def test_which_structures_deal_with_the_same_theme():
    found = listed("/rakenteet/", teema="hyte")
    assert {"Päijät-Hämeen yhdyspintaneuvottelukunta", "Pohjois-Karjalan hyvinvointiryhmä"} <= found
    assert found < listed("/rakenteet/")


def test_vilka_avtal_ett_valfardsomrade_har_med_en_kommun():
    avtal = page("/sv/sopimukset/", osapuoli="pohjois-karjalan-hyvinvointialue", q="Libelits")
    assert len(rows(avtal)) == 2
    assert all("Norra Karelens välfärdsområde" in row for row in rows(avtal))
    assert all(link["href"].startswith("/sv/") for link in avtal.select("table a"))
    osterbotten = page("/sv/toimijat/pohjanmaan-hyvinvointialue/")
    assert words(osterbotten.h1) == "Österbottens välfärdsområde"
    assert rows(osterbotten.select_one("#sopimukset")) == []


def test_which_agreements_cross_a_county_border():
    crossing = page("/sopimukset/", alue="pirkanmaa")
    row = row_with(crossing, "Sopimus yhteisestä toimielimestä")
    assert "Keski-Suomi" in row
    assert "Mänttä-Vilppula" in row


def test_to_which_region_did_kuhmoinen_belong_in_2020():
    assert "Keski-Suomi" in fact(page("/toimijat/kuhmoinen/", pvm="2020-06-01"), "Maakunta")
    now = page("/toimijat/kuhmoinen/")
    assert "Pirkanmaa" in fact(now, "Maakunta")
    assert "Keski-Suomi –31.12.2020" in fact(now, "Muulloin")


def test_which_county_did_a_municipality_have_before_there_were_any():
    before = page("/toimijat/lieksa/", pvm="2020-06-01")
    assert "Pohjois-Karjalan hyvinvointialueen kanssa" not in words(before.select_one(".lead"))
    assert "1.1.2023" in fact(before, "Muulloin")


def test_who_succeeds_the_ely_keskus():
    ely = page("/toimijat/pohjois-karjalan-ely-keskus/")
    assert "Itä-Suomen elinvoimakeskus" in words(ely)
    assert "31.12.2025" in words(ely)


def test_whose_practice_could_we_borrow_and_whom_to_ask():
    assert "Kuntakierrokset" in listed("/kaytannot/", alue="pohjois-karjala")
    practice = page("/kaytannot/pohjois-karjala-kuntakierrokset/")
    assert "Pohjois-Karjalan hyvinvointialue" in fact(practice, "Keneltä kysyä")
    assert "Kuntaliitto ja Hyvil 2025" in words(practice.select_one("#lahteet"))


def test_what_follow_up_was_promised_is_told_as_unknown_where_nobody_recorded_it():
    points = page("/sopimukset/paijat-hame-yhteistyopoytakirja-2025/").select_one("#kohdat")
    assert "Luvattu seuranta ei tietoa" in words(points)


def test_what_does_the_law_demand_of_all_three_actors_side_by_side():
    row = row_with(
        page("/velvoitteet/rinnakkain/"), "Hyvinvointialueen ja kuntien neuvottelu", "611/2021, 14 §"
    )
    assert row.count("on tehtävä valtuustokausittain") == 2
    assert row.endswith("– ei osapuolena")


@pytest.mark.parametrize(
    "path",
    [
        "/toimijat/lieksa/",
        "/velvoitteet/hyte-kunta-neuvottelu/",
        "/lait/611-2021/14/",
        "/sopimukset/paijat-hame-yhteistyopoytakirja/",
        "/neuvottelut/keski-suomi-neuvottelu-2025-10-24/",
        "/suunnitelmat/paijat-hame-maakuntaohjelma-2026-2029/",
        "/rakenteet/paijat-hame-yhdyspintaneuvottelukunta/",
        "/kaytannot/paijat-hame-nelja-tasoa/",
    ],
)
def test_every_answer_tells_its_sources_and_when_they_were_checked(path):
    sources = page(path).select_one("#lahteet")
    assert sources.select("li[id^=lahde-]")
    assert "24.11.2026" in words(sources)
