"""Looks through a workbook's package before anything reads it.

A workbook is a compressed package of XML; a small hostile one can unpack to gigabytes, or place one cell
so far away that a reader makes room for billions. Formulas and merged cells are refused too: what they
would import is not what a person sees in the file.
"""

import io
import re
import zipfile
import zlib
from itertools import islice
from xml.etree import ElementTree

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

PART_LIMIT = 500  # files in the package
UNPACKED_LIMIT = 100 * 1024 * 1024
TEXT_LIMIT = 50 * 1024 * 1024  # of all cells together, each repetition of a shared text counted

_RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,9})(\d{1,12})["']""")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_FORMULA = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+\d+)["'][^<>]*>\s*<(?:\w+:)?f[\s/>]""")
_ANY_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*ref\s*=\s*["']([A-Za-z0-9:]+)["']""")
_SHARED = re.compile(rb"""\st\s*=\s*["']s["'][^<>]*>\s*<(?:\w+:)?v[^<>]*>\s*(\d+)\s*<""")
_SHARED_TEXT = re.compile(rb"<(?:\w+:)?si[\s>].*?</(?:\w+:)?si>", re.DOTALL)


BROKEN = (
    zipfile.BadZipFile, zlib.error, ElementTree.ParseError, KeyError, StopIteration, RuntimeError, OSError,
    ValueError, NotImplementedError, EOFError,
)  # fmt: skip


class UnreadableFileError(ValidationError, ValueError):
    """A file that cannot be imported; the message says why and what to do."""

    def __str__(self):
        return " ".join(self.messages)


def checked_package(data: bytes, *, max_rows: int, max_columns: int) -> None:
    """Refuses a file that is no workbook, is too large unpacked, or whose first sheet cannot be trusted."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_sizes(package)
            sheet = package.read(_first_sheet(package))
            shared = (
                package.read("xl/sharedStrings.xml") if "xl/sharedStrings.xml" in package.namelist() else b""
            )
    except UnreadableFileError:
        raise
    except BROKEN as error:
        raise UnreadableFileError(_("Tiedosto ei ole ehjä Excel-työkirja (.xlsx).")) from error
    for xml in (sheet, shared):
        if (
            b"\0" in xml
            or b"<!DOCTYPE" in xml
            or re.search(rb'encoding\s*=\s*["\'](?!utf-8)', xml[:200], re.IGNORECASE)
        ):
            raise UnreadableFileError(_("Tiedosto ei ole ehjä Excel-työkirja (.xlsx)."))
    _check_extent(sheet, max_rows, max_columns)
    _check_contents(sheet)
    _check_texts(sheet, shared)


def _check_sizes(package: zipfile.ZipFile) -> None:
    """Unpacks every part, counting, since a package may lie about its sizes."""
    parts = package.infolist()
    if len(parts) > PART_LIMIT or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        raise UnreadableFileError(_("Työkirja on purettuna liian suuri."))
    unpacked = 0
    for part in parts:
        with package.open(part) as stream:
            while chunk := stream.read(1 << 20):
                unpacked += len(chunk)
                if unpacked > UNPACKED_LIMIT:
                    raise UnreadableFileError(_("Työkirja on purettuna liian suuri."))


def _first_sheet(package: zipfile.ZipFile) -> str:
    """The package's name for the first sheet."""
    book = ElementTree.fromstring(package.read("xl/workbook.xml"))  # noqa: S314 (sizes are checked; expat bounds entities)
    sheet = next(element for element in islice(book.iter(), 10_000) if element.tag.endswith("}sheet"))
    links = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    target = next(link.get("Target", "") for link in links if link.get("Id") == sheet.get(_RELATIONSHIP))
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _check_extent(sheet: bytes, max_rows: int, max_columns: int) -> None:
    rows, columns = len(_ROW.findall(sheet)), 0
    if rows and len(_CELL.findall(sheet)) > max_rows * max_columns:
        columns = max_columns + 1
    for letters, digits in _PLACE.findall(sheet):
        rows = max(rows, int(digits))
        columns = max(columns, _column_number(letters))
    if rows > max_rows or columns > max_columns:
        raise UnreadableFileError(
            _("Taulukossa on liikaa rivejä tai sarakkeita: enintään %(rows)s riviä ja %(columns)s saraketta.")
            % {"rows": max_rows, "columns": max_columns}
        )


def _check_contents(sheet: bytes) -> None:
    if _ANY_FORMULA.search(sheet):
        found = _FORMULA.search(sheet)
        raise UnreadableFileError(
            _("Solussa %(cell)s on kaava. Liitä solut arvoina (Liitä määräten: arvot) ja tallenna uudelleen.")
            % {"cell": found[1].decode() if found else "?"}
        )
    merged = _MERGED.search(sheet)
    if merged:
        raise UnreadableFileError(
            _("Solut %(cells)s on yhdistetty. Pura yhdistäminen ja kirjoita tieto jokaiseen soluun.")
            % {"cells": merged[1].decode()}
        )


def _check_texts(sheet: bytes, shared: bytes) -> None:
    lengths = [len(text) for text in _SHARED_TEXT.findall(shared)]
    total = sum(lengths[int(place)] for place in _SHARED.findall(sheet) if int(place) < len(lengths))
    if total > TEXT_LIMIT:
        raise UnreadableFileError(_("Työkirja on purettuna liian suuri."))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
