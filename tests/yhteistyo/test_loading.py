"""Loading the register from files: all or nothing, and never over what people have done since."""

import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from legislation.models import Law, Section
from regions.models import Actor, ActorAlias, Membership, Source
from yhteistyo.loading import already_loaded
from yhteistyo.models import LoadedRecord

pytestmark = pytest.mark.django_db


def test_rows_become_records_with_their_relations(world):
    world.load()

    ylala = Actor.objects.get(slug="ylala")
    assert ylala.actor_type.code == "kunta"
    assert ylala.code == "901"
    assert {source.code for source in ylala.sources.all()} == {"sivu", "asetus"}
    assert Membership.objects.get(member=ylala, kind="county").organisation.slug == "ylamaan-hyvinvointialue"


def test_a_half_known_date_stays_half_known(world):
    world.load()

    assert Actor.objects.get(slug="ylamaan-hyvinvointialue").valid_from.isoformat() == "2021-07"


def test_columns_worked_out_on_saving_are_there_after_a_load(world):
    world.write("legislation/law.csv", "number,name_fi\n611/2021,Laki hyvinvointialueesta\n")
    world.write("legislation/section.csv", "law,number,heading_fi\n611/2021,13 a,Neuvottelut\n")
    world.load()

    assert (Law.objects.get().year, Law.objects.get().serial) == (2021, 611)
    assert Section.objects.get().position == 1301
    assert Section.objects.matching("611/2021, 13 a").exists()
    assert [actor.slug for actor in Actor.objects.of_type("kunta")] == ["alala", "ylala"]


def test_a_second_load_changes_nothing_and_says_so(world):
    world.load()
    before = list(LoadedRecord.objects.values())

    report = world.load()

    assert report.changes_nothing
    assert "mitään ei muuttunut" in report.lines()[0]
    assert not report.kept
    assert list(LoadedRecord.objects.values()) == before


def test_a_changed_file_changes_the_record(world):
    world.load()
    world.replace("regions/actor.kunnat.csv", "Alala,sivu", "Uusi Alala,asetus")

    report = world.load()

    alala = Actor.objects.get(slug="alala")
    assert alala.name_fi == "Uusi Alala"
    assert alala.search_text.startswith("uusi alala")
    assert [source.code for source in alala.sources.all()] == ["asetus"]
    assert sum(report.updated.values()) == 1


def test_a_column_added_later_fills_records_that_nobody_has_edited(world):
    world.load()
    world.replace(
        "regions/region.csv",
        "name_fi,sources\n91,ylamaa,Ylämaa,",
        "name_fi,name_sv,sources\n91,ylamaa,Ylämaa,Övermark,",
    )
    world.load()

    assert LoadedRecord.objects.get(model="regions.region").values["name_sv"] == "Övermark"


class TestWhatPeopleHaveEdited:
    def test_stays_and_is_reported_with_both_values(self, world):
        world.load()
        Actor.objects.filter(slug="ylala").update(name_fi="Ylälän kaupunki")

        report = world.load()

        assert Actor.objects.get(slug="ylala").name_fi == "Ylälän kaupunki"
        (difference,) = report.kept
        assert (difference.file, difference.row, difference.field) == (
            "regions/actor.kunnat.csv",
            2,
            "name_fi",
        )
        assert (difference.in_file, difference.in_register) == ("Ylälä", "Ylälän kaupunki")
        assert "tiedostossa ”Ylälä”, rekisterissä ”Ylälän kaupunki”" in "\n".join(report.lines())

    def test_stays_even_when_the_file_changes_too(self, world):
        world.load()
        Actor.objects.filter(slug="ylala").update(name_fi="Ylälän kaupunki")
        world.replace("regions/actor.kunnat.csv", "Ylälä,", "Ylälän kunta,")

        report = world.load()

        assert Actor.objects.get(slug="ylala").name_fi == "Ylälän kaupunki"
        assert report.kept[0].file_changed_too

    def test_leaves_the_other_fields_of_the_record_to_the_file(self, world):
        world.load()
        Actor.objects.filter(slug="ylala").update(name_fi="Ylälän kaupunki")
        world.replace("regions/actor.kunnat.csv", "kunta,901,", "kunta,909,")

        world.load()

        ylala = Actor.objects.get(slug="ylala")
        assert (ylala.name_fi, ylala.code) == ("Ylälän kaupunki", "909")

    def test_is_no_difference_when_the_file_comes_to_say_the_same(self, world):
        world.load()
        Actor.objects.filter(slug="ylala").update(name_fi="Ylälän kaupunki")
        world.replace("regions/actor.kunnat.csv", "Ylälä,", "Ylälän kaupunki,")

        assert not world.load().kept

    def test_holds_for_sources_as_well(self, world):
        world.load()
        Actor.objects.get(slug="ylala").sources.remove(Source.objects.get(code="asetus"))

        report = world.load()

        assert Actor.objects.get(slug="ylala").sources.count() == 1
        assert report.kept[0].in_file == ["asetus", "sivu"]
        assert report.kept[0].in_register == ["sivu"]

    def test_holds_for_what_tells_the_record_apart(self, world):
        world.load()
        Membership.objects.filter(kind="county").update(valid_from=datetime.date(2023, 2, 1))

        report = world.load()

        assert Membership.objects.filter(kind="county").count() == 1
        assert (report.kept[0].in_file, report.kept[0].in_register) == ("2023-01-01", "2023-02-01")

    def test_a_new_address_of_an_actor_is_one_difference_and_not_one_on_every_row_that_names_it(self, world):
        world.load()
        Actor.objects.filter(slug="ylala").update(slug="ylalan-kaupunki")

        report = world.load()

        assert [(difference.key, difference.field) for difference in report.kept] == [("ylala", "slug")]
        assert Membership.objects.filter(member__slug="ylalan-kaupunki").count() == 2

    def test_a_record_made_by_a_person_before_the_load_is_not_overwritten(self, world):
        world.write("regions/region.csv", "code,slug,name_fi\n")
        world.write("regions/membership.csv", "member,kind\n")
        world.load()
        Actor.objects.create(
            slug="keskila", name_fi="Keskilän kaupunki", actor_type_id=Actor.objects.first().actor_type_id
        )
        world.write("regions/actor.uusi.csv", "actor_type,slug,name_fi\nkunta,keskila,Keskilä\n")

        report = world.load()

        assert Actor.objects.get(slug="keskila").name_fi == "Keskilän kaupunki"
        assert report.kept[0].in_file == "Keskilä"


class TestWhatPeopleHaveDeleted:
    def test_is_not_made_again_and_is_reported(self, world):
        world.load()
        Membership.objects.filter(kind="county").delete()

        report = world.load()

        assert not Membership.objects.filter(kind="county").exists()
        assert [checked.row.line for checked in report.deleted] == [2]
        assert "Poistettu rekisteristä" in "\n".join(report.lines())

    def test_takes_its_new_children_with_it(self, world):
        world.load()
        Actor.objects.get(slug="alala").delete()
        world.write("regions/actoralias.csv", "actor,name,kind\nalala,Ala,alias\n")

        report = world.load()

        assert not ActorAlias.objects.exists()
        assert [(checked.row.file, name, key) for checked, name, key in report.without_target] == [
            ("regions/actoralias.csv", "actor", "alala")
        ]


def test_a_row_that_left_the_files_is_reported_but_its_record_stays(world):
    world.load()
    world.replace("regions/actor.kunnat.csv", "kunta,902,alala,Alala,sivu,2026-11-24,stated\n", "")

    report = world.load()

    assert Actor.objects.filter(slug="alala").exists()
    assert [gone.key for gone in report.vanished] == ["alala"]


def test_an_edit_in_an_old_period_makes_room_for_a_new_one(world):
    world.load()
    world.replace(
        "regions/membership.csv",
        "2023-01-01,,sivu\n",
        "2023-01-01,2025-12-31,sivu\nylala,county,ylamaan-hyvinvointialue,,2026-01-01,,sivu\n",
    )
    world.load()

    assert Membership.objects.filter(kind="county").count() == 2


class TestCommand:
    def run(self, world, *options):
        out = StringIO()
        call_command("load_register", *options, directory=world.directory, stdout=out)
        return out.getvalue()

    def test_tells_what_was_loaded(self, world):
        assert "Uusia: toimijat 3" in self.run(world)

    def test_missing_only_does_not_even_look_at_rows_that_were_loaded(
        self, world, django_assert_max_num_queries
    ):
        self.run(world)
        with django_assert_max_num_queries(1):
            assert self.run(world, "--missing-only") == ""

    def test_missing_only_loads_files_that_have_changed(self, world):
        self.run(world, "--missing-only")
        world.replace("regions/actor.kunnat.csv", "Alala,", "Uusi Alala,")

        assert not already_loaded(world.directory)
        assert "Muuttuneita: toimijat 1" in self.run(world, "--missing-only")

    def test_check_saves_nothing(self, world):
        output = self.run(world, "--check")

        assert "mitään ei tallennettu" in output
        assert not Source.objects.exists()
        assert not already_loaded(world.directory)

    def test_a_fault_is_an_error_of_the_command(self, world):
        world.replace("regions/actor.kunnat.csv", "kunta,901", "kaupunki,901")

        with pytest.raises(CommandError, match="rivi 2, kenttä actor_type"):
            self.run(world)

    def test_a_missing_directory_is_named(self, world):
        with pytest.raises(CommandError, match="Hakemistoa ei ole"):
            call_command("load_register", directory=world.directory / "ei-ole")
