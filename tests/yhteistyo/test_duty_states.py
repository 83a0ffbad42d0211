"""An actor's duties with their states: evidence, who is missing, deadlines, why, and the yearly sheet."""

import datetime

import pytest

from agreements.models import Judgement
from legislation.models import ObligationParty
from regions.models import Membership
from tests.duty_world import held
from tests.factories import (
    ActorFactory,
    AgreementFactory,
    AgreementPartyFactory,
    LegalBasisFactory,
    MembershipFactory,
    ObligationFactory,
    ObligationPartyFactory,
    PartyApprovalFactory,
    RegionFactory,
)
from tests.queries import queries_of
from tests.yhteistyo.test_actor_page import page, section

Pairing = ObligationParty.Pairing
DAY = "2026-11-24"


def state_cell(client, slug, **query):
    cell = page(client, slug, **({"pvm": DAY} | query)).select_one('#velvoitteet td[data-l="Tila"]')
    return " ".join(cell.get_text(" ").split())


def test_nothing_recorded_is_unknown_with_its_deadline(client, duty_world):
    assert state_cell(client, "lieksa") == "ei tietoa Viimeistään 31.5.2029"


def test_done_shows_its_day_and_the_evidence(client, duty_world):
    negotiation = held(duty_world, duty_world["lieksa"], duty_world["county"])
    assert state_cell(client, "lieksa") == "tehty Viimeksi 12.2.2026 Neuvottelu 2026 12.2.2026"
    assert page(client, "lieksa", pvm=DAY).select_one(
        f'#velvoitteet a[href^="{negotiation.get_absolute_url()}"]'
    )


def test_partly_done_names_who_is_missing(client, duty_world):
    held(duty_world, duty_world["lieksa"], duty_world["county"])
    told = state_cell(client, "pk-hva")
    assert told.startswith("osittain Ei todettu mukana: Nurmes Viimeksi 12.2.2026")


def test_many_missing_are_counted_and_folded(client, duty_world):
    held(duty_world, duty_world["lieksa"], duty_world["county"])
    for _index in range(4):
        MembershipFactory(organisation=duty_world["county"])
    assert "Ei todettu mukana: 5 / 6 osapuolta" in state_cell(client, "pk-hva")


def judged_not_done(world, reason, on):
    Judgement.objects.create(
        obligation=world["obligation"],
        actor=world["lieksa"],
        state="not_done",
        reason_fi=reason,
        role_fi="hallintojohtaja",
        judged_on=on,
    )


def test_a_judgement_shows_reason_role_and_day_beside_the_evidence(client, duty_world):
    held(duty_world, duty_world["lieksa"], duty_world["county"])
    judged_not_done(duty_world, "Asiat jäivät käsittelemättä.", datetime.date(2026, 3, 1))
    told = state_cell(client, "lieksa")
    assert "tekemättä" in told
    assert "Asiat jäivät käsittelemättä. (hallintojohtaja, 1.3.2026)" in told
    assert "Neuvottelu 2026" in told


def test_a_judgement_before_the_meeting_stays_beside_the_state(client, duty_world):
    judged_not_done(duty_world, "Kevään neuvottelu peruttiin.", datetime.date(2025, 7, 1))
    assert "tekemättä" in state_cell(client, "lieksa")
    held(duty_world, duty_world["lieksa"], duty_world["county"])
    told = state_cell(client, "lieksa")
    assert "Ratkaistu aiemmin: tekemättä. Kevään neuvottelu peruttiin. (hallintojohtaja, 1.7.2025)" in told
    assert told.strip().startswith("tehty")
    Judgement.objects.update(counterpart=duty_world["county"])
    assert "Ratkaistu aiemmin: Pohjois-Karjalan hyvinvointialue : tekemättä." in state_cell(client, "lieksa")


def test_a_round_that_would_be_late_is_to_be_started_now(client, duty_world):
    duty_world["obligation"].round_months = 6
    duty_world["obligation"].save()
    assert "aloita nyt" not in state_cell(client, "lieksa", pvm="2028-11-29")
    assert "aloita nyt" in state_cell(client, "lieksa", pvm="2028-12-01")
    assert "1 on aloitettava nyt" in section(page(client, "lieksa", pvm="2028-12-01"), "velvoitteet")


def test_why_tells_memberships_with_dates_and_the_version_of_the_day(client, duty_world):
    def why(slug, day=DAY):
        return " ".join(
            page(client, slug, pvm=day).select_one("#velvoitteet details.why").get_text(" ").split()
        )

    assert "Lieksa kuuluu Pohjois-Karjalan hyvinvointialueeseen 1.1.2023 alkaen" in why("lieksa")
    assert "611/2021, 14 §: versio 468/2024, voimassa 1.8.2024 alkaen" in why("lieksa")
    assert "611/2021, 14 §: versio 611/2021, voimassa 1.7.2021 alkaen" in why("lieksa", "2024-07-31")
    for _index in range(4):
        MembershipFactory(organisation=duty_world["county"])
    assert "6 jäsenyyttä, esimerkiksi" in why("pk-hva")


def test_shared_municipalities_are_counted_with_one_example(client, duty_world):
    council = ActorFactory(
        actor_type__code="maakunnan-liitto", slug="liitto", name_fi="Pohjois-Karjalan liitto"
    )
    for name in ("lieksa", "nurmes"):
        MembershipFactory(member=duty_world[name], organisation=council, kind="regional_council")
    together = ObligationFactory(title_fi="Yhteinen suunnittelu", kind="cooperation", recurrence="continuous")
    for code in ("maakunnan-liitto", "hyvinvointialue"):
        ObligationPartyFactory(
            obligation=together, actor_type__code=code, pairing=Pairing.COUNCIL_OVERLAPS_COUNTY
        )
    LegalBasisFactory(obligation=together)
    told = section(page(client, "liitto", pvm=DAY), "velvoitteet")
    assert "Pohjois-Karjalan hyvinvointialue: 2 kuntaa yhteistä, esimerkiksi Lieksa kuuluu" in told


def test_the_bar_counts_what_must_be_done_with_the_denominator(client, duty_world):
    held(duty_world, duty_world["lieksa"], duty_world["county"])
    may = ObligationFactory(modality="may", title_fi="Vapaaehtoinen")
    ObligationPartyFactory(obligation=may, actor_type__code="kunta")
    LegalBasisFactory(obligation=may)
    told = section(page(client, "lieksa", pvm=DAY), "velvoitteet")
    assert "1 velvoite, joka toimijan on tehtävä" in told
    assert "1 tehty" in told
    assert "Yhteensä 2 velvoitetta tai mahdollisuutta." in told


def test_what_the_employment_area_carries_has_its_own_state(client, duty_world):
    area = ActorFactory(actor_type__code="tyollisyysalue", name_fi="Pohjois-Karjalan työllisyysalue")
    MembershipFactory(member=duty_world["lieksa"], organisation=area, kind="employment_area")
    tym = ObligationFactory(title_fi="TYM-sopimus", kind="agreement", recurrence="continuous")
    for code in ("tyollisyysalue", "hyvinvointialue"):
        ObligationPartyFactory(
            obligation=tym, actor_type__code=code, pairing=Pairing.EMPLOYMENT_AREA_OVERLAPS_COUNTY
        )
    LegalBasisFactory(obligation=tym)
    agreed = AgreementFactory(valid_from=datetime.date(2026, 1, 5))
    agreed.obligations.add(tym)
    for actor in (area, duty_world["county"]):
        party = AgreementPartyFactory(agreement=agreed, actor=actor)
        PartyApprovalFactory(party=party, decided_on=datetime.date(2025, 12, 1))
    carried = section(page(client, "lieksa", pvm=DAY), "tyollisyysalue")
    assert "TYM-sopimus" in carried
    assert "Pohjois-Karjalan hyvinvointialue" in carried
    assert "tehty" in carried


def test_an_actor_that_has_not_begun_has_no_duties_yet(client, duty_world):
    duty_world["county"].valid_from = datetime.date(2021, 7, 1)
    duty_world["county"].save()
    soup = page(client, "pk-hva", pvm="2021-06-30")
    assert "aloitti vasta 1.7.2021" in soup.select_one(".lead").get_text()
    assert soup.select_one("#velvoitteet") is None


def csv_of(client, address, **query):
    response = client.get(address, {"vie": "csv", "pvm": DAY} | query)
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode("utf-8-sig")


def test_the_yearly_sheet_holds_all_duties_with_states(client, duty_world):
    held(duty_world, duty_world["lieksa"], duty_world["county"])
    area = ActorFactory(actor_type__code="tyollisyysalue", name_fi="Työllisyysalue")
    MembershipFactory(member=duty_world["lieksa"], organisation=area, kind="employment_area")
    own = ObligationFactory(title_fi="Alueen suunnitelma", kind="plan")
    ObligationPartyFactory(obligation=own, actor_type__code="tyollisyysalue", pairing=Pairing.EACH_ALONE)
    LegalBasisFactory(obligation=own)
    header, *rows = csv_of(client, "/toimijat/lieksa/").splitlines()
    assert header.startswith("Toimija;")
    assert [row.split(";")[0] for row in rows] == ["Lieksa", "Työllisyysalue"]
    assert "tehty" in rows[0]
    workbook = client.get("/toimijat/lieksa/", {"vie": "xlsx"})
    assert b"".join(workbook.streaming_content)[:2] == b"PK"


@pytest.mark.parametrize(("query", "status"), [({"vie": "pdf"}, 400), ({"vie": ""}, 400)])
def test_an_unknown_file_format_is_refused(client, duty_world, query, status):
    assert client.get("/toimijat/lieksa/", query).status_code == status


@pytest.mark.parametrize(
    "path",
    [
        "/toimijat/lieksa/", "/alueet/pohjois-karjala/", "/tilanne/", "/tilanne/neuvottelu/", "/sopimukset/",
        "/velvoitteet/neuvottelu/",
    ],
)  # fmt: skip
def test_a_file_of_a_day_that_cannot_be_read_is_refused_with_the_words_of_the_page(client, duty_world, path):
    RegionFactory(slug="pohjois-karjala")
    answer = client.get(path, {"vie": "xlsx", "pvm": "2024-13-45"})
    assert answer.status_code == 400
    assert "Päivää ”2024-13-45” ei voi lukea." in answer.content.decode()


def test_a_sheet_of_nobody_is_a_404(client, duty_world):
    assert client.get("/toimijat/olematon/", {"vie": "csv"}).status_code == 404


def test_states_take_as_many_queries_for_twenty_times_the_evidence(client, duty_world):
    Membership.objects.filter(member=duty_world["nurmes"]).update(kind="county")
    held(duty_world, duty_world["lieksa"], duty_world["county"])
    few = queries_of("/toimijat/pk-hva/")
    for index in range(20):
        other = MembershipFactory(organisation=duty_world["county"]).member
        held(duty_world, other, duty_world["county"], title=f"Neuvottelu {index}")
    assert queries_of("/toimijat/pk-hva/") == few <= 12
