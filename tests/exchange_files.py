"""Files that the register writes and reads in tests of export and import."""

import csv
import datetime
import io

import openpyxl
from import_export.resources import ModelResource

from regions.exchange import CSV, XLSX, export_response

DAY = datetime.date(2026, 11, 24)
FORMATS = {"xlsx": XLSX, "csv": CSV}
SITE = "https://rekisteri.example"


def exported(resource_class, queryset=None, file_format: str = "xlsx", **options) -> bytes:
    """The file that a person would download."""
    queryset = resource_class._meta.model.objects.all() if queryset is None else queryset
    told = {"title": "Luettelo", "criteria": [], "day": DAY, "filename": "luettelo"} | options
    response = export_response(
        resource_class(site_address=f"{SITE}/"), queryset, file_format=file_format, **told
    )
    return b"".join(response.streaming_content)


def sheet_of(data: bytes, place: int = 0):
    """A sheet of a workbook, as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[place]


def column_of(data: bytes, header: str) -> list:
    """The values of one column of the first sheet."""
    headers, *rows = sheet_of(data).iter_rows(values_only=True)
    return [row[headers.index(header)] for row in rows]


def workbook_of(*rows, change=None) -> bytes:
    """A workbook as a person would save it."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book.active)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def csv_of(*rows, delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def imported(resource_class: type[ModelResource], data: bytes, file_format: str = "xlsx", *, dry_run=False):
    """The result of importing a file as the administration does."""
    dataset = FORMATS[file_format]().create_dataset(data)
    return resource_class().import_data(dataset, dry_run=dry_run)


def counted(result) -> dict[str, int]:
    """How many rows came to each end, without the ends that none came to."""
    return {kind: count for kind, count in result.totals.items() if count}
