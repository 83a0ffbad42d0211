"""Validates a record as a form would, asking the database no more than it must."""

from django.core.exceptions import ValidationError
from django.db import models


def validated(instance: models.Model) -> None:
    """Raises a ValidationError with all that is wrong with the record, by field.

    The same checks as `full_clean`, except that a filled foreign key is not looked up again: an import
    has just found the record that it points to.
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
        _collect(found, instance.validate_unique)
        _collect(found, instance.validate_constraints)
    if found:
        raise ValidationError(found)


def _collect(found: dict[str, list], check) -> None:
    try:
        check()
    except ValidationError as error:
        for name, errors in error.update_error_dict({}).items():
            known = {message for known in found.get(name, ()) for message in known.messages}
            found.setdefault(name, []).extend(new for new in errors if not set(new.messages) <= known)
