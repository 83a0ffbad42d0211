"""Validates a record as a form would, asking the database no more than it must."""

from collections.abc import Collection, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Expression, F, Q


def validated(instance: models.Model, changed: Collection[str] | None = None) -> None:
    """Raises a ValidationError with all that is wrong with the record, by field.

    The same checks as `full_clean`, except that a filled foreign key is not looked up again, since an
    import has just found the record that it points to, and that rules of the database are asked about
    only when a field in them has changed. `changed` has the names of those fields; None means all.
    """
    found: dict[str, list] = {}
    filled = {
        field.name
        for field in instance._meta.concrete_fields
        if field.is_relation and getattr(instance, field.attname) is not None
    }
    _collect(found, lambda: instance.clean_fields(exclude=filled))
    _collect(found, instance.clean)
    if not found:
        unique = {field.name for field in instance._meta.concrete_fields if field.unique}
        if changed is None or not unique.isdisjoint(changed):
            _collect(found, instance.validate_unique)
        for constraint in instance._meta.constraints:
            names = _fields_of(constraint)
            if changed is None or not names.isdisjoint(changed):
                others = {field.name for field in instance._meta.concrete_fields} - names
                _collect(
                    found, lambda rule=constraint, skip=others: rule.validate(type(instance), instance, skip)
                )
    if found:
        raise ValidationError(found)


def _fields_of(constraint: models.BaseConstraint) -> set[str]:
    """The names of the model fields that the constraint speaks of."""
    names: set[str] = set()
    if isinstance(constraint, models.UniqueConstraint):
        names |= set(constraint.fields)
        for expression in constraint.expressions:
            parts: Iterable[Any] = [expression]
            if isinstance(expression, Expression):
                parts = expression.flatten()
            names |= {str(vars(part)["name"]) for part in parts if isinstance(part, F)}
    condition = getattr(constraint, "condition", None)
    return names | set(condition.referenced_base_fields) if isinstance(condition, Q) else names


def _collect(found: dict[str, list], check) -> None:
    try:
        check()
    except ValidationError as error:
        for name, errors in error.update_error_dict({}).items():
            known = {message for known in found.get(name, ()) for message in known.messages}
            found.setdefault(name, []).extend(new for new in errors if not set(new.messages) <= known)
