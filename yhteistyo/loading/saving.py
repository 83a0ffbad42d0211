"""Saves new and changed records, a model at a time, and lets the models themselves validate them."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction

from yhteistyo.loading.faults import Faults
from yhteistyo.loading.merging import Change
from yhteistyo.loading.plan import Loaded
from yhteistyo.loading.register import Register, links_of, target_of
from yhteistyo.loading.reporting import Report

BATCH = 500


class Saver:
    """Writes one model's changes; the models that its relations point to have been written before it."""

    def __init__(self, loaded: Loaded, register: Register, report: Report, faults: Faults):
        self.loaded = loaded
        self.register = register
        self.report = report
        self.faults = faults
        meta = loaded.model._meta
        self.many = {f.name: f for f in meta.many_to_many}
        self.relations = {f.name: f for f in meta.concrete_fields if isinstance(f, models.ForeignKey)}
        self.derived = [f.name for f in meta.concrete_fields if not f.editable and not f.primary_key]

    def save(self, changes: list[Change]) -> None:
        updates = [change for change in changes if not change.is_new]
        # Updates first: an end given to an old period makes room for the new one.
        for change in updates:
            self._save_one(change, self._updated(change))
        created = self._create([change for change in changes if change.is_new])
        self._save_many(updates + created)
        for change in updates + created:
            self._validate(change)
        self.report.created.update({self.loaded: len(created)} if created else {})
        self.report.updated.update({self.loaded: len(updates)} if updates else {})

    def _updated(self, change: Change) -> list[str]:
        self._fill(change, change.fields)
        return [name for name in change.fields if name not in self.many] + self.derived

    def _create(self, changes: list[Change]) -> list[Change]:
        new = [change for change in changes if self._has_its_targets(change)]
        for change in new:
            self._fill(change, [name for name in change.fields if not self._points_within(name)])
        if self.loaded.model.save is not models.Model.save or not self._create_at_once(new):
            for change in new:
                self._save_one(change, None)
        new = [change for change in new if change.record.pk is not None]
        for change in new:
            self.register.add(self.loaded, change.record)
            self.register.pk_of[self.loaded][change.checked.key] = change.record.pk
        for change in new:
            stated = [name for name in change.fields if change.checked.theirs[name]]
            if within := [name for name in stated if self._points_within(name)]:
                self._fill(change, within)
                self._save_one(change, within)
        return new

    def _create_at_once(self, new: list[Change]) -> bool:
        records = [change.record for change in new]
        try:
            with transaction.atomic():
                self.loaded.model._default_manager.bulk_create(records, batch_size=BATCH)
        except IntegrityError:  # some row is refused by the database; one by one it is found
            for record in records:
                record.pk, record._state.adding = None, True
            return False
        return True

    def _save_one(self, change: Change, fields: list[str] | None) -> None:
        """Saves a record (fields=None: a new one); what the database refuses, the record itself explains."""
        record = change.record
        try:
            with transaction.atomic():
                record.save(force_insert=fields is None, update_fields=fields)
        except IntegrityError as error:
            if fields is None:
                record.pk, record._state.adding = None, True
            try:
                record.full_clean()
            except ValidationError as explained:
                self._add_faults(change, explained)
            else:
                self.faults.add(change.checked.row.file, change.checked.row.line, "", str(error))

    def _points_within(self, name: str) -> bool:
        return name in self.relations and self.relations[name].related_model is self.loaded.model

    def _has_its_targets(self, change: Change) -> bool:
        """Whether everything that the new record cannot be without is still in the register."""
        lost = [
            (name, key)
            for name, known in self.relations.items()
            if (key := change.checked.theirs.get(name)) and not known.null and self._pk(known, key) is None
        ]
        self.report.without_target += [(change.checked, name, key) for name, key in lost]
        return not lost

    def _pk(self, known, key: str) -> int | None:
        target = target_of(known)
        pk = self.register.pk_of[target].get(key)
        return pk if pk in self.register.records[target] else None

    def _fill(self, change: Change, names: list[str]) -> None:
        for name in names:
            if name in self.relations:
                self._fill_relation(change, name)
            elif name in change.checked.values:
                setattr(change.record, name, change.checked.values[name])

    def _fill_relation(self, change: Change, name: str) -> None:
        known, key = self.relations[name], change.checked.theirs[name]
        pk = self._pk(known, key) if key else None
        if key and pk is None:
            self.report.without_target.append((change.checked, name, key))
        else:
            # The record itself, not only its id: what is worked out on saving may read it.
            setattr(change.record, name, self.register.records[target_of(known)][pk] if pk else None)

    def _save_many(self, changes: list[Change]) -> None:
        for name, known in self.many.items():
            through, own, other = links_of(known)
            touched = [change for change in changes if name in change.fields and change.record.pk is not None]
            pairs = {(change.record.pk, pk) for change in touched for pk in self._pks_of_many(change, name)}
            if known.remote_field.symmetrical:
                pairs |= {(pk, own_pk) for own_pk, pk in pairs}
            had_some = self.register.many[self.loaded, name].keys() & {change.record.pk for change in touched}
            if had_some:
                through._default_manager.filter(**{f"{own}__in": had_some}).delete()
            through._default_manager.bulk_create(
                [through(**{own: pk, other: other_pk}) for pk, other_pk in sorted(pairs)],
                batch_size=BATCH,
                ignore_conflicts=True,
            )

    def _pks_of_many(self, change: Change, name: str) -> list[int]:
        pks = []
        for key in change.checked.theirs[name]:
            pk = self._pk(self.many[name], key)
            if pk is None:
                self.report.without_target.append((change.checked, name, key))
            else:
                pks.append(pk)
        return pks

    def validate_wholes(self, changes: list[Change]) -> None:
        """Asks each saved record whether it can stand with its children, which have been saved by now."""
        for change in changes:
            if change.record.pk is not None:
                try:
                    getattr(change.record, self.loaded.whole_rule)()
                except ValidationError as error:
                    self._add_faults(change, error)

    def _validate(self, change: Change) -> None:
        record = change.record
        try:
            record.clean()
            for name, rule in self.loaded.relation_rules.items():
                if name in change.checked.theirs:
                    records = self.register.records[target_of(self.many[name])]
                    pks = [self._pk(self.many[name], key) for key in change.checked.theirs[name]]
                    getattr(record, rule)([records[pk] for pk in pks if pk is not None])
        except ValidationError as error:
            self._add_faults(change, error)

    def _add_faults(self, change: Change, error: ValidationError) -> None:
        row = change.checked.row
        found = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for name, messages in found.items():
            self.faults.add(row.file, row.line, "" if name == NON_FIELD_ERRORS else name, " ".join(messages))
