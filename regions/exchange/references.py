"""How a cell names a record of another table, and how the record is found again.

A name is read in Finnish, Swedish or English. A name that means several records is refused, never
guessed: the record's own key in brackets, "Joensuu [joensuu]", tells them apart, and an export writes
it wherever the name alone would not do.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

_KEY = re.compile(r"^(?P<name>.*?)\s*\[(?P<key>[^\[\]]+)\]$", re.DOTALL)

REFERENCES: dict[type[Model], "Reference"] = {}


def register(*references: "Reference") -> None:
    """Makes the references known to every column that points to their models."""
    REFERENCES.update({reference.model: reference for reference in references})


class Reference:
    """How records of one model are named in a cell. `lookups` are the columns that it takes to name one."""

    def __init__(self, model: type[Model], lookups: Sequence[str]):
        self.model = model
        self.lookups = ("pk", *lookups)

    def open(self) -> "OpenReference":
        """The reference made ready for one export or import in the language in use."""
        raise NotImplementedError


class OpenReference:
    """Names records and finds them, for one export or import."""

    def __init__(self, reference: Reference):
        self.model = reference.model
        self.found: dict[str, Any] = {}
        self.order: dict[Any, int] = {}  # place by primary key, where all records are at hand

    def text(self, values: Sequence) -> str:
        """The name of the record whose `lookups` have these values."""
        raise NotImplementedError

    def find(self, text: str):
        """The primary key of the record that the text names; a ValidationError when it is not exactly one."""
        if text not in self.found:
            keys = self.keys_of(text)
            if not keys:
                raise ValidationError(
                    _("”%(text)s” ei löydy (%(model)s).")
                    % {"text": text[:120], "model": self.model._meta.verbose_name}
                )
            if len(keys) > 1:
                raise ValidationError(
                    _("”%(text)s” tarkoittaa useaa. Kirjoita tunnus hakasulkeisiin: %(choices)s.")
                    % {"text": text[:120], "choices": " / ".join(f"[{key}]" for key in sorted(keys.values()))}
                )
            self.found[text] = next(iter(keys))
        return self.found[text]

    def keys_of(self, text: str) -> dict:
        """Primary key → own key of the records that the text may mean."""
        raise NotImplementedError

    def forget(self) -> None:
        """Called after a record of the model was saved: names may have changed."""
        self.found.clear()


class Named(Reference):
    """Records of a small table, named by name alone wherever only one has it."""

    def __init__(self, model: type[Model], key: str, names: Sequence[str]):
        super().__init__(model, ())
        self.key, self.names = key, tuple(names)

    def open(self):
        return _OpenNamed(self)


class _OpenNamed(OpenReference):
    def __init__(self, reference: Named):
        super().__init__(reference)
        self.reference = reference
        self.load()

    def load(self):
        self.texts: dict[Any, str] = {}
        self.by_text: dict[str, dict] = defaultdict(dict)
        reference = self.reference
        records = list(self.model._default_manager.values_list("pk", reference.key, *reference.names))
        for pk, key, *names in records:
            for text in {_same(str(text)) for text in (key, *names) if text}:
                self.by_text[text][pk] = str(key)
        for place, (pk, key, *names) in enumerate(records):
            name = _in_language(reference.names, names)
            alone = len(self.by_text[_same(name)]) == 1 and not _KEY.match(name)
            self.texts[pk] = name if alone else f"{name} [{key}]" if "[" not in name else f"[{key}]"
            self.order[pk] = place

    def text(self, values):
        return self.texts[values[0]] if values[0] is not None else ""

    def keys_of(self, text):
        bracketed = _KEY.match(text)
        if bracketed is None:
            return self.by_text.get(_same(text), {})
        keys = self.by_text.get(_same(bracketed["key"]), {})
        keys = {pk: key for pk, key in keys.items() if _same(key) == _same(bracketed["key"])}
        if bracketed["name"]:
            keys = {
                pk: key for pk, key in keys.items() if pk in self.by_text.get(_same(bracketed["name"]), {})
            }
        return keys

    def forget(self):
        super().forget()
        self.load()


class Keyed(Reference):
    """Records of a table that grows: always named with their key, "Turvallisuussopimus [turvallisuus-1]"."""

    def __init__(self, model: type[Model], key: str, names: Sequence[str]):
        super().__init__(model, (key, *names))
        self.key, self.names = key, tuple(names)

    def open(self):
        return _OpenKeyed(self)


class _OpenKeyed(OpenReference):
    def __init__(self, reference: Keyed):
        super().__init__(reference)
        self.reference = reference

    def text(self, values):
        key = values[1]
        if key is None:
            return ""
        name = " ".join(_in_language(self.reference.names, values[2:]).split())
        return f"[{key}]" if "[" in name or "]" in name else f"{name} [{key}]"

    def keys_of(self, text):
        reference = self.reference
        bracketed = _KEY.match(text)
        if bracketed is None:
            wanted = Q(**{reference.key: text})
            for name in reference.names:
                wanted |= Q(**{name: text})
            records = self.model._default_manager.filter(wanted)
            return dict(records.values_list("pk", reference.key)[:10])
        found = self.model._default_manager.filter(**{reference.key: bracketed["key"]})
        keys = {}
        for pk, key, *names in found.values_list("pk", reference.key, *reference.names):
            if not bracketed["name"] or _same(bracketed["name"]) in {_same(name) for name in names}:
                keys[pk] = key
        return keys


class Numbered(Reference):
    """Records known by a number that is their name, such as laws."""

    def __init__(self, model: type[Model], key: str):
        super().__init__(model, (key,))
        self.key = key

    def open(self):
        return _OpenNumbered(self)


class _OpenNumbered(OpenReference):
    def __init__(self, reference: Numbered):
        super().__init__(reference)
        self.key = reference.key

    def text(self, values):
        return values[1] or ""

    def keys_of(self, text):
        records = self.model._default_manager.filter(**{self.key: text.split(" ", 1)[0]})
        return dict(records.values_list("pk", self.key)[:2])


class Directory:
    """The references opened for one export or import, each once."""

    def __init__(self) -> None:
        self._open: dict[type[Model], OpenReference] = {}

    def of(self, model: type[Model]) -> OpenReference:
        if model not in self._open:
            self._open[model] = REFERENCES[model].open()
        return self._open[model]

    def saved(self, model: type[Model]) -> None:
        """Lets names be read anew after a record of the model was saved."""
        if model in self._open:
            self._open[model].forget()


def _same(text: str) -> str:
    return " ".join(text.split()).casefold()


def _in_language(fields: Sequence[str], values: Sequence) -> str:
    """The name in the language in use; the first one, which is Finnish, where there is none."""
    suffix = f"_{(get_language() or 'fi')[:2]}"
    for field, value in zip(fields, values, strict=True):
        if value and field.endswith(suffix):
            return str(value)
    return str(values[0] or "")
