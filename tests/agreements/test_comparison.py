"""What changed between two agreements of one line; where a side has nothing recorded, nobody knows."""

import datetime

import pytest
from bs4 import BeautifulSoup

from agreements.comparison import Change, Comparison, Line
from agreements.models import Agreement, AgreementParty
from agreements.views.comparison import with_contents
from tests import factories as f
from tests.exchange_files import sheet_of
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    return f.AgreementFactory(
        slug="vanha", title_fi="Vanha", valid_from=datetime.date(2022, 1, 1), end_rule="fixed",
        valid_until=datetime.date(2025, 12, 31), notice_months=6,
    )  # fmt: skip


@pytest.fixture
def new(old):
    made = f.AgreementFactory(
        slug="uusi", title_fi="Uusi", valid_from=datetime.date(2026, 1, 1), end_rule="open"
    )
    made.replaces.add(old)
    return made


def comparison(earlier, later):
    found = with_contents([earlier.pk, later.pk]).in_bulk()
    return Comparison(found[earlier.pk], found[later.pk])


def told(compared, name):
    return {str(name(pair.either)): pair.change for pair in compared.pairs}


def page(client, slug="uusi", **query):
    response = client.get(f"/sopimukset/{slug}/vertailu/", query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(node):
    return " ".join(node.get_text(" ").split())


def test_parties_join_leave_stay_and_change_their_role(client, old, new):
    lahti, heinola, sysma, hollola = (f.ActorFactory(name_fi=name) for name in ("L", "H", "S", "O"))
    for agreement, actor, role in (
        (old, lahti, "signatory"), (old, heinola, "signatory"), (old, hollola, "commenting"),
        (new, lahti, "signatory"), (new, sysma, "signatory"), (new, hollola, "signatory"),
    ):  # fmt: skip
        f.AgreementPartyFactory(agreement=agreement, actor=actor, role=role)
    found = told(comparison(old, new).parties, lambda party: party.actor.name_fi)
    assert found == {"L": Change.SAME, "H": Change.REMOVED, "S": Change.ADDED, "O": Change.CHANGED}
    section = words(page(client).select_one("#osapuolet"))
    assert "Liittyi (1) S sopijapuoli" in section
    assert "Jäi pois (1) H sopijapuoli" in section
    assert "Rooli tai mukanaolo muuttui (1) O lausunnonantaja → sopijapuoli" in section


def test_who_left_before_the_change_or_after_it_is_told_so(client, old, new):
    lahti, heinola = (f.ActorFactory(name_fi=name) for name in ("L", "H"))
    f.AgreementPartyFactory(agreement=old, actor=heinola, valid_until=datetime.date(2022, 12, 31))
    for agreement in (old, new):
        party = f.AgreementPartyFactory(agreement=agreement, actor=lahti)
    party.valid_until = datetime.date(2026, 3, 31)
    party.save()
    section = words(page(client).select_one("#osapuolet"))
    assert "Jäi pois (1) H sopijapuoli, jäi pois 31.12.2022" in section
    assert "L sopijapuoli → sopijapuoli, jäi pois 31.3.2026" in section


def test_the_day_to_which_an_agreement_was_terminated_is_among_the_dates(client, old, new):
    def rows():
        return {
            words(row.th): [words(cell) for cell in row.select("td")]
            for row in page(client).select("#paivat tbody tr")
        }

    assert "Irtisanottu päättymään" not in rows()
    old.terminated_on = datetime.date(2025, 6, 30)
    old.save()
    assert rows()["Irtisanottu päättymään"] == ["30.6.2025", "ei tietoa", "ei tietoa"]


def test_a_point_is_matched_by_its_title_and_compared_by_its_text_and_who_answers(old, new):
    actor = f.ActorFactory()
    for title, before, after in (("Johto", "a", "b"), ("Raha", "a", "a "), ("Tieto", "a", "a")):
        f.AgreementPointFactory(agreement=old, title_fi=title, text_fi=before, number=1)
        point = f.AgreementPointFactory(agreement=new, title_fi=title.upper(), text_fi=after, number=7)
        if title == "Tieto":
            point.responsible.add(actor)
    f.AgreementPointFactory(agreement=new, title_fi="Seuranta")
    f.AgreementPointFactory(agreement=old, title_fi="Tilat")
    found = told(comparison(old, new).points, lambda point: point.title_fi.casefold())
    assert found == {
        "johto": Change.CHANGED, "raha": Change.SAME, "tieto": Change.CHANGED, "seuranta": Change.ADDED,
        "tilat": Change.REMOVED,
    }  # fmt: skip


def test_where_one_side_has_nothing_recorded_the_change_is_not_known(client, old, new):
    f.AgreementPartyFactory(agreement=new, actor__name_fi="Lahti")
    new.themes.add(f.ThemeFactory(name_fi="Turvallisuus"))
    found = comparison(old, new)
    assert [pair.change for pair in found.parties.pairs] == [Change.UNKNOWN]
    assert [pair.change for pair in found.themes.pairs] == [Change.UNKNOWN]
    parties = words(page(client).select_one("#osapuolet"))
    assert "ei tietoa Edellisestä sopimuksesta näitä ei ole kirjattu" in parties
    assert "Liittyi" not in parties
    assert "Lahti" in parties
    assert "Kummastakaan sopimuksesta näitä ei ole kirjattu." in words(page(client).select_one("#kohdat"))


def test_dates_and_terms_are_compared_and_unknown_ones_are_not_changes(client, old, new):
    rows = {
        words(row.th): [words(cell) for cell in row.select("td")]
        for row in page(client).select("#paivat tbody tr")
    }
    assert rows["Alkaa"] == ["1.1.2022", "1.1.2026", "muuttunut"]
    assert rows["Päättyy"] == ["31.12.2025", "toistaiseksi", "muuttunut"]
    assert rows["Päättyminen"] == ["määräpäivänä", "voimassa toistaiseksi", "muuttunut"]
    assert rows["Irtisanomisaika"] == ["6 kk", "ei tietoa", "ei tietoa"]


def test_bases_that_stay_come_and_go(old, new):
    kept, gone, come = (f.SectionFactory(law__number="611/2021", number=number) for number in "123")
    old.sections.add(kept, gone)
    new.sections.add(kept, come)
    found = told(comparison(old, new).sections, lambda section: section.number)
    assert found == {"1": Change.SAME, "3": Change.ADDED, "2": Change.REMOVED}


def test_the_line_reaches_far_and_leaves_internal_agreements_out(old, new):
    first, newest = f.AgreementFactory(slug="ensin"), f.AgreementFactory(slug="uusin")
    old.replaces.add(first)
    newest.replaces.add(new)
    f.AgreementFactory(slug="sisainen", is_public=False).replaces.add(new)
    line = Line(new)
    assert [one.slug for one in line.predecessors] == ["vanha", "ensin"]
    assert [one.slug for one in line.successors] == ["uusin"]
    assert line.in_order(newest) == (new, newest)
    assert line.in_order(old) == (old, new)


def test_any_agreement_of_the_line_may_be_asked_for(client, old, new):
    first = f.AgreementFactory(slug="ensin", title_fi="Ensimmäinen")
    old.replaces.add(first)
    assert words(page(client).select_one(".lead")).startswith("Vanha")
    assert words(page(client, kanssa="ensin").select_one(".lead")).startswith("Ensimmäinen")
    assert "→ Uusi" in words(page(client, slug="ensin", kanssa="uusi").select_one(".lead"))
    assert "?kanssa=ensin" in [link["href"] for link in page(client).select("a")]


@pytest.mark.parametrize("asked", ["olematon", "toinen", "a\0b", "x" * 500])
def test_another_agreement_than_one_of_the_line_is_refused_in_words(client, old, new, asked):
    f.AgreementFactory(slug="toinen")
    soup = page(client, kanssa=asked)
    assert "ei ole tämän sopimuksen edeltäjissä eikä seuraajissa" in words(soup.select_one("[role=alert]"))
    assert words(soup.select_one(".lead")).startswith("Vanha")


def test_an_agreement_without_a_line_says_so(client):
    f.AgreementFactory(slug="yksin")
    assert "vertailtavaa ei ole" in words(page(client, slug="yksin").select_one(".lead"))


def test_what_is_not_public_or_not_there_is_not_compared(client, new):
    Agreement.objects.filter(pk=new.pk).update(is_public=False)
    assert client.get("/sopimukset/uusi/vertailu/").status_code == 404
    assert client.get("/sopimukset/olematon/vertailu/").status_code == 404


def test_the_agreement_page_leads_to_the_comparison(client, old, new):
    for slug in ("vanha", "uusi"):
        links = [
            link["href"]
            for link in BeautifulSoup(client.get(f"/sopimukset/{slug}/").content, "html.parser").select("a")
        ]
        assert f"/sopimukset/{slug}/vertailu/" in links


def test_the_framework_agreement_of_keski_suomi_became_a_strategic_one(register, client):
    old = Agreement.objects.get(slug="keski-suomi-puitesopimus-2022-2025")
    new = old.replaced_by.get()
    soup = page(client, slug=new.slug)
    assert old.title_fi in words(soup.select_one(".lead"))
    found = comparison(old, new)
    assert {pair.either.actor.slug for pair in found.parties.pairs} >= {"jyvaskyla", "keski-suomen-liitto"}
    assert {pair.change for pair in found.parties.pairs} == {Change.SAME}
    dates = {fact.label: (fact.before, fact.after, fact.change) for fact in found.dates}
    assert dates["Alkaa"] == ("1.1.2023", "1.1.2026", Change.CHANGED)
    assert dates["Päättyy"] == ("31.12.2025", "", Change.UNKNOWN)
    assert queries_of(f"/sopimukset/{new.slug}/vertailu/") <= 15


def test_the_minutes_of_paijat_hame_and_what_replaced_them(register, client):
    new = Agreement.objects.get(replaces__slug="paijat-hame-yhteistyopoytakirja")
    soup = page(client, slug=new.slug)
    assert "Päijät-Hämeen" in words(soup.select_one(".lead"))
    assert "Uudemmasta sopimuksesta näitä ei ole kirjattu" in words(soup.select_one("#kohdat"))


def test_at_most_fifteen_queries_however_much_there_is(old, new):
    def grow(times):
        for _index in range(times):
            for agreement in (old, new):
                f.AgreementPartyFactory(agreement=agreement)
                f.AgreementPointFactory(agreement=agreement).responsible.add(f.ActorFactory())
                agreement.sections.add(f.SectionFactory())
                agreement.obligations.add(f.ObligationFactory())
                agreement.themes.add(f.ThemeFactory())
                agreement.structures.add(f.StructureFactory())

    grow(1)
    few = queries_of("/sopimukset/uusi/vertailu/")
    grow(19)
    assert queries_of("/sopimukset/uusi/vertailu/") == few <= 15


def test_the_comparison_as_a_workbook(client, old, new):
    lahti = f.ActorFactory(name_fi="Lahti", slug="lahti")
    heinola = f.ActorFactory(name_fi="Heinola")
    f.AgreementPartyFactory(agreement=old, actor=lahti, role="commenting")
    f.AgreementPartyFactory(agreement=new, actor=lahti, role="signatory")
    f.AgreementPartyFactory(agreement=new, actor=heinola, role="signatory")
    f.AgreementPointFactory(agreement=old, title_fi="Kohta", text_fi="Ennen näin")
    point = f.AgreementPointFactory(agreement=new, title_fi="Kohta", text_fi="Nyt näin")
    point.responsible.add(lahti)
    theme = f.ThemeFactory(name_fi="Hyte")
    new.themes.add(theme)
    response = client.get("/sopimukset/uusi/vertailu/", {"vie": "xlsx"})
    data = b"".join(response.streaming_content)
    headers, *rows = sheet_of(data).iter_rows(values_only=True)
    assert headers == ("Mikä muuttui", "Kohde", "Muutos", "Ennen", "Nyt", "Ketä koskee", "Sivu")
    told = {(row[0], row[1]): row[2:] for row in rows}
    signatory, commenting = (str(AgreementParty.Role(role).label) for role in ("signatory", "commenting"))
    address = "http://testserver/toimijat/lahti/"
    assert told["Osapuolet", "Lahti"] == ("muuttunut", commenting, signatory, "Lahti", address)
    assert told["Osapuolet", "Heinola"][:3] == ("uusi", "ei ole", signatory)
    assert told["Mitä sovittiin", "Kohta"][:4] == (
        "muuttunut", "Ennen näin", "Nyt näin\nVastaa: Lahti", "Lahti",
    )  # fmt: skip
    assert told["Päivät ja ehdot", "Irtisanomisaika"][:3] == ("ei tietoa", "6 kk", None)
    assert told["Teemat", "Hyte"][:3] == ("ei tietoa", None, "Hyte")
    assert any("Uusi" in row and "Nyt" in str(row) for row in sheet_of(data, 1).values)


def test_the_page_links_to_its_files(client, old, new):
    links = page(client).select('a[href*="vie="]')
    assert [client.get(str(link["href"])).status_code for link in links] == [200, 200]
    assert page(client, kanssa="olematon").select('a[href*="vie="]') == []


@pytest.mark.parametrize(
    ("slug", "query", "told"),
    [
        ("uusi", {"vie": "exe"}, "Tuntematon tiedostomuoto. Valitse xlsx tai csv."),
        ("uusi", {"vie": "xlsx", "kanssa": "olematon"}, "Sopimusta ”olematon” ei ole tämän sopimuksen"),
        ("yksin", {"vie": "xlsx"}, "Sopimukselle ei ole kirjattu edeltäjää eikä seuraajaa."),
    ],
)
def test_a_file_that_cannot_be_made_is_refused_in_words(client, new, slug, query, told):
    f.AgreementFactory(slug="yksin")
    response = client.get(f"/sopimukset/{slug}/vertailu/", query)
    assert response.status_code == 400
    assert told in response.content.decode()
