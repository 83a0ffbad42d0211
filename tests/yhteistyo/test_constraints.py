"""What the database refuses is told in words of our own, never by the name of a constraint."""

import pytest
from django.apps import apps
from django.db import models

from tests import factories as f
from tests.admin_forms import faults, send

CONSTRAINTS = [
    constraint
    for label in ("regions", "legislation", "agreements")
    for model in apps.get_app_config(label).get_models()
    for constraint in model._meta.constraints
]


@pytest.mark.parametrize("constraint", CONSTRAINTS, ids=lambda constraint: constraint.name)
def test_a_constraint_has_a_message_of_its_own(constraint):
    message = constraint.get_violation_error_message()
    assert message != models.BaseConstraint.default_violation_error_message % {"name": constraint.name}
    assert constraint.name not in message


@pytest.mark.django_db
def test_a_seat_of_nobody_is_refused_at_its_field(admin_client):
    structure, actor = f.StructureFactory(), f.ActorFactory()
    row = {"actor": actor.pk, "held_by": "unknown", "seats": "0"}
    page = f"/hallinta/regions/cooperationstructure/{structure.pk}/change/"
    assert faults(send(admin_client, page, ("seats", row))) == {
        "seats-0-seats": ["Paikkoja on vähintään yksi."]
    }
