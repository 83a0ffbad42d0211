"""Evidence and judgements in files: loaded once, and refused with the field when they cannot be true."""

import pytest

from agreements.models import Evidence, Judgement, Negotiation
from regions.partial_dates import PartialDate

pytestmark = pytest.mark.django_db

OBLIGATION = (
    "- code: raportti\n  kind: report\n  title_fi: Vuosiraportti\n  text_fi: Kunta raportoi.\n"
    "  modality: must\n  recurrence: yearly\n  in_publication: 'no'\n  valid_from: 2023-01-01\n"
    "  parties:\n  - {actor_type: kunta, name_in_statute_fi: kunta, role: obliged, pairing: each_alone,"
    " joint: separately}\n"
)
GOOD = (
    "- {obligation: raportti, title_fi: Raportti 2024, kind: report, actors: [ylala], "
    "valid_from: 2024-03, sources: [sivu]}\n"
)
JUDGED = (
    "- {obligation: raportti, actor: alala, state: not_done, reason_fi: Ei annettu., role_fi: ylläpitäjä, "
    "judged_on: 2026-01-15, valid_from: 2025-01-01, valid_until: 2025-12-31}\n"
)


@pytest.fixture
def files(world):
    world.write("legislation/obligation.yaml", OBLIGATION)
    world.write("agreements/evidence.yaml", GOOD)
    world.write("agreements/judgement.yaml", JUDGED)
    return world


def test_evidence_and_judgements_are_loaded_once(files):
    files.load()
    files.load()
    found = Evidence.objects.get()
    assert (found.valid_from, found.actors.get().slug) == (PartialDate.parse("2024-03"), "ylala")
    assert Judgement.objects.get().counterpart is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2024-03", "2022-03", "valid_from: Velvoite ”Vuosiraportti” ei ollut voimassa 3/2022."),
        ("[ylala]", "[ylamaan-hyvinvointialue]", "actors: Ylämaan hyvinvointialue ei ole velvoitteen"),
        ("[ylala]", "[]", "actors: Kenttä on pakollinen."),
        ("2024-03,", "2024-03, valid_until: 2024-01,", "valid_until: Päättyminen on ennen alkua."),
    ],
)
def test_evidence_that_cannot_be_true_keeps_all_files_out(files, old, new, told):
    files.replace("agreements/evidence.yaml", old, new)
    assert f"agreements/evidence.yaml, rivi 1, kenttä {told}" in files.refused()
    assert not Evidence.objects.exists()


def test_two_judgements_of_one_period(files):
    second = JUDGED.replace("2025-01-01", "2025-06-01").replace("not_done", "done")
    files.write("agreements/judgement.yaml", JUDGED + second)
    assert "kenttä valid_from: Velvoitteen tila on jo ratkaistu kaudelle" in files.refused()
    assert not Judgement.objects.exists()


def test_records_under_law_that_did_not_exist_yet(files):
    files.write(
        "agreements/negotiation.yaml",
        "- {slug: vanha, title_fi: Vanha, valid_from: 2022-05-01, obligations: [raportti]}\n",
    )
    files.write(
        "agreements/plan.yaml",
        "- {slug: ohjelma, title_fi: Ohjelma, kind: plan, valid_until: 2022, obligation: raportti}\n",
    )
    told = files.refused()
    assert "negotiation.yaml, rivi 1, kenttä obligations: Velvoite ”Vuosiraportti” ei ollut" in told
    assert "plan.yaml, rivi 1, kenttä obligation: Velvoite ”Vuosiraportti” ei ollut voimassa 2022." in told


@pytest.mark.parametrize("who", ["ylala", "ylamaan-hyvinvointialue"])
def test_a_negotiation_shows_a_duty_of_somebody_there(files, who):
    files.write(
        "agreements/negotiation.yaml",
        "- slug: talvineuvottelu\n  title_fi: Talvineuvottelu\n  valid_from: 2024-03-01\n"
        "  obligations: [raportti]\n  participants:\n"
        f"  - {{actor: {who}, attendance: present}}\n",
    )
    if who == "ylala":
        files.load()
        assert Negotiation.objects.get().obligations.exists()
    else:
        told = "agreements/negotiation.yaml, rivi 1, kenttä obligations: Yksikään mukana olevista ei ole"
        assert told in files.refused()
        assert not Negotiation.objects.exists()
