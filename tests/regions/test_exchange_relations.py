"""How a file names other records and spells out child rows, and what it does to them."""

import pytest

from regions.models import CooperationStructure, Membership, Seat
from regions.resources import CooperationStructureResource, MembershipResource
from tests.exchange_files import counted, csv_of, imported
from tests.factories import ActorFactory, RegionFactory, SeatFactory, StructureFactory

pytestmark = pytest.mark.django_db


def test_a_name_that_means_two_actors_is_refused_and_its_key_settles_it():
    first, second = ActorFactory(slug="pori", name_fi="Pori"), ActorFactory(slug="pori-alue", name_fi="Pori")
    headers = ("Jäsen", "Laji", "Mihin kuuluu", "Maakunta", "Alkaa")
    county = ActorFactory(name_fi="Satakunta", actor_type__code="hyvinvointialue")
    refused = imported(MembershipResource, csv_of(headers, ("Pori", "county", "Satakunta", "", "")), "csv")
    # The municipality's own key is its name, so only brackets tell the two apart.
    (told,) = refused.messages()
    assert told.startswith("Rivi 2, sarake ”Jäsen”: ”Pori” tarkoittaa useaa.")
    assert told.endswith("hakasulkeisiin: [pori] / [pori-alue].")
    accepted = imported(
        MembershipResource, csv_of(headers, ("Pori [pori-alue]", "county", "Satakunta", "", "")), "csv"
    )
    assert counted(accepted) == {"new": 1}
    assert Membership.objects.get().member == second != first
    assert Membership.objects.get().organisation == county


def test_a_name_and_a_key_that_disagree_are_refused():
    ActorFactory(slug="pori", name_fi="Pori")
    ActorFactory(slug="lieksa", name_fi="Lieksa")
    data = csv_of(
        ("Jäsen", "Laji", "Mihin kuuluu", "Maakunta", "Alkaa"), ("Pori [lieksa]", "county", "Pori", "", "")
    )
    assert imported(MembershipResource, data, "csv").messages() == [
        "Rivi 2, sarake ”Jäsen”: ”Pori [lieksa]” ei löydy (toimija)."
    ]


def test_relations_are_set_to_what_the_cell_says():
    structure = StructureFactory(slug="ryhma")
    kainuu, lappi = RegionFactory(name_fi="Kainuu"), RegionFactory(name_fi="Lappi", name_sv="Lappland")
    structure.regions.add(kainuu)
    imported(
        CooperationStructureResource, csv_of(("Osoitteen osa", "Maakunnat"), ("ryhma", "Lappland")), "csv"
    )
    assert list(structure.regions.all()) == [lappi]
    result = imported(
        CooperationStructureResource,
        csv_of(("Osoitteen osa", "Maakunnat"), ("ryhma", "Lappi; Ruija; Lappi")),
        "csv",
    )
    assert result.messages() == ["Rivi 2, sarake ”Maakunnat”: ”Ruija” ei löydy (maakunta)."]


def test_child_rows_are_changed_added_and_removed_and_the_others_kept():
    structure = StructureFactory(slug="ryhma")
    kept = SeatFactory(
        structure=structure, actor=ActorFactory(name_fi="Lieksa"), role_fi="johtaja", held_by="office"
    )
    SeatFactory(structure=structure, actor=ActorFactory(name_fi="Nurmes"), role_fi="")
    ActorFactory(name_fi="Juuka")
    cell = (
        "Lieksa (nimettynä kaudeksi, tehtävä suomeksi: johtaja, paikkoja: 2); "
        "Juuka (viran puolesta, alkaa: 2025)"
    )
    result = imported(
        CooperationStructureResource, csv_of(("Osoitteen osa", "Paikat"), ("ryhma", cell)), "csv"
    )
    assert counted(result) == {"update": 1}, result.messages()
    kept.refresh_from_db()
    assert (kept.held_by, kept.seats) == ("mandate", 2)
    assert sorted(Seat.objects.values_list("actor__name_fi", "valid_from_precision")) == [
        ("Juuka", "year"),
        ("Lieksa", None),
    ]


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("Lieksa", "kirjoita sulkuihin paikka"),
        ("Lieksa (viran puolesta, johtaja)", "kirjoita nimi ja kaksoispiste"),
        ("Lieksa (viran puolesta, väri: punainen)", "tietoa ”väri” ei tunneta"),
        ("(viran puolesta)", "toimija puuttuu"),
        ("Lieksa (viran puolesta, paikkoja: 0)", "Lieksa"),
        ("Lieksa (viran puolesta); Lieksa (nimettynä kaudeksi)", "kahdesti"),
        ('Lieksa "(viran puolesta)', "Lainausmerkki puuttuu"),
    ],
)
def test_a_child_row_that_cannot_be_read_is_told(cell, message):
    StructureFactory(slug="ryhma")
    ActorFactory(name_fi="Lieksa")
    result = imported(
        CooperationStructureResource, csv_of(("Osoitteen osa", "Paikat"), ("ryhma", cell)), "csv"
    )
    (told,) = result.messages()
    assert told.startswith("Rivi 2, sarake ”Paikat”: ")
    assert message in told
    assert not Seat.objects.exists()


def test_a_record_may_be_named_later_in_the_file_that_makes_it():
    data = csv_of(
        ("Nimi suomeksi", "Osoitteen osa", "Osa rakennetta"), ("Pää", "paa", ""), ("Osa", "osa", "Pää [paa]")
    )
    assert counted(imported(CooperationStructureResource, data, "csv")) == {"new": 2}
    assert CooperationStructure.objects.get(slug="osa").part_of.slug == "paa"
