"""The agreements, negotiations and plans of the three regions as they are loaded."""

import datetime

import pytest

from agreements.models import (
    Agreement,
    AgreementParty,
    Negotiation,
    NegotiationParticipant,
    PartyApproval,
    Plan,
)
from regions.models import Actor, CooperationStructure, Membership, Seat

pytestmark = [pytest.mark.usefixtures("register"), pytest.mark.django_db]

NOW = datetime.date(2026, 11, 24)


def agreement(slug: str) -> Agreement:
    return Agreement.objects.get(slug=slug)


def parties(slug: str) -> set[str]:
    return set(agreement(slug).parties.values_list("actor__slug", flat=True))


def status(slug: str, day: datetime.date = NOW) -> str:
    return Agreement.objects.with_status(day).get(slug=slug).status


def municipalities_of(region: str) -> set[str]:
    members = Membership.objects.as_of(NOW).filter(kind="region", region__code=region)
    return set(members.filter(member__actor_type__code="kunta").values_list("member__slug", flat=True))


PARTNERS = {
    "12": {"pohjois-karjalan-hyvinvointialue", "pohjois-karjalan-maakuntaliitto"},
    "07": {"paijat-hameen-hyvinvointialue", "paijat-hameen-liitto"},
    "13": {"keski-suomen-hyvinvointialue", "keski-suomen-liitto"},
}


@pytest.mark.parametrize(
    ("slug", "region", "count"),
    [
        ("pohjois-karjala-strateginen-yhteistyosopimus", "12", 15),
        ("pohjois-karjala-strateginen-yhteistyosopimus-uusi", "12", 15),
        ("paijat-hame-yhteistyopoytakirja", "07", 12),
        ("paijat-hame-yhteistyopoytakirja-2025", "07", 12),
        ("keski-suomi-puitesopimus-2022-2025", "13", 24),
        ("keski-suomi-strateginen-yhteistyosopimus", "13", 24),
    ],
)
def test_a_strategic_agreement_has_the_county_the_council_and_every_municipality(slug, region, count):
    assert parties(slug) == municipalities_of(region) | PARTNERS[region]
    assert len(parties(slug)) == count


def test_kuhmoinen_is_in_no_agreement_of_keski_suomi():
    of_keski_suomi = AgreementParty.objects.filter(agreement__regions__code="13")
    assert not of_keski_suomi.filter(actor__slug="kuhmoinen").exists()


def test_one_tym_agreement_covers_two_employment_areas_the_county_and_kela():
    tym = agreement("paijat-hame-tym-sopimus")
    assert parties(tym.slug) == {
        "paijat-hame-tyollisyysalue", "lahti-tyollisyysalue", "paijat-hameen-hyvinvointialue", "kela",
    }  # fmt: skip
    assert tym.statutory == Agreement.Statutory.STATUTORY
    assert [str(section) for section in tym.sections.all()] == ["381/2023, 9 §"]


@pytest.mark.parametrize(
    ("slug", "area", "responsible"),
    [
        ("pohjois-karjala-tyollisyysalueen-sopimus", "pohjois-karjala-tyollisyysalue", "joensuu"),
        ("paijat-hame-tyollisyysalueen-sopimus", "paijat-hame-tyollisyysalue", "hollola"),
        ("etelainen-keski-suomi-tyollisyysalueen-sopimus", "etelainen-keski-suomi-tyollisyysalue", "jamsa"),
        (
            "pohjoinen-keski-suomi-tyollisyysalueen-sopimus",
            "pohjoinen-keski-suomi-tyollisyysalue",
            "aanekoski",
        ),
    ],
)
def test_an_employment_areas_agreement_has_the_areas_municipalities(slug, area, responsible):
    members = Actor.objects.members_of(Actor.objects.get(slug=area), NOW)
    assert parties(slug) == set(members.values_list("slug", flat=True))
    leading = agreement(slug).parties.get(role=AgreementParty.Role.RESPONSIBLE)
    assert leading.actor.slug == responsible


def test_the_agreement_of_southern_keski_suomi_crosses_a_region_border():
    found = agreement("etelainen-keski-suomi-tyollisyysalueen-sopimus")
    assert set(found.regions.values_list("code", flat=True)) == {"13", "06"}
    assert "mantta-vilppula" in parties(found.slug)
    assert "mantta-vilppula" in municipalities_of("06")


@pytest.mark.parametrize(
    ("slug", "day", "expected"),
    [
        ("keski-suomi-puitesopimus-2022-2025", datetime.date(2025, 12, 31), "renewing"),
        ("keski-suomi-puitesopimus-2022-2025", datetime.date(2026, 1, 1), "ended"),
        ("keski-suomi-strateginen-yhteistyosopimus", datetime.date(2025, 11, 9), "coming"),
        ("keski-suomi-strateginen-yhteistyosopimus", datetime.date(2025, 11, 10), "in_process"),
        ("keski-suomi-strateginen-yhteistyosopimus", NOW, "in_process"),
        ("pohjois-karjala-strateginen-yhteistyosopimus", datetime.date(2024, 12, 31), "unknown"),
        ("pohjois-karjala-strateginen-yhteistyosopimus", NOW, "renewing"),
        ("pohjois-karjala-strateginen-yhteistyosopimus-uusi", NOW, "preparing"),
        ("pohjois-karjala-nuorisovaltuustosopimus", NOW, "attested"),
        ("pohjois-karjala-tyollisyysalueen-sopimus", NOW, "unknown"),
        ("paijat-hame-yhteistyopoytakirja", NOW, "renewing"),
        ("paijat-hame-yhteistyopoytakirja-2025", datetime.date(2025, 10, 5), "unknown"),
        ("paijat-hame-yhteistyopoytakirja-2025", NOW, "partly"),
        ("paijat-hame-tym-sopimus", NOW, "unknown"),
        ("etelainen-keski-suomi-tyollisyysalueen-sopimus", NOW, "unknown"),
        ("pohjoinen-keski-suomi-tyollisyysalueen-sopimus", datetime.date(2023, 10, 9), "in_process"),
        ("pohjoinen-keski-suomi-tyollisyysalueen-sopimus", NOW, "partly"),
    ],
)
def test_status_follows_from_what_the_sources_tell(slug, day, expected):
    assert status(slug, day) == expected


def test_an_agenda_is_not_an_approval():
    on_agenda = PartyApproval.objects.filter(
        party__agreement__slug="keski-suomi-strateginen-yhteistyosopimus",
        decided_on=datetime.date(2026, 3, 16),
    )
    assert [approval.standing for approval in on_agenda] == [PartyApproval.Standing.PROPOSED]
    approvals = PartyApproval.objects.filter(
        party__agreement__slug="keski-suomi-strateginen-yhteistyosopimus"
    )
    assert not approvals.filter(standing__in=PartyApproval.APPROVING).exists()


def test_hollolas_handling_of_the_tym_agreement_keeps_its_case_and_tells_no_outcome():
    handled = PartyApproval.objects.get(case_number="HOLDno-2025-198")
    assert (handled.section_mark, str(handled.decided_on)) == ("§ 14", "11.3.2025")
    assert handled.standing == PartyApproval.Standing.UNKNOWN


def test_sources_that_differ_on_the_framework_agreement_are_told():
    framework = agreement("keski-suomi-puitesopimus-2022-2025")
    assert framework.verification == "conflict"
    assert "kunnanhallitus" in framework.conflict_note


def test_the_new_agreement_of_pohjois_karjala_has_no_known_beginning():
    planned = agreement("pohjois-karjala-strateginen-yhteistyosopimus-uusi")
    assert planned.valid_from is None
    assert str(planned.milestones.get().happens_on) == "2025"
    assert set(planned.parties.values_list("role", flat=True)) == {AgreementParty.Role.PROPOSED}


def test_the_first_part_of_the_negotiation_under_14_does_not_tell_which_municipalities_came():
    negotiation = Negotiation.objects.get(slug="keski-suomi-neuvottelu-2025-10-24")
    assert (negotiation.part_number, negotiation.participant_count) == (1, 180)
    assert [str(section) for section in negotiation.sections.all()] == ["611/2021, 14 §"]
    municipal = negotiation.participants.filter(actor__actor_type__code="kunta")
    assert set(municipal.values_list("attendance", flat=True)) == {NegotiationParticipant.Attendance.INVITED}
    assert municipal.count() == 22


def test_the_hyte_groups_of_pohjois_karjala_are_a_plan_and_not_a_held_negotiation():
    groups = CooperationStructure.objects.get(slug="pohjois-karjala-kuntien-hyte-ryhmat")
    assert groups.valid_from is None
    assert groups.last_sign_of_life is None
    assert not Negotiation.objects.filter(regions__code="12").exists()


def test_the_levels_of_paijat_hame_are_the_publications_four():
    levels = CooperationStructure.objects.filter(regions__code="07").exclude(level__in=("", "network"))
    assert set(levels.values_list("level", flat=True)) == {"strategic", "chairs", "tactical", "operational"}
    assert levels.count() == 4


def test_a_county_director_sits_by_office_among_the_municipal_managers_of_paijat_hame():
    seats = Seat.objects.filter(structure__slug="paijat-hame-kuntajohtajien-kokous")
    assert set(seats.values_list("held_by", flat=True)) == {Seat.HeldBy.OFFICE}
    assert set(seats.values_list("actor__slug", flat=True)) == municipalities_of("07") | {
        "paijat-hameen-hyvinvointialue"
    }


def test_plans_with_an_unknown_maker_have_no_owner():
    assert not Plan.objects.get(slug="pohjois-karjala-hyte-ohjelma").owners.exists()
    assert Plan.objects.get(slug="pohjois-karjala-hyte-ohjelma").covered.count() == 15
    period = Plan.objects.get(slug="pohjois-karjala-kulttuurihyvinvointisuunnitelma-2022-2025").period_text
    assert period == "2022–2025"
