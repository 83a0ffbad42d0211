"""The country's actors as they are loaded: the counts that hold and the exceptions that law makes."""

import datetime

import pytest
from django.db.models import Count, Q

from regions.models import Actor, CouncilTerm, Membership, Region, Succession

pytestmark = [pytest.mark.usefixtures("register"), pytest.mark.django_db]

NOW = datetime.date(2026, 11, 24)
ALAND = "21"


def count(actor_type: str, day: datetime.date = NOW) -> int:
    return Actor.objects.of_type(actor_type).as_of(day).count()


def organisation(slug: str, kind: str, day: datetime.date = NOW) -> str | None:
    membership = Membership.objects.as_of(day).of_kind(kind).filter(member__slug=slug).first()
    return membership.organisation.slug if membership else None


def region(slug: str, day: datetime.date = NOW) -> str:
    return Membership.objects.as_of(day).of_kind("region").get(member__slug=slug).region.name_fi


@pytest.mark.parametrize(
    ("actor_type", "day", "expected"),
    [
        ("kunta", NOW, 308),
        ("kunta", datetime.date(2026, 1, 1), 308),
        ("kunta", datetime.date(2024, 12, 31), 309),
        ("kunta", datetime.date(2020, 12, 31), 310),
        ("kunta", datetime.date(2019, 12, 31), 311),
        ("hyvinvointialue", NOW, 21),
        ("hyvinvointialue", datetime.date(2021, 6, 30), 0),
        ("hyvinvointiyhtyma", NOW, 1),
        ("maakunnan-liitto", NOW, 18),
        ("tyollisyysalue", NOW, 45),
        ("tyollisyysalue", datetime.date(2024, 12, 31), 0),
        ("elinvoimakeskus", NOW, 10),
        ("elinvoimakeskus", datetime.date(2025, 12, 31), 0),
        ("ely-keskus", datetime.date(2025, 12, 31), 15),
        ("ely-keskus", NOW, 0),
        ("sote-yhteistyoalue", NOW, 5),
    ],
)
def test_there_are_as_many_actors_of_each_type_as_there_should_be(actor_type, day, expected):
    assert count(actor_type, day) == expected


def test_there_are_nineteen_regions():
    assert Region.objects.count() == 19


def test_every_municipality_of_the_mainland_but_helsinki_is_in_exactly_one_county():
    municipalities = Actor.objects.of_type("kunta").as_of(NOW)
    today = Q(memberships__kind="county") & Q(memberships__valid_until__isnull=True)
    without = municipalities.annotate(counties=Count("memberships", filter=today)).exclude(counties=1)
    mainland = without.exclude(pk__in=municipalities.in_region(Region.objects.get(code=ALAND), NOW))

    assert [actor.slug for actor in mainland] == ["helsinki"]
    assert Membership.objects.as_of(NOW).of_kind("county").count() == 291


@pytest.mark.parametrize("kind", ["county", "council", "employment_area"])
def test_aland_is_outside_the_divisions_of_the_mainland(kind):
    aland = Actor.objects.of_type("kunta").in_region(Region.objects.get(code=ALAND), NOW)

    assert aland.count() == 16
    assert not Membership.objects.of_kind(kind).filter(member__in=aland).exists()


def test_helsinki_has_no_county_but_belongs_to_hus():
    assert organisation("helsinki", "county") is None
    assert organisation("helsinki", "joint_authority") == "hus-yhtyma"
    assert organisation("helsinki", "council") == "uudenmaan-liitto"


def test_hus_has_the_four_counties_of_uusimaa_and_helsinki():
    members = Actor.objects.members_of(Actor.objects.get(slug="hus-yhtyma"), NOW)

    assert sorted(actor.slug for actor in members) == [
        "helsinki",
        "ita-uudenmaan-hyvinvointialue",
        "keski-uudenmaan-hyvinvointialue",
        "lansi-uudenmaan-hyvinvointialue",
        "vantaan-ja-keravan-hyvinvointialue",
    ]


@pytest.mark.parametrize(
    ("slug", "before", "after"),
    [
        ("kuhmoinen", "Keski-Suomi", "Pirkanmaa"),
        ("heinavesi", "Etelä-Savo", "Pohjois-Karjala"),
        ("iitti", "Kymenlaakso", "Päijät-Häme"),
        ("isokyro", "Pohjanmaa", "Etelä-Pohjanmaa"),
        ("joroinen", "Etelä-Savo", "Pohjois-Savo"),
    ],
)
def test_a_municipality_that_changed_region_in_2021_was_in_the_old_one_before(slug, before, after):
    assert region(slug, datetime.date(2020, 6, 1)) == before
    assert region(slug, datetime.date(2021, 1, 1)) == after


def test_lieksa_belongs_to_the_organisations_of_pohjois_karjala():
    assert region("lieksa") == "Pohjois-Karjala"
    assert organisation("lieksa", "county") == "pohjois-karjalan-hyvinvointialue"
    assert organisation("lieksa", "council") == "pohjois-karjalan-maakuntaliitto"
    assert organisation("lieksa", "employment_area") == "pohjois-karjala-tyollisyysalue"
    assert organisation("lieksa", "state_office") == "ita-suomen-elinvoimakeskus"
    assert organisation("lieksa", "state_office", datetime.date(2025, 6, 1)) == "pohjois-karjalan-ely-keskus"
    assert organisation("kuhmoinen", "state_office", datetime.date(2025, 6, 1)) == "pirkanmaan-ely-keskus"
    assert organisation("kuhmoinen", "state_office", datetime.date(2020, 6, 1)) == "keski-suomen-ely-keskus"


def test_an_employment_area_has_at_most_one_responsible_municipality():
    responsible = Membership.objects.filter(is_responsible=True)

    assert responsible.count() == 39
    assert responsible.values("organisation").distinct().count() == 39
    assert responsible.get(organisation__slug="pohjois-karjala-tyollisyysalue").member.slug == "joensuu"


def test_an_area_whose_authority_was_not_found_has_none():
    kuopio = Actor.objects.get(slug="kuopio-tyollisyysalue")

    assert kuopio.organising_form == "vastuukunta"
    assert not Membership.objects.filter(organisation=kuopio, is_responsible=True).exists()
    assert "ei löytynyt" in kuopio.note_fi


@pytest.mark.parametrize(
    ("merged", "into", "day"),
    [
        ("pertunmaa", "mantyharju", "2025-01-01"),
        ("honkajoki", "kankaanpaa", "2021-01-01"),
        ("valtimo", "nurmes", "2020-01-01"),
    ],
)
def test_a_merged_municipality_points_to_the_one_that_it_joined(merged, into, day):
    succession = Succession.objects.get(predecessor__slug=merged, kind="merged")

    assert succession.successor.slug == into
    assert succession.happened_on.isoformat() == day
    assert not Membership.objects.as_of(NOW).filter(member__slug=merged).exists()


def test_a_successor_of_an_ely_keskus_is_unverified_unless_a_source_states_its_area():
    by_area = Succession.objects.filter(
        predecessor__actor_type__code="ely-keskus", successor__actor_type__code="elinvoimakeskus"
    )
    stated = by_area.filter(verification="stated")

    assert by_area.values("predecessor").distinct().count() == 15
    assert {succession.predecessor.slug for succession in stated} == {"hameen-ely-keskus"}


def test_the_cooperation_areas_cover_every_county_helsinki_and_hus_once():
    members = Membership.objects.as_of(NOW).of_kind("cooperation_area")

    assert members.count() == 23
    assert members.values("member").distinct().count() == 23


def test_council_terms_follow_one_another():
    terms = [
        str(term) for term in CouncilTerm.objects.filter(actor_type__code="kunta").order_by("valid_from")
    ]

    assert terms == ["kunta: 1.6.2017–31.7.2021", "kunta: 1.8.2021–31.5.2025", "kunta: 1.6.2025–31.5.2029"]
    assert CouncilTerm.objects.as_of(NOW).count() == 4


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Siun sote", "pohjois-karjalan-hyvinvointialue"),
        ("pohde", "pohjois-pohjanmaan-hyvinvointialue"),
        ("STM", "sosiaali-ja-terveysministerio"),
        ("Kansaneläkelaitos", "kela"),
        ("Lieksan", "lieksa"),
    ],
)
def test_an_actor_is_found_by_its_brand_abbreviation_legal_name_or_genitive(text, slug):
    assert slug in {actor.slug for actor in Actor.objects.named(text)}


def test_every_actor_has_a_source():
    assert not Actor.objects.filter(sources__isnull=True).exists()
    assert not Membership.objects.filter(sources__isnull=True).exists()
