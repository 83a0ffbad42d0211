"""Texts in several languages, Finnish alphabetical order and text for searching.

Neither order nor letter case may rest on a database collation: SQLite knows only ASCII and a
PostgreSQL may come without ICU. Both are therefore worked out here and stored in columns of their own.
"""

import re
import unicodedata

from django.db import models
from django.utils.translation import get_language

_AFTER_Z = str.maketrans({"å": "zza", "ä": "zzb", "æ": "zzb", "ö": "zzc", "ø": "zzc"})


def sort_key(text: str) -> str:
    """The text as letters a–z and digits that any collation puts in Finnish and Swedish order."""
    text = text.casefold().translate(_AFTER_Z)
    plain = unicodedata.normalize("NFKD", text)
    words = re.sub(r"[^a-z0-9]+", " ", plain.encode("ascii", "ignore").decode()).split()
    return "0".join(re.sub(r"\d+", lambda n: n[0].zfill(6), word) for word in words)[:200]


def search_form(text: str) -> str:
    """The text as it is stored for, and compared in, searches: one case, single spaces, no NUL."""
    return " ".join(text.replace("\0", " ").casefold().split())


class Translated:
    """Reads `<name>_fi`, `<name>_sv` or `<name>_en` by the language in use, Finnish where it is empty.

    `title = Translated()` beside the fields `title_fi` and `title_sv` gives `record.title`.
    """

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, f"{self.name}_{language_of(instance, self.name)}")


def language_of(instance, name: str) -> str:
    """The language in which `record.<name>` is shown now: the one in use, or fi where it has no text."""
    language = (get_language() or "fi")[:2]
    if getattr(instance, f"{name}_{language}", ""):
        return language
    return "fi"


class _DerivedText(models.CharField):
    """A column worked out from other fields of the same record whenever it is saved."""

    def __init__(self, *args, sources: tuple[str, ...] = (), **kwargs):
        self.sources = tuple(sources)
        kwargs.setdefault("editable", False)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs["sources"] = self.sources
        return name, path, args, kwargs

    def derive(self, texts: list[str]) -> str:
        raise NotImplementedError

    def pre_save(self, model_instance, add):
        texts = [str(getattr(model_instance, source) or "") for source in self.sources]
        value = self.derive(texts)
        setattr(model_instance, self.attname, value)
        return value


class SortKeyField(_DerivedText):
    """Finnish alphabetical order of the first of `sources` that has text."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault("db_index", True)
        super().__init__(*args, **kwargs)

    def derive(self, texts):
        return sort_key(next((text for text in texts if text), ""))


class SearchTextField(_DerivedText):
    """All `sources` in the form in which searches compare them (see `search_form`)."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 4000)
        super().__init__(*args, **kwargs)

    def derive(self, texts):
        return search_form(" | ".join(text for text in texts if text))[: self.max_length]
