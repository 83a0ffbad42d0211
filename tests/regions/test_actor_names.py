"""Actors are found by any form of their name and stand in Finnish alphabetical order."""

import pytest

from regions.models import Actor
from regions.texts import sort_key
from tests.factories import ActorAliasFactory, ActorFactory

pytestmark = pytest.mark.django_db


def test_order_is_finnish_whatever_the_database():
    for name in ("Äänekoski", "Zetala", "Åland", "Öjä", "Aura", "aura 10", "Aura 9", "Väylä", "Vaala"):
        ActorFactory(name_fi=name)
    assert list(Actor.objects.values_list("name_fi", flat=True)) == [
        "Aura", "Aura 9", "aura 10", "Vaala", "Väylä", "Zetala", "Åland", "Äänekoski", "Öjä",
    ]  # fmt: skip


def test_accents_do_not_move_a_name():
    assert sort_key("Šemeikka") < sort_key("Sipoo")


@pytest.mark.parametrize(
    "text", ["lieksa", "LIEKSAN", "Lieksan kaupunki", "siun", "ÄÄNI", "422", "  lieksa  ", "korsholm"]
)
def test_found_by_any_name_form(text):
    actor = ActorFactory(
        name_fi="Lieksa",
        name_sv="Korsholm",
        legal_name_fi="Lieksan kaupunki",
        genitive_fi="Lieksan",
        code="422",
    )
    ActorAliasFactory(actor=actor, name="Siun sote")
    ActorAliasFactory(actor=actor, name="Ääni")
    ActorFactory(name_fi="Muu")
    assert list(Actor.objects.named(text)) == [actor]


def test_a_nul_in_a_search_is_harmless():
    ActorFactory(name_fi="Lieksa")
    assert Actor.objects.named("lie\0xx").count() == 0
    assert Actor.objects.named("\0").count() == 1
