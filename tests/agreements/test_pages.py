"""The public pages of agreements, negotiations and plans."""

import datetime

import pytest
from django.urls import reverse

from agreements.models import Agreement, NegotiationParticipant
from regions.partial_dates import PartialDate
from tests.factories import (
    ActorFactory,
    AgreementFactory,
    AgreementKindFactory,
    AgreementPartyFactory,
    AgreementPointFactory,
    DocumentFactory,
    LegalBasisFactory,
    NegotiationFactory,
    NegotiationParticipantFactory,
    ObligationFactory,
    PartyApprovalFactory,
    PlanFactory,
    RegionFactory,
    SeatFactory,
    SectionFactory,
    SourceFactory,
    ThemeFactory,
)
from tests.queries import queries_of

pytestmark = pytest.mark.django_db
LIST = "/sopimukset/"


def titles(response):
    return [agreement.title for agreement in response.context["object_list"]]


@pytest.fixture
def world():
    """Three agreements that differ in everything a filter asks."""
    lahti = ActorFactory(name_fi="Lahti", slug="lahti")
    region = RegionFactory(slug="paijat-hame", name_fi="Päijät-Häme")
    section = SectionFactory(law__number="381/2023", number="9")
    tym = AgreementFactory(
        title_fi="TYM-sopimus",
        kind=AgreementKindFactory(code="tym"),
        statutory="statutory",
        valid_from=datetime.date(2025, 1, 1),
        valid_until=datetime.date(2045, 12, 31),
        end_rule="fixed",
    )
    tym.regions.add(region)
    tym.sections.add(section)
    tym.themes.add(ThemeFactory(code="elinvoima"))
    AgreementPartyFactory(agreement=tym, actor=lahti)
    AgreementFactory(title_fi="Avoin sopimus", end_rule="open", valid_from=datetime.date(2020, 1, 1))
    AgreementFactory(title_fi="Päättynyt sopimus", valid_until=PartialDate(2021), end_rule="fixed")
    AgreementFactory(title_fi="Sisäinen sopimus", is_public=False)
    return tym


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Avoin sopimus", "Päättynyt sopimus", "TYM-sopimus"]),
        ("?q=lahti", ["TYM-sopimus"]),
        ("?q=tym", ["TYM-sopimus"]),
        ("?alue=paijat-hame", ["TYM-sopimus"]),
        ("?osapuoli=lahti", ["TYM-sopimus"]),
        ("?laji=tym", ["TYM-sopimus"]),
        ("?teema=elinvoima", ["TYM-sopimus"]),
        ("?saannos=381/2023", ["TYM-sopimus"]),
        ("?saannos=381/2023+9+§", ["TYM-sopimus"]),
        ("?lakisaateisyys=statutory", ["TYM-sopimus"]),
        ("?tila=ended", ["Päättynyt sopimus"]),
        ("?tila=ended&tila=in_force", ["Avoin sopimus", "Päättynyt sopimus", "TYM-sopimus"]),
        ("?paattyminen=open", ["Avoin sopimus"]),
        ("?kuukausia=6", []),
        ("?kuukausia=6&pvm=2045-08-01", ["TYM-sopimus"]),
        ("?tila=in_force&pvm=2021-06-01", ["Avoin sopimus"]),
        ("?jarjestys=paattyy", ["Päättynyt sopimus", "TYM-sopimus", "Avoin sopimus"]),
    ],
)
def test_filters_find_what_they_say(client, world, query, found):
    response = client.get(LIST + query)
    assert response.status_code == 200
    assert titles(response) == found
    assert response.context["result_count"] == len(found)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("?kuukausia=kaksi", "Päättyy näin monen kuukauden sisällä"),
        ("?kuukausia=-1", "Päättyy näin monen kuukauden sisällä"),
        ("?kuukausia=1e9", "Päättyy näin monen kuukauden sisällä"),
        ("?alue=narnia", "Maakunta"),
        ("?tila=mainio", "Tila"),
        ("?saannos=1/1900", "Säännös"),
        ("?saannos=%00", "Säännös"),
        ("?q=%00", "Sopimus tai osapuoli"),
        ("?q=" + "x" * 10_000, "Sopimus tai osapuoli"),
        ("?osapuoli=%00", "Osapuoli"),
        ("?jarjestys=sattuma", "Järjestystä"),
    ],
)
def test_what_cannot_be_used_is_named_and_nothing_is_listed(client, world, query, named):
    response = client.get(LIST + query)
    assert response.status_code == 200
    assert any(named in error for error in response.context["filter_errors"])
    assert titles(response) == []
    assert named in response.content.decode()


@pytest.mark.parametrize("page", ["0", "99", "-1", "x", "%00", "9" * 5000])
def test_a_page_that_is_not_there_is_a_404(client, world, page):
    assert client.get(f"{LIST}?sivu={page}").status_code == 404


def test_chips_remove_one_filter_and_keep_the_rest(client, world):
    response = client.get(LIST + "?tila=ended&tila=in_force&laji=tym&pvm=2024-05-01&sivu=1")
    chips = {(chip.label, chip.value): chip.remove_url for chip in response.context["chips"]}
    assert set(chips) == {("Tila", "päättynyt"), ("Tila", "voimassa"), ("Laji", "Laji tym")}
    assert chips["Tila", "päättynyt"] == f"{LIST}?tila=in_force&laji=tym&pvm=2024-05-01"
    assert response.context["clear_url"] == f"{LIST}?pvm=2024-05-01"


def test_an_internal_agreement_has_no_page(client):
    agreement = AgreementFactory(is_public=False)
    assert client.get(reverse("agreement", args=[agreement.slug])).status_code == 404


@pytest.mark.parametrize("slug", ["ei-ole", "x" * 3000])
def test_an_unknown_slug_is_a_404(client, slug):
    for name in ("agreement", "negotiation", "plan"):
        assert client.get(reverse(name, args=[slug])).status_code == 404


def full_agreement(parties=3):
    """An agreement with everything its page shows."""
    agreement = AgreementFactory(
        title_fi="Strateginen sopimus",
        title_sv="Strategiskt avtal",
        valid_from=PartialDate(2026),
        followup_fi="Vuosiraportti",
        followup_months=12,
    )
    for index in range(parties):
        party = AgreementPartyFactory(agreement=agreement, actor=ActorFactory(name_fi=f"Kunta {index}"))
        if index % 2 == 0:
            PartyApprovalFactory(
                party=party,
                decided_on=datetime.date(2025, 11, 10),
                section_mark="§ 239",
                body_fi="kunnanhallitus",
            )
        point = AgreementPointFactory(agreement=agreement)
        point.responsible.add(party.actor)
        DocumentFactory(agreement=agreement)
        agreement.milestones.create(title_fi=f"Vaihe {index}")
        seat = SeatFactory(actor=party.actor)
        agreement.structures.add(seat.structure)
        agreement.regions.add(RegionFactory())
        agreement.themes.add(ThemeFactory())
        agreement.sections.add(SectionFactory())
        agreement.sources.add(SourceFactory())
        agreement.negotiations.add(NegotiationFactory())
        agreement.replaces.add(AgreementFactory(title_fi=f"Edeltäjä {index}"))
    return agreement


def test_the_page_tells_who_has_approved_and_of_whom_nothing_is_known(client):
    page = client.get(reverse("agreement", args=[full_agreement().slug])).content.decode()
    assert "§ 239" in page
    assert "10.11.2025" in page
    assert "kunnanhallitus" in page
    assert "1 osapuolen käsittelystä ei ole kirjattu tietoa" in page
    assert "2 hyväksynyt tai allekirjoittanut" in page
    assert "Edeltäjä 0" in page
    assert "joka kuukausi" not in page
    assert "12 kuukauden välein" in page


def test_the_page_speaks_swedish_where_there_is_swedish(client):
    page = client.get("/sv" + reverse("agreement", args=[full_agreement().slug])).content.decode()
    assert "Strategiskt avtal" in page
    assert '<span lang="fi">Edeltäjä 0</span>' in page


def test_the_page_of_another_day_shows_that_day(client):
    agreement = full_agreement(parties=1)
    page = client.get(reverse("agreement", args=[agreement.slug]) + "?pvm=2025-01-01").content.decode()
    assert "§ 239" not in page
    assert "1.1.2025" in page


def full_negotiation(size):
    """A negotiation with so many of everything its page shows."""
    whole = NegotiationFactory()
    negotiation = NegotiationFactory(part_of=whole, convener=ActorFactory(), valid_from=PartialDate(2026))
    for kind in NegotiationParticipant.Attendance:
        NegotiationParticipantFactory.create_batch(size, negotiation=negotiation, attendance=kind)
    NegotiationFactory.create_batch(size, part_of=negotiation)
    for index in range(size):
        DocumentFactory(agreement=None, negotiation=negotiation, title=f"Muistio {index}")
    negotiation.sections.set(SectionFactory.create_batch(size))
    negotiation.obligations.set(ObligationFactory.create_batch(size))
    negotiation.agreements.set(AgreementFactory.create_batch(size))
    negotiation.regions.set(RegionFactory.create_batch(size))
    negotiation.themes.set(ThemeFactory.create_batch(size))
    negotiation.sources.set(SourceFactory.create_batch(size))
    return negotiation


def full_plan(size):
    """A plan with so many of everything its page shows."""
    plan = PlanFactory(obligation=ObligationFactory(), valid_from=PartialDate(2026))
    LegalBasisFactory.create_batch(size, obligation=plan.obligation)
    for index in range(size):
        DocumentFactory(agreement=None, plan=plan, title=f"Liite {index}")
    plan.owners.set(ActorFactory.create_batch(size))
    plan.covered.set(ActorFactory.create_batch(size))
    plan.coordinated_with.set(PlanFactory.create_batch(size))
    plan.regions.set(RegionFactory.create_batch(size))
    plan.themes.set(ThemeFactory.create_batch(size))
    plan.sources.set(SourceFactory.create_batch(size))
    return plan


@pytest.mark.parametrize("full", [full_agreement, full_negotiation, full_plan])
def test_a_page_takes_as_many_queries_for_twenty_times_the_data(full):
    small, large = (full(size).get_absolute_url() for size in (1, 20))
    assert queries_of(large) == queries_of(small)


def test_lists_take_as_many_queries_for_twenty_times_the_data():
    def grow(count):
        for _index in range(count):
            agreement = full_agreement(parties=2)
            negotiation = agreement.negotiations.first()
            NegotiationParticipantFactory(negotiation=negotiation)
            negotiation.sections.add(SectionFactory())
            plan = PlanFactory()
            plan.owners.add(ActorFactory())

    grow(1)
    urls = [LIST, "/neuvottelut/", "/suunnitelmat/", LIST + "?tila=unknown&q=sopimus"]
    before = [queries_of(url) for url in urls]
    grow(19)
    assert [queries_of(url) for url in urls] == before
    assert Agreement.objects.count() >= 40


def test_invited_is_told_apart_from_present(client):
    negotiation = NegotiationFactory(title_fi="14 §:n neuvottelu", valid_from=datetime.date(2025, 10, 24))
    kinds = NegotiationParticipant.Attendance
    for name, attendance in (("Lieksa", kinds.PRESENT), ("Nurmes", kinds.INVITED)):
        NegotiationParticipantFactory(
            negotiation=negotiation, actor=ActorFactory(name_fi=name), attendance=attendance
        )
    page = client.get(reverse("negotiation", args=[negotiation.slug]))
    groups = {label: [row.actor.name for row in rows] for label, rows in page.context["attendance"]}
    assert groups == {"läsnä": ["Lieksa"], "kutsuttu, läsnäolo ei tiedossa": ["Nurmes"]}


def test_a_plan_tells_whether_periods_meet(client):
    plan = PlanFactory(valid_from=PartialDate(2022), valid_until=PartialDate(2025))
    later = PlanFactory(valid_from=PartialDate(2026), valid_until=PartialDate(2029))
    unknown = PlanFactory()
    plan.coordinated_with.add(later, unknown)
    page = client.get(reverse("plan", args=[plan.slug]))
    assert dict(page.context["fitted"]) == {later: False, unknown: None}
    assert page.context["state"] == "paattynyt"


@pytest.mark.parametrize(
    ("state", "expected"), [("voimassa", "nyt"), ("paattynyt", "mennyt"), ("ei-tietoa", "tuntematon")]
)
def test_plans_by_the_state_of_their_period(client, state, expected):
    PlanFactory(title_fi="nyt", valid_from=PartialDate(2020))
    PlanFactory(title_fi="mennyt", valid_until=PartialDate(2020))
    PlanFactory(title_fi="tuntematon")
    response = client.get(f"/suunnitelmat/?kausi={state}")
    assert [plan.title for plan in response.context["object_list"]] == [expected]
