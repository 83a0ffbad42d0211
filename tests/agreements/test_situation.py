"""The national view: counts with their denominators, and behind every number exactly its names."""

import datetime
import io
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from agreements.fulfilment.national import Cell, NationalView, reached
from agreements.fulfilment.pairs import employment_agreement_of, pairs_under
from agreements.fulfilment.state import DutyState
from agreements.models import AgreementParty, Judgement, NegotiationParticipant
from legislation.models import Obligation, ObligationParty
from regions.models import Actor, ActorType, CouncilTerm, Membership
from tests.factories import (
    ActorFactory,
    AgreementFactory,
    AgreementPartyFactory,
    LawFactory,
    LegalBasisFactory,
    MembershipFactory,
    NegotiationFactory,
    NegotiationParticipantFactory,
    ObligationFactory,
    ObligationPartyFactory,
    RegionFactory,
    SectionFactory,
)
from tests.queries import queries_of

DAY = datetime.date(2026, 11, 24)
ON_DAY = "pvm=2026-11-24"
Pairing, Role = ObligationParty.Pairing, ObligationParty.Role


@pytest.fixture
def world(db):
    """Two counties, Helsinki without one and a municipality of Åland; one negotiation held of five."""
    return build(municipalities=3)


def build(municipalities):
    obligation = ObligationFactory(code="neuvottelu", recurrence=Obligation.Recurrence.YEARLY)
    LegalBasisFactory(
        obligation=obligation, section=SectionFactory(law=LawFactory(number="611/2021"), number="14")
    )
    for code in ("kunta", "hyvinvointialue"):
        ObligationPartyFactory(
            obligation=obligation,
            actor_type__code=code,
            pairing=Pairing.COUNTY_OF_MUNICIPALITY,
            joint="either",
        )
    counties = [
        ActorFactory(actor_type__code="hyvinvointialue", slug=slug, tile_column=column, tile_row=0)
        for column, slug in enumerate(("pohjoinen", "etelainen"))
    ]
    region = RegionFactory(code="12", slug="pohjoismaa")
    members = []
    for county in counties:
        for number in range(municipalities):
            member = ActorFactory(slug=f"{county.slug}-kunta-{number}")
            MembershipFactory(member=member, organisation=county)
            in_region(
                member,
                region
                if county.slug == "pohjoinen"
                else RegionFactory(code=f"8{number}", slug=f"toinen-{number}"),
            )
            members.append(member)
    in_region(ActorFactory(slug="helsinki"), RegionFactory(code="01", slug="uusimaa"))
    in_region(ActorFactory(slug="saari"), RegionFactory(code="21", slug="ahvenanmaa"))
    hold(obligation, [members[0], counties[0]])
    return obligation


def in_region(member, region):
    MembershipFactory(
        member=member, kind=Membership.Kind.REGION, region=region, organisation=None,
        valid_from=datetime.date(2020, 1, 1),
    )  # fmt: skip


def hold(obligation, present, day=datetime.date(2026, 3, 2)):
    negotiation = NegotiationFactory(valid_from=day, valid_until=day)
    negotiation.obligations.add(obligation)
    for actor in present:
        NegotiationParticipantFactory(
            negotiation=negotiation, actor=actor, attendance=NegotiationParticipant.Attendance.PRESENT
        )


def get(address):
    response = Client().get(address)
    assert response.status_code == 200, address
    return response


def cells_of(response):
    return {area.slug: cells for area, cells in response.context["matrix"]}


def test_every_duty_of_an_area_is_counted_once(world):
    view = NationalView(DAY, Obligation.objects.all())
    found = {area.slug: view.cell(area, world).counts for area in view.areas}
    assert found == {
        "etelainen": {DutyState.UNKNOWN: 4},
        "pohjoinen": {DutyState.DONE: 1, DutyState.PARTLY: 1, DutyState.UNKNOWN: 2},
        "helsinki": {DutyState.NOT_APPLICABLE: 1},
        "ahvenanmaa": {DutyState.NOT_APPLICABLE: 1},
    }
    assert sum(found.values(), Counter()) == view.total(world)
    assert Counter(row.state for row in view.names(world)) == view.total(world)


@pytest.mark.parametrize(
    ("counts", "state"),
    [
        ({"unknown": 13, "not_done": 1}, "unknown"),
        ({"not_done": 14}, "not_done"),
        ({"unknown": 12, "not_done": 1, "done": 1}, "partly"),
        ({"not_applicable": 3}, "not_applicable"),
    ],
)
def test_an_area_is_not_done_only_when_nobody_in_it_is_unknown(counts, state):
    counted = Counter({DutyState(name): number for name, number in counts.items()})
    assert Cell(area=None, obligation=None, counts=counted).state == state


def test_the_denominator_is_how_many_the_obligation_reaches(world):
    view = NationalView(DAY, Obligation.objects.all())
    assert (reached(view.total(world)), sum(view.total(world).values())) == (8, 10)
    by_type = {one.code: reached(counts) for one, counts in view.by_type(world).items()}
    assert by_type == {"kunta": 6, "hyvinvointialue": 2}


def test_what_is_not_recorded_is_unknown_and_only_a_person_says_not_done(world):
    response = get(f"/tilanne/?{ON_DAY}")
    assert DutyState.NOT_DONE not in {one.state for one in response.context["totals"][0].counts}
    for row in NationalView(DAY, Obligation.objects.all()).names(world):
        if row.duty.actor.slug == "etelainen-kunta-0":
            Judgement.objects.create(
                obligation=world, actor=row.duty.actor, state="not_done", reason_fi="Ei pidetty.",
                role_fi="kunnanjohtaja", judged_on=DAY,
            )  # fmt: skip
    [cell] = cells_of(get(f"/tilanne/?{ON_DAY}"))["etelainen"]
    assert [(one.state, one.count) for one in cell.counts] == [
        (DutyState.NOT_DONE, 1),
        (DutyState.UNKNOWN, 3),
    ]


def test_the_names_behind_every_number_are_as_many_as_the_number_says(world):
    page = get(f"/tilanne/?{ON_DAY}")
    numbers = [
        (one.url, one.count) for cells in cells_of(page).values() for cell in cells for one in cell.counts
    ]
    numbers += [(cell.url, cell.total) for cells in cells_of(page).values() for cell in cells if cell.total]
    numbers += [(one.url, one.count) for total in page.context["totals"] for one in total.counts]
    [figure] = page.context["figures"]
    numbers += [(figure.done_url, figure.done), *((one.url, one.count) for one in figure.rest)]
    assert len(numbers) > 12
    for url, number in numbers:
        assert get(url).context["result_count"] == number, url


def test_a_summary_figure_is_of_the_actors_that_it_names(world):
    [figure] = get(f"/tilanne/?{ON_DAY}").context["figures"]
    assert (figure.actor_type.code, figure.done, figure.total) == ("kunta", 1, 6)
    assert figure.heading.period == "vuosi 2026"


def test_helsinki_and_aland_are_rows_with_their_reasons(world):
    cells = cells_of(get(f"/tilanne/?{ON_DAY}"))
    assert [cells[slug][0].total for slug in ("helsinki", "ahvenanmaa")] == [0, 0]
    [(_row, _missing, reason)] = get(f"/tilanne/neuvottelu/?alue=helsinki&{ON_DAY}").context["rows"]
    assert "ei kuulu hyvinvointialueeseen" in reason
    [(_row, _missing, reason)] = get(f"/tilanne/neuvottelu/?alue=ahvenanmaa&{ON_DAY}").context["rows"]
    assert "itsehallinto" in reason


def test_before_municipalities_belonged_to_counties_the_page_says_so(world):
    response = get("/tilanne/?pvm=2022-05-01")
    assert not response.context["matrix"]
    assert "Kunnat eivät kuulu hyvinvointialueisiin 1.5.2022" in response.content.decode()
    [total] = response.context["totals"]
    assert total.total == 0
    assert {one.state: one.count for one in total.counts} == {DutyState.NOT_APPLICABLE: 10}


def test_a_region_shows_the_counties_with_municipalities_there(world):
    assert list(cells_of(get(f"/tilanne/?alue=pohjoismaa&{ON_DAY}"))) == ["pohjoinen"]
    assert list(cells_of(get(f"/tilanne/?alue=etelainen&{ON_DAY}"))) == ["etelainen"]
    in_region = get(f"/tilanne/neuvottelu/?alue=pohjoismaa&{ON_DAY}").context
    assert in_region["result_count"] == 4


@pytest.mark.parametrize("place", ["pohjoinen", "pohjoismaa"])
def test_a_chosen_place_is_counted_everywhere_on_the_page_and_its_names_are_behind_it(world, place):
    response = get(f"/tilanne/?{ON_DAY}&alue={place}")
    [total] = response.context["totals"]
    [figure] = response.context["figures"]
    assert (total.done, total.total) == (1, 4)
    assert (figure.actor_type.code, figure.done, figure.total) == ("kunta", 1, 3)
    for url, count in (
        (total.url, 4),
        (figure.url, 3),
        (figure.done_url, 1),
        *((one.url, one.count) for one in total.counts),
    ):
        assert len(get(url).context["rows"]) == count, url


def test_of_an_obligation_that_binds_nobody_in_a_place_the_page_says_so(world):
    other = ObligationFactory(title_fi="Muualla", kind="negotiation", recurrence="yearly")
    LegalBasisFactory(obligation=other)
    ObligationPartyFactory(obligation=other, actor=Actor.objects.get(slug="etelainen"), pairing="each_alone")
    page = get(f"/tilanne/?{ON_DAY}&alue=pohjoinen").content.decode()
    rows = [row.get_text() for row in BeautifulSoup(page, "html.parser").select("#koko-maa tbody tr")]
    assert ["ei sovellu" in row for row in rows if "Muualla" in row] == [True]


def test_the_chosen_obligations_are_the_columns_and_the_first_is_on_the_map(world):
    other = ObligationFactory(code="toinen", recurrence=Obligation.Recurrence.YEARLY)
    ObligationPartyFactory(obligation=other, actor_type__code="hyvinvointialue", pairing=Pairing.EACH_ALONE)
    both = get(f"/tilanne/?{ON_DAY}").context
    assert [heading.obligation.code for heading in both["headings"]] == ["neuvottelu", "toinen"]
    one = get(f"/tilanne/?velvoite=toinen&{ON_DAY}").context
    assert [heading.obligation.code for heading in one["headings"]] == ["toinen"]
    assert one["mapped"].obligation == other
    assert get(f"/tilanne/?kartta=toinen&{ON_DAY}").context["mapped"].obligation == other


def test_the_map_tells_the_same_as_the_table(world):
    context = get(f"/tilanne/?{ON_DAY}").context
    told = {tile.cell.area.slug: (tile.told, tile.shape) for tile in context["map"].tiles}
    assert told == {
        "pohjoinen": ("1 / 4", "part"),
        "etelainen": ("0 / 4", "unknown"),
        "helsinki": ("ei sovellu", "na"),
        "ahvenanmaa": ("ei sovellu", "na"),
    }
    assert sum(len(found) for _state, found in context["map_states"]) == context["map_areas"] == 4


def test_an_employment_agreement_counts_for_the_pairs_that_are_its_parties(world):
    obligation = ObligationFactory(code="tym", kind=Obligation.Kind.AGREEMENT, recurrence="continuous")
    section = SectionFactory(law=LawFactory(number="381/2023"), number="9")
    LegalBasisFactory(obligation=obligation, section=section)
    for code in ("tyollisyysalue", "hyvinvointialue"):
        ObligationPartyFactory(
            obligation=obligation, actor_type__code=code, pairing=Pairing.EMPLOYMENT_AREA_OVERLAPS_COUNTY
        )
    view = NationalView(DAY, Obligation.objects.all())
    north, south = view.areas[1].place, view.areas[0].place
    area = ActorFactory(actor_type__code="tyollisyysalue", slug="kahden-alueen")
    for county in (north, south):
        member = Membership.objects.filter(organisation=county).order_by("member__slug").first().member
        MembershipFactory(member=member, organisation=area, kind=Membership.Kind.EMPLOYMENT_AREA)
    agreement = AgreementFactory(valid_from=datetime.date(2025, 1, 1))
    agreement.obligations.add(obligation)
    for actor in (area, north):
        AgreementPartyFactory(agreement=agreement, actor=actor, role=AgreementParty.Role.SIGNATORY)
    view = NationalView(DAY, Obligation.objects.all())
    assert employment_agreement_of(view) == obligation
    states = {pair.county.slug: pair.state for pair in pairs_under(view, obligation)}
    assert states == {"pohjoinen": DutyState.DONE, "etelainen": DutyState.UNKNOWN}
    pairs = get(f"/tilanne/?{ON_DAY}").context["pairs"]
    assert (pairs["areas"], pairs["done"], pairs["total"]) == (1, 1, 2)


def test_a_past_period_is_seen_as_it_ended_and_the_present_one_as_it_stands(world, monkeypatch):
    kind = ActorType.objects.get(code="kunta")
    for first, last in (
        ("2021-08-01", "2025-05-31"),
        ("2025-06-01", "2029-05-31"),
        ("2029-06-01", "2033-05-31"),
    ):
        CouncilTerm.objects.create(
            actor_type=kind, valid_from=first, valid_until=last, basis="410/2015, 15 §"
        )
    monkeypatch.setattr("agreements.views.situation.localdate", lambda: DAY)
    offered = get("/tilanne/?pvm=2024-12-31&alue=pohjoinen").context["periods"]
    assert [(one.label, str(one.day), one.is_current) for one in offered] == [
        ("valtuustokausi 2021–2025", "2025-05-31", True),
        ("valtuustokausi 2025–2029", "2026-11-24", False),
        ("vuosi 2021", "2021-12-31", False),
        ("vuosi 2022", "2022-12-31", False),
        ("vuosi 2023", "2023-12-31", False),
        ("vuosi 2024", "2024-12-31", True),
        ("vuosi 2025", "2025-12-31", False),
        ("vuosi 2026", "2026-11-24", False),
    ]
    page = BeautifulSoup(get("/tilanne/?pvm=2024-12-31&alue=pohjoinen").content, "html.parser")
    links = [one["href"] for one in page.select("[aria-labelledby=kaudet] a")]
    assert links[0] == "?pvm=2025-05-31&alue=pohjoinen"
    assert links[1] == "?alue=pohjoinen"


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/tilanne/?laji=huvi", "huvi"),
        ("/tilanne/?velvoite=olematon", "olematon"),
        ("/tilanne/?alue=atlantis", "atlantis"),
        ("/tilanne/?kartta=karttaton", "karttaton"),
        ("/tilanne/?alue=%00%3Cscript%3E", "&lt;script&gt;"),
        ("/tilanne/neuvottelu/?alue=atlantis", "atlantis"),
        ("/tilanne/neuvottelu/?tila=keksitty", "keksitty"),
        ("/tilanne/neuvottelu/?tyyppi=keksitty", "keksitty"),
    ],
)
def test_what_cannot_be_used_is_named(world, address, named):
    response = get(f"{address}&{ON_DAY}")
    assert named in response.content.decode()
    assert "Tarkista nämä" in response.content.decode()
    assert Client().get(f"{address}&vie=xlsx").status_code == 400


def test_a_bad_choice_of_names_lists_nothing(world):
    assert get("/tilanne/neuvottelu/?tila=keksitty").context["result_count"] == 0


def test_an_unknown_obligation_is_a_404(world):
    assert Client().get("/tilanne/olematon/").status_code == 404


def test_an_obligation_not_in_force_tells_why_and_has_no_names(world):
    """As its own page does, also when a type or an area of another day is in the address."""
    section = world.bases.get().section
    section.valid_from, section.valid_until = datetime.date(2020, 1, 1), datetime.date(2024, 6, 30)
    section.save()
    for query in ("pvm=2019-01-01", "pvm=2019-01-01&tyyppi=kunta&alue=pk-hva&tila=done"):
        response = get(f"/tilanne/neuvottelu/?{query}")
        soup = BeautifulSoup(response.content, "html.parser")
        told = soup.select_one("#ei-voimassa").get_text(" ")
        assert "Velvoite ei ole voimassa 1.1.2019." in told
        assert "14 § on voimassa vasta 1.1.2020 alkaen." in told
        assert response.context["result_count"] == 0
        assert soup.select("form.filter-row, table") == []
    ended = BeautifulSoup(get("/tilanne/neuvottelu/?pvm=2025-01-01").content, "html.parser")
    assert ended.select_one('#ei-voimassa a[href="?pvm=2024-06-30"]') is not None
    assert get("/tilanne/neuvottelu/?pvm=2024-06-30").context["result_count"] > 0


def test_a_file_of_an_obligation_not_in_force_has_no_names(world):
    section = world.bases.get().section
    section.valid_from = datetime.date(2020, 1, 1)
    section.save()
    response = Client().get("/tilanne/neuvottelu/?pvm=2019-01-01&vie=csv")
    assert response.status_code == 200
    assert "Lieksa" not in b"".join(response).decode("utf-8-sig")


def test_an_unknown_format_is_refused(world):
    assert Client().get("/tilanne/?vie=pdf").status_code == 400
    assert Client().get("/tilanne/neuvottelu/?vie=pdf").status_code == 400


def test_links_keep_the_day(world):
    page = get(f"/tilanne/?{ON_DAY}")
    [cell] = cells_of(page)["pohjoinen"]
    expected = ON_DAY if timezone.localdate() != DAY else "alue=pohjoinen"
    assert all(expected in one.url for one in cell.counts)


def sheet(response):
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    header, *rows = book.worksheets[0].iter_rows(values_only=True)
    return book, [dict(zip(header, row, strict=True)) for row in rows]


def test_the_exported_counts_are_those_of_the_page(world):
    _book, rows = sheet(get(f"/tilanne/?vie=xlsx&{ON_DAY}"))
    north = next(row for row in rows if row["Alue"] == "Pohjoinen")
    assert (north["Velvoitteita yhteensä"], north["Tehty"], north["Osittain"], north["Ei tietoa"]) == (
        4,
        1,
        1,
        2,
    )
    assert north["Säännös"] == "611/2021, 14 §"
    country = next(row for row in rows if row["Alue"] == "Koko maa")
    areas = [row for row in rows if row["Alue"] != "Koko maa"]
    for column in ("Velvoitteita yhteensä", "Tehty", "Osittain", "Ei tietoa", "Ei sovellu"):
        assert country[column] == sum(row[column] for row in areas)
    assert get(country["Nimet"].partition("testserver")[2]).context["result_count"] == 10


def test_a_region_in_a_file_has_its_own_counts_after_its_areas(world):
    _book, rows = sheet(get(f"/tilanne/?vie=xlsx&alue=pohjoismaa&{ON_DAY}"))
    assert [row["Velvoitteita yhteensä"] for row in rows] == [4, 4]
    assert "alue=pohjoismaa" in rows[1]["Nimet"]


def test_the_exported_names_are_those_of_the_page(world):
    book, rows = sheet(get(f"/tilanne/neuvottelu/?alue=pohjoinen&tila=partly&vie=xlsx&{ON_DAY}"))
    assert [row["Toimija"] for row in rows] == ["Pohjoinen"]
    assert rows[0]["Ei todettu mukana"] == "Pohjoinen kunta 1; Pohjoinen kunta 2"
    facts = {row[0]: row[1] for row in book.worksheets[1].iter_rows(values_only=True)}
    assert (facts["Rajaus: Alue"], facts["Rajaus: Tila"]) == ("Pohjoinen", "osittain")


@pytest.mark.parametrize("address", [f"/tilanne/?{ON_DAY}", f"/tilanne/neuvottelu/?{ON_DAY}"])
def test_the_number_of_queries_does_not_grow_with_the_country(db, address):
    obligation = build(municipalities=1)
    few = queries_of(address)
    for number in range(20):
        county = ActorFactory(actor_type__code="hyvinvointialue", slug=f"alue-{number}")
        member = ActorFactory(slug=f"jasen-{number}")
        MembershipFactory(member=member, organisation=county)
        hold(obligation, [member, county])
    assert queries_of(address) == few <= 15
