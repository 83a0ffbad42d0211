"""Agreements, negotiations and plans in files: parties and bases spelled out, and read back."""

import datetime

import pytest

from agreements.models import Agreement, AgreementParty, Document, PartyApproval
from agreements.resources import (
    AgreementPointResource,
    AgreementResource,
    DocumentResource,
    NegotiationResource,
    PartyApprovalResource,
    PlanResource,
)
from legislation.models import LegalBasis
from legislation.resources import ObligationResource, SectionResource
from regions.partial_dates import PartialDate
from regions.resources import CooperationStructureResource
from tests.exchange_files import column_of, counted, csv_of, exported, imported
from tests.factories import (
    ActorFactory,
    AgreementFactory,
    AgreementPartyFactory,
    AgreementPointFactory,
    DocumentFactory,
    LegalBasisFactory,
    NegotiationFactory,
    NegotiationParticipantFactory,
    ObligationFactory,
    PartyApprovalFactory,
    PlanFactory,
    SectionFactory,
    SectionVersionFactory,
    StructureFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def frame():
    """An agreement of Joensuu, which has approved it, and Lieksa, of which nothing is known."""
    agreement = AgreementFactory(slug="puite", title_fi="Puitesopimus", valid_from=PartialDate(2025))
    joensuu = AgreementPartyFactory(
        agreement=agreement, actor=ActorFactory(slug="joensuu", name_fi="Joensuu")
    )
    lieksa = ActorFactory(slug="lieksa", name_fi="Lieksa")
    AgreementPartyFactory(agreement=agreement, actor=lieksa, role="covered", note_fi="liittyi, myöhemmin")
    PartyApprovalFactory(party=joensuu, decided_on=datetime.date(2025, 11, 24), body_fi="kaupunginvaltuusto")
    agreement.sections.add(
        SectionFactory(law__number="611/2021", number="14"),
        SectionFactory(law__number="612/2021", number="7 a"),
    )
    return agreement


def test_parties_bases_and_approvals_are_spelled_out(frame):
    data = exported(AgreementResource)
    assert column_of(data, "Osapuolet") == [
        'Joensuu (sopijapuoli); Lieksa (mukana allekirjoittamatta, huomautus suomeksi: "liittyi, myöhemmin")'
    ]
    assert column_of(data, "Oikeusperusteet") == ["611/2021, 14 §; 612/2021, 7 a §"]
    assert column_of(data, "Käsittelyvaiheet") == ["Joensuu: hyväksytty 24.11.2025 (kaupunginvaltuusto)"]


def test_the_status_is_that_of_the_day(frame):
    assert column_of(exported(AgreementResource), "Tila") == ["voimassa"]
    earlier = exported(AgreementResource, day=datetime.date(2024, 1, 1))
    assert column_of(earlier, "Tila") != ["voimassa"]
    with_status = Agreement.objects.with_status(datetime.date(2026, 11, 24))
    assert column_of(exported(AgreementResource, with_status), "Tila") == ["voimassa"]


def test_points_milestones_and_documents_stand_in_the_row(frame):
    AgreementPointFactory(agreement=frame, number=1, title_fi="Tiedonkulku")
    DocumentFactory(agreement=frame, title="Päätös", url="https://a.example/1")
    frame.milestones.create(title_fi="Väliarvio", happens_on=PartialDate(2026, 10))
    data = exported(AgreementResource)
    assert column_of(data, "Kohdat") == ["1. Tiedonkulku"]
    assert column_of(data, "Asiakirjat") == ["Päätös https://a.example/1"]
    assert column_of(data, "Vaiheet") == ["Väliarvio (päivä: 10/2026)"]


def test_both_ends_of_a_succession_are_told_and_a_loop_is_refused(frame):
    newer = AgreementFactory(slug="uusi", title_fi="Uusi")
    newer.replaces.add(frame)
    data = exported(AgreementResource, Agreement.objects.order_by("pk"))
    assert column_of(data, "Korvaa") == [None, "Puitesopimus [puite]"]
    assert column_of(data, "Korvattu sopimuksella") == ["Uusi [uusi]", None]
    looped = csv_of(("Osoitteen osa", "Korvaa"), ("puite", "Uusi [uusi]"))
    assert imported(AgreementResource, looped, "csv").messages() == [
        "Rivi 2, sarake ”Korvaa”: Sopimus ei voi korvata itseään eikä omaa seuraajaansa."
    ]


def test_a_party_joins_and_the_others_keep_their_approvals(frame):
    ActorFactory(name_fi="Nurmes")
    cell = "Joensuu (Sopijapuoli); Lieksa (covered); Nurmes (kumppanijäsen, alkaa: 1.1.2026)"
    result = imported(AgreementResource, csv_of(("Osoitteen osa", "Osapuolet"), ("puite", cell)), "csv")
    assert counted(result) == {"update": 1}, result.messages()
    assert PartyApproval.objects.get().party.actor.slug == "joensuu"
    assert sorted(AgreementParty.objects.values_list("actor__name_fi", "role", "note_fi")) == [
        ("Joensuu", "signatory", ""),
        ("Lieksa", "covered", ""),
        ("Nurmes", "partner", ""),
    ]


def test_a_party_with_approvals_does_not_leave_by_a_file(frame):
    result = imported(
        AgreementResource, csv_of(("Osoitteen osa", "Osapuolet"), ("puite", "Lieksa (sopijapuoli)")), "csv"
    )
    (told,) = result.messages()
    assert told.startswith("Rivi 2, sarake ”Osapuolet”: ”Joensuu” ei voi poistaa luettelosta")
    assert "osapuolten käsittelyvaiheet" in told
    assert AgreementParty.objects.count() == 2


def test_a_last_day_alone_makes_the_end_fixed(frame):
    result = imported(AgreementResource, csv_of(("Osoitteen osa", "Päättyy"), ("puite", "2027")), "csv")
    assert counted(result) == {"update": 1}, result.messages()
    frame.refresh_from_db()
    assert (frame.end_rule, frame.valid_until) == (Agreement.EndRule.FIXED, PartialDate(2027))


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("Päättyminen", "määräpäivänä", "sarake ”Päättyy”: Anna päättymispäivä"),
        ("Irtisanottu päättymään", "2024", "sarake ”Irtisanottu päättymään”: Sopimus on irtisanottu"),
        ("Kielet", "fi, xx", "sarake ”Kielet”: Tuntematon kieli: xx."),
        ("Oikeusperusteet", "611/2021", "sarake ”Oikeusperusteet”: ”611/2021” ei löydy (pykälä)."),
        ("Oikeusperusteet", "611/2021, 14 §; 611/2021 14", "Sama tieto on solussa kahdesti"),
        ("Osapuolet", "Joensuu", "kirjoita sulkuihin rooli"),
        (
            "Osapuolet",
            "Joensuu (sopijapuoli); Joensuu (sopijapuoli)",
            "Sama rivi on solussa kahdesti: Joensuu",
        ),
        ("Varmuus", "lähteet ristiriidassa", "sarake ”Ristiriidan kuvaus”: Kerro, mitä lähteet"),
    ],
)
def test_the_rules_of_agreements_hold_in_files(frame, column, cell, message):
    result = imported(AgreementResource, csv_of(("Osoitteen osa", column), ("puite", cell)), "csv")
    (told,) = result.messages()
    assert message in told
    assert frame.parties.count() == 2


def test_a_new_agreement_comes_whole_from_one_row(frame):
    kind = frame.kind
    ThemeFactory(name_fi="Hyte")
    data = csv_of(
        (
            "Nimi suomeksi",
            "Laji",
            "Osapuolet",
            "Oikeusperusteet",
            "Teemat",
            "Korvaa",
            "Julkinen",
            "Osoitteen osa",
        ),
        (
            "Uusi puite",
            kind.name_fi,
            "Joensuu (sopijapuoli); Lieksa (sopijapuoli)",
            "611/2021 14 §",
            "hyte",
            "puite",
            "ei",
            "uusi",
        ),
    )
    assert counted(imported(AgreementResource, data, "csv")) == {"new": 1}
    made = Agreement.objects.get(slug="uusi")
    assert [str(party) for party in made.parties.all()] == ["Joensuu", "Lieksa"]
    assert [str(section) for section in made.sections.all()] == ["611/2021, 14 §"]
    assert list(made.replaces.all()) == [frame]
    assert (made.is_public, made.end_rule) == (False, "unknown")


def test_an_approval_names_its_party_and_agreement(frame):
    data = exported(PartyApprovalResource, file_format="csv")
    assert "Joensuu (sopijapuoli) [puite]" in data.decode()
    row = csv_of(
        ("Osapuoli", "Vaihe", "Toimielin suomeksi", "Päivä", "Pykälä"),
        ("Lieksa (mukana allekirjoittamatta) [puite]", "lausunnolla", "kunnanhallitus", "3/2025", "§ 5"),
    )
    assert counted(imported(PartyApprovalResource, row, "csv")) == {"new": 1}
    approval = PartyApproval.objects.get(standing="out_for_comment")
    assert (approval.party.actor.slug, approval.decided_on) == ("lieksa", PartialDate(2025, 3))
    wrong = csv_of(
        ("Osapuoli", "Vaihe", "Toimielin suomeksi", "Päivä"),
        ("Lieksa (sopijapuoli) [puite]", "hyväksytty", "", ""),
        ("Lieksa", "hyväksytty", "", ""),
    )
    result = imported(PartyApprovalResource, wrong, "csv")
    assert [text[:24] for text in result.messages()] == [
        "Rivi 2, sarake ”Osapuoli",
        "Rivi 3, sarake ”Osapuoli",
    ]


def test_a_document_belongs_to_one_thing(frame):
    DocumentFactory(agreement=frame, title="Päätös")
    row = ("Puitesopimus [puite]", "", "", "päätös", "Päätös", "https://uusi.example")
    headers = ("Sopimus", "Neuvottelu", "Suunnitelma", "Laji", "Nimi", "Linkki")
    assert counted(imported(DocumentResource, csv_of(headers, row), "csv")) == {"update": 1}
    assert Document.objects.get().url == "https://uusi.example"
    NegotiationFactory(slug="neuvottelu")
    result = imported(DocumentResource, csv_of(headers, (row[0], "neuvottelu", *row[2:])), "csv")
    assert result.messages() == ["Rivi 2: Asiakirja kuuluu joko sopimukseen, neuvotteluun tai suunnitelmaan."]
    result = imported(
        DocumentResource, csv_of(headers, ("", "", "", "päätös", "Irrallinen", "https://a.fi")), "csv"
    )
    assert counted(result) == {"invalid": 1}


def test_a_point_names_those_who_answer_for_it(frame):
    AgreementPointFactory(agreement=frame, title_fi="Tiedonkulku")
    row = csv_of(
        ("Sopimus", "Kohta suomeksi", "Vastaavat toimijat"), ("[puite]", "Tiedonkulku", "Lieksa; Joensuu")
    )
    assert counted(imported(AgreementPointResource, row, "csv")) == {"update": 1}
    assert column_of(exported(AgreementPointResource), "Vastaavat toimijat") == ["Joensuu; Lieksa"]


def test_invited_is_not_present_in_a_file_either():
    negotiation = NegotiationFactory(slug="neuvottelu")
    NegotiationParticipantFactory(
        negotiation=negotiation, actor=ActorFactory(name_fi="Lieksa"), attendance="invited"
    )
    assert column_of(exported(NegotiationResource), "Osapuolet") == [
        'Lieksa ("kutsuttu, läsnäolo ei tiedossa")'
    ]
    assert counted(imported(NegotiationResource, exported(NegotiationResource))) == {"skip": 1}


def test_negotiations_with_staff_are_refused():
    NegotiationFactory(slug="neuvottelu")
    SectionFactory(law__number="449/2007", number="4")
    data = csv_of(("Osoitteen osa", "Oikeusperusteet"), ("neuvottelu", "449/2007, 4 §"))
    (told,) = imported(NegotiationResource, data, "csv").messages()
    assert told.startswith("Rivi 2, sarake ”Oikeusperusteet”: Henkilöstön yhteistoimintaneuvottelut")


def test_plans_that_are_fitted_together_are_told_from_both():
    first, second = PlanFactory(slug="a", title_fi="A"), PlanFactory(slug="b", title_fi="B")
    data = csv_of(("Osoitteen osa", "Sovitetaan yhteen"), ("a", "B [b]"))
    assert counted(imported(PlanResource, data, "csv")) == {"update": 1}
    assert list(second.coordinated_with.all()) == [first]
    assert column_of(exported(PlanResource), "Sovitetaan yhteen") == ["B [b]", "A [a]"]


def test_nothing_is_part_of_itself_or_coordinated_with_itself_by_a_file():
    whole = NegotiationFactory(slug="kokonaisuus")
    NegotiationFactory(slug="osa", part_of=whole)
    data = csv_of(("Osoitteen osa", "Osa neuvottelua"), ("kokonaisuus", "[osa]"))
    (told,) = imported(NegotiationResource, data, "csv").messages()
    assert told.startswith("Rivi 2, sarake ”Osa neuvottelua”: Neuvottelu ei voi olla osa itseään")
    StructureFactory(slug="ryhma")
    data = csv_of(("Osoitteen osa", "Osa rakennetta"), ("ryhma", "[ryhma]"))
    assert imported(CooperationStructureResource, data, "csv").messages() == [
        "Rivi 2, sarake ”Osa rakennetta”: Rakenne ei voi olla osa itseään eikä rakennetta, joka on sen osa."
    ]
    PlanFactory(slug="a", title_fi="A")
    data = csv_of(("Osoitteen osa", "Sovitetaan yhteen"), ("a", "A [a]"))
    assert imported(PlanResource, data, "csv").messages() == [
        "Rivi 2, sarake ”Sovitetaan yhteen”: Suunnitelmaa ei voi sovittaa yhteen itsensä kanssa."
    ]


def test_the_order_of_legal_bases_is_that_of_the_cell():
    obligation = ObligationFactory(code="neuvottelu")
    for position, number in enumerate(("14", "15")):
        section = SectionFactory(law__number="611/2021", number=number)
        LegalBasisFactory(
            obligation=obligation, section=section, moment="1, 3" if position else "", position=position
        )
    assert column_of(exported(ObligationResource), "Oikeusperusteet") == [
        '611/2021, 14 §; 611/2021, 15 § (momentti: "1, 3")'
    ]
    data = csv_of(
        ("Tunnus", "Oikeusperusteet"), ("neuvottelu", "611/2021, 15 §; 611/2021, 14 § (momentti: 2)")
    )
    assert counted(imported(ObligationResource, data, "csv")) == {"update": 1}
    assert [str(basis) for basis in LegalBasis.objects.order_by("position")] == [
        "611/2021, 15 §",
        "611/2021, 14 §, 2 mom.",
    ]


def test_the_versions_of_a_section_are_spelled_out():
    section = SectionFactory(law__number="611/2021", number="14")
    SectionVersionFactory(section=section, act="611/2021", in_force_from=datetime.date(2021, 7, 1))
    SectionVersionFactory(section=section, act="581/2022", in_force_from=datetime.date(2023, 1, 1))
    assert column_of(exported(SectionResource), "Versiot") == ["611/2021 (1.7.2021); 581/2022 (1.1.2023)"]
    data = csv_of(("Säädös", "Pykälä", "Versiot"), ("611/2021", "14", "611/2021 (1.7.2021); 1/2030 (pian)"))
    (told,) = imported(SectionResource, data, "csv").messages()
    assert told.startswith("Rivi 2, sarake ”Versiot”: Kirjoita päivämäärä")
