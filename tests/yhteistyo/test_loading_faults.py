"""Faulty files are refused whole, and every fault names its file, row and field."""

import pytest

from regions.models import Actor, Source
from yhteistyo.models import LoadedRecord

pytestmark = pytest.mark.django_db

KUNNAT, JASENET = "regions/actor.kunnat.csv", "regions/membership.csv"
ALUE = "ylamaan-hyvinvointialue"

# What is written wrong, in which file, and how it is told.
FAULTY = [
    (KUNNAT, "slug,name_fi", "slug,nimi", f"{KUNNAT}, rivi 1, kenttä nimi: Kenttää ei ole"),
    (KUNNAT, "slug,name_fi", "slug,search_text", f"{KUNNAT}, rivi 1, kenttä search_text: Kenttää ei ole"),
    (KUNNAT, "kunta,902,alala", "kunta,902,", f"{KUNNAT}, rivi 3, kenttä slug: "),
    (KUNNAT, "kunta,902", "kaupunki,902", "rivi 3, kenttä actor_type: Tuntematon toimijatyyppi: kaupunki"),
    (KUNNAT, "kunta,902", ",902", "rivi 3, kenttä actor_type: Kenttä on pakollinen"),
    (KUNNAT, "sivu; asetus", "sivu; lehti", "rivi 2, kenttä sources: Tuntematon lähde: lehti"),
    (KUNNAT, "asetus,2026-11-24", "asetus,24.11.", "rivi 2, kenttä checked_on: 24.11. ei ole päivämäärä"),
    (KUNNAT, "asetus,2026-11-24,stated", "asetus,2026-11-24,varma", "rivi 2, kenttä verification: "),
    (KUNNAT, "kunta,902,alala", "kunta,902,ylala", "rivi 3, kenttä slug: Sama tietue (ylala) on jo"),
    (KUNNAT, "kunta,902", "kunta,901", "rivi 3: Koodi on jo toisella saman tyypin toimijalla"),
    (KUNNAT, "Alala,sivu", "Alala,liikaa,sivu", "rivi 3: Rivillä on 8 kenttää, otsikkorivillä 7"),
    (KUNNAT, "slug,name_fi", "slug,slug", "rivi 1, kenttä slug: Sarake on otsikkorivillä kahdesti"),
    (KUNNAT, "Alala,", '"Al"ala,', "rivi 3: CSV-tiedostoa ei voi lukea"),
    (JASENET, "2023-01-01,,", "2023-01-01,2022,", f"{JASENET}, rivi 2, kenttä valid_until: "),
    (JASENET, "2023-01-01,,", "2023-02-30,,", "kenttä valid_from: 2023-02-30 ei ole päivämäärä"),
    (JASENET, "region,,91,,", f"county,{ALUE},,2024,", "rivi 3, kenttä valid_from: Päällekkäinen"),
    (JASENET, "region,,91", "region,,", f"{JASENET}, rivi 3, kenttä region: Valitse maakunta"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "message"), FAULTY, ids=[case[3] for case in FAULTY])
def test_a_fault_is_named_and_nothing_is_saved(world, file, old, new, message):
    world.replace(file, old, new)

    assert message in world.refused()
    assert not Source.objects.exists()
    assert not LoadedRecord.objects.exists()


def test_all_faults_are_told_at_once(world):
    world.replace(KUNNAT, "kunta,901", "kaupunki,901")
    world.replace(KUNNAT, "2026-11-24,stated\nkunta,902", "pian,stated\nkunta,902")
    world.replace(JASENET, "ylala,region,,91", "ylala,region,,92")

    message = world.refused()

    assert "Aineistossa on 3 virhettä" in message
    assert all(part in message for part in ("kaupunki", "pian ei ole", "Tuntematon maakunta: 92"))


def test_a_file_that_is_not_utf8_is_refused(world):
    world.write(
        "regions/actor.latin.csv", "actor_type,slug,name_fi\nkunta,keskila,Keskilä\n".encode("latin-1")
    )

    assert "regions/actor.latin.csv, rivi 2: Tiedosto ei ole UTF-8" in world.refused()


@pytest.mark.parametrize("name", ["regions/toimijat.csv", "regions/actor.kunnat.xlsx", "actor.csv"])
def test_a_file_of_no_known_kind_is_refused(world, name):
    world.write(name, "slug\n")

    assert f"{name}: Tiedoston nimen pitää olla" in world.refused()


def test_a_fault_in_a_later_load_leaves_the_register_as_it_was(world):
    world.load()
    world.replace(KUNNAT, "Alala,sivu", "Uusi Alala,sivu")
    world.replace(
        "regions/membership.csv",
        "ylala,region,,91,,,sivu\n",
        "ylala,county,ylamaan-hyvinvointialue,,2024,,sivu\n",
    )

    world.refused()

    assert Actor.objects.get(slug="alala").name_fi == "Alala"


def test_a_file_with_a_nul_character_is_refused(world):
    world.replace(KUNNAT, "Alala", "Ala\0la")

    assert f"{KUNNAT}, rivi 3: Tiedostossa on merkki" in world.refused()


def test_a_misnamed_column_is_told_once_and_not_on_every_row(world):
    world.replace(KUNNAT, "checked_on", "tarkistettu")

    assert world.refused().count("tarkistettu") == 1


def test_a_long_list_of_faults_is_cut_and_says_how_many_more(world):
    rows = "".join(f"kunta,kunta-{number},Kunta,olematon\n" for number in range(60))
    world.write("regions/actor.monta.csv", f"actor_type,slug,name_fi,sources\n{rows}")

    message = world.refused()

    assert "Aineistossa on 60 virhettä" in message
    assert message.count("olematon") == 50
    assert message.endswith("… ja 10 muuta.")
