"""What holds of duties whatever the memberships: on random worlds and on random days of the real register."""

import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legislation.duties import Duty, DutyBook, duties_of
from legislation.models import Obligation, ObligationParty
from regions.models import Actor, Membership
from regions.neighbours import neighbourhood
from tests.factories import (
    ActorFactory,
    LegalBasisFactory,
    MembershipFactory,
    ObligationFactory,
    ObligationPartyFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db
Pairing, Role = ObligationParty.Pairing, ObligationParty.Role
FIRST, LAST = datetime.date(2023, 1, 1), datetime.date(2026, 12, 31)
days = st.dates(FIRST, LAST)
# The database is emptied after each test, not after each example: an example takes back what it made.
in_database = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def told(duty: Duty) -> dict[str, Any]:
    """All that is said of a duty, comparable."""
    return {
        "obligation": duty.obligation.code,
        "actor": duty.actor.slug,
        "applies": duty.applies,
        "reason": duty.reason,
        "roles": [(party.name_in_statute, party.role) for party in duty.own],
        "joint": duty.joint,
        "counterparts": [
            (one.words, one.party.role, [actor.slug for actor in one.actors], one.is_unverified)
            for one in duty.counterparts
        ],
        "waited for": duty.partner_ids,
        "bases": [(basis.section_id, basis.version_act, basis.version_from) for basis in duty.bases],
        "why": [(one.counterpart.slug, [m.pk for m in one.memberships]) for one in duty.why()],
    }


def all_told(day: datetime.date, *kinds: str) -> list[dict[str, Any]]:
    obligations = Obligation.objects.filter(kind__in=kinds) if kinds else None
    return [told(duty) for duty in DutyBook(day, obligations).all()]


# The real register


@pytest.mark.usefixtures("register")
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=days)
def test_every_mainland_municipality_but_helsinki_has_exactly_one_county_under_14_section(day):
    book = DutyBook(day)
    duties = book.under(Obligation.objects.get(code="hva-kunnat-neuvottelu"))
    aland = set(Actor.objects.filter(memberships__region__code="21").values_list("slug", flat=True))
    municipalities = [duty for duty in duties if duty.actor.actor_type.code == "kunta"]
    found = {duty.actor.slug: duty for duty in municipalities if duty.actor.slug not in aland}
    alone = found.pop("helsinki")
    assert not alone.applies
    counties = {
        slug: [actor.actor_type.code for one in duty.counterparts for actor in one.actors]
        for slug, duty in found.items()
    }
    assert len(counties) in (291, 292)
    assert {slug for slug, kinds in counties.items() if kinds != ["hyvinvointialue"]} == set()


@pytest.mark.once
@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("day", "kinds"),
    [("2026-11-24", list(Obligation.Kind)), ("2025-06-01", ["agreement"]), ("2022-06-01", ["negotiation"])],
)
def test_the_country_and_each_single_actor_tell_the_same(day, kinds):
    day = datetime.date.fromisoformat(day)
    book = DutyBook(day, Obligation.objects.filter(kind__in=kinds))
    actors = list(book.country.actors.values())
    municipalities = [actor for actor in actors if actor.actor_type.code == "kunta"]
    alike = set(municipalities) - set(municipalities[::4])  # three hundred, all alike but for a few
    for actor in [one for one in actors if one not in alike]:
        alone = book.law.duties_of(actor, neighbourhood(actor, day))
        assert [told(duty) for duty in book.of(actor)] == [told(duty) for duty in alone], actor.slug


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    "slug", ["lieksa", "helsinki", "hus-yhtyma", "kela", "lapin-liitto", "saamelaiskarajat"]
)
def test_an_actor_asked_alone_has_the_duties_that_the_country_gives_it(slug):
    actor = Actor.objects.get(slug=slug)
    alone = [told(duty) for duty in duties_of(actor, LAST)]
    assert [told(duty) for duty in DutyBook(LAST).of(actor)] == alone


@pytest.mark.once
@pytest.mark.usefixtures("register")
def test_the_country_tells_the_same_asked_by_actor_or_by_obligation():
    book = DutyBook(LAST)
    by_actor = {(one["actor"], one["obligation"]): one for one in (told(duty) for duty in book.all())}
    by_obligation = {
        (one["actor"], one["obligation"]): one
        for obligation in book.law.obligations.values()
        for one in (told(duty) for duty in book.under(obligation))
    }
    assert by_actor == by_obligation


@pytest.mark.usefixtures("register")
def test_two_who_meet_are_brought_together_by_the_same_memberships_from_both_sides():
    book = DutyBook(LAST)
    for duty in book.under(Obligation.objects.get(code="tym-sopimus")):
        for reason in duty.why():
            back = book.country.around(reason.counterpart).between(duty.actor)
            assert {m.pk for m in reason.memberships} == {m.pk for m in back}


@pytest.mark.once
@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("day", [LAST, datetime.date(2025, 6, 15), datetime.date(2022, 6, 1)])
def test_nobody_is_a_counterpart_whom_the_duty_does_not_reach(day):
    duties = {(duty.obligation.code, duty.actor.pk): duty for duty in DutyBook(day).all()}
    strangers = {
        (code, duty.actor.name, other.name)
        for (code, _actor), duty in duties.items()
        if duty.applies
        for one in duty.partners
        for other in one.actors
        if not one.is_unverified and other.is_valid_on(day)
        if (code, other.pk) not in duties or not duties[code, other.pk].applies
    }
    assert strangers == set()


@pytest.mark.usefixtures("register")
def test_employment_authorities_and_who_meets_them_in_an_area_name_each_other():
    book = DutyBook(LAST)
    for code in ("asiakkaiden-palvelut", "osaamistarpeet"):
        duties = {one.actor.slug: one for one in book.under(Obligation.objects.get(code=code))}
        of_hus = [
            one for one in duties["hus-yhtyma"].counterparts if one.party.actor_type.code == "tyollisyysalue"
        ]
        named = {actor.slug for one in of_hus for actor in one.actors}
        back = {
            slug
            for slug, duty in duties.items()
            if slug.endswith("tyollisyysalue")
            and "hus-yhtyma" in {actor.slug for one in duty.counterparts for actor in one.actors}
        }
        assert (len(named), named) == (9, back)


@pytest.mark.usefixtures("register")
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=days)
def test_a_day_of_the_real_register_knows_nothing_of_what_began_later(day):
    kinds = (Obligation.Kind.NEGOTIATION, Obligation.Kind.AGREEMENT, Obligation.Kind.STEERING)
    before = all_told(day, *kinds)
    Membership.objects.filter(valid_from__gt=day).delete()
    assert all_told(day, *kinds) == before


# Small random worlds


@pytest.fixture
def world(db):
    """Law of municipalities, counties and employment areas, and actors that belong nowhere yet."""
    for pairing, codes in (
        (Pairing.COUNTY_OF_MUNICIPALITY, ("kunta", "hyvinvointialue")),
        (Pairing.EMPLOYMENT_AREA_OVERLAPS_COUNTY, ("tyollisyysalue", "hyvinvointialue")),
        (Pairing.COOPERATION_AREA, ("hyvinvointialue",)),
        (Pairing.EACH_ALONE, ("kunta", "hyvinvointialue")),
        (Pairing.OFFICE_AREA, ("kunta", "ely-keskus")),
    ):
        obligation = ObligationFactory()
        section = SectionFactory(valid_from=datetime.date(2021, 7, 1))
        LegalBasisFactory(obligation=obligation, section=section)
        for code in codes:
            ObligationPartyFactory(obligation=obligation, actor_type__code=code, pairing=pairing)
    kinds = {
        "kunta": 4,
        "hyvinvointialue": 3,
        "tyollisyysalue": 2,
        "ely-keskus": 2,
        "sote-yhteistyoalue": 2,
    }
    return {
        code: [ActorFactory(actor_type__code=code) for _index in range(count)]
        for code, count in kinds.items()
    }


TARGETS = {
    "county": ("kunta", "hyvinvointialue"),
    "employment_area": ("kunta", "tyollisyysalue"),
    "state_office": ("kunta", "ely-keskus"),
    "cooperation_area": ("hyvinvointialue", "sote-yhteistyoalue"),
}
histories = st.lists(
    st.tuples(
        st.sampled_from(sorted(TARGETS)),
        st.integers(0, 3),
        st.integers(0, 2),
        st.dates(datetime.date(2021, 1, 1), LAST),
    ),
    max_size=25,
)


def live(world, history) -> None:
    """Makes each move of the history: the actor leaves where it was and belongs elsewhere from the day on."""
    for kind, who, where, day in sorted(history, key=lambda move: move[3]):
        members, organisations = (world[code] for code in TARGETS[kind])
        member, organisation = members[who % len(members)], organisations[where % len(organisations)]
        earlier = Membership.objects.filter(member=member, kind=kind)
        if earlier.filter(valid_from=day).exists():
            continue
        earlier.filter(valid_until=None).update(
            valid_until=day - datetime.timedelta(days=1), valid_until_precision="day"
        )
        MembershipFactory(member=member, kind=kind, organisation=organisation, valid_from=day)


@in_database
@given(history=histories, day=days)
def test_a_municipality_has_one_county_whenever_a_membership_covers_the_day(world, history, day):
    Membership.objects.all().delete()
    live(world, history)
    for municipality in world["kunta"]:
        belongs = Membership.objects.as_of(day).filter(member=municipality, kind="county").first()
        (duty,) = [
            one
            for one in duties_of(municipality, day)
            if one.parties[0].pairing == Pairing.COUNTY_OF_MUNICIPALITY
        ]
        met = [actor for one in duty.counterparts for actor in one.actors]
        assert met == ([] if belongs is None else [belongs.organisation])
        assert duty.applies is (belongs is not None)


@in_database
@given(history=histories, day=days)
def test_what_began_after_the_day_changes_nothing(world, history, day):
    Membership.objects.all().delete()
    live(world, [move for move in history if move[3] <= day])
    before = all_told(day)
    live(world, [move for move in history if move[3] > day])
    later = day + datetime.timedelta(days=1)
    section = SectionFactory(valid_from=later)
    coming = ObligationFactory()
    LegalBasisFactory(obligation=coming, section=section)
    ObligationPartyFactory(obligation=coming)
    newcomer = ActorFactory(valid_from=later)
    MembershipFactory(member=newcomer, organisation=world["hyvinvointialue"][0], valid_from=later)
    assert all_told(day) == before
    coming.delete()
    Membership.objects.filter(member=newcomer).delete()
    newcomer.delete()


@in_database
@given(history=histories, day=days)
def test_the_country_and_each_actor_agree_in_any_world(world, history, day):
    Membership.objects.all().delete()
    live(world, history)
    book = DutyBook(day)
    actors = list(book.country.actors.values())
    municipalities = [actor for actor in actors if actor.actor_type.code == "kunta"]
    alike = set(municipalities) - set(municipalities[::4])  # three hundred, all alike but for a few
    for actor in [one for one in actors if one not in alike]:
        alone = [told(duty) for duty in duties_of(Actor.objects.get(pk=actor.pk), day)]
        assert [told(duty) for duty in book.of(actor)] == alone


@in_database
@given(history=histories, day=days)
def test_who_meets_whom_is_the_same_from_both_sides(world, history, day):
    Membership.objects.all().delete()
    live(world, history)
    met = {
        (duty.obligation.pk, duty.actor.pk, other)
        for duty in DutyBook(day).all()
        if duty.parties[0].pairing != Pairing.OFFICE_AREA
        for other in duty.partner_ids
    }
    assert met == {(obligation, other, actor) for obligation, actor, other in met}


def test_an_organisation_that_has_ended_is_nobodys_counterpart(world):
    county = ActorFactory(actor_type__code="hyvinvointialue", valid_until=datetime.date(2024, 12, 31))
    MembershipFactory(member=world["kunta"][0], organisation=county)
    for day, expected in ((datetime.date(2024, 12, 31), [county]), (FIRST.replace(year=2025), [])):
        (duty,) = [
            one
            for one in duties_of(world["kunta"][0], day)
            if one.parties[0].pairing == Pairing.COUNTY_OF_MUNICIPALITY
        ]
        assert [actor for one in duty.counterparts for actor in one.actors] == expected
