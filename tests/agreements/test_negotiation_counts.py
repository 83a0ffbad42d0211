"""How many negotiations there are: each event once in all, and once under each of its sections."""

import datetime

import pytest
from bs4 import BeautifulSoup

from agreements.models import Negotiation
from tests.factories import (
    LawFactory,
    LegalBasisFactory,
    NegotiationFactory,
    ObligationFactory,
    SectionFactory,
)
from tests.queries import queries_of

pytestmark = pytest.mark.django_db
HELD = datetime.date(2026, 2, 12)
DAY = "2026-11-24"


@pytest.fixture
def sections():
    return [
        SectionFactory(law=LawFactory(number=law), number=number)
        for law, number in (("611/2021", "14"), ("612/2021", "7"))
    ]


def negotiation(*sections, **fields):
    made = NegotiationFactory(**{"valid_from": HELD, **fields})
    made.sections.set(sections)
    return made


def counts(negotiations=None):
    found = Negotiation.objects.all() if negotiations is None else negotiations
    return {section.full_number: section.event_count for section in found.counted_by_basis()}


def told(client, **query):
    answer = client.get("/neuvottelut/", {"pvm": DAY, **query})
    assert answer.status_code == 200
    figures = BeautifulSoup(answer.content, "html.parser").select_one("section[aria-labelledby=luvut]")
    if figures is None:
        return None
    rows = {
        row.th.get_text(" ", strip=True): row.td.get_text(strip=True) for row in figures.select("tbody tr")
    }
    return figures.p.get_text(" ", strip=True).partition(".")[0], rows


def test_a_joint_event_is_counted_once_overall_and_once_per_basis(sections):
    negotiation(*sections)
    negotiation(sections[0])
    assert Negotiation.objects.all().event_count() == 2
    assert counts() == {"611/2021, 14 §": 2, "612/2021, 7 §": 1}


def test_what_names_an_obligation_is_held_under_the_sections_that_the_obligation_had_then(client, sections):
    ended = SectionFactory(law=sections[0].law, number="99", valid_until=datetime.date(2025, 12, 31))
    obligation = ObligationFactory()
    for section in (sections[0], ended):
        LegalBasisFactory(obligation=obligation, section=section)
    negotiation().obligations.add(obligation)
    negotiation(*sections).obligations.add(obligation)
    assert counts() == {"611/2021, 14 §": 2, "612/2021, 7 §": 1}
    assert told(client, saannos="611/2021 14 §") == (
        "Rajauksen mukaan on kirjattu 2 pidettyä neuvottelua",
        {"611/2021, 14 §": "2", "612/2021, 7 §": "1"},
    )
    assert told(client, saannos="611/2021 99 §") is None
    assert not Negotiation.objects.without_basis().exists()


def test_a_part_that_names_no_basis_has_those_of_the_whole(sections):
    whole = negotiation(sections[0])
    obligation = ObligationFactory()
    LegalBasisFactory(obligation=obligation, section=sections[1])
    whole.obligations.add(obligation)
    part = negotiation(part_of=whole, part_number=1)
    own = negotiation(sections[1], part_of=whole, part_number=2)
    only_part = Negotiation.objects.filter(pk=part.pk)
    assert set(Negotiation.objects.held_under([sections[0]])) == {whole, part}
    assert set(Negotiation.objects.held_under([sections[1]])) == {whole, part, own}
    assert counts(only_part) == {"611/2021, 14 §": 1, "612/2021, 7 §": 1}
    assert counts(Negotiation.objects.filter(pk=own.pk)) == {"612/2021, 7 §": 1}
    assert counts() == {"611/2021, 14 §": 1, "612/2021, 7 §": 1}
    assert not Negotiation.objects.without_basis().exists()
    bare = negotiation(part_of=negotiation())
    assert set(Negotiation.objects.without_basis()) == {bare, bare.part_of}
    internal = negotiation(sections[0], is_public=False)
    of_internal = negotiation(part_of=internal)
    assert of_internal not in Negotiation.objects.held_under([sections[0]])
    assert counts(Negotiation.objects.filter(pk=of_internal.pk)) == {}


def test_the_parts_of_one_negotiation_are_one_event(sections):
    whole = negotiation(sections[0])
    for number in (1, 2):
        negotiation(*sections, part_of=whole, part_number=number)
    assert Negotiation.objects.all().event_count() == 1
    assert counts() == {"611/2021, 14 §": 1, "612/2021, 7 §": 1}


def test_only_the_negotiations_asked_for_are_counted(sections):
    negotiation(*sections)
    other = negotiation(sections[0], is_public=False)
    assert counts(Negotiation.objects.public()) == {"611/2021, 14 §": 1, "612/2021, 7 §": 1}
    assert counts(Negotiation.objects.filter(pk=other.pk)) == {"611/2021, 14 §": 1}


def test_the_list_tells_how_many_in_all_and_by_section(client, sections):
    negotiation(*sections)
    negotiation(sections[0])
    negotiation()
    negotiation(*sections, is_public=False)
    in_all, rows = told(client)
    assert in_all == "Rajauksen mukaan on kirjattu 3 pidettyä neuvottelua"
    assert rows == {"611/2021, 14 §": "2", "612/2021, 7 §": "1", "Säännöstä ei ole kirjattu": "1"}


def test_the_figures_follow_the_filters_and_leave_out_what_is_still_to_come(client, sections):
    negotiation(*sections)
    negotiation(sections[0])
    negotiation(sections[0], valid_from=datetime.date(2026, 11, 25))
    assert told(client, saannos="612/2021 7 §")[1] == {"611/2021, 14 §": "1", "612/2021, 7 §": "1"}
    assert told(client)[1] == {"611/2021, 14 §": "2", "612/2021, 7 §": "1"}


def test_no_figures_where_nothing_is_recorded(client, db):
    assert told(client) is None


def test_the_figures_take_the_same_queries_at_twenty_times_the_data(sections):
    negotiation(*sections)
    few = queries_of("/neuvottelut/")
    for _index in range(20):
        negotiation(*sections)
    assert queries_of("/neuvottelut/") == few
    assert few <= 15
