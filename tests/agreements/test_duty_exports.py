"""Duties as files: what is derived is told in words, dates are dates, and nothing is asked again."""

import csv
import datetime
import io

import pytest
from openpyxl import load_workbook

from agreements.fulfilment.board import Board
from agreements.fulfilment.exports import duty_rows_response
from agreements.models import Judgement, NegotiationParticipant
from legislation.duties import duties_of
from legislation.models import Obligation, ObligationParty
from legislation.periods import DutyPeriods
from regions.belonging import belonging
from regions.models import Actor, Membership
from regions.partial_dates import PartialDate
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
    SectionFactory,
    SectionVersionFactory,
)

DAY = datetime.date(2026, 11, 24)
THEN = "?pvm=2026-11-24"  # links lead to the day of the file


@pytest.fixture
def lieksa(db):
    """A municipality that has met its county, under an obligation with a stranger in the statute's words."""
    lieksa = ActorFactory(slug="lieksa")
    county = ActorFactory(
        actor_type__code="hyvinvointialue", slug="pkhva", name_fi="Pohjois-Karjalan hyvinvointialue"
    )
    MembershipFactory(member=lieksa, organisation=county)
    obligation = ObligationFactory(
        title_fi="=Neuvottelu", recurrence=Obligation.Recurrence.YEARLY, round_months=6
    )
    section = SectionFactory(law=LawFactory(number="611/2021"), number="14")
    SectionVersionFactory(section=section, in_force_from=datetime.date(2023, 1, 1))
    LegalBasisFactory(obligation=obligation, section=section, moment="1")
    for code in ("kunta", "hyvinvointialue"):
        ObligationPartyFactory(obligation=obligation, actor_type__code=code)
    ObligationPartyFactory(
        obligation=obligation, actor_type__code="jarjesto", name_in_statute_fi="alan järjestöt",
        role=ObligationParty.Role.MAY_PARTICIPATE, pairing=ObligationParty.Pairing.CASE_BY_CASE,
    )  # fmt: skip
    negotiation = NegotiationFactory(
        slug="tapaaminen", title_fi="Tapaaminen", valid_from=datetime.date(2026, 3, 2)
    )
    negotiation.obligations.add(obligation)
    for actor in (lieksa, county):
        NegotiationParticipantFactory(
            negotiation=negotiation, actor=actor, attendance=NegotiationParticipant.Attendance.PRESENT
        )
    return lieksa


def rows_of(actor):
    return Board(DAY, DutyPeriods(DAY), actors=[actor.pk]).rows(duties_of(actor, DAY))


def exported(rows, file_format="xlsx"):
    response = duty_rows_response(
        rows,
        file_format=file_format,
        title="Velvoitteet",
        criteria=[("Toimija", "Lieksa")],
        day=DAY,
        filename="velvoitteet",
        site_address="https://rekisteri.example/",
    )
    return b"".join(response.streaming_content)


def told(data):
    book = load_workbook(io.BytesIO(data))
    header, *rows = book.worksheets[0].iter_rows(values_only=True)
    return [{name: _told(cell) for name, cell in zip(header, row, strict=True)} for row in rows]


def _told(cell):
    """A date cell as a date: openpyxl gives every one with a time."""
    return cell.date() if isinstance(cell, datetime.datetime) else cell


def test_a_row_tells_the_duty_its_state_and_why_it_is_there(lieksa):
    [row] = told(exported(rows_of(lieksa)))
    assert row == {
        "Toimija": "Lieksa",
        "Toimijan tyyppi": "kunta",
        "Velvoite": "=Neuvottelu",
        "Laji": "neuvottelu",
        "Velvoittavuus": "on tehtävä",
        "Vastapuolet": "Pohjois-Karjalan hyvinvointialue; alan järjestöt (voi osallistua)",
        "Säännös": "611/2021, 14 §, 1 mom. (611/2021, 1.1.2023 alkaen)",
        "Kuinka usein": "vuosittain",
        "Kausi alkaa": datetime.date(2026, 1, 1),
        "Kausi päättyy": datetime.date(2026, 12, 31),
        "Tila": "tehty",
        "Tehty": datetime.date(2026, 3, 2),
        "Viimeksi": datetime.date(2026, 3, 2),
        "Lähteen mukaan voimassa": None,
        "Ei todettu mukana": None,
        "Näyttö": "Tapaaminen",
        "Ensimmäisen näytön sivu": f"https://rekisteri.example/neuvottelut/tapaaminen/{THEN}",
        "Näytön asiakirja": None,
        "Seuraava määräaika": datetime.date(2027, 12, 31),
        "Aloitettava viimeistään": datetime.date(2027, 6, 30),
        "Perustelu": None,
        "Miksi": "Lieksa kuuluu Pohjois-Karjalan hyvinvointialueeseen 1.1.2023 alkaen; 611/2021, 14 §",
        "Toimijan sivu": f"https://rekisteri.example/toimijat/lieksa/{THEN}",
        "Velvoitteen sivu": f"https://rekisteri.example{Obligation.objects.get().get_absolute_url()}{THEN}",
        "Laki Finlexissä": "https://www.finlex.fi/fi/lainsaadanto/2021/611",
    }


def test_a_time_at_which_it_is_told_to_be_in_force_is_not_when_it_was_done(lieksa):
    Obligation.objects.update(kind="agreement", recurrence="continuous")
    agreement = AgreementFactory(attested_on=PartialDate(2025))
    agreement.obligations.set(Obligation.objects.all())
    for party in (lieksa, *Actor.objects.filter(actor_type__code="hyvinvointialue")):
        AgreementPartyFactory(agreement=agreement, actor=party)
    [row] = told(exported(rows_of(lieksa)))
    assert (row["Tila"], row["Tehty"], row["Viimeksi"]) == ("tehty", None, None)
    assert row["Lähteen mukaan voimassa"] == "2025"


def test_the_workbook_has_headers_that_stay_filters_and_a_sheet_of_facts(lieksa):
    book = load_workbook(io.BytesIO(exported(rows_of(lieksa))))
    sheet, facts = book.worksheets
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:Y2"
    assert sheet["C2"].data_type == "s"
    assert sheet["Q2"].hyperlink.target == f"https://rekisteri.example/neuvottelut/tapaaminen/{THEN}"
    known = {row[0]: row[1] for row in facts.iter_rows(values_only=True)}
    assert (known["Rajaus: Toimija"], known["Rivejä"]) == ("Lieksa", 1)


def test_csv_is_read_by_excel_and_calculates_nothing(lieksa):
    data = exported(rows_of(lieksa), "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    [row] = csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
    assert (row["Velvoite"], row["Tehty"], row["Tila"]) == ("'=Neuvottelu", "2.3.2026", "tehty")


def test_a_day_known_to_the_year_stays_so(lieksa):
    negotiation = NegotiationParticipant.objects.first().negotiation
    negotiation.valid_from, negotiation.checked_on = "2026", DAY
    negotiation.save()
    [row] = told(exported(rows_of(lieksa)))
    assert row["Tehty"] == "2026"


def test_a_judgement_is_told_with_its_reason_role_and_day(lieksa):
    Judgement.objects.create(
        obligation=Obligation.objects.get(), actor=lieksa, state="not_done", reason_fi="Peruttu.",
        role_fi="kunnanjohtaja", judged_on=datetime.date(2026, 10, 1),
    )  # fmt: skip
    [row] = told(exported(rows_of(lieksa)))
    assert (row["Tila"], row["Perustelu"]) == ("tekemättä", "Peruttu. (kunnanjohtaja 1.10.2026)")
    assert row["Näyttö"] == "Tapaaminen"


def test_what_does_not_reach_the_actor_has_its_reason(lieksa):
    helsinki = ActorFactory(slug="helsinki")
    Obligation.objects.update(exceptions_fi="14 § ei koske Helsinkiä.")
    [row] = told(exported(rows_of(helsinki)))
    assert row["Tila"] == "ei sovellu"
    assert "ei kuulu hyvinvointialueeseen" in row["Perustelu"]
    assert row["Perustelu"].endswith("14 § ei koske Helsinkiä.")
    assert row["Vastapuolet"] is None


def test_those_missing_are_named(lieksa):
    nurmes = ActorFactory(slug="nurmes")
    county = Membership.objects.get().organisation
    MembershipFactory(member=nurmes, organisation=county)
    [row] = told(exported(rows_of(county)))
    assert (row["Tila"], row["Ei todettu mukana"]) == ("osittain", "Nurmes")


def test_writing_a_file_asks_nothing_of_the_database(lieksa, django_assert_num_queries):
    rows = rows_of(lieksa)
    with django_assert_num_queries(0):
        exported(rows)


@pytest.mark.parametrize(
    ("name", "dates", "words"),
    [
        ("Keski-Suomen liitto", {}, "X kuuluu Keski-Suomen liittoon"),
        ("Lapin ELY-keskus", {"valid_from": "2026"}, "X kuuluu Lapin ELY-keskukseen 2026 alkaen"),
        ("HUS-yhtymä", {"valid_until": "2024-05-31"}, "X kuuluu HUS-yhtymään –31.5.2024"),
        ("Kela", {}, "X kuuluu toimijaan Kela"),
    ],
)
def test_a_membership_in_words(db, name, dates, words):
    membership = MembershipFactory(
        member__name_fi="X", organisation__name_fi=name, **{"valid_from": None, **dates}
    )
    membership.refresh_from_db()
    assert belonging(membership) == words
