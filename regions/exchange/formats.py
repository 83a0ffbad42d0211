"""The two kinds of file that the register reads and writes: XLSX and CSV, the contents checked first.

Both give `import_export` a dataset of plain values. Whatever is wrong with a file is told in an
`UnreadableFileError` that a person understands; nothing of the file is then used.
"""

import csv
import io

import tablib
from django.utils.translation import gettext as _
from import_export.formats.base_formats import Format
from python_calamine import CalamineError, CalamineWorkbook

from regions.exchange.cells import plain, restored
from regions.exchange.package import UnreadableFileError, checked_package

SIZE_LIMIT = 10 * 1024 * 1024
ROW_LIMIT = 20_000
COLUMN_LIMIT = 200


class SafeFormat(Format):
    """What both formats share: limits of size, and tables instead of bare lists of rows."""

    content_type = ""
    extension = ""

    def __init__(self, encoding=None):
        self.encoding = encoding

    def can_import(self):
        return True

    def can_export(self):
        return True

    def get_title(self):
        return self.extension

    def get_extension(self):
        return self.extension

    def get_content_type(self):
        return self.content_type

    def create_dataset(self, in_stream: bytes) -> tablib.Dataset:
        """The first sheet as a dataset; raises UnreadableFileError."""
        if len(in_stream) > SIZE_LIMIT:
            raise UnreadableFileError(
                _("Tiedosto on liian suuri: enintään %(limit)s Mt.") % {"limit": SIZE_LIMIT // 1024 // 1024}
            )
        rows = self.rows(in_stream)
        while rows and not any(plain(cell) for cell in rows[-1]):
            rows.pop()
        if not rows:
            raise UnreadableFileError(_("Tiedosto on tyhjä."))
        if len(rows) > ROW_LIMIT + 1:
            raise UnreadableFileError(
                _("Tiedostossa on liikaa rivejä: enintään %(limit)s.") % {"limit": ROW_LIMIT}
            )
        headers = [plain(cell) for cell in rows[0]]
        while headers and not headers[-1]:
            headers.pop()
        if not headers:
            raise UnreadableFileError(_("Ensimmäiseltä riviltä puuttuvat sarakkeiden otsikot."))
        if len(headers) > COLUMN_LIMIT:
            raise UnreadableFileError(
                _("Tiedostossa on liikaa sarakkeita: enintään %(limit)s.") % {"limit": COLUMN_LIMIT}
            )
        dataset = tablib.Dataset(headers=headers)
        for number, row in enumerate(rows[1:], 2):
            if any(plain(cell) for cell in row[len(headers) :]):
                raise UnreadableFileError(
                    _("Rivi %(row)s: rivillä on tietoa otsikoitujen sarakkeiden oikealla puolella.")
                    % {"row": number}
                )
            dataset.append((list(row) + [""] * len(headers))[: len(headers)])
        return dataset

    def rows(self, data: bytes) -> list[list]:
        """All rows of the file, the headers first."""
        raise NotImplementedError


class XLSX(SafeFormat):
    """Excel workbooks: the first sheet, without formulas and merged cells."""

    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    extension = "xlsx"

    def rows(self, data):
        checked_package(data, max_rows=ROW_LIMIT + 1, max_columns=COLUMN_LIMIT)
        try:
            book = CalamineWorkbook.from_filelike(io.BytesIO(data))
            return book.get_sheet_by_index(0).to_python(skip_empty_area=False)
        except (CalamineError, ValueError, OSError, IndexError, OverflowError) as error:
            raise UnreadableFileError(_("Tiedosto ei ole ehjä Excel-työkirja (.xlsx).")) from error


class CSV(SafeFormat):
    """CSV in UTF-8, separated by semicolons, commas or tabs as its first line is."""

    content_type = "text/csv"
    extension = "csv"

    def rows(self, data):
        if data.startswith(b"PK\x03\x04"):
            raise UnreadableFileError(_("Tiedosto on työkirja, ei CSV. Valitse muodoksi xlsx."))
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UnreadableFileError(
                _("Tiedoston merkistö ei ole UTF-8. Tallenna se Excelissä muodossa CSV UTF-8.")
            ) from error
        if "\0" in text:
            raise UnreadableFileError(_("Tiedostossa on merkkejä, jotka eivät kuulu tekstiin."))
        header = text.lstrip().split("\n", 1)[0]
        delimiter = max(";,\t", key=header.count)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows: list[list] = []
        try:
            for row in reader:
                rows.append([restored(cell) for cell in row])
                if len(rows) > ROW_LIMIT + 1 or len(row) > COLUMN_LIMIT * 5:
                    break
        except csv.Error as error:
            raise UnreadableFileError(
                _("CSV-tiedoston riviä %(row)s ei voi lukea: lainausmerkki puuttuu tai solu on liian pitkä.")
                % {"row": reader.line_num}
            ) from error
        return rows
