"""Records that are parts of others of their own kind, and must not come to be parts of themselves."""

from django.db import models


def is_within_itself(record: models.Model, relation: str) -> bool:
    """Whether following the relation from the record, step by step, leads back to the record."""
    reached: set = set()
    above = getattr(record, f"{relation}_id")
    while above is not None and above not in reached:
        if above == record.pk:
            return True
        reached.add(above)
        records = type(record)._default_manager.filter(pk=above)
        above = records.values_list(f"{relation}_id", flat=True).first()
    return False
