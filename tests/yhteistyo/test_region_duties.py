"""The matrix of a region's recurring duties, what ends there, what overlaps and what must fit together."""

import datetime

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from agreements.models import Plan
from regions.models import CouncilTerm, Membership
from regions.partial_dates import PartialDate
from tests import factories as f
from tests.queries import queries_of
from yhteistyo.region_ends import followers

pytestmark = pytest.mark.django_db
DAY = "2026-06-01"


@pytest.fixture
def region():
    return f.RegionFactory(slug="paijat-hame", name_fi="Päijät-Häme")


@pytest.fixture
def county(region):
    return f.ActorFactory(actor_type__code="hyvinvointialue", name_fi="Päijät-Hämeen hyvinvointialue")


def municipality(name, region, county):
    found = f.ActorFactory(name_fi=name)
    Membership.objects.create(member=found, kind="region", region=region)
    f.MembershipFactory(member=found, organisation=county)
    return found


@pytest.fixture
def negotiation_duty():
    """Municipalities and their county negotiate once in a council term."""
    obligation = f.ObligationFactory(title_fi="Neuvottelu kuntien kanssa")
    for code in ("kunta", "hyvinvointialue"):
        f.ObligationPartyFactory(obligation=obligation, actor_type__code=code, name_in_statute_fi=code)
        CouncilTerm.objects.create(
            actor_type=f.ActorTypeFactory(code=code),
            valid_from=datetime.date(2025, 6, 1),
            valid_until=datetime.date(2029, 5, 31),
            basis="1/2025",
        )
    return obligation


@pytest.fixture
def two_of_three_done(region, county, negotiation_duty):
    lahti, heinola = (municipality(name, region, county) for name in ("Lahti", "Heinola"))
    sysma = municipality("Sysmä", region, county)
    day = datetime.date(2026, 3, 1)
    held = f.NegotiationFactory(valid_from=day, valid_until=day)
    held.obligations.add(negotiation_duty)
    for actor in (lahti, heinola, county):
        f.NegotiationParticipantFactory(negotiation=held, actor=actor, attendance="present")
    f.NegotiationParticipantFactory(negotiation=held, actor=sysma, attendance="invited")


def shown(client, day=DAY, slug="paijat-hame"):
    response = client.get(f"/alueet/{slug}/", {"pvm": day})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(node):
    return " ".join(node.get_text(" ").split())


def cells(soup, matrix):
    rows = soup.select(f"#{matrix} tbody tr")
    return {words(row.th): [words(cell) for cell in row.select("td")] for row in rows}


def test_each_state_stands_with_its_word_and_its_denominator(client, two_of_three_done):
    soup = shown(client)
    assert cells(soup, "kuntien-velvoitteet") == {
        "Heinola": ["tehty 1.3.2026", "1 / 1"],
        "Lahti": ["tehty 1.3.2026", "1 / 1"],
        "Sysmä": ["ei tietoa", "0 / 1"],
    }
    assert cells(soup, "muiden-velvoitteet") == {
        "Päijät-Hämeen hyvinvointialue": ["osittain 1.3.2026", "0 / 1"]
    }
    assert words(soup.select_one("#kuntien-velvoitteet tfoot")) == "Yhteensä tehty 2, ei tietoa 1 / 3 2 / 3"
    assert "4 velvoitetta" in words(soup.select_one("#velvoitteet"))


def test_the_matrix_scrolls_by_keyboard_under_a_name(client, two_of_three_done):
    soup = shown(client)
    box = soup.select_one(".scroll:has(#kuntien-velvoitteet)")
    assert (box["role"], box["tabindex"]) == ("region", "0")
    assert soup.find(id=box["aria-labelledby"]).get_text() == "Kunnat"


def test_what_is_unknown_is_an_open_point_with_its_denominator(client, two_of_three_done):
    points = words(shown(client).select_one("#avoimet"))
    assert "Kunnat: toistuvia velvoitteita on 3, ja niistä 1 on sellaisia, joista ei ole tietoa." in points
    assert "Muut toimijat" not in points


def test_the_matrix_answers_for_the_day_asked(client, two_of_three_done):
    assert cells(shown(client, "2026-02-01"), "kuntien-velvoitteet")["Lahti"] == ["ei tietoa", "0 / 1"]
    assert shown(client, "2022-02-01").select_one("#muiden-velvoitteet") is None


def test_what_may_be_done_or_is_done_when_it_arises_is_not_in_the_matrix(client, region, county):
    municipality("Lahti", region, county)
    for changes in ({"modality": "may"}, {"recurrence": "when_it_arises"}, {"kind": "statement"}):
        f.ObligationPartyFactory(obligation=f.ObligationFactory(**changes))
    assert shown(client).select_one("#velvoitteet") is None


def test_an_organisation_reaching_beyond_the_region_is_judged_by_all_its_municipalities(
    client, region, county, negotiation_duty
):
    lahti = municipality("Lahti", region, county)
    elsewhere = f.ActorFactory(name_fi="Iitti")
    f.MembershipFactory(member=elsewhere, organisation=county)
    day = datetime.date(2026, 3, 1)
    held = f.NegotiationFactory(valid_from=day, valid_until=day)
    held.obligations.add(negotiation_duty)
    for actor in (lahti, county):
        f.NegotiationParticipantFactory(negotiation=held, actor=actor, attendance="present")
    soup = shown(client)
    assert "Iitti" not in cells(soup, "kuntien-velvoitteet")
    assert cells(soup, "muiden-velvoitteet")["Päijät-Hämeen hyvinvointialue"][0] == "osittain 1.3.2026"


def test_the_page_leads_to_the_country_and_to_the_yearly_sheet(client, two_of_three_done):
    links = [link["href"] for link in shown(client).select("#velvoitteet a")]
    assert f"/tilanne/?alue=paijat-hame&pvm={DAY}" in links
    assert f"?pvm={DAY}&vie=xlsx" in links


def ends(soup):
    return [[words(cell) for cell in row.select("th, td")] for row in soup.select("#paattyvat tbody tr")]


def test_what_ends_within_two_years_and_what_has_ended_without_a_successor(client, region):
    def agreement(title, last, **changes):
        made = f.AgreementFactory(title_fi=title, valid_until=last, end_rule="fixed", **changes)
        made.regions.add(region)
        return made

    agreement("Pian", datetime.date(2027, 12, 31))
    agreement("Kaukana", datetime.date(2028, 6, 2))
    agreement("Yksin", datetime.date(2025, 12, 31))
    agreement("Irtisanottu", datetime.date(2030, 1, 1), terminated_on=datetime.date(2026, 9, 30))
    followed = agreement("Korvattu", datetime.date(2025, 6, 30))
    f.AgreementFactory().replaces.add(followed)
    assert ends(shown(client)) == [
        ["Yksin", "31.12.2025", "päättynyt", "ei tietoa"],
        ["Irtisanottu", "30.9.2026", "päättyy", "ei tietoa"],
        ["Pian", "31.12.2027", "päättyy", "ei tietoa"],
    ]
    assert "Yksin: päättyi 31.12.2025, eikä seuraajasta ole tietoa." in words(
        shown(client).select_one("#avoimet")
    )


def test_a_plan_is_followed_by_the_next_of_the_same_owner_under_the_same_obligation(client, region):
    obligation, owner = f.ObligationFactory(kind="plan"), f.ActorFactory()
    first, second, other = (
        f.PlanFactory(
            title_fi=title,
            obligation=obligation,
            valid_from=datetime.date(year, 1, 1),
            valid_until=datetime.date(year + 3, 12, 31),
            checked_on=datetime.date(2024, 12, 1),
        )
        for title, year in (("Vanha", 2022), ("Uusi", 2026), ("Muun", 2022))
    )
    for plan in (first, second):
        plan.owners.add(owner)
    other.owners.add(f.ActorFactory())
    for plan in (first, second, other):
        plan.regions.add(region)
    assert ends(shown(client)) == [["Muun", "31.12.2025", "päättynyt", "ei tietoa"]]
    assert ends(shown(client, "2025-01-01"))[1] == ["Vanha", "31.12.2025", "päättyy", "kirjattu"]


def test_a_plan_without_an_end_or_an_obligation_is_said_to_be_followed_by_none():
    assert followers(Plan(pk=1, obligation_id=None), [Plan(pk=2)], {}) == []


def themes(soup):
    return [
        [words(cell) for cell in row.select("th, td")] for row in soup.select("#paallekkaiset > table tr")
    ]


def test_themes_with_several_plans_or_structures_are_told(client, region):
    safety, youth = f.ThemeFactory(name_fi="Turvallisuus"), f.ThemeFactory(name_fi="Nuoret")
    over = f.PlanFactory(title_fi="Vanha", valid_until=datetime.date(2020, 1, 1))
    for title, plan in (("A", f.PlanFactory(title_fi="A")), ("B", f.PlanFactory(title_fi="B")), ("", over)):
        plan.regions.add(region)
        plan.themes.add(safety)
        if title == "A":
            plan.themes.add(youth)
    group = f.StructureFactory(name_fi="Ryhmä")
    group.regions.add(region)
    group.themes.add(safety, youth)
    assert themes(shown(client))[1:] == [["Turvallisuus", "A ei tietoa B ei tietoa", "Ryhmä"]]


@pytest.mark.parametrize(
    ("until", "told"),
    [
        (datetime.date(2029, 12, 31), "kohtaavat"),
        (datetime.date(2025, 12, 31), "eivät kohtaa"),
        (None, "ei tietoa"),
    ],
)
def test_plans_to_be_fitted_together_tell_whether_their_periods_meet(client, region, until, told):
    ours = f.PlanFactory(
        title_fi="Kunnan", valid_from=datetime.date(2026, 1, 1), valid_until=datetime.date(2029, 12, 31)
    )
    theirs = f.PlanFactory(title_fi="Alueen", valid_from=datetime.date(2022, 1, 1), valid_until=until)
    ours.coordinated_with.add(theirs)
    for plan in (ours, theirs):
        plan.regions.add(region)
    day = "2025-06-01"
    row = words(shown(client, day).select_one("#yhteen + table tbody"))
    assert row.startswith("Kirjattu yhteen sovitettaviksi")
    assert row.endswith(told)
    assert len(shown(client, day).select("#yhteen + table tbody tr")) == 1


def test_plans_of_several_under_one_obligation_stand_together(client, region):
    obligation = f.ObligationFactory(title_fi="Hyvinvointisuunnitelma", kind="plan")
    for name in ("Lahti", "Heinola"):
        plan = f.PlanFactory(title_fi=f"{name}n suunnitelma", obligation=obligation)
        plan.owners.add(f.ActorFactory(name_fi=name))
        plan.regions.add(region)
    row = words(shown(client).select_one("#yhteen + table tbody"))
    assert row.startswith("Sama velvoite: Hyvinvointisuunnitelma")
    assert row.endswith("ei tietoa")


def test_plans_that_each_makes_alone_and_one_that_follows_another_need_no_fitting(client, region):
    alone = f.ObligationFactory(kind="strategy")
    f.ObligationPartyFactory(obligation=alone, actor_type__code="kunta", pairing="each_alone")
    joint = f.ObligationFactory(kind="plan")
    lahti, heinola = f.ActorFactory(name_fi="Lahti"), f.ActorFactory(name_fi="Heinola")
    for obligation, owner, first, last in (
        (alone, lahti, 2025, 2029),
        (alone, heinola, 2025, 2029),
        (joint, lahti, 2025, 2026),
        (joint, lahti, 2027, 2030),
    ):
        plan = f.PlanFactory(
            obligation=obligation, valid_from=PartialDate(first), valid_until=PartialDate(last)
        )
        plan.owners.add(owner)
        plan.regions.add(region)
    assert shown(client).select_one("#yhteen + table") is None


def test_at_most_twelve_queries_and_as_many_at_twenty_times_the_data(region, county, negotiation_duty):
    negotiation_duty.bases.create(section=f.SectionFactory())

    def grow(times):
        for _index in range(times):
            member = municipality(f"Kunta {_index}", region, county)
            agreement, plan, other = f.AgreementFactory(), f.PlanFactory(), f.PlanFactory()
            agreement.obligations.add(negotiation_duty)
            agreement.themes.add(f.ThemeFactory())
            plan.coordinated_with.add(other)
            held = f.NegotiationFactory(valid_from=datetime.date(2026, 3, 1), convener=county)
            held.obligations.add(negotiation_duty)
            f.NegotiationParticipantFactory(negotiation=held, actor=member, attendance="present")
            f.NegotiationParticipantFactory(negotiation=held, actor=county, attendance="present")
            f.AgreementPartyFactory(agreement=agreement, actor=member)
            f.JudgementFactory(obligation=negotiation_duty, actor=member)
            for record in (agreement, plan, other, held):
                record.regions.add(region)

    grow(1)
    few = queries_of(f"/alueet/paijat-hame/?pvm={DAY}")
    grow(19)
    assert queries_of(f"/alueet/paijat-hame/?pvm={DAY}") == few <= 12


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_a_wide_matrix_scrolls_in_its_own_box(page, register, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/alueet/paijat-hame/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator(".scroll:has(#kuntien-velvoitteet)")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    box.focus()
    expect(box).to_be_focused()
    box.evaluate("box => { box.scrollLeft = 200; }")
    heading = page.locator("#kuntien-velvoitteet tbody th").first
    assert heading.bounding_box()["x"] >= box.bounding_box()["x"]
