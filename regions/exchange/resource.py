"""The base of all import and export resources of the register."""

import datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from import_export.resources import ModelResource

from regions.exchange.columns import Column
from regions.exchange.importing import ImportRun
from regions.exchange.outcome import RegisterResult
from regions.exchange.relations import Several
from regions.exchange.table import Table


class RegisterResource(ModelResource):
    """Columns of one model, the same for exports, for imports and in every list.

    `Meta.fields` names the columns in the order in which a person reads them; what a model field does
    not give is declared on the class. `Meta.import_id_fields` names the columns that identify a record.
    Importing an export changes nothing: a cell that says what an export would write now is passed by,
    and only records with another kind of cell are read, validated and saved – all rows or none.
    """

    class Meta:
        skip_unchanged = True
        report_skipped = True
        use_transactions = True
        clean_model_instances = True

    def __init__(self, site_address: str = "", **kwargs):
        super().__init__(**kwargs)
        self.site_address = site_address.rstrip("/")
        self.day = timezone.localdate()
        for column in self.fields.values():
            column.belongs_to(self)

    @classmethod
    def field_from_django_field(cls, field_name, django_field, readonly):
        column = Several if django_field.many_to_many else Column
        return column.of(django_field)

    @classmethod
    def get_display_name(cls):
        return str(capfirst(cls._meta.model._meta.verbose_name_plural))

    @classmethod
    def get_result_class(cls):
        return RegisterResult

    def prepare(self, queryset: QuerySet, day: datetime.date) -> QuerySet:
        """The queryset with what the columns need besides the model's own fields, as on the day."""
        self.day = day
        return queryset

    def columns(self) -> list[Column]:
        """All columns, in their order."""
        return self.get_export_fields()

    def get_import_fields(self):
        return [column for column in self.columns() if not column.readonly]

    def get_user_visible_fields(self):
        return self.columns()

    def table(self, columns: list[Column] | None = None) -> Table:
        """The columns opened for reading, in the language in use."""
        return Table(self.columns() if columns is None else columns)

    def check_relations(self, instance: Model, values: dict[str, Any]) -> None:
        """Rules on relations that a record alone cannot tell: raises a ValidationError by field.

        `values` has the primary keys that the row gives for each changed relation.
        """

    def import_data(self, dataset, dry_run=False, raise_errors=False, **kwargs):
        """Imports all rows or, when one of them is faulty, none."""
        kwargs |= {"use_transactions": True, "rollback_on_validation_errors": True}
        return super().import_data(dataset, dry_run, raise_errors, **kwargs)

    def import_data_inner(
        self, dataset, dry_run, raise_errors, using_transactions, collect_failed_rows, **kwargs
    ):
        return ImportRun(self, dataset, raise_errors=raise_errors).result()
