"""The texts that people see, gathered from the sources into locale/*/LC_MESSAGES/django.po.

Does what Django's `makemessages` does, with Babel instead of GNU gettext, which many machines lack. The texts
in the sources are Finnish, so every other language has a catalogue and Finnish has none.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

SOURCES = ("yhteistyo", "agreements", "legislation", "regions", "templates")
KEYWORDS: dict[str, tuple | None] = {
    name + lazy: arguments
    for name, arguments in {
        "gettext": None,
        "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
        "npgettext": ((1, "c"), 2, 3),
    }.items()
    for lazy in ("", "_lazy")
} | {"_": None, "gettext_noop": None}


def source_of(path: Path) -> bytes:
    """The file as Python; of a template its texts only, each on its own line as Django's own tool sees it."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).splitlines())
    return text.encode()


def texts_in_sources() -> Catalog:
    catalog = Catalog(charset="utf-8")
    paths = (path for folder in SOURCES for path in sorted((settings.BASE_DIR / folder).rglob("*")))
    for path in paths:
        if path.suffix not in {".py", ".html", ".txt"}:
            continue
        found = extract("python", BytesIO(source_of(path)), KEYWORDS, ["Translators:"], {"encoding": "utf-8"})
        for _line, text, comments, context in found:
            location = (path.relative_to(settings.BASE_DIR).as_posix(), 1)
            catalog.add(text, locations=[location], auto_comments=comments, context=context)
    return catalog


def faults(catalog: Catalog, texts: Catalog) -> Iterator[str]:
    """What a catalogue lacks: a line for each text."""
    for message in texts:
        if not message.id:
            continue
        translated = catalog.get(message.id, message.context)
        if translated is None:
            yield f"missing: {message.id!r}"
        elif not is_complete(translated):
            yield f"not translated: {message.id!r}"
        elif translated.fuzzy:
            yield f"only guessed (fuzzy): {message.id!r}"
        else:
            yield from (f"{error}: {message.id!r}" for error in translated.check(catalog))


def is_complete(message: Message) -> bool:
    strings = message.string if isinstance(message.string, list | tuple) else [message.string]
    return all(strings)


class Command(BaseCommand):
    help = "Bring the translation catalogues up to date with the sources, or check that they are."
    requires_system_checks = []

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail when a text lacks a translation"
        )

    def handle(self, *args, check: bool, **options) -> None:
        texts = texts_in_sources()
        problems = []
        for language, _name in settings.LANGUAGES:
            if language == settings.LANGUAGE_CODE:
                continue
            path = settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"
            catalog = self.read(path, language)
            if not check:
                self.refresh(path, catalog, texts)
            found = [f"{language}: {fault}" for fault in faults(catalog, texts)]
            self.stdout.write(f"{language}: {len(texts) - len(found)} of {len(texts)} texts are translated.")
            problems += found
        if problems and check:
            raise CommandError("\n".join(problems))

    def read(self, path: Path, language: str) -> Catalog:
        if path.exists():
            with path.open("rb") as file:
                return read_po(file, locale=language)
        return Catalog(locale=language, project="Yhteistyö", version="1", header_comment="")

    def refresh(self, path: Path, catalog: Catalog, texts: Catalog) -> None:
        # A header without dates of the day or names of people: a refresh changes only what the texts changed.
        texts.creation_date = catalog.creation_date
        catalog.revision_date = catalog.creation_date
        catalog.last_translator = catalog.language_team = catalog.msgid_bugs_address = ""
        catalog.update(texts, no_fuzzy_matching=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalog, width=100, include_lineno=False, ignore_obsolete=True, sort_output=False)
