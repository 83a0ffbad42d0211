"""Evidence and judgements that cannot be true are refused at the field, and leave nothing behind."""

import datetime
import io

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from openpyxl import Workbook

from agreements.models import Evidence, Judgement, Negotiation, Plan
from agreements.obligation_rules import refuse_strangers, refuse_wrong_counterpart
from agreements.resources import EvidenceResource, JudgementResource, NegotiationResource
from legislation.duties import duties_of
from legislation.models import Obligation
from regions.exchange import XLSX
from regions.models import Actor, CouncilTerm
from regions.partial_dates import PartialDate
from tests import admin_forms
from tests import factories as f

pytestmark = pytest.mark.django_db

ADD_EVIDENCE = "/hallinta/agreements/evidence/add/"
ADD_JUDGEMENT = "/hallinta/agreements/judgement/add/"
YEAR = "1.1.2025–31.12.2025"
SINCE_2023 = datetime.date(2023, 1, 1)


@pytest.fixture
def report():
    """A yearly report that municipalities give, in force from 2023."""
    obligation = f.ObligationFactory(code="raportti", title_fi="Vuosiraportti", valid_from=SINCE_2023)
    f.ObligationPartyFactory(obligation=obligation, actor_type__code="kunta", pairing="each_alone")
    return obligation


@pytest.fixture
def lieksa():
    return f.ActorFactory(slug="lieksa", name_fi="Lieksa")


@pytest.fixture
def college():
    return f.ActorFactory(slug="opisto", name_fi="Opisto", actor_type__code="korkeakoulu")


def evidence(obligation, *actors, **changes):
    return {
        "title_fi": "Raportti 2024",
        "kind": "report",
        "obligation": obligation.pk,
        "actors": [actor.pk for actor in actors],
        "valid_from": "1.3.2024",
    } | changes


def judgement(obligation, actor, **changes):
    return {
        "obligation": obligation.pk,
        "actor": actor.pk,
        "state": "not_done",
        "reason_fi": "Ei annettu.",
        "role_fi": "ylläpitäjä",
        "judged_on": "15.1.2026",
        "valid_from": "1.1.2025",
        "valid_until": "31.12.2025",
    } | changes


def imported(resource_class, headers, *rows):
    book = Workbook()
    book.active.append(headers)
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return resource_class().import_data(XLSX().create_dataset(file.getvalue()))


class TestInTheAdministration:
    def test_evidence_and_a_judgement_are_recorded(self, admin_client, report, lieksa):
        assert admin_forms.send(admin_client, ADD_EVIDENCE, **evidence(report, lieksa)).status_code == 302
        assert admin_forms.send(admin_client, ADD_JUDGEMENT, **judgement(report, lieksa)).status_code == 302
        assert list(Evidence.objects.get().actors.all()) == [lieksa]
        assert Judgement.objects.get().state == "not_done"

    @pytest.mark.parametrize(
        ("changes", "field", "words"),
        [
            ({"valid_from": "31.12.2022"}, "valid_from", "”Vuosiraportti” ei ollut voimassa 31.12.2022."),
            ({"valid_until": "1.2.2024"}, "valid_until", "Päättyminen on ennen alkua."),
        ],
    )
    def test_evidence_that_cannot_be_true(self, admin_client, report, lieksa, changes, field, words):
        response = admin_forms.send(admin_client, ADD_EVIDENCE, **evidence(report, lieksa, **changes))
        assert words in admin_forms.faults(response)[field][0]
        assert not Evidence.objects.exists()

    def test_evidence_of_an_actor_that_is_no_party(self, admin_client, report, lieksa, college):
        response = admin_forms.send(admin_client, ADD_EVIDENCE, **evidence(report, lieksa, college))
        assert admin_forms.faults(response) == {"actors": ["Opisto ei ole velvoitteen osapuoli."]}
        assert not Evidence.objects.exists()

    def test_a_judgement_of_an_actor_that_is_no_party(self, admin_client, report, college):
        response = admin_forms.send(admin_client, ADD_JUDGEMENT, **judgement(report, college))
        assert admin_forms.faults(response) == {"actor": ["Opisto ei ole velvoitteen osapuoli."]}

    def test_two_judgements_of_one_period(self, admin_client, report, lieksa):
        admin_forms.send(admin_client, ADD_JUDGEMENT, **judgement(report, lieksa))
        second = judgement(report, lieksa, valid_from="1.6.2025", valid_until="", state="done")
        told = admin_forms.faults(admin_forms.send(admin_client, ADD_JUDGEMENT, **second))
        assert told == {
            "valid_from": ["Velvoitteen tila on jo ratkaistu kaudelle 1.1.2025–31.12.2025: tekemättä."]
        }
        assert Judgement.objects.count() == 1

    def test_a_judgement_of_the_next_year_is_another(self, admin_client, report, lieksa):
        admin_forms.send(admin_client, ADD_JUDGEMENT, **judgement(report, lieksa))
        following = judgement(report, lieksa, valid_from="1.1.2026", valid_until="31.12.2026")
        assert admin_forms.send(admin_client, ADD_JUDGEMENT, **following).status_code == 302

    def test_a_negotiation_under_law_that_did_not_exist_yet(self, admin_client, report):
        changes = {"title_fi": "Neuvottelu", "slug": "neuvottelu", "valid_from": "1.5.2022"}
        response = admin_forms.send(
            admin_client, "/hallinta/agreements/negotiation/add/", obligations=[report.pk], **changes
        )
        told = admin_forms.faults(response)
        assert told == {"obligations": ["Velvoite ”Vuosiraportti” ei ollut voimassa 1.5.2022."]}
        assert not Negotiation.objects.exists()

    def test_a_plan_under_law_that_did_not_exist_yet(self, admin_client, report):
        changes = {"title_fi": "Suunnitelma", "slug": "suunnitelma", "kind": "plan"}
        days = {"valid_from": "2021", "valid_until": "2022"}
        response = admin_forms.send(
            admin_client, "/hallinta/agreements/plan/add/", obligation=report.pk, **changes, **days
        )
        told = admin_forms.faults(response)
        assert told == {"obligation": ["Velvoite ”Vuosiraportti” ei ollut voimassa 2021, 2022."]}
        assert not Plan.objects.exists()

    @pytest.mark.parametrize(
        ("address", "rows", "who"),
        [
            ("negotiation", "participants", {"attendance": "present"}),
            ("agreement", "parties", {"role": "signatory"}),
        ],
    )
    def test_an_obligation_of_nobody_there_is_refused_but_a_guest_is_not(
        self, admin_client, report, lieksa, college, address, rows, who
    ):
        changes = {"title_fi": "Yhdessä", "slug": "yhdessa", "valid_from": "1.5.2024"}
        if address == "agreement":
            changes["kind"] = f.AgreementKindFactory().pk
        guest, obliged = {"actor": college.pk, **who}, {"actor": lieksa.pk, **who}
        address = f"/hallinta/agreements/{address}/add/"
        refused = admin_forms.send(admin_client, address, (rows, guest), obligations=[report.pk], **changes)
        told = ["Yksikään mukana olevista ei ole velvoitteen ”Vuosiraportti” osapuoli."]
        assert admin_forms.faults(refused) == {rows: told}
        assert not report.negotiations.exists()
        assert not report.agreements.exists()
        both = admin_forms.send(
            admin_client, address, (rows, guest, obliged), obligations=[report.pk], **changes
        )
        assert both.status_code == 302


class TestInAnImportedFile:
    HEADERS = ("Velvoite", "Nimi suomeksi", "Laji", "Ketkä", "Alkaa", "Päättyy")

    @pytest.mark.parametrize(
        ("row", "told"),
        [
            (("Lieksa", "1.3.2022", ""), "”Alkaa”: Velvoite ”Vuosiraportti” ei ollut voimassa 1.3.2022."),
            (("Lieksa; Opisto", "1.3.2024", ""), "”Ketkä”: Opisto ei ole velvoitteen osapuoli."),
            (("Lieksa", "1.3.2024", "1.2.2024"), "”Päättyy”: Päättyminen on ennen alkua."),
        ],
    )
    def test_one_false_row_keeps_the_whole_file_out(self, report, lieksa, college, row, told):
        good = ("raportti", "Raportti 2025", "annettu kertomus tai selvitys", "Lieksa", "1.3.2025", "")
        bad = ("raportti", "Raportti", "annettu kertomus tai selvitys", *row)
        result = imported(EvidenceResource, self.HEADERS, good, bad)
        assert [f"Rivi 3, sarake {told}"] == result.messages()
        assert not Evidence.objects.exists()

    def test_two_judgements_of_one_period(self, report, lieksa):
        headers = (
            "Velvoite", "Toimija", "Vastapuoli", "Tila", "Alkaa", "Päättyy", "Perustelu suomeksi",
            "Ratkaisijan tehtävä suomeksi", "Ratkaistu",
        )  # fmt: skip
        rest = ("Ei annettu.", "ylläpitäjä", "15.1.2026")
        result = imported(
            JudgementResource,
            headers,
            ("raportti", "Lieksa", "", "tekemättä", "1.1.2025", "31.12.2025", *rest),
            ("raportti", "Lieksa", "", "tehty", "1.6.2025", "", *rest),
        )
        assert ["jo ratkaistu kaudelle 1.1.2025–31.12.2025" in text for text in result.messages()] == [True]
        assert not Judgement.objects.exists()

    def test_a_negotiation_under_law_that_did_not_exist_yet(self, report):
        f.NegotiationFactory(slug="vanha", valid_from=datetime.date(2022, 5, 1))
        result = imported(NegotiationResource, ("Osoitteen osa", "Velvoitteet"), ("vanha", "raportti"))
        assert len(result.messages()) == 1
        assert "ei ollut voimassa 1.5.2022" in result.messages()[0]
        assert not Negotiation.objects.get().obligations.exists()

    @pytest.mark.parametrize("is_named_before", [True, False])
    def test_a_negotiation_of_none_whose_duty_it_is(self, report, lieksa, college, is_named_before):
        held = f.NegotiationFactory(slug="uusi", valid_from=datetime.date(2024, 5, 1))
        f.NegotiationParticipantFactory(negotiation=held, actor=lieksa if is_named_before else college)
        headers = ("Osoitteen osa", "Velvoitteet", "Osapuolet")
        if is_named_before:
            held.obligations.add(report)
            result = imported(NegotiationResource, (headers[0], headers[2]), ("uusi", "Opisto (läsnä)"))
        else:
            result = imported(NegotiationResource, headers[:2], ("uusi", "raportti"))
        (told,) = result.messages()
        assert "”Velvoitteet”: Yksikään mukana olevista ei ole velvoitteen ”Vuosiraportti” osapuoli." in told
        guest = "Opisto (läsnä); Lieksa (läsnä)"
        assert not imported(NegotiationResource, headers, ("uusi", "raportti", guest)).messages()


def test_evidence_of_nobody_in_a_file(report):
    headers = ("Velvoite", "Nimi suomeksi", "Laji", "Ketkä", "Alkaa")
    row = ("raportti", "Raportti 2025", "annettu kertomus tai selvitys", "", "1.3.2025")
    (told,) = imported(EvidenceResource, headers, row).messages()
    assert "”Ketkä”: Kerro, ketkä ovat tehneet sen." in told
    assert not Evidence.objects.exists()


def test_a_negotiation_on_a_day_on_which_the_duty_reached_nobody_there(report, lieksa):
    report.parties.update(pairing="county_of_municipality")
    f.MembershipFactory(member=lieksa, valid_from=datetime.date(2025, 1, 1))
    early = Negotiation(slug="x", title_fi="x", valid_from=PartialDate(2024, 5, 1))
    with pytest.raises(ValidationError) as caught:
        early.refuse_obligations_of_others([report], [lieksa])
    assert list(caught.value.message_dict) == ["obligations"]
    early.valid_from = PartialDate(2025, 5, 1)
    early.refuse_obligations_of_others([report], [lieksa])


def test_a_judgement_of_a_period_has_its_first_day(admin_client, report, lieksa):
    report.recurrence = "yearly"
    report.save()
    response = admin_forms.send(admin_client, ADD_JUDGEMENT, **judgement(report, lieksa, valid_from=""))
    assert list(admin_forms.faults(response)) == ["valid_from"]


def test_a_plan_fulfils_no_duty_of_one_that_does_not_have_it(report, lieksa, college):
    plan = Plan(obligation=report, valid_from=PartialDate(2024))
    plan.refuse_owners_without_the_duty([lieksa])
    with pytest.raises(ValidationError) as caught:
        plan.refuse_owners_without_the_duty([lieksa, college])
    assert caught.value.message_dict == {"owners": ["Opisto ei ole velvoitteen osapuoli."]}


@pytest.mark.parametrize("kind", ["negotiation", "agreement", "plan", "strategy", "body"])
def test_a_statement_fulfils_no_duty_to_do_more_than_state(kind, report):
    report.kind = kind
    with pytest.raises(ValidationError) as caught:
        Evidence(obligation=report, kind="statement", title_fi="Lausunto").clean()
    assert list(caught.value.message_dict) == ["kind"]
    report.kind = "statement"
    Evidence(obligation=report, kind="statement", title_fi="Lausunto").clean()


def test_a_judgement_is_not_of_tomorrow_and_a_yearly_one_has_its_end(report, lieksa):
    report.recurrence = Obligation.Recurrence.YEARLY
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    known = {"obligation": report, "actor": lieksa, "state": "not_done", "reason_fi": "Ei annettu."}
    for changes, field in (({"judged_on": tomorrow}, "judged_on"), ({}, "valid_until")):
        given = {**known, "judged_on": SINCE_2023, "valid_from": PartialDate(2023), **changes}
        with pytest.raises(ValidationError) as caught:
            Judgement(**given).clean()
        assert list(caught.value.message_dict) == [field]


@pytest.mark.parametrize(
    ("recurrence", "changes", "told"),
    [
        (
            "yearly",
            {"valid_from": "1.1.2027", "valid_until": "31.12.2027"},
            "Kausi alkaa vasta ratkaisun jälkeen",
        ),
        ("yearly", {"valid_until": "31.12.2026"}, "Velvoite on vuosittainen: ratkaise vuosi kerrallaan."),
        ("once_per_council_term", {}, "Velvoite on valtuustokausittainen: ratkaise kausi kerrallaan."),
        (
            "once_per_council_term",
            {"valid_from": "1.1.2017", "valid_until": "31.5.2029"},
            "Velvoite on valtuustokausittainen: ratkaise kausi kerrallaan.",
        ),
    ],
)
def test_a_judgement_is_of_one_period_that_has_begun(admin_client, report, lieksa, recurrence, changes, told):
    report.recurrence = recurrence
    report.save()
    for first, last in (("2021-08-01", "2025-05-31"), ("2025-06-01", "2029-05-31")):
        CouncilTerm.objects.create(
            actor_type=lieksa.actor_type, valid_from=first, valid_until=last, basis="410/2015, 15 §"
        )
    refused = admin_forms.faults(
        admin_forms.send(admin_client, ADD_JUDGEMENT, **judgement(report, lieksa, **changes))
    )
    assert list(refused) == ["valid_from" if "Kausi" in told else "valid_until"]
    assert told in next(iter(refused.values()))[0]
    assert not Judgement.objects.exists()


@pytest.mark.parametrize(
    "title",
    ["YT-neuvottelut", "Muutosneuvottelut 2026", "Henkilöstön yhteistoiminta\u00adneuvottelu"],
)
def test_negotiations_with_staff_are_refused_by_any_of_their_names(title):
    with pytest.raises(ValidationError, match="449/2007"):
        Negotiation(slug="yt", title_fi=title).clean()


def test_a_year_that_reaches_into_the_time_of_the_law_will_do(report, lieksa):
    known_to_the_year = Evidence(
        obligation=report, kind="report", title_fi="Raportti", valid_from=PartialDate.parse("2023")
    )
    known_to_the_year.clean()
    report.valid_from, report.valid_until = None, datetime.date(2023, 6, 30)
    report.save()
    known_to_the_year.clean()
    known_to_the_year.valid_from = PartialDate.parse("2024")
    with pytest.raises(ValidationError):
        known_to_the_year.clean()


class TestJudgementsThatContradictEachOther:
    """A pair is one, whichever side is named first, and a whole duty is made of its pairs."""

    HEADERS = (
        "Velvoite", "Toimija", "Vastapuoli", "Tila", "Alkaa", "Päättyy", "Perustelu suomeksi",
        "Ratkaisijan tehtävä suomeksi", "Ratkaistu",
    )  # fmt: skip

    @pytest.fixture(autouse=True)
    def world(self, duty_world):
        self.obligation, self.lieksa, self.county = (
            duty_world[name] for name in ("obligation", "lieksa", "county")
        )
        self.nurmes = duty_world["nurmes"]

    def send(self, client, actor, counterpart=None, **changes):
        given = judgement(self.obligation, actor, **changes)
        if counterpart is not None:
            given["counterpart"] = counterpart.pk
        return admin_forms.send(client, ADD_JUDGEMENT, **given)

    def test_a_pair_judged_from_its_other_side(self, admin_client):
        assert self.send(admin_client, self.lieksa, self.county, state="done").status_code == 302
        told = admin_forms.faults(self.send(admin_client, self.county, self.lieksa, valid_from="1.6.2025"))
        assert told == {
            "counterpart": [
                f"Sama pari on jo ratkaistu toisin päin (Lieksa – {self.county}) kaudelle {YEAR}: tehty."
            ]
        }
        next_year = {"valid_from": "1.1.2026", "valid_until": "31.12.2026"}
        assert self.send(admin_client, self.county, self.lieksa, **next_year).status_code == 302
        assert self.send(admin_client, self.county, self.nurmes).status_code == 302

    @pytest.mark.parametrize("of_the_county", [False, True])
    def test_a_whole_duty_beside_a_contradictory_pair(self, admin_client, of_the_county):
        self.send(admin_client, self.lieksa, self.county, state="not_done")
        whole = self.county if of_the_county else self.lieksa
        told = admin_forms.faults(self.send(admin_client, whole, state="done"))
        assert told == {
            "state": [f"Ristiriidassa toisen ratkaisun kanssa (Lieksa – {self.county}, {YEAR}): tekemättä."]
        }
        assert self.send(admin_client, whole, state="partly").status_code == 302

    def test_a_pair_beside_a_contradictory_whole_duty(self, admin_client):
        self.send(admin_client, self.county, state="not_done")
        told = admin_forms.faults(self.send(admin_client, self.lieksa, self.county, state="done"))
        assert told == {
            "state": [f"Ristiriidassa toisen ratkaisun kanssa ({self.county}, {YEAR}): tekemättä."]
        }
        assert self.send(admin_client, self.nurmes, self.county, state="not_done").status_code == 302
        assert self.send(admin_client, self.lieksa, self.county, state="not_applicable").status_code == 302

    def test_a_stored_judgement_can_still_be_changed(self, admin_client):
        self.send(admin_client, self.lieksa, self.county, state="done")
        stored = Judgement.objects.get()
        stored.state = "not_done"
        stored.full_clean()

    def test_in_an_imported_file(self):
        rest = ("1.1.2025", "31.12.2025", "Ilmoitettu.", "ylläpitäjä", "15.1.2026")
        county = self.county.name_fi
        result = imported(
            JudgementResource,
            self.HEADERS,
            ("neuvottelu", "Lieksa", county, "tehty", *rest),
            ("neuvottelu", county, "Lieksa", "tekemättä", *rest),
            ("neuvottelu", "Lieksa", "", "tekemättä", *rest),
        )
        assert [text.split(":")[0] for text in result.messages()] == [
            "Rivi 3, sarake ”Vastapuoli”",
            "Rivi 4, sarake ”Tila”",
        ]
        assert not Judgement.objects.exists()


class TestActorsThatTheDutyDoesNotReach:
    """Being of a kind that the statute names is not enough: the duty must reach the actor on the day."""

    @pytest.fixture(autouse=True)
    def world(self, register):
        self.obligation = Obligation.objects.get(code="hva-kunnat-neuvottelu")

    def actor(self, slug):
        return Actor.objects.get(slug=slug)

    def evidence(self, client, *slugs, code="hva-kunnat-neuvottelu", **changes):
        obligation = Obligation.objects.get(code=code)
        given = evidence(obligation, *(self.actor(slug) for slug in slugs), **changes)
        return admin_forms.send(client, ADD_EVIDENCE, **given)

    def judge(self, client, slug, counterpart="", code="hva-kunnat-neuvottelu", **changes):
        term = {"valid_from": "1.6.2025", "valid_until": "31.5.2029"}
        given = judgement(Obligation.objects.get(code=code), self.actor(slug), **{**term, **changes})
        if counterpart:
            given["counterpart"] = self.actor(counterpart).pk
        return admin_forms.send(client, ADD_JUDGEMENT, **given)

    @pytest.mark.parametrize(
        ("slug", "day", "told"),
        [
            (
                "helsinki",
                "1.3.2024",
                "Helsinki: velvoite ei sovellu 1.3.2024. Kunta ei kuulu hyvinvointialueeseen",
            ),
            ("maarianhamina", "1.3.2024", "Maarianhamina: velvoite ei sovellu 1.3.2024. Ahvenanmaa"),
            (
                "lieksa",
                "1.5.2022",
                "Lieksa: velvoite ei sovellu 1.5.2022. Kunta ei kuulu hyvinvointialueeseen",
            ),
            ("helsinki", "", "Helsinki: velvoite ei sovellu "),
        ],
    )
    def test_evidence(self, admin_client, slug, day, told):
        found = admin_forms.faults(self.evidence(admin_client, slug, valid_from=day))
        assert list(found) == ["actors"]
        assert found["actors"][0].startswith(told)
        assert not Evidence.objects.exists()

    @pytest.mark.parametrize("day", ["1.3.2024", "2024", "2023", ""])
    def test_evidence_of_those_whom_it_reaches(self, admin_client, day):
        slugs = ("lieksa", "pohjois-karjalan-hyvinvointialue")
        assert self.evidence(admin_client, *slugs, valid_from=day).status_code == 302

    def test_many_actors_are_asked_of_at_once(self, django_assert_max_num_queries):
        municipalities = Actor.objects.of_type("kunta").as_of(datetime.date(2024, 3, 1))
        found = Evidence(obligation=self.obligation, valid_from=datetime.date(2024, 3, 1))
        with django_assert_max_num_queries(12), pytest.raises(ValidationError) as caught:
            found.refuse_strangers(municipalities.select_related("actor_type"))
        assert len(caught.value.message_dict["actors"]) == 17  # Helsinki and the 16 of Åland

    def test_evidence_of_one_that_was_not_there(self, admin_client):
        county = "pohjois-karjalan-hyvinvointialue"
        Actor.objects.filter(slug=county).update(valid_from=datetime.date(2023, 1, 1))
        found = admin_forms.faults(self.evidence(admin_client, county, valid_from="1.5.2022"))
        assert found == {"actors": ["Pohjois-Karjalan hyvinvointialue: toimijaa ei ollut 1.5.2022."]}

    def test_a_judgement(self, admin_client):
        found = admin_forms.faults(self.judge(admin_client, "helsinki"))
        assert found["actor"][0].startswith("Helsinki: velvoite ei sovellu ")
        assert self.judge(admin_client, "lieksa").status_code == 302

    def test_a_judgement_of_a_term_that_began_before_the_duty_reached(self, admin_client):
        term = {"valid_from": "1.8.2021", "valid_until": "31.5.2025"}
        assert self.judge(admin_client, "lieksa", **term).status_code == 302

    def test_a_judgement_with_a_strange_counterpart(self, admin_client):
        found = admin_forms.faults(self.judge(admin_client, "lieksa", "lapin-hyvinvointialue"))
        assert found == {
            "counterpart": ["Lapin hyvinvointialue ei ole tässä velvoitteessa vastapuoli toimijalle Lieksa."]
        }
        assert self.judge(admin_client, "lieksa", "pohjois-karjalan-hyvinvointialue").status_code == 302

    def test_counterparts_that_the_statute_leaves_unnamed(self, admin_client):
        """Municipalities may co-operate with any other; law names none of them to each other."""
        assert (
            self.judge(admin_client, "lieksa", "helsinki", code="kuntien-yhteistoiminta").status_code == 302
        )

    @pytest.mark.once
    def test_every_pair_of_every_duty_may_be_judged(self):
        """What the register itself shows as a pair is never refused: one of each side of three actors."""
        day = datetime.date(2026, 11, 24)
        for slug in ("lieksa", "pohjois-karjalan-hyvinvointialue", "vantaa"):
            for duty in duties_of(self.actor(slug), day):
                for one in duty.counterparts:
                    for other in one.actors[:1]:
                        refuse_wrong_counterpart(duty.obligation, duty.actor, other, "counterpart", [day])

    def test_those_who_give_a_statement_or_may_take_part_are_parties(self):
        day = datetime.date(2026, 11, 24)
        for code in ("valtakunnallinen-liikennesuunnitelma", "aluejako-esitys", "hyte-kunta-muut-toimijat"):
            obligation = Obligation.objects.get(code=code)
            refuse_strangers(obligation, [self.actor("lieksa")], "actors", [day])

    def test_who_came_after_an_ended_office_may_be_named_in_its_place(self):
        day = datetime.date(2026, 11, 24)
        obligation = Obligation.objects.get(code="kehittamiskeskustelu")
        refuse_strangers(obligation, [self.actor("ita-suomen-elinvoimakeskus")], "actors", [day])
        with pytest.raises(ValidationError, match="ei ole velvoitteen osapuoli"):
            refuse_strangers(obligation, [self.actor("kela")], "actors", [day])

    def test_an_imported_row(self):
        headers = ("Velvoite", "Nimi suomeksi", "Laji", "Alkaa", "Ketkä")
        row = ("hva-kunnat-neuvottelu", "Pöytäkirja", "muu näyttö", "1.5.2022", "Lieksa")
        told = imported(EvidenceResource, headers, row).messages()
        assert told[0].startswith("Rivi 2, sarake ”Ketkä”: Lieksa: velvoite ei sovellu 1.5.2022.")
        assert not Evidence.objects.exists()
