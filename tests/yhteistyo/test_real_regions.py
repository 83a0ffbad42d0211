"""Regions on the real data: the scoped load says of each region what the whole country says."""

import datetime

import pytest
from bs4 import BeautifulSoup

from legislation.duties import DutyBook
from regions.models import Region
from regions.region_neighbours import RegionNeighbours
from tests.queries import queries_of

DAY = datetime.date(2026, 11, 24)


@pytest.mark.parametrize("slug", ["paijat-hame", "uusimaa", "lappi", "ahvenanmaa"])
def test_a_region_alone_says_the_same_as_the_country(register, slug):
    region = Region.objects.get(slug=slug)
    book = DutyBook(DAY)
    alone = RegionNeighbours(region, DAY)
    assert {actor.pk for actor in alone.here} == {actor.pk for actor in book.country.in_region(region)}

    def told(country):
        return {
            (duty.actor.slug, duty.obligation.code): (duty.applies, duty.reason, duty.partner_ids)
            for actor in country.in_region(region)
            for duty in book.law.duties_of(actor, country.around(actor))
        }

    assert told(alone) == told(book.country)


def test_paijat_hame_has_ten_municipalities_whose_duties_are_counted(register, client):
    soup = BeautifulSoup(client.get("/alueet/paijat-hame/?pvm=2026-11-24").content, "html.parser")
    assert len(soup.select("#kuntien-velvoitteet tbody tr")) == 10
    others = [row.th.get_text() for row in soup.select("#muiden-velvoitteet tbody tr")]
    assert {"Päijät-Hämeen hyvinvointialue", "Päijät-Hämeen liitto"} <= set(others)
    assert "joista ei ole tietoa" in soup.select_one("#avoimet").get_text()


@pytest.mark.parametrize("slug", ["paijat-hame", "uusimaa", "keski-suomi", "pohjois-karjala"])
def test_every_region_takes_at_most_twelve_queries(register, slug):
    assert queries_of(f"/alueet/{slug}/") <= 12


def test_aland_tells_once_why_the_duties_are_not_its_own(register, client):
    soup = BeautifulSoup(client.get("/alueet/ahvenanmaa/?pvm=2026-11-24").content, "html.parser")
    reason = "Ahvenanmaa: rekisteri jättää kunnan näiden velvoitteiden ulkopuolelle (itsehallinto)."
    assert soup.select_one("#velvoitteet").get_text().count(reason) == 1
    assert soup.select_one(".lead").get_text() == reason
    assert len(soup.select("#velvoitteet .note p a")) == 16
