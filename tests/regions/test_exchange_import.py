"""An import changes what differs, all rows or none, and says what is wrong by row and column."""

import datetime

import pytest
from django.utils import translation

from regions.exchange.cells import CUT
from regions.models import Actor, ActorAlias, Membership
from regions.partial_dates import PartialDate
from regions.resources import (
    ActorResource,
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
    SourceFactory,
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
    member = ActorFactory(name_fi="Lieksa")
    office = ActorFactory(name_fi="Virasto", name_sv="Verket", actor_type__code="virasto")
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


def test_overlapping_memberships_within_one_file_are_refused():
    member, first, second = (
        ActorFactory(name_fi="Lieksa"),
        ActorFactory(name_fi="A", actor_type__code="hyvinvointialue"),
        ActorFactory(name_fi="B", actor_type__code="hyvinvointialue"),
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
