"""One measured task of the exchange, run in a process of its own so that its peak memory is its own.

    python -m benchmarks.exchange_task make|status|export|plain_export|check|plain_check [changed]

Prints one line of JSON: seconds of processor time and the peak memory in MB.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yhteistyo.settings")
django.setup()

from import_export.formats import base_formats as plain_formats  # noqa: E402

from agreements.models import Agreement  # noqa: E402
from agreements.resources import AgreementResource  # noqa: E402
from benchmarks.made_up import DAY, make  # noqa: E402
from benchmarks.plain_resource import RELATIONS, PlainAgreementResource  # noqa: E402
from regions.exchange import XLSX, export_response  # noqa: E402

AGREEMENTS = int(os.environ.get("BENCH_AGREEMENTS", "50000"))
CHECKED = 5000
CHANGED_EVERY = {"same": None, "tenth": 10, "all": 1}


def agreements():
    return Agreement.objects.order_by("sort_fi", "pk")


def exported(queryset) -> bytes:
    response = export_response(
        AgreementResource(site_address="https://rekisteri.example"),
        queryset,
        file_format="xlsx",
        title="Sopimukset",
        criteria=[],
        day=DAY,
        filename="sopimukset",
    )
    return b"".join(response.streaming_content)


def plainly_exported(queryset) -> bytes:
    prepared = queryset.with_status(DAY).prefetch_related(*RELATIONS)
    return plain_formats.XLSX().export_data(PlainAgreementResource().export(prepared))


def check(resource_class, file_format, data: bytes, changed: str, title: str) -> Callable[[], None]:
    """A dry run of importing the export, with some of its rows changed."""
    dataset = file_format.create_dataset(data)
    every = CHANGED_EVERY[changed]
    # The plain resource cannot read its own workbook: an empty cell breaks it at every text field.
    for number, row in enumerate(list(dataset)):
        dataset[number] = ["" if cell is None else cell for cell in row]
    place = dataset.headers.index(title)
    if every:
        for number in range(0, len(dataset), every):
            row = list(dataset[number])
            row[place] = f"{row[place]}, muutettu"
            dataset[number] = row

    def run() -> None:
        result = resource_class().import_data(dataset, dry_run=True)
        assert not result.has_errors(), result.row_errors()[:1]
        assert not result.has_validation_errors(), result.invalid_rows[:1]
        expected = CHECKED // every if every else 0
        assert result.totals["update"] == expected, result.totals

    return run


def task(name: str, changed: str) -> Callable[[], object]:
    """What is measured; what it only needs is done here, before."""
    some = agreements().filter(pk__in=list(agreements().values_list("pk", flat=True)[:CHECKED]))
    match name:
        case "make":
            return lambda: make(AGREEMENTS)
        case "read":
            return lambda: sum(1 for _row in agreements().values_list("pk", "title_fi").iterator())
        case "status":
            with_status = agreements().with_status(DAY).values_list("pk", "status")
            return lambda: sum(1 for _row in with_status.iterator())
        case "export":
            return lambda: exported(agreements())
        case "plain_export":
            return lambda: plainly_exported(agreements())
        case "check":
            return check(AgreementResource, XLSX(), exported(some), changed, "Nimi suomeksi")
        case "plain_check":
            return check(
                PlainAgreementResource, plain_formats.XLSX(), plainly_exported(some), changed, "title_fi"
            )
    raise SystemExit(f"no task {name}")


if __name__ == "__main__":
    run = task(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "same")
    began = time.process_time()
    run()
    used = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": round(used, 2), "megabytes": round(peak)}))
