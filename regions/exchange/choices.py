"""Kinds of content with few possible values: choices and yes or no, read in every language of the site."""

from collections import defaultdict

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from regions.exchange.cells import plain, text_of
from regions.exchange.kinds import Kind

YES, NO = gettext_noop("kyllä"), gettext_noop("ei")
UNKNOWN = gettext_noop("ei tietoa")


class Choice(Kind):
    """One of a closed set, shown by its label; the label in any language or the stored value is read."""

    def __init__(self, choices, *, null: bool = False):
        super().__init__(null=null)
        self.choices = list(choices)

    @cached_property
    def meanings(self) -> dict[str, set]:
        """Stored values and labels in every language, with the values that they may mean."""
        meanings = defaultdict(set)
        for value, label in self.choices:
            for name in (value, *in_every_language(label)):
                meanings[str(name).casefold()].add(value)
        return meanings

    def shower(self, directory):
        labels = {value: str(label) for value, label in self.choices}
        return lambda value: labels.get(value, value) or None

    def read(self, cell, directory):
        text = text_of(cell)
        if not text:
            return self.empty
        found = self.meanings.get(text.casefold(), set())
        if len(found) != 1:
            raise ValidationError(
                _("”%(text)s” ei ole vaihtoehto. Valitse jokin näistä: %(choices)s.")
                % {"text": text[:80], "choices": ", ".join(str(label) for _value, label in self.choices)}
            )
        return next(iter(found))


class YesNo(Kind):
    """Yes or no; where it may be unknown, an empty cell or "ei tietoa" says so."""

    width = 10

    def __init__(self, *, null: bool = False):
        self.may_be_unknown = null

    @cached_property
    def words(self) -> dict[bool | None, set[str]]:
        """What may stand in a cell for each answer."""
        words: dict[bool | None, set[str]] = {
            True: {"1", "true", *_words(YES)},
            False: {"0", "false", *_words(NO)},
        }
        return {**words, None: {"", *_words(UNKNOWN)}} if self.may_be_unknown else words

    def shower(self, directory):
        labels = {True: _(YES), False: _(NO), None: _(UNKNOWN)}
        return labels.get

    def read(self, cell, directory):
        if isinstance(cell, bool):
            return cell
        text = plain(cell).casefold()
        for value, words in self.words.items():
            if text in words:
                return value
        raise ValidationError(_("Kirjoita kyllä tai ei."))


def in_every_language(text) -> set[str]:
    """A translatable text in all languages of the site."""
    spoken = set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            spoken.add(str(text))
    return spoken


def _words(message: str) -> set[str]:
    return {word.casefold() for word in in_every_language(gettext_lazy(message))}
