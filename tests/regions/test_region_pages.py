"""The lists of regions, structures, practices and sources, and the pages of one of each."""

import datetime

import pytest

from regions.models import (
    KeyFigure,
    KnowledgeSource,
    Membership,
    PublicationStatement,
    RegionProfile,
)
from regions.partial_dates import PartialDate
from regions.resources import RegionResource
from tests.exchange_files import column_of, exported
from tests.factories import (
    ActorFactory,
    AgreementFactory,
    MembershipFactory,
    PracticeFactory,
    RegionFactory,
    SeatFactory,
    SourceFactory,
    StructureFactory,
    ThemeFactory,
)
from tests.queries import queries_of

pytestmark = pytest.mark.django_db
COUNTED = ("Kuntia", "Yhteistyön kuvaus", "Sopimuksia", "Rakenteita", "Suunnitelmia")


def listed(response):
    return [str(record) for record in response.context["object_list"]]


def test_regions_count_their_municipalities_on_the_day(client):
    region = RegionFactory(name_fi="Kainuu")
    member = ActorFactory()
    Membership.objects.create(
        member=member, kind="region", region=region, valid_until=datetime.date(2024, 12, 31)
    )
    AgreementFactory().regions.add(region)
    AgreementFactory(is_public=False).regions.add(region)
    (now,) = client.get("/alueet/").context["object_list"]
    assert (now.municipality_count, now.agreement_count, now.has_profile) == (0, 1, False)
    (then,) = client.get("/alueet/?pvm=2024-12-31").context["object_list"]
    assert then.municipality_count == 1


def test_the_file_of_regions_tells_what_the_list_tells(client):
    region = RegionFactory(name_fi="Kainuu")
    RegionFactory(name_fi="Lappi")
    for _number in range(2):
        Membership.objects.create(
            member=ActorFactory(), kind="region", region=region, valid_until=datetime.date(2024, 12, 31)
        )
        AgreementFactory().regions.add(region)
    StructureFactory().regions.add(region)
    RegionProfile.objects.create(region=region)
    response = client.get("/alueet/?vie=xlsx&pvm=2024-12-31")
    for data in (
        b"".join(response.streaming_content),
        exported(RegionResource, day=datetime.date(2024, 1, 1)),
    ):
        told = {header: column_of(data, header) for header in COUNTED}
        assert told == {
            "Kuntia": [2, 0],
            "Yhteistyön kuvaus": ["kirjattu", "ei vielä kirjattu"],
            "Sopimuksia": [2, 0],
            "Rakenteita": [1, 0],
            "Suunnitelmia": [0, 0],
        }


def test_regions_are_narrowed_by_whether_their_cooperation_is_described(client):
    RegionProfile.objects.create(region=RegionFactory(name_fi="Kainuu"))
    RegionFactory(name_fi="Lappi")
    assert listed(client.get("/alueet/?kuvaus=on")) == ["Kainuu"]
    assert listed(client.get("/alueet/?kuvaus=ei")) == ["Lappi"]
    assert "ei vielä kirjattu" in client.get("/alueet/?q=Lappi").content.decode()


@pytest.fixture
def forum():
    """A strategic forum whose members' term ended, in one region and of one theme."""
    region, theme = RegionFactory(slug="kainuu"), ThemeFactory(code="hyte", name_fi="Hyte")
    made = StructureFactory(name_fi="Johdon foorumi", slug="johdon-foorumi", purpose_fi="Yhteiset tavoitteet")
    made.regions.add(region)
    made.themes.add(theme)
    SeatFactory(structure=made, held_by="mandate", valid_until=datetime.date(2025, 5, 31))
    return made


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Johdon foorumi", "Verkosto"]),
        ("?taso=strategic", ["Johdon foorumi"]),
        ("?teema=hyte", ["Johdon foorumi"]),
        ("?alue=kainuu", ["Johdon foorumi"]),
        ("?q=TAVOITTEET", ["Johdon foorumi"]),
        ("?toimikausi=on", ["Johdon foorumi"]),
        ("?toimikausi=on&pvm=2025-05-31", []),
    ],
)
def test_structures_are_narrowed(client, forum, query, found):
    StructureFactory(name_fi="Verkosto", level="network")
    assert listed(client.get("/rakenteet/" + query)) == found


def test_a_structure_tells_that_its_mandates_ended_and_what_is_not_known(client, forum):
    html = client.get("/rakenteet/johdon-foorumi/").content.decode()
    assert "toimikausi on päättynyt" in html
    assert "ei tietoa" in html
    before = client.get("/rakenteet/johdon-foorumi/?pvm=2025-01-01").content.decode()
    assert "toimikausi on päättynyt" not in before


def test_a_structure_names_others_of_the_same_theme_and_its_public_agreements(client, forum):
    twin = StructureFactory(name_fi="Toinen foorumi")
    twin.themes.add(*forum.themes.all())
    StructureFactory(name_fi="Aivan muu")
    AgreementFactory(title_fi="Foorumisopimus").structures.add(forum)
    AgreementFactory(title_fi="Salainen sopimus", is_public=False).structures.add(forum)
    html = client.get("/rakenteet/johdon-foorumi/").content.decode()
    assert "Toinen foorumi" in html
    assert "Foorumisopimus" in html
    assert "Aivan muu" not in html
    assert "Salainen" not in html


def test_practices_are_narrowed_and_tell_whom_to_ask(client):
    kainuu = RegionFactory(slug="kainuu")
    county = ActorFactory(name_fi="Kainuun hyvinvointialue")
    practice = PracticeFactory(title_fi="Yhteinen pöytä", slug="yhteinen-poyta", contact=county)
    practice.regions.add(kainuu)
    PracticeFactory(title_fi="Seminaari", kind="event")
    assert listed(client.get("/kaytannot/?alue=kainuu")) == ["Yhteinen pöytä"]
    assert listed(client.get("/kaytannot/?laji=event")) == ["Seminaari"]
    assert "Kainuun hyvinvointialue" in client.get("/kaytannot/yhteinen-poyta/").content.decode()


def test_sources_are_narrowed_by_kind(client):
    SourceFactory(title="Pöytäkirja", kind="minutes")
    SourceFactory(title="Sivu")
    assert listed(client.get("/lahteet/?laji=minutes")) == ["Pöytäkirja"]


def test_a_source_shows_what_rests_on_it_but_nothing_internal(client):
    source = SourceFactory(code="poytakirja")
    county = ActorFactory(name_fi="Kainuun hyvinvointialue")
    membership = MembershipFactory(member__name_fi="Kajaani", organisation=county)
    shown, hidden = (
        AgreementFactory(title_fi="Julkinen"),
        AgreementFactory(title_fi="Sisäinen", is_public=False),
    )
    for record in (county, membership, shown, hidden):
        record.sources.add(source)
    response = client.get("/lahteet/poytakirja/")
    html = response.content.decode()
    assert response.context["record_count"] == 3
    assert "Kajaani – Kainuun hyvinvointialue" in html
    assert "Julkinen" in html
    assert "Sisäinen" not in html


def test_a_long_list_of_records_says_how_many_are_left_out(client):
    source = SourceFactory(code="laaja")
    for _index in range(53):
        ActorFactory().sources.add(source)
    assert "ja 3 muuta" in client.get("/lahteet/laaja/").content.decode()


def test_the_publication_page_tells_statements_figures_and_knowledge(client):
    PublicationStatement.objects.create(code="tavoite", topic="aim", text_fi="Yhteistyö on tarpeen.")
    figure = KeyFigure.objects.create(
        code="kunnat", label_fi="Kuntia", value="308", as_of_date=PartialDate(2026, 1, 1)
    )
    figure.sources.add(SourceFactory(title="Kuntaluokitukset"))
    ennuste = KnowledgeSource.objects.create(code="ennuste", title_fi="Väestöennuste", horizon="vision")
    ennuste.themes.add(ThemeFactory(name_fi="Palveluverkko"))
    KnowledgeSource.objects.create(code="muu", title_fi="Tietoallas")
    html = client.get("/lahteet/julkaisu/").content.decode()
    for text in (
        "Yhteistyö on tarpeen.",
        "308",
        "Kuntaluokitukset",
        "Palveluverkko",
        "Väestöennuste",
        "Tietoallas",
    ):
        assert text in html


@pytest.mark.parametrize("address", ["/rakenteet/olematon/", "/kaytannot/olematon/", "/lahteet/olematon/"])
def test_an_unknown_address_says_what_was_not_found(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "ei ole rekisterissä" in response.content.decode()


@pytest.mark.parametrize("address", ["/alueet/", "/rakenteet/", "/kaytannot/", "/lahteet/"])
@pytest.mark.parametrize("query", ["?q=%00", "?q=" + "x" * 10_000, "?jarjestys=%00", "?pvm=%00"])
def test_what_cannot_be_read_never_breaks_a_list(client, address, query):
    assert client.get(address + query).status_code == 200


@pytest.mark.parametrize("address", ["/alueet/", "/rakenteet/", "/kaytannot/", "/lahteet/"])
def test_every_list_goes_to_a_workbook(client, forum, address):
    assert client.get(address + "?vie=xlsx").status_code == 200
    assert client.get(address + "?vie=pdf").status_code == 400


def test_pages_ask_as_much_of_the_database_at_twenty_times_the_data(forum):
    def grow(times):
        for _index in range(times):
            region, theme = forum.regions.first(), ThemeFactory()
            structure, practice, source = (
                StructureFactory(convener=ActorFactory()),
                PracticeFactory(),
                SourceFactory(),
            )
            for record in (structure, practice):
                record.regions.add(region)
                record.themes.add(theme, *forum.themes.all())
                record.sources.add(source)
            SeatFactory(structure=forum)
            forum.sources.add(source)
            MembershipFactory().sources.add(SourceFactory(code="yhteinen"))
            AgreementFactory().structures.add(forum)

    pages = [
        "/alueet/",
        "/rakenteet/",
        "/rakenteet/johdon-foorumi/",
        "/kaytannot/",
        "/lahteet/",
        "/lahteet/yhteinen/",
    ]
    grow(1)
    few = {page: queries_of(page) for page in pages}
    grow(19)
    assert {page: queries_of(page) for page in pages} == few
    assert few["/rakenteet/johdon-foorumi/"] <= 12


def test_the_page_of_a_practice_asks_as_much_at_twenty_times_the_data():
    def full(size):
        practice = PracticeFactory(contact=ActorFactory())
        practice.regions.set(RegionFactory.create_batch(size))
        practice.actors.set(ActorFactory.create_batch(size))
        practice.themes.set(ThemeFactory.create_batch(size))
        practice.sources.set(SourceFactory.create_batch(size))
        return practice.get_absolute_url()

    small, large = full(1), full(20)
    assert queries_of(large) == queries_of(small)


def test_the_page_of_the_publication_asks_as_much_at_twenty_times_the_data():
    def grow(times):
        for _index in range(times):
            code = SourceFactory().code
            for topic in PublicationStatement.Topic:
                PublicationStatement.objects.create(code=f"{code}-{topic}", topic=topic, text_fi="Todettu.")
            figure = KeyFigure.objects.create(code=code, label_fi="Kuntia", value="308")
            records = [figure]
            for horizon in (*KnowledgeSource.Horizon, ""):
                knowledge = KnowledgeSource.objects.create(
                    code=f"{code}-{horizon}", title_fi="Ennuste", horizon=horizon
                )
                knowledge.themes.add(ThemeFactory())
                records.append(knowledge)
            for record in records:
                record.sources.add(SourceFactory())

    grow(1)
    few = queries_of("/lahteet/julkaisu/")
    grow(19)
    assert queries_of("/lahteet/julkaisu/") == few
