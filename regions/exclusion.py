"""Periods that may not overlap, refused by the database itself where it can (PostgreSQL)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary
from django.db.models import Func


class DateRange(Func):
    """PostgreSQL's daterange over the two columns of a period, both days inside it."""

    function = "DATERANGE"
    output_field = DateRangeField()


def whole_period() -> DateRange:
    """The period of a record as one range, for exclusion constraints."""
    return DateRange("valid_from", "valid_until", RangeBoundary(inclusive_lower=True, inclusive_upper=True))


class PostgresExclusionConstraint(ExclusionConstraint):
    """An exclusion constraint that other databases leave to the model's own validation."""

    def create_sql(self, model, schema_editor):
        return super().create_sql(model, schema_editor) if _is_postgres(schema_editor.connection) else ""

    def remove_sql(self, model, schema_editor):
        return super().remove_sql(model, schema_editor) if _is_postgres(schema_editor.connection) else ""

    def constraint_sql(self, model, schema_editor):
        return (
            super().constraint_sql(model, schema_editor) if _is_postgres(schema_editor.connection) else None
        )

    def validate(self, model, instance, exclude=None, using="default"):
        """Left to `clean`, which says the same on every database and names the field."""

    def check(self, model, connection):
        return super().check(model, connection) if _is_postgres(connection) else []


def _is_postgres(connection) -> bool:
    return connection.vendor == "postgresql"
