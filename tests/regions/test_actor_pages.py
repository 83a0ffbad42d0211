"""The list of actors: found by type, name and where they belong on the day."""

import datetime

import pytest

from regions.models import Membership
from tests.factories import ActorAliasFactory, ActorFactory, MembershipFactory, RegionFactory
from tests.queries import queries_of

pytestmark = pytest.mark.django_db
LIST = "/toimijat/"


def names(response):
    return [actor.name for actor in response.context["object_list"]]


@pytest.fixture
def karelia():
    """Lieksa in Pohjois-Karjala's county and region, Kuopio elsewhere, Pertunmaa until 2024."""
    region = RegionFactory(slug="pohjois-karjala", name_fi="Pohjois-Karjala")
    county = ActorFactory(
        actor_type__code="hyvinvointialue", slug="pk-hva", name_fi="Pohjois-Karjalan hyvinvointialue"
    )
    lieksa = ActorFactory(name_fi="Lieksa", slug="lieksa", code="422", population=10372, population_year=2022)
    ActorFactory(name_fi="Kuopio", language_status="0")
    ActorFactory(name_fi="Pertunmaa", valid_until=datetime.date(2024, 12, 31))
    MembershipFactory(member=lieksa, organisation=county)
    Membership.objects.create(member=lieksa, kind="region", region=region)
    ActorAliasFactory(actor=county, name="Siun sote")
    return lieksa


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Kuopio", "Lieksa", "Pohjois-Karjalan hyvinvointialue"]),
        ("?tyyppi=kunta", ["Kuopio", "Lieksa"]),
        ("?q=siun+SOTE", ["Pohjois-Karjalan hyvinvointialue"]),
        ("?q=422", ["Lieksa"]),
        ("?alue=pohjois-karjala", ["Lieksa"]),
        ("?hyvinvointialue=pk-hva", ["Lieksa"]),
        ("?hyvinvointialue=pk-hva&pvm=2022-12-31", []),
        ("?kieli=0", ["Kuopio"]),
        ("?tila=paattyneet", ["Pertunmaa"]),
        ("?tila=kaikki&tyyppi=kunta", ["Kuopio", "Lieksa", "Pertunmaa"]),
        ("?pvm=2024-12-31&tyyppi=kunta", ["Kuopio", "Lieksa", "Pertunmaa"]),
        ("?tyyppi=kunta&jarjestys=suurin", ["Lieksa", "Kuopio"]),
    ],
)
def test_actors_are_narrowed(client, karelia, query, found):
    response = client.get(LIST + query)
    assert sorted(names(response)) == sorted(found)
    if "jarjestys" in query:
        assert names(response) == found


def test_the_landing_page_counts_actors_by_type_on_the_day(client, karelia):
    def counts(day):
        types = client.get(LIST, {"pvm": day}).context["type_counts"]
        return {kind.code: kind.actor_count for kind in types}

    assert counts("2026-11-24") == {"kunta": 2, "hyvinvointialue": 1}
    assert counts("2024-01-01") == {"kunta": 3, "hyvinvointialue": 1}


def test_a_row_tells_where_the_actor_belongs_on_the_day(client, karelia):
    html = client.get(LIST, {"q": "Lieksa"}).content.decode()
    assert "Pohjois-Karjalan hyvinvointialue</a>" in html
    assert "10\u202f372" in html
    (row,) = client.get(LIST, {"q": "Lieksa", "pvm": "2022-12-31"}).context["object_list"]
    assert [membership.target.name for membership in row.current_memberships] == ["Pohjois-Karjala"]


@pytest.mark.parametrize("field", ["q", "tyyppi", "alue", "hyvinvointialue", "tila", "kieli"])
@pytest.mark.parametrize("value", ["\0", "a\0b", "x" * 10_000])
def test_a_value_that_cannot_be_used_is_named_and_nothing_is_listed(client, karelia, field, value):
    response = client.get(LIST, {field: value})
    assert response.status_code == 200
    assert names(response) == []
    label = str(response.context["filter"].form.fields[field].label)
    assert any(error.startswith(label) for error in response.context["filter_errors"])


@pytest.mark.parametrize("number", ["99", "0", "-1", "abc", "\0"])
def test_a_bad_page_number_is_a_clear_404(client, karelia, number):
    response = client.get(LIST, {"sivu": number})
    assert response.status_code == 404
    assert "sivu" in response.content.decode().lower()


def test_the_list_goes_to_a_file_as_narrowed(client, karelia):
    response = client.get(LIST, {"tyyppi": "kunta", "vie": "csv"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    assert "Lieksa" in text
    assert "Kuopio" in text
    assert "Pohjois-Karjalan hyvinvointialue" not in [line.split(";")[0] for line in text.splitlines()[1:]]


def test_the_list_asks_as_much_of_the_database_at_twenty_times_the_data(karelia):
    few = queries_of(LIST)
    for number in range(40):
        member = MembershipFactory(member__name_fi=f"Kunta {number}").member
        ActorAliasFactory(actor=member)
    assert queries_of(LIST) == few
