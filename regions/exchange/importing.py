"""One import: rows are compared with what the register has, and only what differs is read and saved."""

from collections import Counter
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Model, Q
from django.utils.translation import gettext as _
from import_export.exceptions import ImportError as ImportFailed
from import_export.results import RowResult

from regions.exchange.cells import CUT, Cell, fits_excel, plain
from regions.exchange.columns import Column
from regions.exchange.headers import columns_of
from regions.exchange.outcome import ImportFaultError, RegisterResult, difference
from regions.exchange.table import Told, portions
from regions.exchange.validation import validated

FIRST_ROW = 2  # in the file, after the headers
PORTION = 200  # records looked up at a time

Row = dict[Column, Cell]


class ImportRun:
    """Takes a dataset through; `result` does the work, inside the transaction of the resource."""

    def __init__(self, resource, dataset, *, raise_errors: bool = False):
        self.resource, self.dataset, self.raise_errors = resource, dataset, raise_errors
        self.model = resource._meta.model

    def result(self) -> RegisterResult:
        result = self.resource.get_result_class()()
        result.total_rows = len(self.dataset)
        try:
            self.columns = columns_of(self.resource, self.dataset.headers)
        except ValidationError as error:
            if self.raise_errors:
                raise ImportFailed(error) from error
            for message in error.messages:
                result.append_base_error(ImportFaultError(message))
            return result
        self.identity = [self.resource.fields[name] for name in self.resource.get_import_id_fields()]
        self.table = self.resource.table([column for column in self.columns if not column.readonly])
        self.written = {column: place for place, column in enumerate(self.table.columns)}
        self.seen: Counter = Counter()
        result.diff_headers = [str(column.column_name) for column in self.written]
        numbered = (
            (number, dict(zip(self.columns, row, strict=True)))
            for number, row in enumerate(self.dataset, FIRST_ROW)
            if any(plain(cell) for cell in row)
        )
        for portion in portions(numbered, PORTION):
            self._portion(portion, result)
        if self.raise_errors and result.has_validation_errors():
            raise ImportFailed("; ".join(result.messages()))
        return result

    def _portion(self, portion: list[tuple[int, Row]], result: RegisterResult) -> None:
        """Compares some rows with the records that they name, then saves what differs row by row."""
        keyed = []
        for number, row in portion:
            try:
                keyed.append((number, row, self._key(row)))
            except ValidationError as error:
                self._refuse(number, row, error, result)
        existing = self._existing([key for _number, _row, key in keyed])
        work = []
        for number, row, key in keyed:
            known = existing.get(key)
            work.append((number, row, known, self._changed(row, known)))
        pks = [known.values[0] for _number, _row, known, changed in work if known and changed]
        instances = self._locked(pks)
        if pks:
            for column in self.written:
                column.load(pks)
        for number, row, known, changed in work:
            if known and not changed:
                self._report(RowResult.IMPORT_TYPE_SKIP, row, known, set(), result)
            else:
                self._row(number, row, known, changed, instances, result)

    def _row(
        self,
        number: int,
        row: Row,
        known: Told | None,
        changed: list[Column],
        instances: dict[Any, Model],
        result: RegisterResult,
    ) -> None:
        """Reads and saves one row that is new or says something else than the register."""
        kind = RowResult.IMPORT_TYPE_NEW if known is None else RowResult.IMPORT_TYPE_UPDATE
        try:
            instance = self._instance(known, instances)
            values = self._values(row, known, changed)
            if values or known is None:
                with transaction.atomic():
                    self._save(instance, values, is_new=known is None)
            else:
                kind = RowResult.IMPORT_TYPE_SKIP
        except ValidationError as error:
            self._refuse(number, row, error, result)
        except DatabaseError as error:
            told = ValidationError(_("Tietokanta ei hyväksy riviä: %(error)s") % {"error": error})
            self._refuse(number, row, told, result)
        else:
            self._report(kind, row, known, set(values), result, instance)

    def _key(self, row: Row) -> tuple:
        """What identifies the row's record; refuses a row without it and a second row with the same."""
        key, faults = [], {}
        for column in self.identity:
            try:
                key.append(column.read(row[column]))
            except ValidationError as error:
                faults[str(column.column_name)] = error.messages
        if not faults and not any(key):
            faults[str(self.identity[0].column_name)] = [_("Rivin tunniste puuttuu.")]
        if faults:
            raise ValidationError(faults)
        self.seen[tuple(key)] += 1
        if self.seen[tuple(key)] > 1:
            raise ValidationError(_("Sama tieto on tiedostossa jo aiemmalla rivillä."))
        return tuple(key)

    def _existing(self, keys: list[tuple]) -> dict[tuple, Told]:
        """The records that the keys name, found by the first part of each key."""
        first = self.identity[0]
        name = first.attribute if first.field is None else first.field.attname
        firsts = {key[0] for key in keys}
        sought = Q(**{f"{name}__in": firsts - {None}})
        if None in firsts:
            sought |= Q(**{f"{name}__isnull": True})
        wanted, found = set(keys), {}
        for record in self.table.records(self.resource.get_queryset().filter(sought).order_by("pk")):
            key = tuple(column.current(record.values) for column in self.identity)
            if key in wanted:
                found[key] = record
        return found

    def _changed(self, row: Row, known: Told | None) -> list[Column]:
        """The columns whose cell says something else than the register would now write in it."""
        if known is None:
            return [column for column in self.written if plain(row[column])]
        changed = []
        for column, place in self.written.items():
            new, old = plain(row[column]), plain(known.cells[place])
            if new != old and not (new.endswith(CUT) and new == fits_excel(old)):
                changed.append(column)
        return changed

    def _locked(self, pks: list) -> dict[Any, Model]:
        """The records to change, kept from others until the import is done where the database can."""
        if not pks:
            return {}
        # Without an order: one by another table would lock that table's rows too.
        return self.resource.get_queryset().order_by().select_for_update(of=("self",)).in_bulk(pks)

    def _instance(self, known: Told | None, instances: dict) -> Model:
        if known is None:
            return self.model()
        if known.values[0] not in instances:
            raise ValidationError(_("Tieto on poistettu tuonnin aikana."))
        return instances[known.values[0]]

    def _values(self, row: Row, known: Told | None, changed: list[Column]) -> dict[Column, Any]:
        """The new values of the columns that really change; refuses the row with all its unreadable cells."""
        values, faults = {}, {}
        for column in changed:
            try:
                value = column.read(row[column])
            except ValidationError as error:
                faults[str(column.column_name)] = error.messages
            else:
                if known is None or value != column.current(known.values):
                    values[column] = value
        if faults:
            raise ValidationError(faults)
        return values

    def _save(self, instance: Model, values: dict[Column, Any], *, is_new: bool) -> None:
        own = {column: value for column, value in values.items() if not column.after_save}
        related = {column: value for column, value in values.items() if column.after_save}
        for column, value in own.items():
            column.write(instance, value)
        try:
            if own or is_new:
                validated(instance, None if is_new else {column.attribute for column in own})
                instance.save(force_insert=is_new)
                self.table.directory.saved(self.model)
            if related or is_new:
                told = {column.attribute: value for column, value in related.items()}
                self.resource.check_relations(instance, told)
        except ValidationError as error:
            raise ValidationError(self._by_header(error)) from error
        for column, value in related.items():
            try:
                column.write(instance, value)
            except ValidationError as error:
                raise ValidationError({str(column.column_name): error.messages}) from error

    def _by_header(self, error: ValidationError) -> dict[str, list[str]]:
        """Messages by the column's header instead of the field's name."""
        found: dict[str, list[str]] = {}
        for name, messages in error.update_error_dict({}).items():
            header = str(name)
            if name in self.resource.fields:
                header = str(self.resource.fields[name].column_name)
            elif name != NON_FIELD_ERRORS:
                header = str(self.model._meta.get_field(name).verbose_name)
            found[header] = [text for message in messages for text in message.messages]
        return found

    def _refuse(self, number: int, row: Row, error: ValidationError, result: RegisterResult) -> None:
        row_result = RowResult()
        row_result.import_type = RowResult.IMPORT_TYPE_INVALID
        row_result.validation_error = error
        cells = {str(column.column_name): plain(cell) for column, cell in row.items()}
        result.append_invalid_row(number, cells, error)
        result.increment_row_result_total(row_result)
        result.append_row_result(row_result)

    def _report(
        self,
        kind: str,
        row: Row,
        known: Told | None,
        changed: set[Column],
        result: RegisterResult,
        instance: Model | None = None,
    ) -> None:
        row_result = RowResult()
        row_result.import_type = kind
        row_result.diff = [
            difference(plain(known.cells[place]) if known else "", plain(row[column]))
            if column in changed
            else plain(row[column])
            for column, place in self.written.items()
        ]
        if instance is not None:
            row_result.instance = instance
            row_result.add_instance_info(instance)
        result.increment_row_result_total(row_result)
        result.append_row_result(row_result)
