"""Exports a queryset as a workbook or a CSV file, in constant memory."""

import csv
import datetime
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.http import content_disposition_header

from regions.exchange.cells import inert, plain
from regions.exchange.resource import RegisterResource
from regions.exchange.table import Table
from regions.exchange.workbook import TooManyRowsError, write_workbook

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DELIMITER = ";"  # what Excel expects where the comma is the decimal sign, as in Finnish and Swedish


def export_response(
    resource: RegisterResource,
    queryset: QuerySet,
    *,
    file_format: str,
    title: str,
    criteria: list[tuple[str, str]],
    day: datetime.date,
    filename: str,
    order: str = "",
) -> HttpResponseBase:
    """Exactly the rows of the queryset, in its order, as a file to download ("xlsx" or "csv").

    `criteria` are what the rows were chosen by and `order` what they stand in, for the second sheet. A CSV
    file is sent while it is read; a workbook is first written to a temporary file, row by row, since its
    parts are packed at the end. More rows than Excel has room for give a message instead of a file that
    lacks some.
    """
    return table_response(
        resource.table(),
        resource.prepare(queryset, day),
        file_format=file_format,
        title=title,
        criteria=criteria,
        day=day,
        filename=filename,
        order=order,
        site_address=resource.site_address,
    )


def table_response(
    table: Table,
    rows: Any,
    *,
    file_format: str,
    title: str,
    criteria: list[tuple[str, str]],
    day: datetime.date,
    filename: str,
    order: str = "",
    site_address: str = "",
) -> HttpResponseBase:
    """The rows as the table tells them: a queryset for a `Table`, objects for a `ToldRows`."""
    name = filename if filename.endswith(f".{file_format}") else f"{filename}.{file_format}"
    response: HttpResponseBase
    if file_format == "csv":
        lines = csv_lines(table, rows)
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = content_disposition_header(True, name) or ""
        return response
    file = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115 (the response closes it)
    try:
        write_workbook(
            file,
            table,
            rows,
            title=title,
            criteria=criteria,
            order=order,
            day=day,
            site_address=site_address,
        )
    except TooManyRowsError as error:
        file.close()
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX_TYPE)


def csv_lines(table: Table, rows: Any) -> Iterator[bytes]:
    """The lines of a CSV file with a byte order mark, without which Excel misreads ä and ö."""
    language = translation.get_language()
    yield b"\xef\xbb\xbf" + _lines([[str(column.column_name) for column in table.columns]])
    for chunk in table.chunks(rows):
        # The response is read after the view has returned, when another language may be in use.
        with translation.override(language):
            lines = _lines([plain(cell) for cell in record.cells] for record in chunk)
        yield lines


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=DELIMITER).writerows([inert(cell) for cell in row] for row in rows)
    return text.getvalue().encode()
