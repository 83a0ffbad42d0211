"""An obligation's page: each named actor with its state, those it does not reach, and why it is not there."""

import datetime

import pytest
from bs4 import BeautifulSoup

from legislation.models import Correction, LaterChange, ObligationParty
from tests.duty_world import held
from tests.factories import (
    ActorFactory,
    AgreementPartyFactory,
    EvidenceFactory,
    MembershipFactory,
    NegotiationFactory,
    ObligationPartyFactory,
    PartyApprovalFactory,
    PlanFactory,
    RegionFactory,
    SourceFactory,
    ThemeFactory,
)
from tests.queries import queries_of
from tests.yhteistyo.test_duty_states import DAY, csv_of

ADDRESS = "/velvoitteet/neuvottelu/"


def soup_of(client, **query):
    response = client.get(ADDRESS, {"pvm": DAY} | query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def named(soup):
    return [row.th.a.get_text() for row in soup.select("#taulukko tbody tr")]


def test_every_actor_it_binds_is_named_with_its_state(client, duty_world):
    held(duty_world, duty_world["lieksa"], duty_world["county"])
    soup = soup_of(client)
    rows = {row.th.a.get_text(): words(row) for row in soup.select("#taulukko tbody tr")}
    assert rows.keys() == {"Lieksa", "Nurmes", "Pohjois-Karjalan hyvinvointialue"}
    assert "tehty" in rows["Lieksa"]
    assert "ei tietoa" in rows["Nurmes"]
    assert "Ei todettu mukana: Nurmes" in rows["Pohjois-Karjalan hyvinvointialue"]
    told = words(soup.select_one("#toimijat"))
    assert "3 toimijaa" in told
    assert "1 tehty 1 osittain 1 ei tietoa" in told


def test_a_number_leads_to_the_names_behind_it(client, duty_world):
    held(duty_world, duty_world["lieksa"], duty_world["county"])
    assert soup_of(client).select_one('#toimijat a[href*="tila=done"]') is not None
    assert named(soup_of(client, tila="done")) == ["Lieksa"]
    assert named(soup_of(client, tila="not_done")) == []


def test_a_state_that_does_not_exist_is_named_and_nothing_listed(client, duty_world):
    soup = soup_of(client, tila="runo\0")
    assert "”runo” ei ole tila" in words(soup.select_one("#toimijat [role=alert]"))
    assert named(soup) == []


def test_those_whom_it_does_not_reach_stand_under_their_reason(client, duty_world):
    ActorFactory(name_fi="Helsinki")
    told = words(soup_of(client).select_one("#toimijat .note"))
    assert "Kunta ei kuulu hyvinvointialueeseen" in told
    assert "Helsinki" in told


def test_the_map_shows_municipalities_by_state_with_unknown_hatched(client, duty_world):
    held(duty_world, duty_world["lieksa"], duty_world["county"])
    for column, name in enumerate(("lieksa", "nurmes")):
        duty_world[name].tile_column, duty_world[name].tile_row = column, 0
        duty_world[name].save()
    outside = ActorFactory(name_fi="Kökar", tile_column=0, tile_row=3)
    MembershipFactory(member=outside, kind="region", organisation=None, region=RegionFactory(code="21"))
    tiles = {tile["aria-label"]: tile["class"] for tile in soup_of(client).select("a.tile")}
    assert tiles["Lieksa: tehty"] == ["tile", "done"]
    assert tiles["Nurmes: ei tietoa"] == ["tile", "unknown"]
    assert [kind for label, kind in tiles.items() if label.startswith("Kökar")] == [["tile", "na"]]


def test_where_only_counties_are_bound_a_tile_tells_its_countys_state(client, duty_world):
    ObligationParty.objects.filter(actor_type__code="kunta").update(role="counterpart")
    for column, name in enumerate(("lieksa", "nurmes")):
        duty_world[name].tile_column, duty_world[name].tile_row = column, 0
        duty_world[name].save()
    held(duty_world, duty_world["lieksa"], duty_world["nurmes"], duty_world["county"])
    figure = soup_of(client).select_one("figure.map")
    assert {tile["aria-label"] for tile in figure.select("a.tile")} == {"Lieksa: tehty", "Nurmes: tehty"}
    assert "hyvinvointialueen tilan" in words(figure)


def test_a_repealed_section_is_named_with_the_act_and_the_day(client, duty_world):
    basis = duty_world["obligation"].bases.get()
    basis.section.valid_until, basis.section.repealed_by = datetime.date(2026, 6, 30), "55/2026"
    basis.section.save()
    soup = soup_of(client)
    told = words(soup.select_one("#ei-voimassa"))
    assert "611/2021, 14 § on kumottu säädöksellä 55/2026 1.7.2026 alkaen" in told
    assert soup.select_one('#ei-voimassa a[href="?pvm=2026-06-30"]') is not None
    assert soup.select_one("#toimijat") is None
    assert len(named(soup_of(client, pvm="2026-06-30"))) == 3


def test_an_unknown_repealing_act_is_told_as_unknown(client, duty_world):
    section = duty_world["obligation"].bases.get().section
    section.valid_until = datetime.date(2026, 6, 30)
    section.save()
    assert "Kumonneesta säädöksestä ei ole tietoa" in words(soup_of(client).select_one("#ei-voimassa"))


def test_before_its_section_the_page_says_when_it_begins(client, duty_world):
    told = words(soup_of(client, pvm="2021-06-30").select_one("#ei-voimassa"))
    assert "611/2021, 14 § on voimassa vasta 1.7.2021 alkaen" in told


def test_its_own_period_is_told_too(client, duty_world):
    duty_world["obligation"].valid_until = datetime.date(2026, 1, 31)
    duty_world["obligation"].save()
    told = words(soup_of(client).select_one("#ei-voimassa"))
    assert "Velvoitteen viimeinen voimassaolopäivä oli 31.1.2026." in told


def test_the_file_holds_the_named_actors_narrowed_as_the_page(client, duty_world):
    held(duty_world, duty_world["lieksa"], duty_world["county"])
    ActorFactory(name_fi="Helsinki")

    def names(**query):
        return sorted(row.split(";")[0] for row in csv_of(client, ADDRESS, **query).splitlines()[1:])

    assert names() == ["Helsinki", "Lieksa", "Nurmes", "Pohjois-Karjalan hyvinvointialue"]
    assert names(tila="done") == ["Lieksa"]


def test_what_the_states_rest_on_is_listed_on_the_same_day(client, duty_world):
    """A plan counts from its approval, and an agreement to come is known from its first step."""
    plan = PlanFactory(
        obligation=duty_world["obligation"],
        title_fi="Hyväksytty suunnitelma",
        approved_on=datetime.date(2025, 11, 1),
        valid_from=datetime.date(2026, 6, 1),
        checked_on=datetime.date(2026, 7, 1),
    )
    plan.owners.set([duty_world["lieksa"], duty_world["county"]])
    party = AgreementPartyFactory(
        actor=duty_world["lieksa"],
        agreement__title_fi="Tuleva sopimus",
        agreement__valid_from=datetime.date(2027, 1, 1),
        agreement__checked_on=datetime.date(2026, 11, 1),
    )
    party.agreement.obligations.add(duty_world["obligation"])
    PartyApprovalFactory(party=party, decided_on=datetime.date(2026, 1, 1))
    told = words(soup_of(client, pvm="2026-01-01").select_one("#tehty"))
    assert "Hyväksytty suunnitelma" in told
    assert "Tuleva sopimus" in told
    before = words(soup_of(client, pvm="2025-10-31").select_one("#tehty"))
    assert "Hyväksytty suunnitelma" not in before
    assert "Tuleva sopimus" not in before


def test_evidence_without_a_page_of_its_own_is_listed_with_its_document(client, duty_world):
    evidence = EvidenceFactory(
        obligation=duty_world["obligation"],
        title_fi="Kertomus neuvottelusta",
        kind="report",
        valid_from=datetime.date(2026, 3, 1),
        url="https://example.org/kertomus.pdf",
    )
    evidence.actors.set([duty_world["lieksa"], duty_world["county"]])
    (link,) = soup_of(client).select("#naytto + ul a")
    assert (link.get_text(), link["href"]) == ("Kertomus neuvottelusta", "https://example.org/kertomus.pdf")
    assert "annettu kertomus tai selvitys · 1.3.2026" in words(link.parent)
    assert not soup_of(client, pvm="2026-02-28").select("#naytto")
    actor = BeautifulSoup(client.get("/toimijat/lieksa/", {"pvm": DAY}).content, "html.parser")
    there = f"{ADDRESS}?pvm={DAY}#naytto"
    (of_duty,) = {one.parent for one in actor.select(f'a[href="{there}"]')}
    assert [one["href"] for one in of_duty.select("a")] == [there, "https://example.org/kertomus.pdf"]
    assert "https://example.org/kertomus.pdf" in csv_of(client, ADDRESS)


@pytest.mark.parametrize("number", ["0", "2", "x", "\0"])
def test_a_page_that_does_not_exist_is_a_404(client, duty_world, number):
    assert client.get(ADDRESS, {"sivu": number}).status_code == 404


def test_at_most_twelve_queries_and_as_many_at_twenty_times_the_data(client, duty_world):
    def grow(times):
        for index in range(times):
            other = MembershipFactory(organisation=duty_world["county"]).member
            held(duty_world, other, duty_world["county"], title=f"Neuvottelu {index}")
            duty_world["obligation"].themes.add(ThemeFactory())
            duty_world["obligation"].sources.add(SourceFactory())
            duty_world["obligation"].negotiations.add(NegotiationFactory())
            PlanFactory(obligation=duty_world["obligation"])
            ObligationPartyFactory(
                obligation=duty_world["obligation"],
                role="may_participate",
                actor_type__code=f"laji-{times}-{index}",
            )
            section = duty_world["obligation"].bases.first().section
            correction = Correction.objects.create(
                code=f"k-{times}-{index}", section=section, printed_fi="a", statute_says_fi="b"
            )
            correction.obligations.add(duty_world["obligation"])
            change = LaterChange.objects.create(
                code=f"m-{times}-{index}", concerns="x", change_fi="y", confidence="not_found"
            )
            change.obligations.add(duty_world["obligation"])
            change.sources.add(SourceFactory())

    grow(1)
    few = queries_of(ADDRESS)
    grow(20)
    assert queries_of(ADDRESS) == few <= 12
    assert queries_of(ADDRESS + "?pvm=2020-01-01") <= 12
