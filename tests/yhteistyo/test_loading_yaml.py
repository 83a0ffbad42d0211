"""Files in YAML: children under their parents, lists, and the line of every fault."""

import pytest

from agreements.models import Agreement, AgreementParty, Document, PartyApproval, Plan
from regions.models import CooperationStructure

pytestmark = pytest.mark.django_db

AGREEMENTS = """
- slug: vanha-sopimus
  kind: puite
  title_fi: Vanha sopimus
- slug: uusi-sopimus
  kind: puite
  title_fi: Uusi sopimus
  replaces: [vanha-sopimus]
  valid_from: 2026-01
  end_rule: open
  is_public: kyllä
  parties:
    - actor: ylala
      role: signatory
      approvals:
        - standing: approved
          body_fi: valtuusto
          decided_on: 2025-12-08
    - actor: ylamaan-hyvinvointialue
  documents:
    - kind: agreement
      title: Sopimus
      url: https://esimerkki.example/sopimus
"""


class TestYaml:
    @pytest.fixture(autouse=True)
    def kinds(self, world):
        world.write(
            "agreements/agreementkind.csv",
            "code,name_fi,name_sv,name_en\npuite,puitesopimus,ramavtal,framework\n",
        )

    def test_children_stand_under_their_parent(self, world):
        world.write("agreements/agreement.ylamaa.yaml", AGREEMENTS)
        world.load()

        new = Agreement.objects.get(slug="uusi-sopimus")
        assert [party.actor.slug for party in new.parties.all()] == ["ylala", "ylamaan-hyvinvointialue"]
        assert PartyApproval.objects.get().decided_on.isoformat() == "2025-12-08"
        assert Document.objects.get().agreement == new
        assert [old.slug for old in new.replaces.all()] == ["vanha-sopimus"]
        assert new.valid_from.isoformat() == "2026-01"
        assert world.load().changes_nothing

    def test_a_fault_names_the_line_of_its_own_record(self, world):
        world.write(
            "agreements/agreement.ylamaa.yaml",
            AGREEMENTS.replace("standing: approved", "standing: hyväksytty"),
        )

        message = world.refused()

        assert "agreements/agreement.ylamaa.yaml, rivi 16, kenttä standing" in message
        assert not AgreementParty.objects.exists()

    def test_a_loop_of_successors_is_refused_by_the_models_own_rule(self, world):
        world.write(
            "agreements/agreement.ylamaa.yaml",
            AGREEMENTS.replace(
                "title_fi: Vanha sopimus", "title_fi: Vanha sopimus\n  replaces: uusi-sopimus"
            ),
        )

        assert "kenttä replaces: Sopimus ei voi korvata" in world.refused()

    def test_broken_yaml_names_its_line(self, world):
        world.write("agreements/agreement.ylamaa.yaml", "- slug: yksi\n  title_fi: [auki\n- slug: kaksi\n")

        assert "agreements/agreement.ylamaa.yaml, rivi 3: YAML-tiedostoa ei voi lukea" in world.refused()

    def test_plans_fitted_together_are_so_both_ways(self, world):
        world.write(
            "agreements/plan.yaml",
            "- {slug: yksi, title_fi: Yksi, kind: plan, coordinated_with: [kaksi]}\n"
            "- {slug: kaksi, title_fi: Kaksi, kind: plan}\n",
        )
        world.load()

        assert [plan.slug for plan in Plan.objects.get(slug="kaksi").coordinated_with.all()] == ["yksi"]
        assert world.load().changes_nothing
        assert not world.load().kept

    def test_a_plan_fitted_together_with_itself_is_refused(self, world):
        world.write(
            "agreements/plan.yaml",
            "- {slug: yksi, title_fi: Yksi, kind: plan, coordinated_with: [yksi]}\n",
        )

        assert "kenttä coordinated_with: Suunnitelmaa ei voi sovittaa yhteen" in world.refused()

    def test_a_loop_of_parts_is_refused(self, world):
        world.write(
            "regions/cooperationstructure.yaml",
            "- {slug: ryhma, name_fi: Ryhmä, part_of: foorumi}\n"
            "- {slug: foorumi, name_fi: Foorumi, part_of: ryhma}\n",
        )

        assert "kenttä part_of: Rakenne ei voi olla osa itseään" in world.refused()

    def test_a_record_may_be_part_of_one_that_stands_later_in_the_file(self, world):
        world.write(
            "regions/cooperationstructure.yaml",
            "- {slug: ryhma, name_fi: Ryhmä, part_of: foorumi}\n- {slug: foorumi, name_fi: Foorumi}\n",
        )
        world.load()

        assert CooperationStructure.objects.get(slug="ryhma").part_of.slug == "foorumi"
