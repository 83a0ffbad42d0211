"""An import changes what differs, all rows or none, and says what is wrong by row and column."""

import datetime

import pytest
from django.utils import translation

from regions.exchange.cells import CUT
from regions.models import Actor, ActorAlias, CooperationStructure, Membership, Seat
from regions.partial_dates import PartialDate
from regions.resources import (
    ActorResource,
    CooperationStructureResource,
    MembershipResource,
    SourceResource,
    ThemeResource,
)
from tests.exchange_files import counted, csv_of, exported, imported, workbook_of
from tests.factories import (
    ActorAliasFactory,
    ActorFactory,
    ActorTypeFactory,
    MembershipFactory,
    RegionFactory,
    SeatFactory,
    SourceFactory,
    StructureFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db

HEADERS = ("Nimi suomeksi", "Toimijatyyppi", "Osoitteen osa")


def test_a_new_row_is_saved_with_what_the_model_says_where_cells_are_empty():
    ActorTypeFactory(code="kunta", name_fi="kunta")
    data = workbook_of((*HEADERS, "Varmuus", "Alkaa"), ("Lieksa", "kunta", "lieksa", None, "10/1936"))
    assert counted(imported(ActorResource, data)) == {"new": 1}
    actor = Actor.objects.get()
    assert (actor.name_fi, actor.actor_type.code, actor.verification) == ("Lieksa", "kunta", "unverified")
    assert actor.valid_from == PartialDate(1936, 10)
    assert actor.sort_fi == "lieksa"


def test_only_the_columns_of_the_file_change():
    ActorFactory(slug="lieksa", name_fi="Lieksa", name_sv="Lieksa", business_id="0201256-6")
    data = csv_of(("Osoitteen osa", "Nimi ruotsiksi"), ("lieksa", "Lieksa stad"))
    assert counted(imported(ActorResource, data, "csv")) == {"update": 1}
    actor = Actor.objects.get()
    assert (actor.name_fi, actor.name_sv, actor.business_id) == ("Lieksa", "Lieksa stad", "0201256-6")


def test_an_empty_cell_empties():
    actor = ActorFactory(slug="lieksa", population=1, population_year=2022)
    actor.sources.add(SourceFactory())
    data = csv_of(("Osoitteen osa", "Väkiluku", "Väkiluvun vuosi", "Lähteet"), ("lieksa", "", "", ""))
    assert counted(imported(ActorResource, data, "csv")) == {"update": 1}
    actor.refresh_from_db()
    assert (actor.population, actor.population_year, actor.sources.count()) == (None, None, 0)


def test_a_check_saves_nothing():
    ActorFactory(slug="lieksa", name_fi="Lieksa")
    data = csv_of(("Osoitteen osa", "Nimi suomeksi"), ("lieksa", "Toinen"))
    assert counted(imported(ActorResource, data, "csv", dry_run=True)) == {"update": 1}
    assert Actor.objects.get().name_fi == "Lieksa"


def test_one_faulty_row_keeps_all_rows_out():
    ActorFactory(slug="lieksa", name_fi="Lieksa")
    data = csv_of(
        ("Osoitteen osa", "Nimi suomeksi", "Y-tunnus", "Alkaa"),
        ("lieksa", "Toinen", "", ""),
        ("nurmes", "Nurmes", "1234567-8", "eilen"),
    )
    result = imported(ActorResource, data, "csv")
    assert counted(result) == {"update": 1, "invalid": 1}
    assert Actor.objects.get().name_fi == "Lieksa"
    assert result.messages() == [
        "Rivi 3, sarake ”Alkaa”: Kirjoita päivämäärä muodossa 24.11.2026, 11/2026 tai 2026."
    ]


def test_the_rules_of_the_model_are_told_by_row_and_column():
    ActorTypeFactory(code="kunta", name_fi="kunta")
    data = csv_of(
        (*HEADERS, "Y-tunnus", "Alkaa", "Päättyy"),
        ("Nurmes", "kunta", "nurmes", "1234567-8", "2025", "2024"),
        ("", "kunta", "tyhja", "", "", ""),
    )
    messages = imported(ActorResource, data, "csv").messages()
    assert any(
        text.startswith("Rivi 2, sarake ”Y-tunnus”: 1234567-8 ei ole kelvollinen") for text in messages
    )
    assert "Rivi 2, sarake ”Päättyy”: Päättyminen on ennen alkua." in messages
    assert any(text.startswith("Rivi 3, sarake ”Nimi suomeksi”:") for text in messages)
    assert not Actor.objects.exists()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_choices_are_read_in_every_language_and_as_stored(language):
    with translation.override(language):
        label = str(Membership.Kind.STATE_OFFICE.label)
    member, office = ActorFactory(name_fi="Lieksa"), ActorFactory(name_fi="Virasto", name_sv="Verket")
    for number, word in enumerate((label, label.upper(), "state_office")):
        Membership.objects.all().delete()
        row = ("lieksa" if number else "Lieksa", word, "Verket")
        member.slug = "lieksa"
        member.save()
        data = csv_of(("Jäsen", "Laji", "Mihin kuuluu", "Maakunta", "Alkaa"), (*row, "", ""))
        result = imported(MembershipResource, data, "csv")
        assert counted(result) == {"new": 1}, result.messages()
        assert Membership.objects.get().organisation == office


def test_a_word_that_is_no_choice_is_told_with_the_choices():
    SourceFactory(code="a")
    data = csv_of(("Tunnus", "Laji"), ("a", "kirja"))
    (told,) = imported(SourceResource, data, "csv").messages()
    assert told == (
        "Rivi 2, sarake ”Laji”: ”kirja” ei ole vaihtoehto. Valitse jokin näistä: säädös, pöytäkirja, "
        "esityslista, päätös, tiedote, verkkosivu, julkaisu, tilasto tai aineisto."
    )


@pytest.mark.parametrize(
    ("word", "value"), [("kyllä", True), ("Ei", False), (True, True), ("1", True), (0, False)]
)
def test_yes_and_no(word, value):
    theme = ThemeFactory(code="a", in_publication=not value)
    assert counted(imported(ThemeResource, workbook_of(("Tunnus", "Lähdejulkaisun teema"), ("a", word)))) == {
        "update": 1
    }
    theme.refresh_from_db()
    assert theme.in_publication is value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (datetime.date(2025, 10, 24), PartialDate(2025, 10, 24)),
        ("24.10.2025", PartialDate(2025, 10, 24)),
        ("2025-10-24", PartialDate(2025, 10, 24)),
        ("10/2025", PartialDate(2025, 10)),
        ("2025", PartialDate(2025)),
        (2025, PartialDate(2025)),
    ],
)
def test_dates_are_read_as_far_as_they_are_known(cell, value):
    actor = ActorFactory(slug="lieksa")
    imported(ActorResource, workbook_of(("Osoitteen osa", "Alkaa"), ("lieksa", cell)))
    actor.refresh_from_db()
    assert actor.valid_from == value


def test_a_name_that_means_two_actors_is_refused_and_its_key_settles_it():
    first, second = ActorFactory(slug="pori", name_fi="Pori"), ActorFactory(slug="pori-alue", name_fi="Pori")
    headers = ("Jäsen", "Laji", "Mihin kuuluu", "Maakunta", "Alkaa")
    county = ActorFactory(name_fi="Satakunta")
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


def test_overlapping_memberships_within_one_file_are_refused():
    member, first, second = (
        ActorFactory(name_fi="Lieksa"),
        ActorFactory(name_fi="A"),
        ActorFactory(name_fi="B"),
    )
    headers = ("Jäsen", "Laji", "Mihin kuuluu", "Maakunta", "Alkaa")
    data = csv_of(
        headers,
        ("Lieksa", "hyvinvointialue", "A", "", "2023"),
        ("Lieksa", "hyvinvointialue", "B", "", "2024"),
    )
    result = imported(MembershipResource, data, "csv")
    assert result.messages() == ["Rivi 3, sarake ”Alkaa”: Päällekkäinen jäsenyys: A 2023–."]
    assert not Membership.objects.filter(member=member, organisation__in=(first, second)).exists()


def test_a_record_may_be_named_later_in_the_file_that_makes_it():
    data = csv_of(
        ("Nimi suomeksi", "Osoitteen osa", "Osa rakennetta"), ("Pää", "paa", ""), ("Osa", "osa", "Pää [paa]")
    )
    assert counted(imported(CooperationStructureResource, data, "csv")) == {"new": 2}
    assert CooperationStructure.objects.get(slug="osa").part_of.slug == "paa"


def test_headers_are_known_in_any_case_and_by_the_field_name():
    actor = ActorFactory(slug="lieksa")
    imported(ActorResource, csv_of(("slug", " NIMI  ruotsiksi"), ("lieksa", "Lieksa sv")), "csv")
    actor.refresh_from_db()
    assert actor.name_sv == "Lieksa sv"


def test_columns_that_the_register_works_out_are_passed_by():
    ActorFactory(slug="lieksa")
    data = csv_of(("Osoitteen osa", "Hyvinvointialue", "Sivu rekisterissä"), ("lieksa", "mikä tahansa", "x"))
    assert counted(imported(ActorResource, data, "csv")) == {"skip": 1}


def test_a_formula_like_text_survives_the_round_of_a_csv_file():
    ActorFactory(slug="a", name_fi="=1+1", note_fi="'=lainaus")
    assert counted(imported(ActorResource, exported(ActorResource, file_format="csv"), "csv")) == {"skip": 1}


def test_a_cut_text_changes_nothing_and_cannot_be_brought_in():
    actor = ActorFactory(slug="a", note_fi="a" * 40_000)
    assert counted(imported(ActorResource, exported(ActorResource))) == {"skip": 1}
    result = imported(ActorResource, csv_of(("Osoitteen osa", "Huomautus suomeksi"), ("a", f"b{CUT}")), "csv")
    assert "katkaistu" in result.messages()[0]
    actor.refresh_from_db()
    assert len(actor.note_fi) == 40_000


def test_what_a_spreadsheet_made_of_text_is_refused():
    ActorFactory(slug="a")
    for cell in (datetime.date(2025, 1, 2), 0.5, True):
        result = imported(ActorResource, workbook_of(("Osoitteen osa", "Nimi ruotsiksi"), ("a", cell)))
        assert "Muotoile solu tekstiksi" in result.messages()[0]


def test_the_preview_shows_what_goes_and_what_comes():
    ActorFactory(slug="a", name_fi="<b>Vanha</b>")
    result = imported(
        ActorResource, csv_of(("Osoitteen osa", "Nimi suomeksi"), ("a", "Uusi")), "csv", dry_run=True
    )
    assert result.diff_headers == ["Osoitteen osa", "Nimi suomeksi"]
    assert result.rows[0].diff == ["a", "<del>&lt;b&gt;Vanha&lt;/b&gt;</del> <ins>Uusi</ins>"]


def test_an_import_looks_records_up_in_batches(django_assert_max_num_queries):
    for number in range(150):
        ActorAliasFactory(actor__slug=f"a-{number}")
    data = exported(ActorResource)
    with django_assert_max_num_queries(15):
        assert counted(imported(ActorResource, data)) == {"skip": 150}
    assert ActorAlias.objects.count() == 150


def test_rows_outside_the_resources_queryset_are_not_touched():
    class OwnActors(ActorResource):
        def get_queryset(self):
            return super().get_queryset().filter(slug="oma")

    ActorFactory(slug="oma")
    other = ActorFactory(slug="vieras", name_fi="Vieras")
    data = csv_of(HEADERS, ("Muutettu", other.actor_type.name_fi, "vieras"))
    result = imported(OwnActors, data, "csv")
    assert counted(result) == {"invalid": 1}
    other.refresh_from_db()
    assert other.name_fi == "Vieras"


def test_a_membership_is_known_by_all_that_identifies_it():
    membership = MembershipFactory(valid_until=None)
    data = exported(MembershipResource, file_format="csv")
    assert counted(imported(MembershipResource, data, "csv")) == {"skip": 1}
    row = (membership.member.slug, "hyvinvointialue", membership.organisation.slug, "", "1.1.2023", "2025")
    data = csv_of(("Jäsen", "Laji", "Mihin kuuluu", "Maakunta", "Alkaa", "Päättyy"), row)
    assert counted(imported(MembershipResource, data, "csv")) == {"update": 1}
    membership.refresh_from_db()
    assert membership.valid_until == PartialDate(2025)
