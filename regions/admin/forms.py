"""Forms that name the field in every fault, and sets of rows that are checked against each other."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet, BaseModelFormSet, InlineForeignKeyField
from django.utils.translation import gettext as _


class RegisterForm(forms.ModelForm):
    """A model form whose broken constraints are told at a field, not above the form."""

    # For a field of many records, the model's own method that refuses a bad set of them.
    relation_rules: ClassVar[dict[str, str]] = {}
    refuse_conflict: Callable[[], None] | None = None  # set by `EditConflicts` when a stored record is saved

    def clean(self):
        cleaned = super().clean()
        if self.refuse_conflict is not None:
            self.refuse_conflict()
        return cleaned

    def _post_clean(self):
        # Constraints are checked by `validate_unique` below, which knows the field of each.
        self.instance.validate_constraints = lambda exclude=None: None
        try:
            super()._post_clean()
        finally:
            del self.instance.validate_constraints
        for name, rule in self.relation_rules.items():
            if name in self.cleaned_data:
                try:
                    getattr(self.instance, rule)(self.cleaned_data[name])
                except ValidationError as error:
                    self.add_error(None, error)

    def validate_unique(self):
        super().validate_unique()
        exclude = self._get_validation_exclusions()  # type: ignore[attr-defined]
        # Rows of one record, stored and new alike, are compared with each other by `RegisterFormSet`.
        exclude |= {name for name, field in self.fields.items() if isinstance(field, InlineForeignKeyField)}
        for model, constraints in self.instance.get_constraints():
            for constraint in constraints:
                try:
                    constraint.validate(model, self.instance, exclude=exclude)
                except ValidationError as error:
                    self.add_error(self._field_of(constraint), error.messages)

    def _field_of(self, constraint) -> str | None:
        """The field to mend: what repeats within its owner, or the last that a condition speaks of."""
        shown = [name for name in names_in(constraint) if name in self.fields]
        if not isinstance(constraint, models.UniqueConstraint):
            return shown[-1] if shown else None
        within = [name for name in shown if name != names_in(constraint)[0] and self.cleaned_data.get(name)]
        return next(iter(within or shown), None)


def names_in(constraint: models.BaseConstraint) -> list[str]:
    """The names of the fields that a unique or check constraint speaks of, in its order."""
    if isinstance(constraint, models.UniqueConstraint):
        return [*constraint.fields, *(name for part in constraint.expressions for name in _named_in(part))]
    condition = getattr(constraint, "condition", None)
    return _named_in(condition) if isinstance(condition, models.Q) else []


def _named_in(part: Any) -> list[str]:
    if isinstance(part, models.F):
        return [part.name]  # type: ignore[attr-defined]
    if isinstance(part, tuple):
        return [part[0].split("__")[0]]
    children = (
        part.children if isinstance(part, models.Q) else getattr(part, "get_source_expressions", list)()
    )
    return [name for child in children for name in _named_in(child)]


def kept_forms(formset: BaseModelFormSet) -> list[forms.ModelForm]:
    """The rows of a bound set that are to be there after saving and have no fault of their own."""
    deleted = formset.deleted_forms if formset.is_bound and formset.can_delete else []
    return [
        form
        for form in formset.forms
        if form not in deleted and form.is_valid() and (form in formset.initial_forms or form.has_changed())
    ]


def refuse_duplicates(formset: BaseModelFormSet, fields: Iterable[str], message: Any) -> None:
    """Puts the message on the first of the fields in every row that repeats an earlier row."""
    names = list(fields)
    seen = set()
    for form in kept_forms(formset):
        key = tuple(
            form.cleaned_data[name] if name in form.cleaned_data else getattr(form.instance, name, None)
            for name in names
        )
        if key in seen:
            form.add_error(next((name for name in names if name in form.fields), None), message)
        seen.add(key)


class RegisterFormSet(BaseInlineFormSet):
    """Rows of one record: a row that repeats another is refused at its own field, in the model's words.

    The form shows all rows of the record, so a repetition of a stored row is among them too. That matters
    where a unique constraint has fields that the rows do not show (`Document`).
    """

    model: type[models.Model]

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if DELETION_FIELD_NAME in form.fields:
            # In a table its only label is the heading of the column.
            row = form.instance if form.instance.pk else _("uusi rivi")
            form.fields[DELETION_FIELD_NAME].widget.attrs["aria-label"] = _("Poista: %(row)s") % {"row": row}

    def validate_unique(self):
        for constraint in self.model._meta.constraints:
            if not isinstance(constraint, models.UniqueConstraint) or constraint.condition is not None:
                continue
            names = names_in(constraint)
            fields = [name for name in names if name != self.fk.name]
            if self.fk.name in names and fields:
                refuse_duplicates(self, fields, constraint.get_violation_error_message())
