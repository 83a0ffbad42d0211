"""What the publication tells of its three regions, as it is loaded."""

import datetime

import pytest

from regions.models import ContactRole, KeyFigure, Membership, RegionProfile, Succession

pytestmark = [pytest.mark.usefixtures("register"), pytest.mark.django_db]

NOW = datetime.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("region", "count", "population"),
    [("12", 13, "noin 160 000"), ("07", 10, "noin 200 000"), ("13", 22, "yli 270 000")],
)
def test_a_profile_states_the_publications_numbers_and_the_memberships_agree(region, count, population):
    profile = RegionProfile.objects.get(region__code=region)
    members = Membership.objects.as_of(NOW).filter(kind="region", region__code=region)
    assert profile.population_fi == population
    assert profile.municipality_count == count
    assert members.filter(member__actor_type__code="kunta").count() == count


def test_every_open_point_is_told_in_both_languages():
    for profile in RegionProfile.objects.all():
        assert len(profile.open_points_fi.splitlines()) == len(profile.open_points_sv.splitlines()) > 0


def test_the_joint_authority_of_paijat_hame_had_pukkila_and_myrskyla_too():
    members = Membership.objects.filter(
        organisation__slug="paijat-hameen-sosiaali-ja-terveydenhuollon-kuntayhtyma"
    )
    assert members.count() == 12
    assert members.filter(member__slug__in=("pukkila", "myrskyla")).count() == 2
    assert {str(membership.period_text) for membership in members} == {"2017–2022"}
    assert not members.as_of(NOW).exists()


def test_where_the_county_and_the_publication_differ_on_members_both_are_told():
    differing = Membership.objects.filter(kind="joint_authority", verification="conflict")
    assert set(differing.values_list("member__slug", flat=True)) == {"heinola", "sysma"}
    assert not differing.filter(conflict_note="").exists()


def test_the_joint_authorities_tasks_moved_to_the_counties():
    moved = Succession.objects.filter(predecessor__actor_type__code="kuntayhtyma", kind="tasks_moved")
    assert ("siun-soten-kuntayhtyma", "pohjois-karjalan-hyvinvointialue") in set(
        moved.values_list("predecessor__slug", "successor__slug")
    )


def test_contacts_are_roles_and_an_empty_cell_is_kept():
    assert not ContactRole.objects.exclude(email="").exists()
    assert ContactRole.objects.exclude(role_fi="").count() == 4
    empty = ContactRole.objects.filter(role_fi="")
    assert set(empty.values_list("actor__slug", flat=True)) == {
        "paijat-hameen-liitto",
        "keski-suomen-hyvinvointialue",
    }


def test_key_figures_are_kept_as_they_are_stated():
    values = dict(KeyFigure.objects.values_list("code", "value"))
    assert values["hyvinvointialueet"] == "21+1"
    assert values["ammatillisen-koulutuksen-jarjestajat-n"] == "N = 46"
    assert values["ammatillinen-koulutus-kuntaomisteisten-osuus"] == "noin 80 %"
