"""A region's page: what has been agreed, by whom, in which structures, and what is not known."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from regions.models import Membership, RegionProfile
from regions.partial_dates import PartialDate
from tests.factories import (
    ActorFactory,
    AgreementFactory,
    AgreementPartyFactory,
    MembershipFactory,
    NegotiationFactory,
    NegotiationParticipantFactory,
    PlanFactory,
    PracticeFactory,
    RegionFactory,
    SeatFactory,
    SectionFactory,
    SourceFactory,
    StructureFactory,
)
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return RegionFactory(slug="paijat-hame", name_fi="Päijät-Häme")


def page(client, **query):
    response = client.get("/alueet/paijat-hame/", query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def section(soup, name):
    return " ".join(soup.select_one(f"#{name}").get_text(" ").split())


def belongs(member, region, **period):
    return Membership.objects.create(member=member, kind="region", region=region, **period)


def test_nothing_recorded_does_not_mean_no_cooperation(client, region):
    soup = page(client)
    assert "Se ei tarkoita, ettei yhteistyötä ole." in soup.select_one(".lead").get_text()
    assert "ei vielä tietoa" in section(soup, "sovittu")


def test_the_answer_counts_what_is_recorded(client, region):
    AgreementFactory().regions.add(region)
    for _index in range(2):
        StructureFactory().regions.add(region)
    lead = page(client).select_one(".lead").get_text()
    assert lead == "Alueelta on kirjattu 1 sopimus ja 2 yhteistyörakennetta."


def test_agreements_are_shown_with_parties_basis_and_derived_status(client, region):
    agreement = AgreementFactory(
        title_fi="Yhteistyöpöytäkirja",
        valid_from=datetime.date(2025, 1, 1),
        start_rule="fixed",
        checked_on=datetime.date(2024, 12, 1),
    )
    agreement.regions.add(region)
    agreement.sections.add(SectionFactory(law__number="611/2021", number="14"))
    AgreementPartyFactory(agreement=agreement, actor__name_fi="Lahti")
    AgreementFactory(title_fi="Sisäinen", is_public=False).regions.add(region)
    told = section(page(client), "sovittu")
    for text in ("Yhteistyöpöytäkirja", "Lahti", "611/2021, 14 §", "voimassa", "hyväksynnöistä ei tietoa"):
        assert text in told
    assert "Sisäinen" not in told
    assert "alkaa myöhemmin" in section(page(client, pvm="2024-12-31"), "sovittu")


def test_a_past_day_knows_nothing_of_a_successor_or_a_plan_made_later(client, region):
    old = AgreementFactory(
        title_fi="Puitesopimus", valid_from=PartialDate(2022), valid_until=PartialDate(2025)
    )
    new = AgreementFactory(title_fi="Uusi sopimus", valid_from=datetime.date(2026, 1, 1))
    plan = PlanFactory(title_fi="Tuleva suunnitelma", valid_from=PartialDate(2026))
    for record in (old, new, plan):
        record.regions.add(region)
    new.replaces.add(old)
    type(new).objects.update(checked_on=datetime.date(2025, 11, 10))
    type(plan).objects.update(checked_on=datetime.date(2025, 11, 10))
    then = page(client, pvm="2024-05-01").get_text(" ")
    assert "Puitesopimus" in then
    for later in ("uusitaan", "Uusi sopimus", "Tuleva suunnitelma", "Seuraaja: kirjattu"):
        assert later not in then
    known = page(client, pvm="2025-11-10").get_text(" ")
    for later in ("uusitaan", "Uusi sopimus", "Tuleva suunnitelma"):
        assert later in known


def test_a_negotiation_in_parts_is_one_and_one_to_come_says_so(client, region):
    whole = NegotiationFactory(title_fi="Yhteinen neuvottelu", valid_from=datetime.date(2026, 5, 4))
    coming = NegotiationFactory(title_fi="Seuraava neuvottelu", valid_from=datetime.date(2099, 1, 15))
    parts = [NegotiationFactory(title_fi=f"Osa {n}", part_of=whole) for n in (1, 2)]
    for one in (whole, coming, *parts):
        one.regions.add(region)
    soup = page(client)
    told = section(soup, "neuvottelut")
    assert "Osa 1" not in told
    assert "4.5.2026–" not in told
    assert told.count("tulossa") == 1
    whole.valid_from = None
    whole.save()
    undated = section(page(client), "neuvottelut")
    assert "None" not in undated
    assert "ei tietoa" in undated
    assert "Neuvottelut (2)" in soup.get_text(" ")
    assert "2 neuvottelua" in soup.get_text(" ")


def test_what_its_actors_have_agreed_planned_and_held_is_there_whoever_recorded_it(client, region):
    lahti = ActorFactory(name_fi="Lahti")
    belongs(lahti, region, valid_from=datetime.date(2020, 1, 1))
    agreement = AgreementFactory(title_fi="Valtakunnallinen sopimus")
    AgreementPartyFactory(agreement=agreement, actor=lahti)
    plan = PlanFactory(title_fi="Lahden suunnitelma")
    plan.owners.add(lahti)
    meeting = NegotiationFactory(title_fi="Yhteinen neuvottelu", valid_from=datetime.date(2026, 2, 12))
    area = ActorFactory(actor_type__code="tyollisyysalue", name_fi="Lahden työllisyysalue")
    MembershipFactory(member=lahti, organisation=area, kind="employment_area")
    NegotiationParticipantFactory(negotiation=meeting, actor=area)
    AgreementFactory(title_fi="Muiden sopimus")
    told = page(client).get_text(" ")
    for title in ("Valtakunnallinen sopimus", "Lahden suunnitelma", "Yhteinen neuvottelu"):
        assert title in told
    assert "Muiden sopimus" not in told
    before = page(client, pvm="2019-12-31").get_text(" ")
    assert "Valtakunnallinen sopimus" not in before
    for path in ("sopimukset", "suunnitelmat", "neuvottelut"):
        listed = client.get(f"/{path}/", {"alue": "paijat-hame"})
        assert [len(listed.context["object_list"])] == [1]


def test_a_past_day_lists_no_meeting_held_later_and_today_those_to_come(client, region):
    today = timezone.localdate()
    for title, day, read_on in (
        ("Pidetty", datetime.date(2026, 2, 12), datetime.date(2026, 3, 1)),
        ("Tulossa", today + datetime.timedelta(days=30), None),
    ):
        NegotiationFactory(title_fi=title, valid_from=day, checked_on=read_on).regions.add(region)
    assert {"Pidetty", "Tulossa"} <= set(section(page(client), "neuvottelut").split())
    assert "Pidetty" not in page(client, pvm="2026-02-11").get_text(" ")


def test_municipalities_stand_with_population_and_employment_area_on_the_day(client, region):
    lahti = ActorFactory(name_fi="Lahti", population=120175, population_year=2022)
    gone = ActorFactory(name_fi="Pukkila")
    belongs(lahti, region)
    belongs(gone, region, valid_until=datetime.date(2020, 12, 31))
    area = ActorFactory(actor_type__code="tyollisyysalue", name_fi="Lahden työllisyysalue")
    MembershipFactory(
        member=lahti,
        organisation=area,
        kind="employment_area",
        is_responsible=True,
        valid_from=datetime.date(2025, 1, 1),
    )
    soup = page(client)
    told = section(soup, "toimijat")
    assert "120 175 Lahden työllisyysalue (vastuukunta)" in told
    assert "Pukkila" not in told
    assert "vastuukunta Lahti" in soup.select_one(".facts").get_text()
    earlier = section(page(client, pvm="2020-06-01"), "toimijat")
    assert "Pukkila" in earlier
    assert "Lahden työllisyysalue" not in earlier


def test_the_population_is_unknown_when_one_municipalitys_is(client, region):
    belongs(ActorFactory(population=100, population_year=2022), region)
    assert "100 asukasta (31.12.2022)" in page(client).select_one(".ids").get_text()
    belongs(ActorFactory(), region)
    assert "ei tietoa" in page(client).select_one(".ids").get_text()


def test_structures_stand_by_level_and_ended_mandates_are_told(client, region):
    forum = StructureFactory(name_fi="Johdon foorumi", level="strategic")
    network = StructureFactory(name_fi="Verkosto", level="network")
    for structure in (network, forum):
        structure.regions.add(region)
    SeatFactory(structure=forum, held_by="mandate", valid_until=datetime.date(2025, 5, 31))
    soup = page(client)
    told = section(soup, "rakenteet")
    assert told.index("Strateginen taso") < told.index("Johdon foorumi") < told.index("Verkosto")
    assert "päättynyt" in told
    assert "Johdon foorumi: toimikausi on päättynyt" in section(soup, "avoimet")
    assert "31.5.2025 asti" in section(page(client, pvm="2025-05-01"), "rakenteet")


def test_plans_are_drawn_and_told(client, region):
    owner = ActorFactory(name_fi="Päijät-Hämeen liitto")
    plan = PlanFactory(
        title_fi="Maakuntaohjelma",
        valid_from=datetime.date(2022, 1, 1),
        valid_until=datetime.date(2025, 12, 31),
    )
    plan.owners.add(owner)
    undated = PlanFactory(title_fi="Liikkuva Päijät-Häme")
    for one in (plan, undated):
        one.regions.add(region)
    soup = page(client)
    told = section(soup, "suunnitelmat")
    for text in ("Maakuntaohjelma", "Päijät-Hämeen liitto", "1.1.2022–31.12.2025", "kausi päättynyt"):
        assert text in told
    assert len(soup.select("#suunnitelmat td.t svg")) == 2
    assert "Maakuntaohjelma: kausi päättyi 31.12.2025" in section(soup, "avoimet")
    assert "kautta ei tiedetä 1 suunnitelmasta 2:stä" in section(soup, "avoimet")


def test_open_points_come_from_the_profile_and_from_what_the_records_lack(client, region):
    RegionProfile.objects.create(
        region=region,
        municipality_count=10,
        population_fi="noin 200 000",
        open_points_fi="Kuka hyväksyi pöytäkirjan?\n\nMilloin foorumit kokoontuvat?",
    )
    AgreementFactory(title_fi="TYM-sopimus").regions.add(region)
    AgreementFactory(
        title_fi="Avoin", valid_from=datetime.date(2024, 1, 1), end_rule="open", start_rule="fixed"
    ).regions.add(region)
    soup = page(client)
    points = [point.get_text() for point in soup.select("#avoimet li")]
    assert points == [
        "Kuka hyväksyi pöytäkirjan?",
        "Milloin foorumit kokoontuvat?",
        "TYM-sopimus: alkamista ja päättymistä ei tiedetä.",
    ]
    assert "noin 200 000" in section(soup, "lahteet")


def test_negotiations_and_practices_are_shown(client, region):
    day = datetime.date(2023, 8, 17)
    NegotiationFactory(title_fi="Hyte-neuvottelu", valid_from=day, valid_until=day).regions.add(region)
    PracticeFactory(title_fi="Neljä foorumia", contact=ActorFactory(name_fi="Hva")).regions.add(region)
    soup = page(client)
    assert "Hyte-neuvottelu 17.8.2023" in section(soup, "neuvottelut")
    assert "17.8.2023–17.8.2023" not in section(soup, "neuvottelut")
    assert "Neljä foorumia" in section(soup, "kaytannot")
    assert "Kysy: Hva" in section(soup, "kaytannot")


def test_an_unknown_region_is_a_clear_404(client):
    response = client.get("/alueet/olematon/")
    assert response.status_code == 404
    assert "Tällaista maakuntaa ei ole rekisterissä." in response.content.decode()


def test_at_most_twelve_queries_and_as_many_at_twenty_times_the_data(region):
    profile = RegionProfile.objects.create(region=region)

    def grow(times):
        for _index in range(times):
            member = MembershipFactory().member
            belongs(member, region)
            agreement, plan = AgreementFactory(), PlanFactory()
            structure = StructureFactory(convener=ActorFactory())
            negotiation = NegotiationFactory(convener=ActorFactory())
            practice = PracticeFactory(contact=ActorFactory())
            for record in (agreement, plan, structure, negotiation, practice):
                record.regions.add(region)
            agreement.sections.add(SectionFactory())
            AgreementPartyFactory(agreement=agreement, actor=member)
            plan.owners.add(member)
            SeatFactory(structure=structure)
            profile.sources.add(SourceFactory())

    grow(1)
    few = queries_of("/alueet/paijat-hame/")
    grow(19)
    assert queries_of("/alueet/paijat-hame/") == few <= 12
