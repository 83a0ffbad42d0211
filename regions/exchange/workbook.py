"""Writes a workbook row by row: the rows on the first sheet, what they are on the second."""

import datetime
import re
import tempfile
from collections.abc import Sequence
from typing import IO

import xlsxwriter
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from regions.exchange.cells import CELL_LIMIT, Cell, Link, clean_text, fits_excel
from regions.exchange.table import Table

ROW_LIMIT = 1_048_576  # Excel's own, headers included
# Excel's own limit is 65,530 on a sheet, but each link takes memory until the workbook is packed, and a sheet
# with tens of thousands opens slowly. Beyond this an address is text, which a reader can still copy.
LINK_LIMIT = 20_000
URL_LIMIT = 2_079  # Excel's own, characters in one link

OPTIONS = {
    # Rows go to a temporary file as soon as the next one begins.
    "constant_memory": True,
    "in_memory": False,
    # A cell is what it is: text never becomes a formula, a link or a number.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class TooManyRowsError(Exception):
    """More rows than fit on a sheet; the message is for people."""

    def __str__(self):
        return _("Exceliin mahtuu %(limit)s riviä. Rajaa luetteloa tai vie se CSV-muodossa.") % {
            "limit": ROW_LIMIT - 1
        }


def write_workbook(
    file: IO[bytes],
    table: Table,
    queryset: QuerySet,
    *,
    title: str,
    criteria: Sequence[tuple[str, str]],
    day: datetime.date,
    order: str = "",
    site_address: str = "",
) -> None:
    """Writes the rows of the queryset and a sheet that tells what they are."""
    with tempfile.TemporaryDirectory() as folder:
        book = xlsxwriter.Workbook(file, {**OPTIONS, "tmpdir": folder})
        sheet = Sheet(book, title, table)
        for record in table.records(queryset):
            sheet.add(record.cells)
        sheet.finish()
        facts: list[tuple[str, Cell]] = [
            (_("Rekisteri"), _("Yhteistyörekisteri")),
            (_("Rekisterin osoite"), Link(site_address) if site_address else None),
            (_("Luettelo"), title),
            (_("Rivejä"), sheet.rows),
            (_("Tiedot päivältä"), day),
            (_("Viety"), timezone.localtime().strftime("%d.%m.%Y %H.%M")),
        ]
        facts += [(_("Rajaus: %(name)s") % {"name": name}, value) for name, value in criteria]
        if order:
            facts.append((_("Järjestys"), order))
        if sheet.cut:
            facts.append((_("Katkaistuja soluja"), sheet.cut))
        if sheet.unlinked:
            facts.append((_("Osoitteita tekstinä, ei linkkinä"), sheet.unlinked))
        Facts(book, facts)
        book.close()


class Page:
    """A sheet that cells are written to, each as what it is."""

    def __init__(self, book: xlsxwriter.Workbook, name: str):
        self.sheet = book.add_worksheet(name)
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.day_format = book.add_format({"num_format": "d.m.yyyy", "align": "left"})
        self.link_format = book.get_default_url_format()
        self.links = self.unlinked = self.cut = 0
        self.writers = {
            str: self.write_text,
            int: self.sheet.write_number,
            datetime.date: self.write_day,
            Link: self.write_link,
        }

    def write_row(self, row: int, cells: Sequence[Cell]) -> None:
        writers = self.writers
        for column, cell in enumerate(cells):
            if cell is not None and cell != "":
                writers[type(cell)](row, column, cell)

    def write_text(self, row: int, column: int, text: str, cell_format=None) -> None:
        if len(text) > CELL_LIMIT // 2:
            whole, text = text, fits_excel(text)
            self.cut += text != whole
        if text.startswith("<r>"):
            text = f" {text}"  # the writer takes <r>…</r> for markup of its own; an import drops the space
        self.sheet.write_string(row, column, text, cell_format)

    def write_day(self, row: int, column: int, day: datetime.date) -> None:
        self.sheet.write_datetime(row, column, day, self.day_format)

    def write_link(self, row: int, column: int, link: Link) -> None:
        url = link.url
        if self.links >= LINK_LIMIT or len(url) > URL_LIMIT or not url.startswith(("https://", "http://")):
            self.unlinked += 1
            self.write_text(row, column, url)
            return
        self.links += 1
        self.sheet.write_url(row, column, url, self.link_format, url)


class Sheet(Page):
    """The sheet of the rows: headers that stay in sight and filter, widths by what the columns hold."""

    def __init__(self, book: xlsxwriter.Workbook, title: str, table: Table):
        super().__init__(book, sheet_name(title))
        self.rows = 0
        self.width = len(table.columns)
        self.sheet.freeze_panes(1, 0)
        for place, column in enumerate(table.columns):
            self.sheet.set_column(place, place, column.width)
            self.sheet.write_string(0, place, str(column.column_name), self.bold)

    def add(self, cells: Sequence[Cell]) -> None:
        self.rows += 1
        if self.rows >= ROW_LIMIT:
            raise TooManyRowsError
        self.write_row(self.rows, cells)

    def finish(self) -> None:
        self.sheet.autofilter(0, 0, self.rows, self.width - 1)


class Facts(Page):
    """The sheet that says what the rows are: a name and a value on each row."""

    def __init__(self, book: xlsxwriter.Workbook, facts: Sequence[tuple[str, Cell]]):
        super().__init__(book, _("Tietoja"))
        self.sheet.set_column(0, 0, 30)
        self.sheet.set_column(1, 1, 80)
        for row, (name, value) in enumerate(facts):
            self.write_text(row, 0, clean_text(name), self.bold)
            self.write_row(row, [None, clean_text(value) if isinstance(value, str) else value])


def sheet_name(title: str) -> str:
    """The title as far as Excel takes it for a sheet's name."""
    return re.sub(r"[\[\]:*?/\\\s]+", " ", clean_text(title)).strip(" '")[:31].strip(" '") or _("Luettelo")
