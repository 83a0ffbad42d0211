"""How a file names other records and spells out child rows, and what it does to them."""

import pytest

from regions.models import ActorAlias, ContactRole, CooperationStructure, CouncilTerm, Membership, Seat
from regions.partial_dates import PartialDate
from regions.resources import (
    ActorResource,
    ContactRoleResource,
    CooperationStructureResource,
    CouncilTermResource,
    MembershipResource,
)
from tests.exchange_files import column_of, counted, csv_of, exported, imported
from tests.factories import (
    ActorAliasFactory,
    ActorFactory,
    ActorTypeFactory,
    RegionFactory,
    SeatFactory,
    SourceFactory,
    StructureFactory,
)

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


def test_another_name_keeps_the_time_of_its_use():
    alias = ActorAliasFactory(actor__slug="pk", name="Siun sote", valid_from=PartialDate(2015, 11))
    assert column_of(exported(ActorResource), "Rinnakkaisnimet") == ["Siun sote (tuotenimi, alkaa: 11/2015)"]
    cell = "Siun sote (tuotenimi, alkaa: 11/2015, päättyy: 2030)"
    data = csv_of(("Osoitteen osa", "Rinnakkaisnimet"), ("pk", cell))
    assert counted(imported(ActorResource, data, "csv")) == {"update": 1}
    alias.refresh_from_db()
    assert (alias.valid_from, alias.valid_until) == (PartialDate(2015, 11), PartialDate(2030))
    backwards = csv_of(("Osoitteen osa", "Rinnakkaisnimet"), ("pk", cell.replace("2030", "2014")))
    (told,) = imported(ActorResource, backwards, "csv").messages()
    assert told.endswith("Päättyminen on ennen alkua.")
    assert ActorAlias.objects.get().valid_until == PartialDate(2030)


def test_contacts_and_council_terms_tell_their_sources():
    SourceFactory(code="laki", title="Kuntalaki")
    ActorFactory(slug="lieksa", name_fi="Lieksa")
    ActorTypeFactory(code="kunta", name_fi="kunta")
    contact = csv_of(
        ("Toimija", "Teema", "Tehtävä suomeksi", "Lähteet", "Varmuus", "Tarkistettu"),
        ("Lieksa", "", "koordinaattori", "Kuntalaki", "todettu lähteessä", "24.11.2026"),
    )
    assert counted(imported(ContactRoleResource, contact, "csv")) == {"new": 1}
    assert ContactRole.objects.get(verification="stated").sources.get().code == "laki"
    headers = ("Toimijatyyppi", "Alkaa", "Peruste", "Lähteet", "Varmuus", "Ristiriidan kuvaus")
    term = ("kunta", "1.6.2029", "410/2015, 15 §", "[laki]", "lähteet ristiriidassa")
    (told,) = imported(CouncilTermResource, csv_of(headers, (*term, "")), "csv").messages()
    assert told == "Rivi 2, sarake ”Ristiriidan kuvaus”: Kerro, mitä lähteet sanovat eri tavoin."
    accepted = imported(CouncilTermResource, csv_of(headers, (*term, "Eri alkamispäivät.")), "csv")
    assert counted(accepted) == {"new": 1}, accepted.messages()
    assert CouncilTerm.objects.get().sources.get().code == "laki"
