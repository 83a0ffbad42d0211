"""The whole load, in one transaction: all of it or nothing."""

from pathlib import Path

from django.db import transaction

from yhteistyo.loading.checking import Checked, Checker
from yhteistyo.loading.faults import Faults
from yhteistyo.loading.key_changes import check_key_changes, remove_taken_back, rename_loaded
from yhteistyo.loading.merging import Change, merge
from yhteistyo.loading.plan import PLAN, Loaded
from yhteistyo.loading.reading import digest_of, read_key_changes, read_rows
from yhteistyo.loading.register import Register
from yhteistyo.loading.reporting import Report
from yhteistyo.loading.saving import BATCH, Saver
from yhteistyo.models import LoadedFiles, LoadedRecord


def already_loaded(directory: Path) -> bool:
    """Whether the files, exactly as they are, were the last to be loaded into this database."""
    return LoadedFiles.objects.filter(digest=digest_of(directory)).exists()


def load_register(directory: Path, check_only: bool = False) -> Report:
    """Brings the register up to date with the files; on any fault raises LoadRefusedError and saves nothing.

    `check_only` does everything and takes it back.
    """
    faults, report = Faults(), Report(check_only=check_only)
    rows = read_rows(directory, faults)
    key_changes = read_key_changes(directory, faults)
    with transaction.atomic():
        rename_loaded(key_changes)
        register = Register()
        remove_taken_back(key_changes, register, report)
        in_files = Checker(register, faults).check(rows)
        check_key_changes(key_changes, in_files, faults)
        faults.refuse_if_any()
        saved = {loaded: _load_model(loaded, in_files[loaded], register, report, faults) for loaded in PLAN}
        for loaded, changes in saved.items():
            if loaded.whole_rule:
                Saver(loaded, register, report, faults).validate_wholes(changes)
        faults.refuse_if_any()
        _remember(in_files, register, report)
        if check_only:
            transaction.set_rollback(True)
        else:
            digest = digest_of(directory)
            LoadedFiles.objects.exclude(digest=digest).delete()
            LoadedFiles.objects.get_or_create(digest=digest)
    return report


def _load_model(
    loaded: Loaded, in_files: dict[str, Checked], register: Register, report: Report, faults: Faults
) -> list[Change]:
    changes = []
    for checked in in_files.values():
        change = merge(checked, register, report)
        if change is None:
            continue
        if change.is_new or change.fields:
            changes.append(change)
        else:
            report.unchanged += 1
    Saver(loaded, register, report, faults).save(changes)
    return changes


def _remember(in_files: dict[Loaded, dict[str, Checked]], register: Register, report: Report) -> None:
    """Keeps what was loaded, for the next comparison."""
    entries, outdated = [], []
    for loaded, checked_rows in in_files.items():
        for key, checked in checked_rows.items():
            pk = register.pk_of[loaded].get(key)
            last = register.last_loaded.pop((loaded.label, key), None)
            if pk is None or (last is not None and last.object_id != pk):
                continue
            row = checked.row
            if last is None or (last.values, last.file, last.row) != (checked.theirs, row.file, row.line):
                outdated += [last.pk] if last is not None else []
                entries.append(
                    LoadedRecord(
                        model=loaded.label,
                        key=key,
                        object_id=pk,
                        values=checked.theirs,
                        file=row.file,
                        row=row.line,
                    )
                )
    by_label = {loaded.label: loaded for loaded in PLAN}
    for entry in register.last_loaded.values():  # those that no file states any more
        gone = by_label.get(entry.model)
        if gone is not None and entry.object_id in register.records[gone]:
            if entry not in report.not_removed:
                report.vanished.append(entry)
        else:
            outdated.append(entry.pk)
    for start in range(0, len(outdated), BATCH):
        LoadedRecord.objects.filter(pk__in=outdated[start : start + BATCH]).delete()
    LoadedRecord.objects.bulk_create(entries, batch_size=BATCH)
