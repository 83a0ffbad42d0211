"""A key that the files have corrected: the record goes on under the new one, or goes away."""

import datetime

import pytest

from regions.models import Actor, ActorAlias, Membership
from tests.factories import ActorFactory
from yhteistyo.models import LoadedRecord

pytestmark = pytest.mark.django_db

HEADER = "model,old_key,new_key,reason\n"
ROW_OF_THE_START = (
    "regions.membership,ylala | region |  | 91 |,ylala | region |  | 91 | 2021-01-01,alku puuttui\n"
)


def state_the_start(world) -> None:
    """The membership in the region, which had no start, gets one; so does its former region."""
    world.write(
        "regions/region.csv", "code,slug,name_fi,sources\n91,ylamaa,Ylämaa,sivu\n92,alamaa,Alamaa,sivu\n"
    )
    world.replace(
        "regions/membership.csv",
        "ylala,region,,91,,,sivu\n",
        "ylala,region,,91,2021-01-01,,sivu\nylala,region,,92,,2020-12-31,sivu\n",
    )


def test_a_record_goes_on_under_its_new_key(world):
    world.load()
    before = Membership.objects.get(member__slug="ylala", kind="region").pk
    state_the_start(world)
    world.write("keychange.csv", HEADER + ROW_OF_THE_START)

    report = world.load()

    assert Membership.objects.get(pk=before).valid_from.isoformat() == "2021-01-01"
    assert Membership.objects.filter(member__slug="ylala", kind="region").count() == 2
    assert not report.vanished
    assert not report.kept
    assert world.load().changes_nothing


def test_a_start_given_without_saying_that_the_key_changed_is_refused_where_periods_overlap(world):
    world.load()
    state_the_start(world)

    assert "regions/membership.csv, rivi 3" in world.refused()


def test_a_new_register_needs_no_correction(world):
    state_the_start(world)
    world.write("keychange.csv", HEADER + ROW_OF_THE_START)

    report = world.load()

    assert Membership.objects.count() == 3
    assert not report.vanished


def test_what_people_have_made_of_the_record_stays_under_the_new_key(world):
    world.load()
    Membership.objects.filter(member__slug="ylala", kind="region").update(
        valid_from=datetime.date(2022, 1, 1), valid_from_precision="day"
    )
    state_the_start(world)
    world.write("keychange.csv", HEADER + ROW_OF_THE_START)

    report = world.load()

    (kept,) = report.kept
    assert (kept.field, kept.in_file, kept.in_register) == ("valid_from", "2021-01-01", "2022-01-01")


def test_what_refers_to_the_record_follows_it(world):
    world.write("regions/actoralias.csv", "actor,name\nylala,Ylilä\n")
    world.load()
    alias = ActorAlias.objects.get().pk
    for name in ("regions/actor.kunnat.csv", "regions/membership.csv", "regions/actoralias.csv"):
        text = (world.directory / name).read_text(encoding="utf-8")
        world.write(name, text.replace("ylala", "ylala-kunta"))
    world.write("keychange.csv", HEADER + "regions.actor,ylala,ylala-kunta,osoite muuttui\n")

    report = world.load()

    assert not report.created
    assert not report.vanished
    assert not report.kept
    assert ActorAlias.objects.get(pk=alias).actor.slug == "ylala-kunta"
    assert LoadedRecord.objects.filter(key="ylala-kunta | Ylilä").exists()
    assert world.load().changes_nothing


class TestTakenBack:
    @pytest.fixture
    def taken_back(self, world):
        world.load()
        world.replace("regions/actor.kunnat.csv", "kunta,902,alala,Alala,sivu,2026-11-24,stated\n", "")
        world.write("keychange.csv", HEADER + "regions.actor,alala,,ei ole ollut kunta\n")
        return world

    def test_is_removed_and_reported(self, taken_back):
        report = taken_back.load()

        assert not Actor.objects.filter(slug="alala").exists()
        assert "Tiedostoissa peruttu; poistettu rekisteristä (1):" in report.lines()
        assert not LoadedRecord.objects.filter(key="alala").exists()
        assert taken_back.load().changes_nothing

    def test_stays_when_people_have_edited_it(self, taken_back):
        Actor.objects.filter(slug="alala").update(name_fi="Uusi Alala")

        report = taken_back.load()

        assert Actor.objects.filter(slug="alala").exists()
        assert [entry.key for entry in report.not_removed] == ["alala"]
        assert not report.vanished

    def test_stays_when_something_refers_to_it(self, taken_back):
        ActorAlias.objects.create(actor=Actor.objects.get(slug="alala"), name="Alila")

        report = taken_back.load()

        assert Actor.objects.filter(slug="alala").exists()
        assert [entry.key for entry in report.not_removed] == ["alala"]

    def test_leaves_a_record_that_people_made_under_the_key(self, world):
        ActorFactory(slug="tekolammi")
        world.write("keychange.csv", HEADER + "regions.actor,tekolammi,,ei ole ollut kunta\n")

        world.load()

        assert Actor.objects.filter(slug="tekolammi").exists()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("regions.actor,ylala,,syy\n", "rivi 2, kenttä old_key: Avain on yhä tiedostossa"),
        ("regions.actor,alila,alula,syy\n", "rivi 2, kenttä new_key: Avainta ei ole missään tiedostossa."),
        ("regions.actor,alila,alala,\n", "rivi 2, kenttä reason: Kenttä on pakollinen."),
        ("regions.town,a,b,syy\n", "rivi 2, kenttä model: Mallia regions.town ei ladata tiedostoista."),
        ("regions.actor,a,,syy\nregions.actor,a,,syy\n", "rivi 3, kenttä old_key: Sama avain"),
        ("regions.actor,a\n", "rivi 2: Rivillä on 2 kenttää"),
    ],
)
def test_a_faulty_row_is_named_and_nothing_is_saved(world, row, said):
    world.write("keychange.csv", HEADER + row)

    assert f"keychange.csv, {said}" in world.refused()
    assert not Actor.objects.exists()
