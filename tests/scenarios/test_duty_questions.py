"""Questions about duties and their states on the real register, with states made up where they are needed."""

import datetime

import pytest

from agreements.fulfilment.board import Board
from agreements.fulfilment.national import NationalView
from agreements.fulfilment.pairs import employment_agreement_of, pairs_under
from agreements.fulfilment.state import DutyState
from agreements.models import Judgement, Negotiation, NegotiationParticipant
from legislation.duties import DutyBook, duties_of
from legislation.models import Obligation
from regions.models import Actor, Membership
from tests.factories import (
    AgreementFactory,
    AgreementPartyFactory,
    NegotiationFactory,
    NegotiationParticipantFactory,
)
from tests.scenarios.clicks import clicked, found_by_search
from tests.scenarios.test_questions import fact, page, row_with, rows, words

pytestmark = [pytest.mark.usefixtures("register"), pytest.mark.django_db]
DAY = datetime.date(2026, 11, 24)
ON_DAY = {"pvm": "2026-11-24"}
COUNTY = "pohjois-karjalan-hyvinvointialue"
Attendance = NegotiationParticipant.Attendance


def actor(slug: str) -> Actor:
    return Actor.objects.get(slug=slug)


def obligation(code: str) -> Obligation:
    return Obligation.objects.get(code=code)


def hold(code: str, *present: str, on: datetime.date = datetime.date(2026, 2, 12)) -> Negotiation:
    """A made-up negotiation under the obligation and its sections, at which these were present."""
    held = NegotiationFactory(title_fi="Keksitty neuvottelu", valid_from=on, valid_until=on)
    held.obligations.add(obligation(code))
    held.sections.set([basis.section for basis in obligation(code).bases.all()])
    for slug in present:
        NegotiationParticipantFactory(negotiation=held, actor=actor(slug), attendance=Attendance.PRESENT)
    return held


def states_of(code: str, county: str, kind: str = "kunta") -> dict[str, DutyState]:
    """The state of the duty of every actor of a kind around a county."""
    book = DutyBook(DAY, Obligation.objects.filter(code=code))
    board = Board(DAY, book.periods, obligations=list(book.law.obligations))
    found = book.country.around(actor(county)).of_type(kind)
    return {one.slug: board.row(book.duty(obligation(code).pk, one.pk)).state for one in found}


def judge(code: str, slug: str, state: str) -> None:
    Judgement.objects.create(
        obligation=obligation(code), actor=actor(slug), state=state, judged_on=DAY,
        valid_from=datetime.date(2025, 6, 1), valid_until=datetime.date(2029, 5, 31),
        reason_fi="Kunta ilmoitti, ettei neuvottelua pidetty.", role_fi="rekisterin ylläpitäjä",
    )  # fmt: skip


# Which of our municipalities have not yet negotiated under 14 § this council term?


def test_who_has_not_negotiated_is_told_apart_from_who_is_not_known():
    hold("hva-kunnat-neuvottelu", COUNTY, "lieksa")
    hold("hva-kunnat-neuvottelu", COUNTY, "joensuu", on=datetime.date(2025, 5, 31))
    judge("hva-kunnat-neuvottelu", "nurmes", Judgement.State.NOT_DONE)
    states = states_of("hva-kunnat-neuvottelu", COUNTY)
    assert len(states) == 13
    assert states.pop("lieksa") == DutyState.DONE
    assert states.pop("nurmes") == DutyState.NOT_DONE
    assert set(states.values()) == {DutyState.UNKNOWN}


def test_the_county_sees_its_municipalities_with_their_states_in_two_clicks():
    hold("hva-kunnat-neuvottelu", COUNTY, "lieksa")
    judge("hva-kunnat-neuvottelu", "nurmes", Judgement.State.NOT_DONE)
    address = "/tilanne/hva-kunnat-neuvottelu/"
    clicked("/tilanne/", address + "?tyyppi=kunta")
    names = page(address, alue=COUNTY, tyyppi="kunta", **ON_DAY)
    assert "1.6.2025–31.5.2029" in words(names)
    assert "tehty" in row_with(names, "Lieksa")
    assert "tekemättä" in row_with(names, "Nurmes")
    assert "ei tietoa" in row_with(names, "Joensuu")
    assert len(rows(names)) == 13
    county = page(f"/toimijat/{COUNTY}/", **ON_DAY)
    assert "osittain" in row_with(county, "Hyvinvointialueen ja kuntien neuvottelu", "611/2021, 14 §")
    clicked("/toimijat/?tyyppi=hyvinvointialue", f"/toimijat/{COUNTY}/")


def test_the_real_register_reads_nothing_recorded_as_unknown_and_never_as_no():
    states = set()
    for county in Actor.objects.of_type("hyvinvointialue"):
        states |= set(states_of("hva-kunnat-neuvottelu", county.slug).values())
    assert DutyState.NOT_DONE not in states
    assert DutyState.UNKNOWN in states


# With whom must we negotiate?


def test_lieksa_and_helsinki_are_one_search_or_two_clicks_away():
    for slug, name in (("lieksa", "Lieksa"), ("helsinki", "Helsinki")):
        clicked(f"/toimijat/{slug}/")
        found_by_search(name, f"/toimijat/{slug}/")
    lieksa = {duty.obligation.code: duty for duty in duties_of(actor("lieksa"), DAY)}
    helsinki = {duty.obligation.code: duty for duty in duties_of(actor("helsinki"), DAY)}
    assert lieksa["hva-kunnat-neuvottelu"].partner_ids == {actor(COUNTY).pk}
    assert not helsinki["hva-kunnat-neuvottelu"].applies
    assert helsinki["hus-hyte-helsinki-neuvottelu"].partner_ids == {actor("hus-yhtyma").pk}


# Which statutory TYM agreements are missing?


def test_which_tym_agreements_are_missing_of_every_area_and_county():
    view = NationalView(DAY, Obligation.objects.filter(code="tym-sopimus"))
    pairs = pairs_under(view, employment_agreement_of(view))
    belonging = Membership.objects.as_of(DAY)
    areas = dict(belonging.of_kind("employment_area").values_list("member", "organisation__slug"))
    counties = dict(belonging.of_kind("county").values_list("member", "organisation__slug"))
    expected = {(areas[member], county) for member, county in counties.items() if member in areas}
    expected.add(("helsinki-tyollisyysalue", "helsinki"))
    assert {(pair.area.slug, pair.county.slug) for pair in pairs} == expected
    assert len({pair.area for pair in pairs}) == 45
    states = {pair.state for pair in pairs}
    assert DutyState.UNKNOWN in states
    assert DutyState.NOT_DONE not in states


def test_the_missing_tym_agreements_are_one_click_away_with_their_denominator():
    clicked("/tilanne/")
    text = words(page("/tilanne/", **ON_DAY))
    assert "Lakisääteiset TYM-sopimukset: 45 työllisyysaluetta × hyvinvointialueensa" in text
    assert "50 ei tietoa 0 / 50" in text
    assert "Helsingin työllisyysalue – Helsinki" in text


# Who succeeds the ELY-keskus in our agreement?


def test_an_ely_keskus_in_an_agreement_leads_to_its_successor_marked_unverified():
    ely = actor("hameen-ely-keskus")
    AgreementPartyFactory(agreement=AgreementFactory(slug="keksitty-elyn-kanssa"), actor=ely)
    agreement = page("/sopimukset/keksitty-elyn-kanssa/", **ON_DAY)
    assert agreement.select(f'a[href^="{ely.get_absolute_url()}"]')
    told = words(page(ely.get_absolute_url(), **ON_DAY))
    assert "31.12.2025" in told
    assert "Sisä-Suomen elinvoimakeskus" in told
    found_by_search("Hämeen ELY-keskus", ely.get_absolute_url())
    duty = next(
        one for one in duties_of(actor("lieksa"), DAY) if one.obligation.code == "kehittamiskeskustelu"
    )
    (office,) = duty.counterparts
    assert office.words == "ELY-keskus"
    assert office.is_unverified
    assert duty.partner_ids == frozenset()


# How many negotiations? Each event once in all and once for each of its bases.


def counts() -> tuple[int, dict[str, int]]:
    held = Negotiation.objects.public().held_by(DAY)
    return held.event_count(), {one.full_number: one.event_count for one in held.counted_by_basis()}


def test_a_joint_event_is_counted_once_in_all_and_once_for_each_basis():
    before, by_section = counts()
    joint = hold("hva-kunnat-neuvottelu", COUNTY, "lieksa", "nurmes", "joensuu")
    joint.sections.add(*(basis.section for basis in obligation("hyte-neuvottelu").bases.all()))
    after, now = counts()
    assert after == before + 1
    for section in ("611/2021, 14 §", "612/2021, 7 §"):
        assert now[section] == by_section.get(section, 0) + 1


def test_the_counts_are_on_the_list_of_negotiations_in_one_click():
    clicked("/neuvottelut/")
    in_all, by_section = counts()
    figures = page("/neuvottelut/", **ON_DAY).select_one("section[aria-labelledby=luvut]")
    assert f"{in_all} pidetty" in words(figures)
    for section, count in by_section.items():
        assert row_with(figures, section).endswith(f" {count}")
    only = page("/neuvottelut/", saannos="611/2021 14 §", **ON_DAY)
    under_14 = by_section["611/2021, 14 §"]
    assert f"{under_14} pidetty" in words(only.select_one("section[aria-labelledby=luvut]"))


def test_staff_negotiations_are_never_among_them():
    in_all, by_section = counts()
    assert not [section for section in by_section if section.startswith("449/2007")]
    assert not Negotiation.objects.filter(title_fi__icontains="yhteistoimintaneuvottelu").exists()
    assert "yhteistoimintaneuvottelut ovat eri asia" in words(page("/neuvottelut/"))
    assert in_all == Negotiation.objects.public().held_by(DAY).filter(part_of=None).count()


# What binds whom on another day?


def test_what_bound_a_municipality_before_counties_and_what_binds_it_now():
    before = {one.obligation.code: one for one in duties_of(actor("lieksa"), datetime.date(2022, 12, 31))}
    now = {one.obligation.code: one for one in duties_of(actor("lieksa"), DAY)}
    assert "hva-kunnat-neuvottelu" not in before or not before["hva-kunnat-neuvottelu"].applies
    assert now["hva-kunnat-neuvottelu"].applies
    clicked("/toimijat/lieksa/", "/toimijat/lieksa/muutokset/")


def test_the_ended_municipality_of_pertunmaa_had_its_duties_then():
    pertunmaa = actor("pertunmaa")
    (duty,) = [
        one
        for one in duties_of(pertunmaa, datetime.date(2024, 12, 31))
        if one.obligation.code == "hva-kunnat-neuvottelu"
    ]
    assert duty.partner_ids == {actor("etela-savon-hyvinvointialue").pk}
    assert pertunmaa.pk not in DutyBook(DAY).country.actors


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("611/2021 14 §", "/lait/611-2021/14/"),
        ("TYM-sopimus", "/sopimukset/paijat-hame-tym-sopimus/"),
        ("Siun sote", f"/toimijat/{COUNTY}/"),
        ("Österbottens välfärdsområde", "/toimijat/pohjanmaan-hyvinvointialue/"),
        ("Kuhmoinen", "/toimijat/kuhmoinen/"),
    ],
)
def test_one_search_is_enough(text, address):
    found_by_search(text, address)


@pytest.mark.parametrize(
    "addresses",
    [
        ["/alueet/pohjois-karjala/"],
        ["/velvoitteet/?laji=negotiation", "/velvoitteet/hva-kunnat-neuvottelu/"],
        ["/velvoitteet/?laji=agreement", "/velvoitteet/tym-sopimus/"],
        ["/kaytannot/", "/kaytannot/pohjois-karjala-kuntakierrokset/"],
        ["/toimijat/kuhmoinen/"],
        ["/tilanne/", "/tilanne/hva-kunnat-neuvottelu/?tyyppi=kunta"],
    ],
)
def test_the_answers_are_at_most_three_clicks_from_the_home_page(addresses):
    clicked(*addresses)


def test_the_region_shows_its_duties_as_a_matrix_with_what_is_open():
    region = page("/alueet/pohjois-karjala/", **ON_DAY)
    assert "toistuvat velvoitteet ja niiden tila" in words(region)
    assert "se ei tarkoita tekemättä" in words(region)
    assert fact(page("/toimijat/lieksa/", **ON_DAY), "Maakunta").startswith("Pohjois-Karjala")
