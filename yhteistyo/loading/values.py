"""A text as a person writes it into a field's value, and a value into the form that is compared and kept."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from regions.partial_dates import PartialDate, PartialDateField

YES_AND_NO = {"kyllä": True, "ei": False, "true": True, "false": False}
MANY_SEPARATOR = ";"


def value_of(field: models.Field, text: str):
    """The field's value for the text; raises ValidationError in words that say how to write it."""
    if text == "":
        return empty_value(field)
    if isinstance(field, models.BooleanField):
        if text.lower() not in YES_AND_NO:
            raise ValidationError(_("Kirjoita kyllä tai ei, ei %(text)s.") % {"text": text})
        return YES_AND_NO[text.lower()]
    if isinstance(field, models.DateField) and not isinstance(field, PartialDateField):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError as error:
            message = _("%(text)s ei ole päivämäärä muodossa 2026-11-24.") % {"text": text}
            raise ValidationError(message) from error
    if isinstance(field, PartialDateField):
        try:
            return PartialDate.parse(text)
        except ValueError as error:
            message = _("%(text)s ei ole päivämäärä muodossa 2026-11-24, 2026-11 tai 2026.") % {"text": text}
            raise ValidationError(message) from error
    return field.to_python(text)


def empty_value(field: models.Field):
    """What a field holds when the file leaves it empty: its default, nothing, or an empty text."""
    if field.has_default():
        return field.get_default()
    return None if field.null or not field.empty_strings_allowed else ""


def texts_of_many(stated: str | list[str]) -> list[str]:
    """The keys of a many-valued field, from a list or from a text with semicolons."""
    parts = stated.split(MANY_SEPARATOR) if isinstance(stated, str) else stated
    return [part.strip() for part in parts if part.strip()]


def plain(value):
    """A value as JSON can keep it; two values are the same when their plain forms are."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, PartialDate | datetime.date):
        return value.isoformat()
    return str(value)
