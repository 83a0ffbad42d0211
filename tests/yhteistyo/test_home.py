"""The home page: the ways in, the map with its links, and what the register holds of how many."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regions.models import KeyFigure, Membership
from tests.factories import (
    ActorFactory,
    ActorTypeFactory,
    AgreementFactory,
    AgreementPartyFactory,
    MembershipFactory,
    RegionFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def municipality(name, region, county, column, row):
    actor = ActorFactory(name_fi=name, slug=name.lower(), tile_column=column, tile_row=row)
    MembershipFactory(member=actor, organisation=county)
    MembershipFactory(member=actor, kind=Membership.Kind.REGION, organisation=None, region=region)
    return actor


@pytest.fixture
def karelia():
    region = RegionFactory(name_fi="Pohjois-Karjala", slug="pohjois-karjala", code="12")
    county = ActorFactory(actor_type__code="hyvinvointialue", name_fi="Pohjois-Karjalan hyvinvointialue")
    lieksa = municipality("Lieksa", region, county, 3, 2)
    municipality("Nurmes", region, county, 2, 2)
    agreement = AgreementFactory(title_fi="Puitesopimus")
    agreement.regions.add(region)
    AgreementPartyFactory(agreement=agreement, actor=lieksa)
    return region


def page(client, address="/"):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def facts(soup):
    return {
        row.dt.get_text(strip=True): " ".join(row.dd.get_text(" ").split())
        for row in soup.select(".facts > div")
    }


def test_every_tile_is_a_link_named_by_municipality_region_and_what_is_known(client, karelia):
    tiles = {link["aria-label"]: link["href"] for link in page(client).select("a.tile")}
    assert tiles == {
        "Lieksa, Pohjois-Karjala: 1 sopimus kirjattu": "/toimijat/lieksa/",
        "Nurmes, Pohjois-Karjala: sopimuksista ei vielä tietoa": "/toimijat/nurmes/",
    }


def test_a_skip_link_precedes_the_tiles_and_leads_past_them(client, karelia):
    soup = page(client)
    skip = soup.select_one(".mapbox a.skip")
    assert skip.find_next("a")["class"][0] == "tile"
    assert soup.find(id=skip["href"].removeprefix("#")) is not None


def test_the_table_tells_the_same_as_the_map(client, karelia):
    (row,) = page(client).select("#taulukko tbody tr")
    assert "1 / 2" in row.get_text(" ", strip=True)
    assert [link.get_text() for link in row.select("td a")] == ["Lieksa", "Nurmes"]


def test_counts_say_of_how_many_and_how_many_are_unknown(client, karelia):
    told = facts(page(client))
    assert told["Kuntia, joilta on sopimuksia"].startswith("1 / 2")
    assert "1 kunnasta ei vielä tietoa" in told["Kuntia, joilta on sopimuksia"]
    assert told["Hyvinvointialueita, joilta on sopimuksia"].startswith("0 / 1")


def test_an_internal_agreement_is_not_told_of(client, karelia):
    lieksa_agreement = karelia.agreements.get()
    lieksa_agreement.is_public = False
    lieksa_agreement.save()
    soup = page(client)
    assert not soup.select("a.tile.known")
    assert facts(soup)["Sopimuksia"].startswith("0 ")


def test_the_ways_in_count_the_actors_of_the_day(client):
    kunta = ActorTypeFactory(code="kunta", plural_fi="kunnat")
    ActorFactory(actor_type=kunta, valid_until=datetime.date(2024, 12, 31))
    ActorFactory(actor_type=kunta)

    def count(address):
        link = page(client, address).find("a", href=lambda href: href and "tyyppi=kunta" in href)
        return link.span.get_text()

    assert count("/?pvm=1.5.2024") == "2"
    assert count("/?pvm=1.5.2025") == "1"


def test_a_key_figure_names_its_source(client):
    figure = KeyFigure.objects.create(code="kunnat", label_fi="Kuntia", value="308")
    figure.sources.add(SourceFactory(title="Tilastokeskus, kuntaluokitukset 2026"))
    assert "Tilastokeskus, kuntaluokitukset 2026" in facts(page(client))["Kuntia"]


def test_figures_beyond_the_first_ones_are_folded(client):
    for number in range(9):
        KeyFigure.objects.create(code=f"luku-{number}", label_fi=f"Luku {number}", value="1", position=number)
    folded = page(client).find("summary", string="Muut luvut (3)").parent
    assert [term.get_text() for term in folded.select("dt")] == ["Luku 6", "Luku 7", "Luku 8"]


def test_links_keep_the_day_in_view(client, karelia):
    soup = page(client, "/?pvm=1.5.2024")
    assert soup.find("a", href="/alueet/pohjois-karjala/?pvm=2024-05-01") is not None
    assert "Tilanne 1.5.2024" in soup.select_one(".asof").get_text()


def test_a_day_that_cannot_be_read_is_named(client):
    bar = page(client, "/?pvm=eilen").select_one(".asof")
    assert "”eilen”" in bar.select_one(".error").get_text()
    assert bar.find(id="pvm")["aria-invalid"] == "true"


@pytest.mark.parametrize(("address", "language"), [("/", "fi"), ("/sv/", "sv"), ("/en/", "en")])
def test_the_page_comes_in_three_languages_and_links_to_the_others(client, address, language):
    soup = page(client, f"{address}?pvm=1.5.2024")
    assert soup.html["lang"] == language
    links = {link["lang"]: link["href"] for link in soup.select(".langs a")}
    assert links == {"fi": "/?pvm=1.5.2024", "sv": "/sv/?pvm=1.5.2024", "en": "/en/?pvm=1.5.2024"}


def test_swedish_names_are_used_and_finnish_ones_marked(client, karelia):
    karelia.name_sv = "Norra Karelen"
    karelia.save()
    assert "Norra Karelen" in page(client, "/sv/").select_one(".ways").get_text()
    karelia.name_sv = ""
    karelia.save()
    assert page(client, "/sv/").select_one(".ways span[lang=fi]").get_text() == "Pohjois-Karjala"


def test_queries_do_not_grow_with_the_register(client, karelia):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            page(client)
        return len(captured)

    few = queries()
    county = ActorFactory(actor_type__code="hyvinvointialue")
    for number in range(40):
        actor = municipality(f"Kunta{number}", karelia, county, number % 20, 10 + number // 20)
        AgreementPartyFactory(actor=actor)
        figure = KeyFigure.objects.create(code=f"luku-{number}", label_fi="Luku", value="1")
        figure.sources.add(SourceFactory())
    assert few <= 12
    # Sources of key figures are asked only when there are figures.
    assert queries() <= few + 1


def test_the_page_has_nothing_that_the_content_policy_forbids(client, karelia):
    soup = page(client)
    assert not soup.select("[style], style, script:not([src])")
    assert not [tag for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
