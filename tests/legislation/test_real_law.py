"""The law of the register as its fixture files state it."""

import datetime
import re

import pytest
from django.db import models
from django.utils.html import escape

from legislation.models import (
    ActorTask,
    Correction,
    LaterChange,
    Law,
    LegalBasis,
    Obligation,
    ObligationParty,
    Section,
    SectionVersion,
)
from regions.models import Actor

pytestmark = pytest.mark.usefixtures("register")

READ_THROUGH = datetime.date(2025, 2, 21)
LAW_MODELS = [ActorTask, Correction, LaterChange, Law, Obligation, ObligationParty, Section]

ENGLISH = set(
    "the of and or is are was were which that this has have with from for only also its their they "
    "applies unverified statute publication county municipality agreement duty repealed yearly named".split()
)
FINNISH = set("ja sekä myös että kunnan hyvinvointialueen mukaan alkaen velvollisuus ei".split())
SWEDISH = set("och eller inte från kommunen välfärdsområdet skyldighet enligt".split())
QUOTED = re.compile(r"”[^”]*”|\([^)]*\)")


def words(text):
    return set(re.findall(r"[a-zåäö]+", text.lower()))


def people_read(suffix):
    """Every filled text in fields ending so, with where it stands."""
    for model in LAW_MODELS:
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField) and field.name.endswith(suffix):
                for pk, text in model.objects.exclude(**{field.name: ""}).values_list("pk", field.name):
                    yield f"{model.__name__} {pk} {field.name}: {text}", text


def test_the_whole_law_is_there():
    assert Law.objects.count() == 59
    assert Section.objects.count() == 235
    assert SectionVersion.objects.count() == 402
    assert Section.objects.exclude(repealed_by="").count() == 12
    assert Obligation.objects.count() == 201
    assert ObligationParty.objects.count() == 692
    assert Correction.objects.count() == 31
    assert LaterChange.objects.count() == 61


def test_the_publication_states_64_obligations_of_which_23_are_corrected():
    by_place = {
        place: Obligation.objects.filter(in_publication=place) for place in ("yes", "corrected", "no")
    }
    assert {place: found.count() for place, found in by_place.items()} == {
        "yes": 41,
        "corrected": 23,
        "no": 137,
    }
    last_printed = max(o.position for place in ("yes", "corrected") for o in by_place[place])
    assert last_printed < min(o.position for o in by_place["no"])
    assert not Obligation.objects.exclude(in_publication="no").filter(publication_location="").exists()


def test_every_obligation_is_told_in_finnish_and_swedish():
    for obligation in Obligation.objects.all():
        assert all([obligation.title_fi, obligation.title_sv, obligation.text_fi, obligation.text_sv]), (
            obligation
        )
    for model in LAW_MODELS:
        names = {field.name for field in model._meta.concrete_fields}
        for name in names:
            swedish = name.removesuffix("_fi") + "_sv"
            if name.endswith("_fi") and swedish in names:
                one_only = model.objects.filter(
                    models.Q(**{name: ""}) & ~models.Q(**{swedish: ""})
                    | ~models.Q(**{name: ""}) & models.Q(**{swedish: ""})
                )
                assert not one_only.exists(), f"{model.__name__}.{name}"


def test_nothing_is_left_in_english():
    for suffix in ("_fi", "_sv", "note"):
        for where, text in people_read(suffix):
            assert not words(text) & ENGLISH, where


def test_swedish_keeps_finnish_only_in_quotes_and_names():
    names_kept = {"tyovoimapalvelulain-nimi"}  # tells how the act's Finnish name is spelt
    kept = set(Correction.objects.filter(code__in=names_kept).values_list("statute_says_sv", flat=True))
    for where, text in people_read("_sv"):
        if text not in kept and "Työllisyys-, kehittämis- ja hallintokeskus" not in text:
            assert not words(QUOTED.sub("", text)) & FINNISH, where


def test_finnish_has_no_swedish_in_it():
    for where, text in people_read("_fi"):
        assert not words(text) & SWEDISH, where


def test_a_statutory_obligation_rests_on_a_section_in_force():
    stated_only = Obligation.objects.filter(bases__isnull=True)
    assert set(stated_only.values_list("code", flat=True)) == {
        "hva-kunnat-neuvottelu-liitto",
        "strateginen-yhteistyosopimus",
        "yhdyspintasopimus",
    }
    assert set(stated_only.values_list("verification", flat=True)) == {"stated"}
    assert set(Obligation.objects.exclude(bases=None).values_list("verification", flat=True)) == {"statute"}
    for basis in LegalBasis.objects.select_related("section"):
        assert basis.section.is_valid_on(READ_THROUGH), basis
        assert basis.section.repealed_by == "", basis


def test_sections_repealed_on_their_first_day_never_begin():
    never = Section.objects.filter(law__number="681/2023").exclude(repealed_by="")
    assert {section.number for section in never} == {"15", "17", "21", "48"}
    assert not any(section.valid_from or section.is_valid_on(READ_THROUGH) for section in never)


def test_a_temporary_act_ends_with_its_sections():
    act = Law.objects.get(number="1036/2022")
    ends = {str(act.valid_until)} | {str(section.valid_until) for section in act.sections.all()}
    assert ends == {"31.12.2027"}


def test_every_obligation_has_one_to_three_themes():
    assert {obligation.themes.count() for obligation in Obligation.objects.all()} <= {1, 2, 3}


def test_plans_of_a_service_unit_are_not_plans_of_the_organisation():
    at_service_points = Obligation.objects.filter(level="service_point").values_list("code", flat=True)
    assert set(at_service_points) == {"omavalvontasuunnitelma", "laakehoitosuunnitelma"}


def test_a_party_that_the_statute_names_points_to_the_actor():
    for name, slug in {
        "Helsingin kaupunki": "helsinki",
        "HUS-yhtymä": "hus-yhtyma",
        "Kela": "kela",
        "VM": "valtiovarainministerio",
        "Varsinais-Suomen hyvinvointialue": "varsinais-suomen-hyvinvointialue",
        "saamelaiskäräjät": "saamelaiskarajat",
    }.items():
        parties = ObligationParty.objects.filter(name_in_statute_fi=name)
        assert {party.actor for party in parties} == {Actor.objects.get(slug=slug)}, name
    for party in ObligationParty.objects.exclude(actor=None).select_related("actor"):
        assert party.actor.actor_type_id == party.actor_type_id, party


def test_kinds_of_actors_stay_without_a_name():
    kinds = ["kunta", "hyvinvointialue", "maakunnan liitto", "työvoimaviranomainen", "ELY-keskus"]
    assert not ObligationParty.objects.filter(name_in_statute_fi__in=kinds).exclude(actor=None).exists()


def test_a_party_the_statute_does_not_name_is_marked_so():
    unnamed = ObligationParty.objects.filter(is_named=False)
    assert unnamed.count() == 33
    told = ObligationParty.objects.filter(basis_fi__contains="ei nimet")
    assert set(told) == set(unnamed)
    programme = Obligation.objects.get(code="maakuntaohjelma-huomioon")
    assert not programme.parties.get(name_in_statute_fi="hyvinvointialue").is_named


def test_corrections_reach_their_obligations():
    agreeing = Obligation.objects.get(code="hva-kunnat-sopiminen")
    assert agreeing.modality == "may"
    correction = agreeing.corrections.get()
    assert str(correction.section) == "611/2021, 14 §"
    assert "voidaan sopia" in correction.statute_says_fi
    negotiation = Obligation.objects.get(code="hva-kunnat-neuvottelu")
    assert correction in negotiation.corrections.all()
    assert not Correction.objects.filter(obligations=None).exists()
    corrected = Obligation.objects.filter(in_publication="corrected")
    assert not corrected.filter(corrections=None).exists()


def test_later_law_is_unverified_and_split_by_act():
    assert set(LaterChange.objects.values_list("verification", flat=True)) == {"unverified"}
    combined = LaterChange.objects.get(code="380-2023-9-13-15-22-24-381-2023-2-9-16")
    assert {str(section) for section in combined.sections.all()} == {
        *(f"380/2023, {number} §" for number in (9, 13, 15, 22, 24)),
        *(f"381/2023, {number} §" for number in (2, 9, 16)),
    }
    for change in LaterChange.objects.prefetch_related("laws", "sections"):
        assert {section.law_id for section in change.sections.all()} <= {law.pk for law in change.laws.all()}


def test_later_law_leaves_the_names_of_the_parties():
    discussion = Obligation.objects.get(code="kehittamiskeskustelu")
    assert "elinvoimakeskus" in " ".join(discussion.later_changes.values_list("successor", flat=True))
    assert {party.name_in_statute for party in discussion.parties.all()} >= {"ELY-keskus", "kunta"}


def test_a_change_that_was_found_has_a_source():
    for change in LaterChange.objects.prefetch_related("sources"):
        assert bool(change.sources.all()) == (change.confidence != "not_found"), change.code


def test_the_three_actors_have_their_tasks():
    counts = {
        code: ActorTask.objects.filter(actor_type__code=code).count()
        for code in ("kunta", "maakunnan-liitto")
    }
    assert counts == {"kunta": 9, "maakunnan-liitto": 3}
    assert ActorTask.objects.filter(actor_type__code="hyvinvointialue").count() == 3


def test_every_known_later_change_is_on_a_public_page(client):
    changes = LaterChange.objects.prefetch_related("laws", "sections", "obligations")
    below_the_list = client.get("/lait/").content.decode()
    for change in changes:
        records = [*change.laws.all(), *change.sections.all(), *change.obligations.all()]
        page = client.get(records[0].get_absolute_url()).content.decode() if records else below_the_list
        assert escape(change.change_fi) in page, change.code
