"""Two editors at once: the second is told what the first one changed, and nothing is lost silently."""

import hashlib
import json
from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import get_content_type_for_model
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import _get_foreign_key
from django.utils.formats import date_format, localize
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

VERSION_FIELD = "_version"


def mark(value: Any) -> str:
    """A short mark that differs when the value does."""
    return hashlib.sha256(repr(value).encode()).hexdigest()[:10]


def marks_of_rows(rows: models.QuerySet) -> str:
    """One mark for the stored columns of all rows and of their many-to-many relations."""
    opts = rows.model._meta
    columns = [field.attname for field in opts.concrete_fields]
    stored: list[Any] = list(rows.order_by("pk").values_list(*columns))
    for relation in opts.many_to_many:
        stored.extend(rows.order_by("pk", relation.name).values_list("pk", relation.name))
    return mark(stored)


class EditConflicts(admin.ModelAdmin):
    """Compares what stood in the database when the form was opened with what stands there at saving."""

    def version_of(self, request, obj) -> dict[str, str]:
        """A mark for every field of the stored record and for every set of rows on its page."""
        rows = self.model._base_manager.filter(pk=obj.pk)
        columns = [field.attname for field in self.opts.concrete_fields]
        stored = rows.values(*columns).get()
        version = {
            field.name: mark((stored[field.attname], stored.get(f"{field.attname}_precision")))
            for field in self.opts.concrete_fields
            if field.editable
        }
        for relation in self.opts.many_to_many:
            version[relation.name] = mark(sorted(rows.values_list(relation.name, flat=True), key=str))
        for inline in self.get_inline_instances(request, obj):
            version[inline_key(inline)] = marks_of_rows(rows_of(inline, obj))
        return version

    def get_object(self, request, object_id, from_field=None):
        if request.method == "POST":
            # The record is held until this save is over, so that the comparison cannot grow old.
            stored = self.model._base_manager.select_for_update().order_by()
            try:
                stored.filter(**{from_field or "pk": object_id}).first()
            except (ValidationError, ValueError):
                return None
        return super().get_object(request, object_id, from_field)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        if change and obj is not None and request.method == "POST":
            form.refuse_conflict = partial(self.refuse_conflict, request, obj.pk)
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if change and obj is not None and obj.pk:
            context["version"] = json.dumps(self.version_of(request, obj), separators=(",", ":"))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def refuse_conflict(self, request, pk) -> None:
        """Raises a ValidationError that says who changed what since the form was opened."""
        stored = self.model._base_manager.get(pk=pk)
        try:
            seen = json.loads(request.POST.get(VERSION_FIELD, ""))
        except ValueError:
            seen = None
        if not isinstance(seen, dict):
            raise ValidationError(
                _("Lomakkeesta ei näe, mihin tietoihin muutoksesi perustuu. Lataa sivu uudelleen."),
                code="no_version",
            )
        current = self.version_of(request, stored)
        changed = [name for name, value in current.items() if seen.get(name) != value]
        if not changed:
            return
        names = {
            inline_key(i): str(i.verbose_name_plural) for i in self.get_inline_instances(request, stored)
        }
        told = [names.get(name) or self._told(stored, name) for name in changed]
        raise ValidationError(
            _(
                "Tietoja on muutettu sen jälkeen, kun avasit lomakkeen%(by)s. Muuttunut: %(changed)s. "
                "Mitään ei tallennettu. Tarkista kentät; uusi tallennus korvaa nämä muutokset."
            ),
            code="conflict",
            params={"by": self._told_by(stored), "changed": "; ".join(told)},
        )

    def _told(self, stored, name: str) -> str:
        field: Any = self.opts.get_field(name)
        label = str(getattr(field, "verbose_name", name))
        if field.many_to_many:
            return label
        value = getattr(stored, name)
        if field.choices:
            value = getattr(stored, f"get_{name}_display")()
        elif isinstance(value, bool):
            value = _("kyllä") if value else _("ei")
        shown = "" if value is None else str(localize(value))
        return _("%(field)s (nyt %(value)s)") % {
            "field": label,
            "value": Truncator(shown).chars(60) or _("tyhjä"),
        }

    def _told_by(self, stored) -> str:
        entry = (
            LogEntry.objects.filter(
                content_type=get_content_type_for_model(stored), object_id=str(stored.pk), user__isnull=False
            )
            .select_related("user")
            .order_by("-action_time")
            .first()
        )
        if entry is None:
            return ""
        when = date_format(localtime(entry.action_time), "SHORT_DATETIME_FORMAT")
        return f" ({entry.user.get_username()}, {when})"


def inline_key(inline) -> str:
    return f"{inline.opts.model_name}.{inline.fk_name or ''}"


def rows_of(inline, parent) -> models.QuerySet:
    """The stored rows that an inline shows of its parent record."""
    if hasattr(inline, "rows_of"):
        return inline.rows_of(parent)
    link = _get_foreign_key(inline.parent_model, inline.model, fk_name=inline.fk_name)
    return inline.model._base_manager.filter(**{link.name: parent.pk})
