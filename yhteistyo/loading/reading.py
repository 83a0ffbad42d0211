"""Reads a file into rows that know where they stand. Every value stays the text that a person wrote."""

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from django.apps import apps
from django.utils.translation import gettext as _

from yhteistyo.loading.faults import Faults
from yhteistyo.loading.plan import LOADED, PLAN, Loaded

TEXT_SUFFIXES = {".md", ".txt"}  # for people, beside the data
KEY_CHANGES = "keychange.csv"


@dataclass
class Row:
    """One record of a file: what it states (texts; lists of texts for many values) and where it stands."""

    loaded: Loaded
    file: str
    line: int
    stated: dict[str, str | list[str]] = field(default_factory=dict)
    parent: tuple[str, "Row"] | None = None  # of a record under another: its field for that one, and the row


def files_of(directory: Path) -> list[Path]:
    """The data files in the order in which they are read."""
    return sorted(
        path
        for path in directory.rglob("*")
        if path.is_file() and not path.name.startswith(".") and path.suffix not in TEXT_SUFFIXES
    )


def digest_of(directory: Path) -> str:
    """Changes whenever a file's name or content does."""
    digest = hashlib.sha256()
    for path in files_of(directory):
        name, content = path.relative_to(directory).as_posix().encode(), path.read_bytes()
        digest.update(b"%d %d " % (len(name), len(content)) + name + content)
    return digest.hexdigest()


def read_rows(directory: Path, faults: Faults) -> list[Row]:
    """All rows of all files, parents before the children that stand under them."""
    rows: list[Row] = []
    if not directory.is_dir():
        faults.add(str(directory), None, "", _("Hakemistoa ei ole."))
        return rows
    for path in files_of(directory):
        name = path.relative_to(directory).as_posix()
        if name == KEY_CHANGES:
            continue
        loaded = _model_of(path, directory)
        if loaded is None or path.suffix not in READERS:
            faults.add(name, None, "", _("Tiedoston nimen pitää olla sovellus/malli.aihe.csv tai .yaml."))
            continue
        text = _text_of(path, name, faults)
        if text is not None:
            rows += READERS[path.suffix](text, loaded, name, faults)
    return rows


@dataclass(frozen=True)
class KeyChange:
    """A record whose key the files have corrected; without a new key, one that they have taken back."""

    line: int
    loaded: Loaded
    old: str
    new: str


def read_key_changes(directory: Path, faults: Faults) -> list[KeyChange]:
    """The corrections of keys in `keychange.csv`, in order; a record taken back has no new key."""
    path = directory / KEY_CHANGES
    text = _text_of(path, KEY_CHANGES, faults) if path.is_file() else None
    if text is None:
        return []
    by_label = {loaded.label: loaded for loaded in PLAN}
    changes: list[KeyChange] = []
    for line, cells in _cells_of(text, {"model", "old_key", "new_key", "reason"}, KEY_CHANGES, faults):
        empty = [name for name in ("model", "old_key", "reason") if not cells.get(name)]
        for name in empty:
            faults.add(KEY_CHANGES, line, name, _("Kenttä on pakollinen."))
        if empty:
            continue
        loaded = by_label.get(cells["model"])
        if loaded is None:
            message = _("Mallia %(model)s ei ladata tiedostoista.") % {"model": cells["model"]}
            faults.add(KEY_CHANGES, line, "model", message)
            continue
        old, new = (loaded.key_as_written(cells.get(name, "")) for name in ("old_key", "new_key"))
        if any((loaded, old) == (change.loaded, change.old) for change in changes):
            faults.add(KEY_CHANGES, line, "old_key", _("Sama avain on korjattu jo aiemmalla rivillä."))
        else:
            changes.append(KeyChange(line, loaded, old, new))
    return changes


def _text_of(path: Path, name: str, faults: Faults) -> str | None:
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        faults.add(name, line, "", _("Tiedosto ei ole UTF-8-muotoista tekstiä."))
        return None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        faults.add(name, line, "", _("Tiedostossa on merkki, jota tekstissä ei voi olla (NUL)."))
        return None
    return text


def _model_of(path: Path, directory: Path) -> Loaded | None:
    parts = path.relative_to(directory).parts
    if len(parts) != 2:
        return None
    try:
        return LOADED.get(apps.get_model(parts[0], path.name.split(".")[0]))
    except LookupError:
        return None


def _read_csv(text: str, loaded: Loaded, file: str, faults: Faults) -> Iterator[Row]:
    for line, cells in _cells_of(text, {known.name for known in loaded.fields()}, file, faults):
        yield Row(loaded, file, line, cells)


def _cells_of(text: str, known: set[str], file: str, faults: Faults) -> Iterator[tuple[int, dict]]:
    """Each row's line and its cells by the name of their column, of those columns that are known."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        header = [name.strip() for name in next(reader, [])]
        for name in header:
            if header.count(name) > 1:
                faults.add(file, 1, name, _("Sarake on otsikkorivillä kahdesti."))
                return
        unknown = set(header) - known
        for name in sorted(unknown):  # told once, not again on every row
            faults.add(file, 1, name, _("Kenttää ei ole tai se lasketaan itse."))
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) == len(header):
                stated = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
                yield line, {name: stated[name] for name in header if name not in unknown}
            elif cells:
                message = _("Rivillä on %(found)s kenttää, otsikkorivillä %(expected)s.")
                faults.add(file, line, "", message % {"found": len(cells), "expected": len(header)})
            line = reader.line_num + 1
    except csv.Error as error:
        faults.add(file, line, "", _("CSV-tiedostoa ei voi lukea: %(error)s.") % {"error": error})


def _read_yaml(text: str, loaded: Loaded, file: str, faults: Faults) -> Iterator[Row]:
    try:
        # Composed, not loaded: a node keeps its line, and 091 or "no" stays the text that it is.
        tree = yaml.compose(text, Loader=yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or error
        message = _("YAML-tiedostoa ei voi lukea: %(error)s.") % {"error": problem}
        faults.add(file, mark.line + 1 if mark else None, "", message)
        return
    if tree is not None:
        yield from _rows_of(tree, loaded, file, faults, None)


def _rows_of(node, loaded: Loaded, file: str, faults: Faults, parent) -> Iterator[Row]:
    if not isinstance(node, yaml.SequenceNode):
        message = _("Tässä pitää olla luettelo tietueita (rivit alkavat merkillä -).")
        faults.add(file, node.start_mark.line + 1, "", message)
        return
    for item in node.value:
        if isinstance(item, yaml.MappingNode):
            yield from _rows_of_record(item, loaded, file, faults, parent)
        else:
            message = _("Tietueessa pitää olla kenttien nimet ja arvot (kenttä: arvo).")
            faults.add(file, item.start_mark.line + 1, "", message)


def _rows_of_record(node, loaded: Loaded, file: str, faults: Faults, parent) -> Iterator[Row]:
    row = Row(loaded, file, node.start_mark.line + 1, parent=parent)
    children = loaded.children()
    yield row
    seen = set()
    for key, value in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if name in seen:
            faults.add(file, line, name, _("Kenttä on tietueessa kahdesti."))
            continue
        seen.add(name)
        if name in children and not (isinstance(value, yaml.ScalarNode) and not _text(value)):
            child, field_name = children[name]
            yield from _rows_of(value, child, file, faults, (field_name, row))
        elif name not in children:
            stated = _value(value)
            if stated is None:
                faults.add(file, line, name, _("Arvon pitää olla teksti tai luettelo tekstejä."))
            else:
                row.stated[name] = stated


def _value(node) -> str | list[str] | None:
    if isinstance(node, yaml.ScalarNode):
        return _text(node)
    if isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value):
        return [_text(item) for item in node.value]
    return None


def _text(node) -> str:
    return "" if node.tag == "tag:yaml.org,2002:null" else node.value.strip()


READERS = {".csv": _read_csv, ".yaml": _read_yaml}
