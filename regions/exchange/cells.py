"""What may stand in a cell of a workbook or a CSV file, and when two cells say the same."""

import datetime
import re
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# XML 1.0, and so a workbook, has no place for these.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_QUOTED_FORMULA = re.compile(r"'+[=+\-@\t\r\n]")

CELL_LIMIT = 32_767  # characters (UTF-16 units) that Excel keeps in a cell
CUT = "… [katkaistu: Exceliin mahtuu 32 767 merkkiä solua kohti]"


class Link(NamedTuple):
    """An address that a reader can follow."""

    url: str


Cell = str | int | float | bool | datetime.date | datetime.datetime | Link | None


def clean_text(text: str) -> str:
    """The text without characters that a workbook cannot hold, lines ending in a plain line feed."""
    if text.isprintable():
        return text
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def plain(cell) -> str:
    """The cell as text, the same for all ways in which a workbook or a CSV file says one thing."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return clean_text(cell).strip()
    if isinstance(cell, Link):
        return clean_text(cell.url).strip()
    if isinstance(cell, datetime.datetime):
        return day_text(cell) if cell.time() == datetime.time.min else cell.isoformat()
    if isinstance(cell, datetime.date):
        return day_text(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def day_text(day: datetime.date) -> str:
    """A day as Finnish writes it, in every language, so that a file's cells do not change with the reader."""
    return f"{day.day}.{day.month}.{day.year}"


def fits_excel(text: str) -> str:
    """The text, or as much of it as Excel keeps and a mark that says so."""
    if len(text) <= CELL_LIMIT // 2 or _units(text) <= CELL_LIMIT:
        return text
    kept = text[: CELL_LIMIT - len(CUT)]
    while _units(kept) > CELL_LIMIT - len(CUT):
        kept = kept[: len(kept) - 1 - (_units(kept) - CELL_LIMIT + len(CUT)) // 2]
    return kept + CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def inert(text: str) -> str:
    """The text for a CSV file, so that a spreadsheet program shows it instead of calculating it.

    An apostrophe is put before text that begins like a formula, also when apostrophes already stand
    there; `restored` takes away exactly that one.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def restored(text: str) -> str:
    """The text of a CSV cell without the apostrophe that `inert` put before it."""
    return text[1:] if _QUOTED_FORMULA.match(text) else text


def text_of(cell) -> str:
    """The text that a person typed in a cell; refuses what a spreadsheet program made something else of."""
    if isinstance(cell, bool | float) and not (isinstance(cell, float) and cell.is_integer()):
        raise ValidationError(
            _("Solussa on luku tai totuusarvo. Muotoile solu tekstiksi ja kirjoita arvo uudelleen.")
        )
    if isinstance(cell, datetime.date | datetime.time | datetime.timedelta):
        raise ValidationError(
            _("Solussa on päivämäärä tai aika. Muotoile solu tekstiksi ja kirjoita arvo uudelleen.")
        )
    text = plain(cell)
    if text.endswith(CUT):
        raise ValidationError(_("Solun teksti on katkaistu Excelin rajaan. Vie tieto CSV-muodossa."))
    return text
