"""An actor's page: the answer first, then with whom and under what, and everything recorded of it."""

import datetime

import pytest
from bs4 import BeautifulSoup

from legislation.models import Obligation, ObligationParty
from regions.models import ContactRole, CouncilTerm, Membership, Succession
from tests.factories import (
    ActorAliasFactory,
    ActorFactory,
    AgreementFactory,
    AgreementPartyFactory,
    LegalBasisFactory,
    MembershipFactory,
    NegotiationFactory,
    NegotiationParticipantFactory,
    ObligationFactory,
    ObligationPartyFactory,
    PlanFactory,
    RegionFactory,
    SeatFactory,
    SectionFactory,
    SourceFactory,
    StructureFactory,
    ThemeFactory,
)
from tests.queries import queries_of

Pairing = ObligationParty.Pairing


def page(client, slug, **query):
    response = client.get(f"/toimijat/{slug}/", query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def lead(client, slug, **query):
    return " ".join(page(client, slug, **query).select_one(".lead").get_text().split())


def section(soup, name):
    return " ".join(soup.select_one(f"#{name}").get_text(" ").split())


@pytest.fixture
def lieksa(db):
    """Lieksa in its county and, from 2025, in an employment area that Joensuu answers for."""
    county = ActorFactory(
        actor_type__code="hyvinvointialue", slug="pk-hva", name_fi="Pohjois-Karjalan hyvinvointialue"
    )
    area = ActorFactory(actor_type__code="tyollisyysalue", name_fi="Pohjois-Karjalan työllisyysalue")
    made = ActorFactory(name_fi="Lieksa", slug="lieksa", genitive_fi="Lieksan", code="422")
    MembershipFactory(member=made, organisation=county)
    since = datetime.date(2025, 1, 1)
    MembershipFactory(member=made, organisation=area, kind="employment_area", valid_from=since)
    joensuu = ActorFactory(name_fi="Joensuu", slug="joensuu")
    MembershipFactory(
        member=joensuu, organisation=area, kind="employment_area", valid_from=since, is_responsible=True
    )
    return made


@pytest.fixture
def negotiation(db):
    """Municipality and county must negotiate once a council term, as in 611/2021, 14 §."""
    made = ObligationFactory(code="neuvottelu", title_fi="Hyvinvointialueen ja kuntien neuvottelu")
    for code in ("kunta", "hyvinvointialue"):
        ObligationPartyFactory(obligation=made, actor_type__code=code)
    LegalBasisFactory(obligation=made, section=SectionFactory(law__number="611/2021", number="14"))
    return made


def test_the_answer_names_the_counterpart_and_the_law(client, lieksa, negotiation):
    assert lead(client, "lieksa") == (
        "Lieksan on neuvoteltava Pohjois-Karjalan hyvinvointialueen kanssa lain 611/2021 nojalla. "
        "Työvoimapalveluissa Lieksan puolesta toimii Pohjois-Karjalan työllisyysalue, "
        "jonka vastuukunta on Joensuu."
    )
    duties = section(page(client, "lieksa"), "velvoitteet")
    assert "Hyvinvointialueen ja kuntien neuvottelu" in duties
    assert "611/2021, 14 §" in duties
    assert "on neuvoteltava" in duties


def test_before_the_employment_area_nobody_acts_for_the_municipality(client, lieksa, negotiation):
    answer = lead(client, "lieksa", pvm="2024-12-31")
    assert "neuvoteltava" in answer
    assert "työllisyysalue" not in answer


def test_before_the_county_what_does_not_apply_is_told_with_its_reason(client, lieksa, negotiation):
    duties = section(page(client, "lieksa", pvm="2022-12-31"), "velvoitteet")
    assert "Ei sovellu: Kunta ei kuulu hyvinvointialueeseen" in duties


def test_beside_the_reason_stand_the_exceptions_that_law_itself_makes(client, negotiation):
    helsinki = ActorFactory(name_fi="Helsinki", slug="helsinki")
    Membership.objects.create(member=helsinki, kind="region", region=RegionFactory(code="01"))
    Obligation.objects.filter(pk=negotiation.pk).update(exceptions_fi="14 § ei koske Helsinkiä.")
    duties = section(page(client, "helsinki"), "velvoitteet")
    assert "Poikkeukset velvoitteessa: 14 § ei koske Helsinkiä." in duties


def test_a_county_with_many_municipalities_counts_them_and_lists_them_once(client, lieksa, negotiation):
    county = Membership.objects.get(member=lieksa, kind="county").organisation
    for name in ("Nurmes", "Kitee", "Juuka", "Tohmajärvi"):
        MembershipFactory(member__name_fi=name, organisation=county)
    assert "alueensa 5 kunnan kanssa" in lead(client, "pk-hva")
    soup = page(client, "pk-hva")
    assert "alueen 5 kuntaa" in section(soup, "velvoitteet")
    assert "Tohmajärvi" in section(soup, "kunnat")


def test_the_employment_areas_duties_are_a_group_of_their_own(client, lieksa, negotiation):
    tym = ObligationFactory(title_fi="TYM-sopimus", kind="agreement")
    ObligationPartyFactory(obligation=tym, actor_type__code="tyollisyysalue")
    LegalBasisFactory(obligation=tym, section=SectionFactory(law__number="381/2023", number="9"))
    group = section(page(client, "lieksa"), "tyollisyysalue")
    assert "TYM-sopimus" in group
    assert "381/2023, 9 §" in group


def test_an_aland_municipality_is_told_of_self_government(client, negotiation):
    kokar = ActorFactory(name_fi="Kökar", slug="kokar")
    Membership.objects.create(member=kokar, kind="region", region=RegionFactory(code="21"))
    assert "itsehallinto" in lead(client, "kokar")
    assert "Ei sovellu:" in section(page(client, "kokar"), "velvoitteet")


def test_a_state_office_says_that_inherited_sections_are_unread(client, db):
    office = ActorFactory(
        actor_type__code="elinvoimakeskus", slug="ita", name_fi="Itä-Suomen elinvoimakeskus"
    )
    MembershipFactory(kind="state_office", organisation=office)
    old = ActorFactory(actor_type__code="ely-keskus", name_fi="Pohjois-Karjalan ELY-keskus")
    Succession.objects.create(predecessor=old, successor=office, kind="tasks_moved")
    answer = lead(client, "ita")
    assert "1 kunnan alueella" in answer
    assert "Pohjois-Karjalan ELY-keskus" in answer
    assert "tarkistamatta" in answer


def test_an_ended_actor_names_its_successor_and_links_to_its_last_day(client, lieksa, negotiation):
    ended = ActorFactory(name_fi="Pertunmaa", slug="pertunmaa", valid_until=datetime.date(2024, 12, 31))
    follower = ActorFactory(name_fi="Mäntyharju", slug="mantyharju")
    Succession.objects.create(
        predecessor=ended, successor=follower, kind="merged", happened_on=datetime.date(2025, 1, 1)
    )
    assert (
        lead(client, "pertunmaa") == "Pertunmaa päättyi 31.12.2024. Seuraaja: Mäntyharju (yhdistyi 1.1.2025)."
    )
    soup = page(client, "pertunmaa")
    assert "Tilanne viimeisenä päivänä 31.12.2024" in section(soup, "velvoitteet")
    assert soup.select_one('#velvoitteet a[href="/velvoitteet/neuvottelu/?pvm=2024-12-31"]') is not None
    assert soup.select_one('.head a[href="?pvm=2024-12-31"]') is not None
    assert soup.select_one('.head a[href="/toimijat/mantyharju/"]') is not None
    then = page(client, "pertunmaa", pvm="2024-12-31")
    assert "viimeisenä päivänä" not in section(then, "velvoitteet")


def test_agreements_plans_and_negotiations_of_the_actor_are_shown_but_not_internal_ones(client, lieksa):
    AgreementPartyFactory(
        actor=lieksa,
        agreement__title_fi="Yhteistyösopimus",
        agreement__valid_from=datetime.date(2025, 1, 1),
        agreement__start_rule="fixed",
        agreement__checked_on=datetime.date(2024, 12, 1),
    )
    AgreementPartyFactory(actor=lieksa, agreement__title_fi="Salainen", agreement__is_public=False)
    plan = PlanFactory(title_fi="Ohjelma 2022–2025", valid_until=datetime.date(2025, 12, 31))
    plan.covered.add(lieksa)
    NegotiationParticipantFactory(actor=lieksa, negotiation__title_fi="Hyte-neuvottelu", attendance="invited")
    soup = page(client, "lieksa")
    assert "Yhteistyösopimus" in section(soup, "sopimukset")
    assert "voimassa" in section(soup, "sopimukset")
    assert "Salainen" not in soup.get_text()
    assert "kausi päättynyt" in section(soup, "suunnitelmat")
    assert "kutsuttu, läsnäolo ei tiedossa" in section(soup, "neuvottelut")
    before = page(client, "lieksa", pvm="2024-12-31")
    assert "alkaa myöhemmin" in section(before, "sopimukset")
    assert "Yhteistyösopimus" not in page(client, "lieksa", pvm="2024-11-30").get_text()


def test_an_agreement_is_there_from_when_the_actor_joined_it_until_it_left(client, lieksa):
    AgreementPartyFactory(
        actor=lieksa,
        agreement__title_fi="Liittymissopimus",
        agreement__valid_from=datetime.date(2024, 1, 1),
        valid_from=datetime.date(2025, 6, 1),
        valid_until=datetime.date(2026, 5, 31),
    )
    there = {
        day: "Liittymissopimus" in page(client, "lieksa", pvm=day).get_text()
        for day in ("2025-05-31", "2025-06-01", "2026-05-31", "2026-06-01")
    }
    assert list(there.values()) == [False, True, True, False]


def test_nothing_recorded_is_told_as_unknown_never_as_not_done(client, lieksa):
    soup = page(client, "lieksa")
    for name in ("sopimukset", "suunnitelmat", "neuvottelut", "rakenteet", "yhteys"):
        assert "ei" in section(soup, name)
        assert "tietoa" in section(soup, name)
    assert "tekemättä" not in soup.main.get_text()


def test_seats_of_the_actor_and_structures_of_its_region_are_shown(client, lieksa):
    region = RegionFactory()
    Membership.objects.create(member=lieksa, kind="region", region=region)
    SeatFactory(
        actor=lieksa,
        structure__name_fi="Kuntajohtajat",
        role_fi="kunnanjohtaja",
        held_by="mandate",
        valid_until=datetime.date(2025, 5, 31),
    )
    StructureFactory(name_fi="Valmiusryhmä", convener_fi="pelastuslaitos").regions.add(region)
    StructureFactory(name_fi="Muun alueen ryhmä").regions.add(RegionFactory())
    told = section(page(client, "lieksa"), "rakenteet")
    assert "kunnanjohtaja –31.5.2025 päättynyt" in told
    assert "Valmiusryhmä" in told
    assert "pelastuslaitos" in told
    assert "Muun alueen ryhmä" not in told


def test_contacts_show_roles_and_an_empty_cell_as_a_finding(client, lieksa):
    ContactRole.objects.create(
        actor=lieksa, theme=ThemeFactory(name_fi="Hyte"), role_fi="hyte-koordinaattori"
    )
    ContactRole.objects.create(actor=lieksa, theme=ThemeFactory(name_fi="Varautuminen"))
    told = section(page(client, "lieksa"), "yhteys")
    assert "Hyte hyte-koordinaattori" in told
    assert "Varautuminen ei tietoa" in told


def test_names_term_and_timeline_are_told(client, lieksa, negotiation):
    ActorAliasFactory(actor=lieksa, name="Pielisen helmi")
    ActorAliasFactory(actor=lieksa, name="Brahea")
    CouncilTerm.objects.create(
        actor_type=lieksa.actor_type,
        valid_from=datetime.date(2025, 6, 1),
        valid_until=datetime.date(2029, 5, 31),
        basis="410/2015, 15 §",
    )
    soup = page(client, "lieksa", pvm="2026-11-24")
    assert "Brahea" in soup.select_one(".facts").get_text()
    assert "Pielisen helmi" in soup.select_one(".facts").get_text()
    assert "1.6.2025–31.5.2029" in section(soup, "velvoitteet")
    assert "1.1.2025 Työllisyysalue alkaen: Pohjois-Karjalan työllisyysalue" in section(soup, "aika")


@pytest.mark.django_db
def test_an_unknown_actor_is_a_clear_404(client):
    response = client.get("/toimijat/olematon/")
    assert response.status_code == 404
    assert "Tällaista toimijaa ei ole rekisterissä." in response.content.decode()


@pytest.mark.parametrize("day", ["\0", "x" * 10_000, "2026-13-99", "2025"])
def test_a_day_that_cannot_be_read_is_told_and_today_shown(client, lieksa, day):
    assert page(client, "lieksa", pvm=day).select_one("#pvm-virhe") is not None


def grow(actor, times):
    """Adds `times` of everything an actor can have."""
    region = actor.memberships.get(kind="region").region
    for _index in range(times):
        obligation = ObligationFactory()
        ObligationPartyFactory(obligation=obligation, actor_type__code="kunta")
        ObligationPartyFactory(obligation=obligation, actor_type__code="hyvinvointialue", role="counterpart")
        LegalBasisFactory(obligation=obligation)
        tym = ObligationFactory(kind="agreement")
        ObligationPartyFactory(obligation=tym, actor_type__code="tyollisyysalue")
        LegalBasisFactory(obligation=tym)
        AgreementPartyFactory(actor=actor, agreement=AgreementFactory())
        PlanFactory(obligation=obligation).covered.add(actor)
        NegotiationParticipantFactory(actor=actor, negotiation=NegotiationFactory(convener=ActorFactory()))
        SeatFactory(actor=actor, structure__convener=ActorFactory())
        StructureFactory().regions.add(region)
        Succession.objects.create(predecessor=ActorFactory(), successor=actor, kind="merged")
        ActorAliasFactory(actor=actor)
        ContactRole.objects.create(actor=actor, theme=ThemeFactory(), role_fi="koordinaattori")
        actor.sources.add(SourceFactory())


def test_at_most_twelve_queries_and_as_many_at_twenty_times_the_data(lieksa):
    Membership.objects.create(member=lieksa, kind="region", region=RegionFactory())
    grow(lieksa, 1)
    few = queries_of("/toimijat/lieksa/")
    grow(lieksa, 19)
    assert queries_of("/toimijat/lieksa/") == few <= 12


def test_a_county_takes_as_many_queries_for_any_number_of_municipalities(lieksa, negotiation):
    county = Membership.objects.get(member=lieksa, kind="county").organisation
    few = queries_of("/toimijat/pk-hva/")
    for _index in range(20):
        MembershipFactory(organisation=county)
    assert queries_of("/toimijat/pk-hva/") == few <= 12
