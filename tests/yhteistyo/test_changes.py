"""What has changed between two days for an actor or a region."""

import datetime

import pytest
from bs4 import BeautifulSoup

from regions.belonging import belonging
from regions.models import Membership
from tests.duty_world import held
from tests.exchange_files import sheet_of
from tests.factories import (
    ActorFactory,
    AgreementPartyFactory,
    LegalBasisFactory,
    MembershipFactory,
    ObligationFactory,
    ObligationPartyFactory,
    RegionFactory,
    SectionFactory,
    SectionVersionFactory,
)
from tests.queries import queries_of


def words(element):
    return " ".join(element.get_text(" ").split())


def soup_of(client, first, second, address="/toimijat/lieksa/muutokset/"):
    response = client.get(address, {"pvm1": first, "pvm2": second})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def part(soup, name):
    found = soup.select_one(f"#{name}")
    return "" if found is None else words(found)


def test_memberships_that_began_and_ended_are_told_with_their_dates(client, duty_world):
    area = ActorFactory(actor_type__code="tyollisyysalue", name_fi="Pielisen työllisyysalue")
    MembershipFactory(
        member=duty_world["lieksa"],
        organisation=area,
        kind="employment_area",
        valid_from=datetime.date(2025, 1, 1),
    )
    told = part(soup_of(client, "31.12.2024", "1.1.2025"), "jasenyydet")
    assert told == "Jäsenyydet Uudet (1) Lieksa kuuluu Pielisen työllisyysalueeseen 1.1.2025 alkaen"


@pytest.mark.usefixtures("register")
def test_a_municipality_that_moved_to_another_region_is_told_in_good_finnish(client):
    soup = soup_of(client, "1.6.2020", "1.1.2024", "/toimijat/kuhmoinen/muutokset/")
    told = [words(item) for item in soup.select("#jasenyydet li")]
    assert "Kuhmoisten maakunta on Pirkanmaa 1.1.2021 alkaen" in told
    assert any(sentence.startswith("Kuhmoisten maakunta on Keski-Suomi") for sentence in told)
    assert "Kuhmoinen kuuluu Pirkanmaan liittoon 1.1.2021 alkaen" in told


def test_a_region_of_an_actor_without_a_recorded_genitive(client, duty_world):
    region = RegionFactory(slug="lappi", name_fi="Lappi")
    membership = Membership.objects.create(
        member=ActorFactory(name_fi="X", genitive_fi=""), kind="region", region=region
    )
    assert belonging(membership) == "Toimijan X maakunta on Lappi"


def test_a_duty_that_came_with_the_county_says_why_it_was_not_there(client, duty_world):
    told = part(soup_of(client, "31.12.2022", "1.1.2023"), "tulleet")
    assert "Neuvottelu" in told
    assert "31.12.2022: Kunta ei kuulu hyvinvointialueeseen" in told


def test_a_duty_whose_section_was_repealed_says_by_what(client, duty_world):
    section = duty_world["obligation"].bases.get().section
    section.valid_until, section.repealed_by = datetime.date(2026, 6, 30), "55/2026"
    section.save()
    told = part(soup_of(client, "30.6.2026", "1.7.2026"), "poistuneet")
    assert "611/2021, 14 § on kumottu säädöksellä 55/2026 1.7.2026 alkaen" in told


def test_a_duty_of_a_new_section_says_when_it_began(client, duty_world):
    new = ObligationFactory(title_fi="Uusi velvoite")
    ObligationPartyFactory(obligation=new, actor_type__code="kunta", pairing="each_alone")
    LegalBasisFactory(
        obligation=new,
        section=SectionFactory(law__number="9/2026", number="1", valid_from=datetime.date(2026, 3, 1)),
    )
    told = part(soup_of(client, "1.1.2026", "1.4.2026"), "tulleet")
    assert "Uusi velvoite" in told
    assert "9/2026, 1 § on voimassa vasta 1.3.2026 alkaen" in told


def test_a_changed_counterpart_is_named_with_the_one_before(client, duty_world):
    Membership.objects.filter(member=duty_world["lieksa"]).update(
        valid_until=datetime.date(2025, 12, 31), valid_until_precision="day"
    )
    other = ActorFactory(actor_type__code="hyvinvointialue", name_fi="Toinen hyvinvointialue")
    MembershipFactory(member=duty_world["lieksa"], organisation=other, valid_from=datetime.date(2026, 1, 1))
    told = part(soup_of(client, "31.12.2025", "1.1.2026"), "vastapuolet")
    assert "Uusi vastapuoli: Toinen hyvinvointialue" in told
    assert "Ei enää vastapuolena: Pohjois-Karjalan hyvinvointialue" in told
    assert "1 velvoite" in told


def test_a_duty_that_came_when_its_section_was_first_applied_says_so(client, duty_world):
    section = SectionFactory(law__number="1/2026", number="8", valid_from=datetime.date(2026, 1, 1))
    SectionVersionFactory(
        section=section,
        act="1/2026",
        in_force_from=datetime.date(2026, 1, 1),
        applied_from=datetime.date(2026, 3, 1),
    )
    obligation = ObligationFactory(title_fi="Siirto")
    ObligationPartyFactory(obligation=obligation, actor_type__code="kunta")
    LegalBasisFactory(obligation=obligation, section=section)
    told = part(soup_of(client, "28.2.2026", "1.3.2026"), "tulleet")
    assert "Siirto" in told
    assert "tuli voimaan aiemmin, mutta sitä sovelletaan vasta 1.3.2026 alkaen." in told


def test_a_changed_state_shows_both(client, duty_world):
    held(duty_world, duty_world["lieksa"], duty_world["county"])
    told = part(soup_of(client, "1.2.2026", "1.3.2026"), "tilat")
    assert "1.2.2026 ei tietoa → 1.3.2026 tehty" in told


def test_an_agreement_that_began_shows_both_statuses(client, duty_world):
    AgreementPartyFactory(
        actor=duty_world["lieksa"],
        agreement__title_fi="Yhteistyösopimus",
        agreement__valid_from=datetime.date(2026, 1, 1),
        agreement__start_rule="fixed",
    )
    AgreementPartyFactory(
        actor=duty_world["lieksa"],
        agreement__title_fi="Salainen",
        agreement__valid_from=datetime.date(2026, 1, 1),
        agreement__is_public=False,
    )
    soup = soup_of(client, "31.12.2025", "1.1.2026")
    assert "Yhteistyösopimus" in part(soup, "sopimukset")
    assert "voimassa" in part(soup, "sopimukset")
    assert "Salainen" not in soup.get_text()


def test_joining_and_leaving_an_agreement_is_told_and_nothing_of_one_left_before(client, duty_world):
    for title, begins, joined, left in (
        ("Liitytty", datetime.date(2024, 1, 1), datetime.date(2025, 6, 1), None),
        ("Erottu", datetime.date(2024, 1, 1), None, datetime.date(2025, 6, 30)),
        ("Erottu ennen", datetime.date(2025, 7, 1), None, datetime.date(2025, 4, 30)),
    ):
        AgreementPartyFactory(
            actor=duty_world["lieksa"],
            agreement__title_fi=title,
            agreement__valid_from=begins,
            agreement__start_rule="fixed",
            valid_from=joined,
            valid_until=left,
        )
    told = part(soup_of(client, "1.5.2025", "1.5.2026"), "sopimukset")
    assert "Liitytty 1.5.2025 ei mukana → 1.5.2026 voimassa" in told
    assert "Erottu 1.5.2025 voimassa → 1.5.2026 ei mukana" in told
    assert "Erottu ennen" not in told


def test_nothing_changed_is_said(client, duty_world):
    assert "Rekisterissä ei ole mitään" in part(soup_of(client, "1.2.2026", "1.3.2026"), "ei-muutoksia")


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("1.3.2026", "1.2.2026", "Jälkimmäinen päivä: jälkimmäisen päivän on oltava ensimmäisen jälkeen."),
        ("1.3.2026", "1.3.2026", "Jälkimmäinen päivä: jälkimmäisen päivän on oltava ensimmäisen jälkeen."),
        ("2026", "1.3.2026", "Ensimmäinen päivä: kirjoita päivä kokonaan"),
        ("runo\0", "1.3.2026", "Ensimmäinen päivä: kirjoita päivä kokonaan"),
        ("1.1.2026", "9" * 10_000, "Jälkimmäinen päivä: kirjoita päivä kokonaan"),
        ("1.1.1950", "1.3.2026", "Ensimmäinen päivä: anna päivä väliltä 1.1.2000–31.12.2050."),
    ],
)
def test_days_that_cannot_be_compared_are_named(client, duty_world, first, second, told):
    soup = soup_of(client, first, second)
    assert told in words(soup.select_one("[role=alert]"))
    assert soup.select_one("#tilat, #ei-muutoksia") is None


def test_without_days_the_last_year_is_compared(client, duty_world):
    response = client.get("/toimijat/lieksa/muutokset/", {"pvm": "2026-11-24"})
    assert (str(response.context["first"]), str(response.context["second"])) == ("24.11.2025", "24.11.2026")


def test_a_region_tells_the_changes_of_all_its_actors(client, duty_world):
    region = RegionFactory(slug="pohjois-karjala", name_fi="Pohjois-Karjala")
    for name in ("lieksa", "nurmes"):
        Membership.objects.create(member=duty_world[name], kind="region", region=region)
    told = part(soup_of(client, "31.12.2022", "1.1.2023", "/alueet/pohjois-karjala/muutokset/"), "tulleet")
    assert "Kunta ei kuulu hyvinvointialueeseen" in told
    assert "Lieksa , Nurmes" in told


@pytest.mark.usefixtures("register")
def test_the_duties_of_an_office_that_ended_are_told_together(client):
    soup = soup_of(client, "1.6.2025", "1.6.2026", "/alueet/pohjois-karjala/muutokset/")
    [ended] = soup.select("#poistuneet > ul > li")
    assert words(ended).count("Pohjois-Karjalan ELY-keskus päättyi 31.12.2025.") == 1
    count = int(words(ended.summary).split()[0])
    assert len(ended.select("details li")) == count > 20
    assert f"({count})" in words(soup.select_one("#h-poistuneet"))


@pytest.mark.parametrize("address", ["/toimijat/olematon/muutokset/", "/alueet/olematon/muutokset/"])
def test_changes_of_nobody_are_a_404(client, duty_world, address):
    assert client.get(address).status_code == 404


def test_as_many_queries_for_twenty_times_the_data(client, duty_world):
    region = RegionFactory(slug="pohjois-karjala", name_fi="Pohjois-Karjala")
    Membership.objects.create(member=duty_world["lieksa"], kind="region", region=region)
    days = "?pvm1=1.1.2022&pvm2=1.6.2026"
    addresses = [f"/toimijat/pk-hva/muutokset/{days}", f"/alueet/pohjois-karjala/muutokset/{days}"]
    held(duty_world, duty_world["lieksa"], duty_world["county"])
    few = [queries_of(address) for address in addresses]
    for index in range(20):
        other = MembershipFactory(organisation=duty_world["county"]).member
        Membership.objects.create(member=other, kind="region", region=region)
        held(duty_world, other, duty_world["county"], title=f"Neuvottelu {index}")
    assert [queries_of(address) for address in addresses] == few


def file_of(client, address="/toimijat/lieksa/muutokset/", **query):
    response = client.get(address, {"vie": "xlsx", **query})
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def rows_of(data):
    headers, *rows = sheet_of(data).iter_rows(values_only=True)
    assert headers == ("Mikä muuttui", "Kohde", "Muutos", "Ennen", "Nyt", "Ketä koskee", "Sivu")
    return [tuple(cell or "" for cell in row) for row in rows]


def test_the_changes_as_a_workbook(client, duty_world):
    data = file_of(client, pvm1="31.12.2022", pvm2="1.1.2023")
    rows, county = rows_of(data), "Pohjois-Karjalan hyvinvointialue"
    assert rows[0] == (
        "Jäsenyydet", county, "uusi", "", f"Lieksa kuuluu {county}eseen 1.1.2023 alkaen", "Lieksa",
        "http://testserver/toimijat/lieksa/?pvm=2023-01-01",
    )  # fmt: skip
    why = "Kunta ei kuulu hyvinvointialueeseen silloin, joten vastapuolta ei ole."
    assert rows[1] == (
        "Velvoitteet", "Neuvottelu", "uusi", why, "Velvoite koskee", "Lieksa",
        "http://testserver/velvoitteet/neuvottelu/?pvm=2023-01-01",
    )  # fmt: skip
    chosen = sheet_of(data, 1).values
    assert any("31.12.2022" in row and "Ensimmäinen päivä" in str(row) for row in chosen)


def test_every_kind_of_change_is_in_the_workbook_with_both_sides(client, duty_world):
    held(duty_world, duty_world["lieksa"], duty_world["county"], on=datetime.date(2025, 12, 1))
    Membership.objects.filter(member=duty_world["lieksa"]).update(
        valid_until=datetime.date(2025, 12, 31), valid_until_precision="day"
    )
    other = ActorFactory(actor_type__code="hyvinvointialue", name_fi="Toinen hyvinvointialue")
    MembershipFactory(member=duty_world["lieksa"], organisation=other, valid_from=datetime.date(2026, 1, 1))
    AgreementPartyFactory(
        actor=duty_world["lieksa"],
        agreement__title_fi="Yhteistyösopimus",
        agreement__valid_from=datetime.date(2026, 1, 1),
        agreement__start_rule="fixed",
    )
    rows = rows_of(file_of(client, pvm1="31.12.2025", pvm2="1.1.2026"))
    assert [row[0] for row in rows] == ["Jäsenyydet", "Jäsenyydet", "Vastapuolet", "Tilat", "Sopimukset"]
    assert rows[1][2] == "poistunut"
    assert rows[2][1:6] == (
        "Neuvottelu", "muuttunut", "Pohjois-Karjalan hyvinvointialue", "Toinen hyvinvointialue", "Lieksa",
    )  # fmt: skip
    assert rows[3][3:5] == ("tehty", "osittain")
    assert rows[4][1] == "Yhteistyösopimus"
    assert rows[4][4] == "voimassa"


def test_the_changes_of_a_region_as_a_csv_file(client, duty_world):
    region = RegionFactory(slug="pohjois-karjala", name_fi="Pohjois-Karjala")
    for name in ("lieksa", "nurmes"):
        Membership.objects.create(member=duty_world[name], kind="region", region=region)
    address, days = "/alueet/pohjois-karjala/muutokset/", {"pvm1": "31.12.2022", "pvm2": "1.1.2023"}
    text = b"".join(client.get(address, {**days, "vie": "csv"}).streaming_content).decode("utf-8-sig")
    assert "Lieksa; Nurmes" in text
    links = soup_of(client, "31.12.2022", "1.1.2023", address).select('a[href*="vie="]')
    assert [client.get(str(link["href"])).status_code for link in links] == [200, 200]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"vie": "exe"}, "Tuntematon tiedostomuoto. Valitse xlsx tai csv."),
        ({"vie": "xlsx", "pvm1": "runo"}, "Ensimmäinen päivä: kirjoita päivä kokonaan"),
    ],
)
def test_a_file_that_cannot_be_made_is_refused_in_words(client, duty_world, query, told):
    response = client.get("/toimijat/lieksa/muutokset/", query)
    assert response.status_code == 400
    assert told in response.content.decode()
