"""A date known only to the month or year stays so, in memory, in the database and on the page."""

import copy
import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from regions.models import Actor, ActorAlias, ActorType
from regions.partial_dates import PartialDate, add_months


@pytest.fixture
def municipality(db):
    kind = ActorType.objects.create(code="x", name_fi="x", name_sv="x", name_en="x")
    return Actor(actor_type=kind, slug="lieksa", name_fi="Lieksa")


@pytest.mark.parametrize(
    ("text", "iso"),
    [("24.11.2026", "2026-11-24"), ("2026-11-24", "2026-11-24"), ("11/2026", "2026-11"), ("2026", "2026")],
)
def test_reads_dates_as_people_write_them(text, iso):
    assert PartialDate.parse(text).isoformat() == iso


@pytest.mark.parametrize("text", ["31.2.2026", "13/2026", "26", "2026-1", "eilen", "0000"])
def test_refuses_what_is_no_date(text):
    with pytest.raises(ValueError):
        PartialDate.parse(text)


def test_shown_as_known_in_each_language():
    with translation.override("fi"):
        assert str(PartialDate(2026, 11, 4)) == "4.11.2026"
        assert str(PartialDate(2026, 11)) == "11/2026"
        assert str(PartialDate(2026)) == "2026"
    with translation.override("en"):
        assert str(PartialDate(2026, 11, 4)) == "4 Nov 2026"


def test_a_year_survives_the_database(municipality):
    municipality.valid_from = PartialDate(2017)
    municipality.valid_until = PartialDate(2022)
    municipality.save()
    loaded = Actor.objects.get(slug="lieksa")
    assert (loaded.valid_from, loaded.valid_until) == (PartialDate(2017), PartialDate(2022))
    assert loaded.valid_from_precision == "year"
    loaded.save()
    assert Actor.objects.get(slug="lieksa").period_text == "2017–2022"


def test_an_ending_year_lasts_to_its_end(municipality):
    municipality.valid_until = "2022"
    municipality.save()
    assert Actor.objects.as_of(datetime.date(2022, 12, 31)).exists()
    assert not Actor.objects.as_of(datetime.date(2023, 1, 1)).exists()


def test_a_day_may_replace_a_year(municipality):
    municipality.valid_from = "2017"
    municipality.save()
    loaded = Actor.objects.get(slug="lieksa")
    loaded.valid_from = datetime.date(2017, 5, 1)
    loaded.save()
    assert Actor.objects.get(slug="lieksa").valid_from == PartialDate(2017, 5, 1)


def test_a_date_is_read_alike_however_its_row_was_loaded(municipality):
    municipality.valid_from = "2017"
    municipality.save()
    rows = Actor.objects.filter(slug="lieksa")
    in_part = rows.only("slug", "valid_from", "valid_from_precision").get()
    related = ActorAlias.objects.create(actor=municipality, name="Pielisjärvi")
    fetched = ActorAlias.objects.select_related("actor").get(pk=related.pk).actor
    fresh = Actor.objects.get(slug="lieksa")
    fresh.refresh_from_db()
    for loaded in (rows.get(), in_part, fetched, fresh, copy.deepcopy(rows.get())):
        assert loaded.valid_from == PartialDate(2017)
        assert not loaded._state.adding
    left_out = rows.only("slug").get()
    assert (left_out.valid_from, left_out.valid_from_precision) == (PartialDate(2017), "year")
    assert rows.only("slug").get().valid_from_precision == "year"
    loaded = rows.get()
    loaded.valid_from_precision = "day"  # the date is what it was; its precision follows from it
    assert loaded.valid_from == PartialDate(2017)
    assert loaded.valid_from_precision == "year"


def test_a_date_after_none_has_no_precision_of_an_earlier_one(municipality):
    municipality.valid_from = "2017"
    municipality.save()
    loaded = Actor.objects.get(slug="lieksa")
    loaded.valid_from = None
    loaded.valid_from = datetime.date(2026, 5, 1)
    loaded.save()
    assert Actor.objects.get(slug="lieksa").valid_from == PartialDate(2026, 5, 1)


def test_period_may_end_in_the_year_it_began(municipality):
    municipality.valid_from, municipality.valid_until = PartialDate(2025, 6, 1), PartialDate(2025)
    municipality.full_clean(exclude=["actor_type"])
    municipality.save()


def test_period_turned_round_is_refused_on_its_end(municipality):
    municipality.valid_from, municipality.valid_until = PartialDate(2025, 6, 1), PartialDate(2024)
    with pytest.raises(ValidationError) as refused:
        municipality.full_clean()
    assert "valid_until" in refused.value.message_dict


def test_nonsense_is_refused_with_the_forms_shown(municipality):
    municipality.valid_from = "joskus"
    with pytest.raises(ValidationError) as refused:
        municipality.full_clean()
    assert "24.11.2026, 11/2026 tai 2026" in str(refused.value.message_dict["valid_from"])


def test_months_are_added_within_the_calendar():
    assert add_months(datetime.date(2026, 8, 31), 6) == datetime.date(2027, 2, 28)
