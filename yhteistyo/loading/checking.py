"""Every fault of every row, found before anything is saved."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from yhteistyo.loading.faults import Faults
from yhteistyo.loading.plan import PLAN, Loaded
from yhteistyo.loading.reading import Row
from yhteistyo.loading.register import Register, target_of
from yhteistyo.loading.values import empty_value, plain, texts_of_many, value_of


@dataclass
class Checked:
    """A row whose texts have become values: `values` for a record, `theirs` in the form that is compared."""

    row: Row
    key: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    theirs: dict[str, Any] = field(default_factory=dict)

    @property
    def loaded(self) -> Loaded:
        return self.row.loaded


class Checker:
    """Turns rows into checked rows, model by model, and collects what is wrong with them."""

    def __init__(self, register: Register, faults: Faults):
        self.register = register
        self.faults = faults
        self.in_files: dict[Loaded, dict[str, Checked]] = {loaded: {} for loaded in PLAN}
        self.checked_of: dict[int, Checked] = {}

    def check(self, rows: list[Row]) -> dict[Loaded, dict[str, Checked]]:
        """The checked rows of each model by key. Parents come before their children in `rows`."""
        for row in rows:
            self._read_values(row)
        for checked_rows in self.in_files.values():
            self._close_symmetric_relations(checked_rows)
            for checked in checked_rows.values():
                self._check_relations(checked)
                self._check_values(checked)
        return self.in_files

    def _fault(self, row: Row, name: str, message: str) -> None:
        self.faults.add(row.file, row.line, name, message)

    def _read_values(self, row: Row) -> None:
        checked = Checked(row)
        if row.parent is not None:
            name, parent = row.parent
            if id(parent) not in self.checked_of:
                return  # the parent's own fault says enough
            checked.theirs[name] = self.checked_of[id(parent)].key
        fields = {f.name: f for f in row.loaded.fields()}
        for name, stated in row.stated.items():
            self._read_value(checked, fields.get(name), name, stated)
        for name in row.loaded.identity:
            if name not in checked.theirs:
                checked.theirs[name] = self._empty(fields[name])
        checked.key = row.loaded.key(checked.theirs)
        other = self.in_files[row.loaded].get(checked.key)
        if other is not None:
            message = _("Sama tietue (%(key)s) on jo tiedostossa %(file)s rivillä %(row)s.")
            where = {"key": checked.key, "file": other.row.file, "row": other.row.line}
            self._fault(row, " + ".join(row.loaded.identity), message % where)
            return
        self.checked_of[id(row)] = self.in_files[row.loaded][checked.key] = checked

    def _read_value(self, checked: Checked, known, name: str, stated: str | list[str]) -> None:
        if known is None:
            self._fault(checked.row, name, _("Kenttää ei ole tai se lasketaan itse."))
        elif isinstance(known, models.ManyToManyField):
            checked.theirs[name] = sorted(set(texts_of_many(stated)))
        elif not isinstance(stated, str):
            self._fault(checked.row, name, _("Kentällä voi olla vain yksi arvo."))
        elif isinstance(known, models.ForeignKey):
            checked.theirs[name] = stated or None
        else:
            try:
                checked.values[name] = value_of(known, stated)
            except ValidationError as error:
                self._fault(checked.row, name, " ".join(error.messages))
            else:
                checked.theirs[name] = plain(checked.values[name])

    def _empty(self, known):
        return None if isinstance(known, models.ForeignKey) else plain(empty_value(known))

    def _close_symmetric_relations(self, checked_rows: dict[str, Checked]) -> None:
        """ "A with B" said on one row is true of both."""
        for key, checked in checked_rows.items():
            for known in checked.loaded.model._meta.many_to_many:
                if not known.remote_field.symmetrical:
                    continue
                for other in (checked_rows.get(other) for other in checked.theirs.get(known.name, ())):
                    if other is not None:
                        other.theirs[known.name] = sorted({*other.theirs.get(known.name, ()), key})

    def _check_relations(self, checked: Checked) -> None:
        for known in checked.loaded.fields():
            if not isinstance(known, models.ForeignKey | models.ManyToManyField):
                continue
            stated = checked.theirs.get(known.name)
            keys = stated if isinstance(stated, list) else [stated] if stated else []
            target = target_of(known)
            for key in keys:
                if not self._is_known(target, key):
                    message = _("Tuntematon %(kind)s: %(key)s.")
                    kind = target.model._meta.verbose_name
                    self._fault(checked.row, known.name, message % {"kind": kind, "key": key})
            may_lack = known.null if isinstance(known, models.ForeignKey) else known.blank
            if not may_lack and not stated:
                self._fault(checked.row, known.name, _("Kenttä on pakollinen."))

    def _is_known(self, target: Loaded, key: str) -> bool:
        return (
            key in self.in_files[target]
            or key in self.register.pk_of[target]
            or (target.label, key) in self.register.last_loaded
        )

    def _check_values(self, checked: Checked) -> None:
        last = self.register.last_loaded.get((checked.loaded.label, checked.key))
        if last is not None and last.values == checked.theirs:
            return  # these very values were checked when they were loaded
        relations = {f.name for f in checked.loaded.fields() if f.is_relation}
        try:
            checked.loaded.model(**checked.values).clean_fields(exclude=relations)
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                self._fault(checked.row, name, " ".join(messages))
