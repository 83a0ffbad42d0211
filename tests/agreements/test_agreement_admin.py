"""An agreement is edited with all its parts on one page, and a fault is told in Finnish at its field."""

import datetime

import pytest
from django.urls import reverse

from agreements.models import Agreement, AgreementParty, Document, Negotiation, PartyApproval
from regions.partial_dates import PartialDate
from tests import factories as f
from tests.admin_forms import faults, fields_of, send

pytestmark = pytest.mark.django_db
LINK = "https://esimerkki.example/sopimus.pdf"
ADD = "/hallinta/agreements/agreement/add/"


def change_page(record) -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


@pytest.fixture
def lieksa(db):
    return f.ActorFactory(name_fi="Lieksa", slug="lieksa")


@pytest.fixture
def siun_sote(db):
    return f.ActorFactory(
        name_fi="Pohjois-Karjalan hyvinvointialue", slug="pk-hva", actor_type__code="hyvinvointialue"
    )


def test_a_whole_agreement_is_made_with_one_save(admin_client, lieksa, siun_sote):
    kind, section, source = f.AgreementKindFactory(), f.SectionFactory(), f.SourceFactory()
    region, obligation, replaced = f.RegionFactory(), f.ObligationFactory(), f.AgreementFactory()
    f.ObligationPartyFactory(obligation=obligation, pairing="each_alone")
    response = send(
        admin_client,
        ADD,
        (
            "parties",
            {"actor": lieksa.pk, "role": "signatory"},
            {"actor": siun_sote.pk, "role": "signatory", "valid_from": "2/2026"},
            {"actor": siun_sote.pk, "role": "commenting"},
        ),
        (
            "approvals",
            {
                "party_choice": f"uusi:{lieksa.pk}:signatory",
                "standing": "approved",
                "decided_on": "15.12.2025",
                "body_fi": "kaupunginvaltuusto",
                "section_mark": "§ 239",
            },
            {"party_choice": f"uusi:{siun_sote.pk}:signatory", "standing": "preparing"},
        ),
        (
            "points",
            {"number": 1, "title_fi": "Yhteinen tilannekuva", "responsible": [lieksa.pk, siun_sote.pk]},
        ),
        ("milestones", {"title_fi": "Väliarvio", "happens_on": "2027"}),
        ("documents", {"kind": "agreement", "title": "Sopimus", "url": LINK, "language": "fi"}),
        title_fi="Hyte-sopimus",
        slug="hyte-sopimus",
        kind=kind.pk,
        valid_from="1/2026",
        valid_until="31.12.2027",
        end_rule="fixed",
        sections=[section.pk],
        obligations=[obligation.pk],
        sources=[source.pk],
        regions=[region.pk],
        replaces=[replaced.pk],
        verification="stated",
        checked_on="24.11.2026",
    )
    assert response.status_code == 302, faults(response)
    agreement = Agreement.objects.get(slug="hyte-sopimus")
    assert agreement.valid_from == PartialDate(2026, 1)
    assert [str(section) for section in agreement.sections.all()] == [str(section)]
    assert list(agreement.replaces.all()) == [replaced]
    signed = agreement.parties.get(actor=siun_sote, role="signatory")
    assert signed.valid_from == PartialDate(2026, 2)
    assert agreement.parties.count() == 3
    assert signed.approvals.get().standing == "preparing"
    assert agreement.parties.get(actor=lieksa).approvals.get().section_mark == "§ 239"
    assert set(agreement.points.get().responsible.all()) == {lieksa, siun_sote}
    assert agreement.milestones.get().happens_on == PartialDate(2027)
    assert agreement.documents.get().title == "Sopimus"


def test_saving_an_agreement_as_it_stands_changes_nothing(admin_client, lieksa):
    agreement = f.AgreementFactory(valid_from=PartialDate(2026, 5))
    party = f.AgreementPartyFactory(agreement=agreement, actor=lieksa)
    f.PartyApprovalFactory(party=party, decided_on=PartialDate(2026, 2))
    f.AgreementPointFactory(agreement=agreement).responsible.add(lieksa)
    f.DocumentFactory(agreement=agreement)
    before = fields_of(admin_client.get(change_page(agreement)).content)
    assert send(admin_client, change_page(agreement)).status_code == 302
    after = fields_of(admin_client.get(change_page(agreement)).content)
    for posted in (before, after):
        posted.pop("csrfmiddlewaretoken")
    assert after == before


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"valid_from": "1.1.2026", "valid_until": "2025"}, "valid_until", "Päättyminen on ennen alkua."),
        (
            {"valid_until": "joskus"},
            "valid_until",
            "Kirjoita päivämäärä muodossa 24.11.2026, 11/2026 tai 2026.",
        ),
        (
            {"end_rule": "open", "valid_until": "2027"},
            "valid_until",
            "Toistaiseksi voimassa olevalla sopimuksella ei ole päättymispäivää.",
        ),
        ({"start_rule": "fixed"}, "valid_from", "Anna alkamispäivä tai valitse muu voimaantulo."),
        (
            {"valid_from": "2026", "terminated_on": "31.12.2025"},
            "terminated_on",
            "Sopimus on irtisanottu päättymään ennen kuin se alkaa.",
        ),
        ({"languages": "fi, xx"}, "languages", "Tuntematon kieli: xx."),
        ({"verification": "conflict"}, "conflict_note", "Kerro, mitä lähteet sanovat eri tavoin."),
    ],
)
def test_a_fault_of_the_agreement_is_told_at_its_field(admin_client, changes, field, message):
    agreement = f.AgreementFactory(title_fi="Ennallaan")
    response = send(admin_client, change_page(agreement), title_fi="Uusi nimi", **changes)
    assert faults(response)[field] == [message]
    assert Agreement.objects.get().title_fi == "Ennallaan"


def test_a_last_day_alone_makes_the_end_fixed(admin_client):
    agreement = f.AgreementFactory()
    assert send(admin_client, change_page(agreement), valid_until="2027").status_code == 302
    agreement.refresh_from_db()
    assert agreement.end_rule == Agreement.EndRule.FIXED
    agreement.end_rule = Agreement.EndRule.UNKNOWN
    agreement.save(update_fields=["valid_until"])
    assert Agreement.objects.get().end_rule == Agreement.EndRule.FIXED


def test_a_section_that_does_not_exist_is_refused(admin_client):
    agreement = f.AgreementFactory()
    response = send(admin_client, change_page(agreement), sections=["99999"])
    assert "sections" in faults(response)
    assert not agreement.sections.exists()


def test_agreements_cannot_replace_each_other_in_a_ring(admin_client):
    first, second, third = f.AgreementFactory.create_batch(3)
    second.replaces.add(first)
    third.replaces.add(second)
    response = send(admin_client, change_page(first), replaces=[third.pk])
    assert faults(response)["replaces"] == ["Sopimus ei voi korvata itseään eikä omaa seuraajaansa."]
    assert not first.replaces.exists()


def test_an_actor_is_a_party_once_in_each_role(admin_client, lieksa):
    agreement = f.AgreementFactory()
    row = {"actor": lieksa.pk, "role": "signatory"}
    message = ["Toimija on jo sopimuksessa tässä roolissa."]
    response = send(admin_client, change_page(agreement), ("parties", row, row))
    assert faults(response) == {"parties-1-actor": message}
    assert not AgreementParty.objects.exists()

    f.AgreementPartyFactory(agreement=agreement, actor=lieksa)
    response = send(admin_client, change_page(agreement), ("parties", row))
    assert faults(response) == {"parties-1-actor": message}
    assert AgreementParty.objects.count() == 1


def test_an_approval_is_of_a_party_of_this_agreement(admin_client, lieksa):
    other = f.AgreementPartyFactory(actor=lieksa)
    agreement = f.AgreementFactory()
    message = ["Valitse osapuoli, joka on tässä sopimuksessa ja jota ei poisteta."]
    for choice in (other.pk, f"uusi:{lieksa.pk}:signatory", "uusi:x:y", "x"):
        response = send(
            admin_client,
            change_page(agreement),
            ("approvals", {"party_choice": choice, "standing": "approved"}),
        )
        assert faults(response) == {"approvals-0-party_choice": message}
    assert not PartyApproval.objects.exists()


def test_an_approval_of_a_party_being_removed_is_refused(admin_client, lieksa):
    party = f.AgreementPartyFactory(actor=lieksa)
    f.PartyApprovalFactory(party=party)
    page = change_page(party.agreement)
    response = send(admin_client, page, **{"parties-0-DELETE": "on", "approvals-0-note_fi": "Uusi huomautus"})
    assert "approvals-0-party_choice" in faults(response)
    assert send(admin_client, page, **{"parties-0-DELETE": "on"}).status_code == 302
    assert not PartyApproval.objects.exists()


def test_an_approval_can_be_moved_to_the_right_party(admin_client, lieksa, siun_sote):
    agreement = f.AgreementFactory()
    wrong = f.AgreementPartyFactory(agreement=agreement, actor=lieksa)
    right = f.AgreementPartyFactory(agreement=agreement, actor=siun_sote)
    approval = f.PartyApprovalFactory(party=wrong)
    assert (
        send(admin_client, change_page(agreement), **{"approvals-0-party_choice": right.pk}).status_code
        == 302
    )
    approval.refresh_from_db()
    assert approval.party == right


def test_the_same_approval_is_recorded_once(admin_client, lieksa):
    party = f.AgreementPartyFactory(actor=lieksa)
    f.PartyApprovalFactory(party=party, body_fi="valtuusto", decided_on=PartialDate(2026, 2))
    row = {"party_choice": party.pk, "standing": "approved", "body_fi": "valtuusto", "decided_on": "2/2026"}
    response = send(admin_client, change_page(party.agreement), ("approvals", row))
    assert faults(response) == {"approvals-1-party_choice": ["Sama käsittelyvaihe on jo kirjattu."]}
    assert PartyApproval.objects.count() == 1


def test_a_document_needs_a_link_or_a_file_and_a_title_of_its_own(admin_client):
    agreement = f.AgreementFactory()
    row = {"kind": "decision", "title": "Päätös", "language": "fi"}
    response = send(admin_client, change_page(agreement), ("documents", row))
    assert faults(response) == {"documents-0-url": ["Anna linkki tai tiedosto."]}
    linked = {**row, "url": LINK}
    response = send(admin_client, change_page(agreement), ("documents", linked, linked))
    assert faults(response) == {"documents-1-title": ["Samanniminen asiakirja on jo kirjattu."]}
    assert not Document.objects.exists()


def test_a_copy_of_an_agreement_has_its_parties_but_nobody_has_approved_it(admin_client, lieksa):
    party = f.AgreementPartyFactory(actor=lieksa)
    f.PartyApprovalFactory(party=party)
    f.AgreementPointFactory(agreement=party.agreement, title_fi="Yhteinen tilannekuva")
    response = send(admin_client, change_page(party.agreement), button="_saveasnew", slug="seuraaja")
    assert response.status_code == 302, faults(response)
    copy = Agreement.objects.get(slug="seuraaja")
    assert copy.parties.get().actor == lieksa
    assert copy.points.get().title_fi == "Yhteinen tilannekuva"
    assert PartyApproval.objects.count() == 1


def test_staff_negotiations_do_not_belong_here(admin_client):
    negotiation = f.NegotiationFactory(title_fi="Neuvottelu")
    staff_act = f.SectionFactory(law__number="449/2007", number="4")
    refusal = ["Henkilöstön yhteistoimintaneuvottelut (449/2007) eivät kuulu tähän rekisteriin."]
    assert (
        faults(send(admin_client, change_page(negotiation), sections=[staff_act.pk]))["sections"] == refusal
    )
    title = "Kaupungin yhteistoimintaneuvottelut"
    assert faults(send(admin_client, change_page(negotiation), title_fi=title))["title_fi"] == refusal
    assert not Negotiation.objects.exclude(title_fi="Neuvottelu").exists()
    assert not negotiation.sections.exists()


def test_a_negotiation_or_a_structure_is_no_part_of_its_own_part(admin_client):
    for factory in (f.NegotiationFactory, f.StructureFactory):
        whole, part, detail = factory.create_batch(3)
        part.part_of, detail.part_of = whole, part
        part.save()
        detail.save()
        for chosen in (whole, detail):
            [told] = faults(send(admin_client, change_page(whole), part_of=chosen.pk))["part_of"]
            assert "ei voi olla osa itseään" in told
        whole.refresh_from_db()
        assert whole.part_of is None


def test_a_plan_is_not_coordinated_with_itself(admin_client):
    plan, other = f.PlanFactory.create_batch(2)
    response = send(admin_client, change_page(plan), coordinated_with=[plan.pk, other.pk])
    assert faults(response)["coordinated_with"] == ["Suunnitelmaa ei voi sovittaa yhteen itsensä kanssa."]
    assert not plan.coordinated_with.exists()


def test_a_negotiation_has_each_participant_once(admin_client, lieksa):
    negotiation = f.NegotiationFactory()
    row = {"actor": lieksa.pk, "attendance": "present"}
    response = send(admin_client, change_page(negotiation), ("participants", row, row))
    assert faults(response) == {"participants-1-actor": ["Toimija on jo neuvottelussa."]}
    assert send(admin_client, change_page(negotiation), ("participants", row)).status_code == 302
    assert negotiation.participants.get().actor == lieksa


def test_agreements_are_found_by_party_and_by_citation(admin_client, lieksa):
    section = f.SectionFactory(law__number="631/2011", number="3")
    wanted = f.AgreementPartyFactory(actor=lieksa, agreement__title_fi="Järjestämissopimus").agreement
    wanted.sections.add(section)
    f.AgreementFactory(title_fi="Muu sopimus")
    for words in ("lieksa", "järjestämis", "631/2011 3 §"):
        response = admin_client.get("/hallinta/agreements/agreement/", {"q": words})
        assert list(response.context["cl"].result_list) == [wanted], words


def test_the_list_shows_and_filters_the_derived_status(admin_client):
    ended = f.AgreementFactory(
        checked_on=datetime.date(2026, 11, 24),
        title_fi="Päättynyt sopimus",
        valid_from=PartialDate(2020),
        valid_until=PartialDate(2021),
    )
    f.AgreementFactory(title_fi="Tuntematon")
    response = admin_client.get("/hallinta/agreements/agreement/?tila=ended")
    assert list(response.context["cl"].result_list) == [ended]
    page = response.content.decode()
    assert '<td class="field-status">päättynyt</td>' in page
    assert '<td class="field-checked_on">24.11.2026</td>' in page


class TestTwoEditors:
    def test_the_second_is_told_what_the_first_changed(self, admin_client, admin_user, lieksa):
        agreement = f.AgreementFactory(title_fi="Hyte-sopimus")
        page = change_page(agreement)
        opened_by_second = fields_of(admin_client.get(page).content)
        row = {"actor": lieksa.pk, "role": "signatory"}
        assert send(admin_client, page, ("parties", row), valid_until="6/2027").status_code == 302

        response = admin_client.post(page, {**opened_by_second, "title_fi": "Uusi nimi", "_save": "1"})
        [message] = faults(response)["__all__"]
        assert "päättyy (nyt 6/2027)" in message
        assert "sopimuksen osapuolet" in message
        assert admin_user.get_username() in message
        agreement.refresh_from_db()
        assert agreement.title_fi == "Hyte-sopimus"
        assert agreement.parties.exists()

        told = {**fields_of(response.content), "_save": "1"}
        assert told["title_fi"] == "Uusi nimi"
        assert admin_client.post(page, told).status_code == 302
        agreement.refresh_from_db()
        assert agreement.title_fi == "Uusi nimi"

    def test_a_change_of_an_approval_counts_too(self, admin_client, lieksa):
        approval = f.PartyApprovalFactory(party__actor=lieksa)
        page = change_page(approval.party.agreement)
        opened_by_second = fields_of(admin_client.get(page).content)
        PartyApproval.objects.update(standing="refused")
        response = admin_client.post(page, {**opened_by_second, "_save": "1"})
        assert "osapuolten käsittely" in faults(response)["__all__"][0]

    @pytest.mark.parametrize("version", ["", "x", "[]", "{}", "null"])
    def test_a_form_without_its_version_is_refused(self, admin_client, version):
        agreement = f.AgreementFactory()
        response = send(admin_client, change_page(agreement), _version=version, title_fi="Uusi nimi")
        assert "__all__" in faults(response)
        assert Agreement.objects.get().title_fi != "Uusi nimi"
