"""Questions about agreements, plans and structures that need states: made up on the real register."""

import datetime

import pytest

from agreements.fulfilment.board import Board
from agreements.fulfilment.state import DutyState
from agreements.models import Agreement, Plan
from legislation.duties import duties_of
from legislation.models import Obligation
from legislation.periods import DutyPeriods
from regions.models import Actor, CooperationStructure
from regions.partial_dates import PartialDate
from tests.factories import (
    AgreementFactory,
    AgreementPartyFactory,
    PartyApprovalFactory,
    PlanFactory,
    SeatFactory,
)
from tests.scenarios.clicks import clicked
from tests.scenarios.test_questions import listed, page, words

pytestmark = [pytest.mark.usefixtures("register"), pytest.mark.django_db]
DAY = datetime.date(2026, 11, 24)
ON_DAY = {"pvm": "2026-11-24"}
COUNTY = "pohjois-karjalan-hyvinvointialue"


def actor(slug: str) -> Actor:
    return Actor.objects.get(slug=slug)


# Which agreements end, which were never reviewed, who has not approved, when did it enter into force?


def ending(slug: str, last: datetime.date, **fields) -> Agreement:
    made = AgreementFactory(slug=slug, valid_from=datetime.date(2024, 1, 1), valid_until=last, **fields)
    for party in (COUNTY, "lieksa"):
        PartyApprovalFactory(
            party=AgreementPartyFactory(agreement=made, actor=actor(party)),
            decided_on=datetime.date(2023, 12, 1),
        )
    return made


def test_which_agreements_end_within_six_months_and_is_a_successor_being_prepared():
    old = ending("keksitty-paattyva", datetime.date(2027, 4, 30))
    lonely = ending("keksitty-yksin", datetime.date(2027, 5, 23))
    ending("keksitty-myohemmin", datetime.date(2027, 5, 25))
    successor = AgreementFactory(slug="keksitty-seuraaja", checked_on=DAY)
    successor.replaces.add(old)
    found = Agreement.objects.public().expiring_within(6, DAY).with_status(DAY).order_by("valid_until")
    assert [(one.slug, one.status) for one in found] == [(old.slug, "renewing"), (lonely.slug, "in_force")]
    clicked("/sopimukset/")
    names = listed("/sopimukset/", kuukausia=6, **ON_DAY)
    assert names == {old.title_fi, lonely.title_fi}


def test_which_parties_have_not_yet_approved():
    made = ending("keksitty-hyvaksyttavana", datetime.date(2030, 12, 31))
    waiting = AgreementPartyFactory(agreement=made, actor=actor("nurmes"))
    approvals = page(f"/sopimukset/{made.slug}/", **ON_DAY).select_one("#hyvaksyminen")
    assert "1 osapuolen käsittelystä ei ole kirjattu tietoa" in words(approvals)
    assert "Nurmes" in words(approvals)
    PartyApprovalFactory(party=waiting, decided_on=datetime.date(2026, 11, 1))
    after = words(page(f"/sopimukset/{made.slug}/", **ON_DAY).select_one("#hyvaksyminen"))
    assert "ei ole kirjattu tietoa" not in after


def test_when_did_it_enter_into_force_when_councils_approved_on_different_days():
    made = AgreementFactory(slug="keksitty-kun-kaikki", start_rule=Agreement.StartRule.ALL_APPROVED)
    for party, decided in ((COUNTY, datetime.date(2026, 3, 2)), ("lieksa", datetime.date(2026, 5, 18))):
        PartyApprovalFactory(
            party=AgreementPartyFactory(agreement=made, actor=actor(party)), decided_on=decided
        )
    in_force = {
        day: Agreement.objects.in_force(day).filter(pk=made.pk).exists()
        for day in (datetime.date(2026, 5, 17), datetime.date(2026, 5, 18))
    }
    assert in_force == {datetime.date(2026, 5, 17): False, datetime.date(2026, 5, 18): True}


def test_what_follow_up_was_promised_and_is_it_done():
    made = ending(
        "keksitty-seurattava",
        datetime.date(2030, 12, 31),
        followup_fi="Toteutumista arvioidaan vuosittain.",
        followup_months=12,
        followup_done_on=PartialDate(2025),
    )
    told = words(page(f"/sopimukset/{made.slug}/", **ON_DAY))
    assert "Toteutumista arvioidaan vuosittain." in told
    assert "2025" in told


# What changed from the previous agreement?


def test_what_changed_is_three_clicks_away():
    slug = "/sopimukset/keski-suomi-strateginen-yhteistyosopimus/"
    clicked("/sopimukset/", slug, slug + "vertailu/")
    changed = page(slug + "vertailu/", **ON_DAY)
    assert "Keski-Suomen puitesopimus 2022–2025" in words(changed)


# Which plans have run out, which must be fitted together, and do their periods meet?


def test_which_plans_have_run_out_and_which_meet():
    long_ago, this_year = datetime.date(2021, 1, 1), datetime.date(2026, 1, 1)
    over = PlanFactory(
        slug="keksitty-ohi", valid_from=long_ago, valid_until=datetime.date(2025, 12, 31),
        obligation=Obligation.objects.get(code="lasten-suunnitelma-kunta"),
    )  # fmt: skip
    over.owners.add(actor("lieksa"))
    new = PlanFactory(slug="keksitty-uusi", valid_from=this_year, valid_until=datetime.date(2029, 12, 31))
    assert over in Plan.objects.running_out(DAY)
    assert new not in Plan.objects.running_out(DAY)
    assert over.meets(new) is False
    assert over.meets(PlanFactory(slug="keksitty-avoin")) is None
    begins_later = PlanFactory(slug="keksitty-alku", valid_from=this_year)
    assert over.meets(begins_later) is begins_later.meets(over) is False
    assert new.meets(begins_later) is None
    clicked("/suunnitelmat/")
    assert over.title_fi in listed("/suunnitelmat/", kausi="paattynyt", **ON_DAY)
    duty = next(
        one for one in duties_of(actor("lieksa"), DAY) if one.obligation.code == "lasten-suunnitelma-kunta"
    )
    row = Board(DAY, DutyPeriods(DAY), actors=[actor("lieksa").pk]).row(duty)
    assert row.state == DutyState.UNKNOWN
    assert [record.slug for record in row.fulfilment.evidence] == ["keksitty-ohi"]


# In which groups do we sit, and which mandates ended without new members?


def test_which_mandates_ended_without_new_members():
    ended = CooperationStructure.objects.get(slug="paijat-hame-yhdyspintaneuvottelukunta")
    ended.seats.all().delete()
    SeatFactory(structure=ended, actor=actor("lahti"), valid_until=datetime.date(2025, 5, 31))
    found = CooperationStructure.objects.with_mandates_ended(DAY)
    assert ended in found
    SeatFactory(structure=ended, actor=actor("hollola"), valid_from=datetime.date(2025, 6, 1))
    assert ended not in found.all()
    clicked("/rakenteet/")
