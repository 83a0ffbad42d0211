"""Files that are broken or meant to do harm: each is refused or reported in words, and nothing is saved."""

import io
import re
import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regions.exchange import CSV, XLSX, UnreadableFileError, formats, package
from regions.models import Actor
from regions.resources import ActorResource, MembershipResource
from tests.exchange_files import counted, csv_of, imported, workbook_of
from tests.factories import ActorFactory, ActorTypeFactory

pytestmark = pytest.mark.django_db

HEADERS = ("Nimi suomeksi", "Toimijatyyppi", "Osoitteen osa")
ROW = ("Lieksa", "kunta", "lieksa")


@pytest.fixture(autouse=True)
def kinds():
    ActorTypeFactory(code="kunta", name_fi="kunta")


@pytest.fixture(autouse=True)
def nothing_saved(kinds):
    yield
    assert not Actor.objects.filter(slug="lieksa").exists()


def repacked(data: bytes, name: str, change) -> bytes:
    """The workbook with one of its parts changed; `change` is given the part and gives the new one."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, change(content) if part == name else content)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def with_far_cell(place: str) -> bytes:
    far = f'<row r="{re.sub("[A-Z]", "", place)}"><c r="{place}"><v>1</v></c></row></sheetData>'.encode()
    return repacked(workbook_of(HEADERS, ROW), SHEET, lambda xml: xml.replace(b"</sheetData>", far))


def bomb() -> bytes:
    return repacked(workbook_of(HEADERS, ROW), SHEET, lambda xml: xml + b" " * (package.UNPACKED_LIMIT + 1))


def many_parts() -> bytes:
    file = io.BytesIO(workbook_of(HEADERS, ROW))
    with zipfile.ZipFile(file, "a") as book:
        for number in range(package.PART_LIMIT):
            book.writestr(f"xl/media/{number}", b"")
    return file.getvalue()


def lying_about_its_size() -> bytes:
    """A part of a megabyte that claims to have ten bytes."""
    data = bytearray(
        repacked(workbook_of(HEADERS, ROW), "docProps/app.xml", lambda xml: xml + b" " * 1_000_000)
    )
    size = next(
        part.file_size
        for part in zipfile.ZipFile(io.BytesIO(data)).infolist()
        if part.filename == "docProps/app.xml"
    )
    return bytes(data.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little")))


def shared_text_repeated() -> bytes:
    """A text of 32,000 characters in four thousand cells."""
    return workbook_of(*[["a" * 32_000] * 100] * 40)


def with_entities() -> bytes:
    doctype = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    return repacked(workbook_of(HEADERS, ROW), SHEET, lambda xml: doctype + xml)


def in_utf16() -> bytes:
    declared = '<?xml version="1.0" encoding="UTF-16"?>'
    return repacked(workbook_of(HEADERS, ROW), SHEET, lambda xml: (declared + xml.decode()).encode("utf-16"))


@pytest.mark.parametrize(
    "data", [b"", b"Nimi;Tunnus\r\n", b"<html></html>", b"\xd0\xcf\x11\xe0" + b"\0" * 4000]
)
def test_what_is_no_workbook_is_refused(data):
    with pytest.raises(UnreadableFileError, match="ei ole ehjä Excel-työkirja"):
        XLSX().create_dataset(data)


def test_a_package_without_a_sheet_and_half_a_package_are_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("kuva.png", b"")
    for data in (file.getvalue(), workbook_of(HEADERS, ROW)[:1500]):
        with pytest.raises(UnreadableFileError, match="ei ole ehjä Excel-työkirja"):
            XLSX().create_dataset(data)


@pytest.mark.parametrize("make", [lying_about_its_size, with_entities, in_utf16])
def test_a_package_that_lies_or_defines_its_own_words_is_refused(make):
    with pytest.raises(UnreadableFileError, match="ei ole ehjä Excel-työkirja"):
        XLSX().create_dataset(make())


@pytest.mark.parametrize("make", [bomb, many_parts, shared_text_repeated])
def test_a_package_that_unpacks_to_too_much_is_refused(make):
    with pytest.raises(UnreadableFileError, match="purettuna liian suuri"):
        XLSX().create_dataset(make())


@pytest.mark.parametrize("place", ["XFD2", "A1048576", "XFD1048576", "ZZZZZZ9"])
def test_a_cell_far_away_is_refused(place):
    with pytest.raises(UnreadableFileError, match="liikaa rivejä tai sarakkeita"):
        XLSX().create_dataset(with_far_cell(place))


def test_a_file_larger_than_the_limit_is_refused():
    for file_format in (XLSX, CSV):
        with pytest.raises(UnreadableFileError, match="enintään 10 Mt"):
            file_format().create_dataset(b"a" * (formats.SIZE_LIMIT + 1))


def test_more_rows_than_the_limit_are_refused(monkeypatch):
    monkeypatch.setattr(formats, "ROW_LIMIT", 3)
    rows = [HEADERS, *[ROW] * 4]
    with pytest.raises(UnreadableFileError, match="liikaa rivejä"):
        CSV().create_dataset(csv_of(*rows))
    with pytest.raises(UnreadableFileError, match="liikaa rivejä"):
        XLSX().create_dataset(workbook_of(*rows))


def test_a_formula_is_refused_with_its_place():
    with pytest.raises(UnreadableFileError, match="Solussa B2 on kaava"):
        XLSX().create_dataset(workbook_of(HEADERS, ("Lieksa", '="kun"&"ta"', "lieksa")))


def test_merged_cells_are_refused_with_their_place():
    data = workbook_of(HEADERS, ROW, ROW, change=lambda sheet: sheet.merge_cells("A2:A3"))
    with pytest.raises(UnreadableFileError, match="Solut A2:A3 on yhdistetty"):
        XLSX().create_dataset(data)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_another_character_set_than_utf8_is_refused(encoding):
    with pytest.raises(UnreadableFileError, match="merkistö ei ole UTF-8"):
        CSV().create_dataset(csv_of(HEADERS, ("Äänekoski", "kunta", "lieksa"), encoding=encoding))


def test_a_nul_byte_in_a_csv_file_is_refused():
    with pytest.raises(UnreadableFileError, match="eivät kuulu tekstiin"):
        CSV().create_dataset(csv_of(HEADERS, ("Liek\0sa", "kunta", "lieksa")))


def test_a_quote_left_open_is_refused():
    with pytest.raises(UnreadableFileError, match="lainausmerkki puuttuu"):
        CSV().create_dataset(b'Nimi suomeksi;Osoitteen osa\r\n"Lieksa;lieksa\r\n')


def test_a_cell_of_megabytes_is_refused():
    with pytest.raises(UnreadableFileError, match="riviä 2 ei voi lukea"):
        CSV().create_dataset(csv_of(HEADERS, ("a" * 9_000_000, "kunta", "lieksa")))


def test_a_workbook_named_csv_is_told_from_csv():
    with pytest.raises(UnreadableFileError, match="Valitse muodoksi xlsx"):
        CSV().create_dataset(workbook_of(HEADERS, ROW))


@pytest.mark.parametrize("rows", [[], [["", ""]], [["", ""], ["Lieksa", "lieksa"]]])
def test_a_file_without_headers_is_refused(rows):
    for file_format, data in ((CSV, csv_of(*rows)), (XLSX, workbook_of(*rows))):
        with pytest.raises(UnreadableFileError, match=r"tyhjä|otsikot"):
            file_format().create_dataset(data)


def test_a_cell_beside_the_table_is_refused():
    with pytest.raises(
        UnreadableFileError, match="Rivi 2: rivillä on tietoa otsikoitujen sarakkeiden oikealla"
    ):
        CSV().create_dataset(csv_of(HEADERS, (*ROW, "lisä")))


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_every_common_separator_is_read(delimiter):
    dataset = CSV().create_dataset(csv_of(HEADERS, ROW, delimiter=delimiter))
    assert dataset.headers == list(HEADERS)
    assert list(dataset) == [ROW]


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        (("Nimi", "Osoitteen osa"), "Sarakkeita ei tunneta: Nimi."),
        (("Nimi suomeksi", "", "Osoitteen osa"), "Sarakkeita ei tunneta: (tyhjä)."),
        (("Osoitteen osa", "Osoitteen osa"), "Sama sarake on kahdesti: Osoitteen osa."),
        (("Osoitteen osa", "slug"), "Sama sarake on kahdesti: Osoitteen osa."),
        (
            ("Nimi suomeksi",),
            "Tiedostosta puuttuu sarake, josta rivi tunnistetaan: Osoitteen osa.",
        ),
        (("=HYPERLINK(1)", "Osoitteen osa"), "Sarakkeita ei tunneta: =HYPERLINK(1)."),
    ],
)
def test_wrong_headers_are_told_and_no_row_is_looked_at(headers, message):
    result = imported(ActorResource, csv_of(headers, ("lieksa",) * len(headers)), "csv")
    assert result.messages() == [message]
    assert result.has_errors()
    assert counted(result) == {}


def test_all_parts_of_a_key_are_needed():
    result = imported(MembershipResource, csv_of(("Jäsen", "Laji"), ("Lieksa", "county")), "csv")
    assert result.messages() == [
        "Tiedostosta puuttuu sarake, josta rivi tunnistetaan: Mihin kuuluu, Maakunta, Alkaa."
    ]


def test_a_row_without_its_key_and_a_row_twice_are_told():
    data = csv_of(HEADERS, ("Nimetön", "kunta", ""), ROW, ("Lieksa 2", "kunta", "lieksa"))
    assert imported(ActorResource, data, "csv").messages() == [
        "Rivi 2, sarake ”Osoitteen osa”: Rivin tunniste puuttuu.",
        "Rivi 4: Sama tieto on tiedostossa jo aiemmalla rivillä.",
    ]


def test_empty_rows_are_passed_by_and_keep_the_numbers_of_the_others():
    data = workbook_of(HEADERS, (None, None, None), ("Lieksa", "kylä", "lieksa"), (None, " ", None))
    assert imported(ActorResource, data).messages() == [
        "Rivi 3, sarake ”Toimijatyyppi”: ”kylä” ei löydy (toimijatyyppi)."
    ]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("Nimi suomeksi", "a" * 30_000),
        ("Väkiluku", "9" * 15),
        ("Väkiluku", "-1"),
        ("Väkiluku", "1e5"),
        ("Väkiluku", "١٢٣٤٥٦٧٨٩٠١٢٣٤٥"),
        ("Väkiluvun vuosi", "99999999"),
        ("Alkaa", "31.2.2025"),
        ("Alkaa", "0000"),
        ("Päättyy", "1.1.99999"),
        ("Verkkosivut", "javascript:alert(1)"),
        ("Osoitteen osa", "../../etc/passwd"),
        ("Osoitteen osa", "Lieksa; DROP TABLE"),
        ("Toimijatyyppi", "[[[[]]]]"),
        ("Toimijatyyppi", "kunta [" + "[" * 5000),
        ("Lähteet", ";" * 100 + "[olematon]"),
        ("Rinnakkaisnimet", "(" * 2000),
        ("Rinnakkaisnimet", "a (tuotenimi); a (tuotenimi)"),
        ("Varmuus", "lähteet ristiriidassa"),
    ],
)
def test_a_cell_that_cannot_be_is_told_by_row_and_column(column, cell):
    row = dict(zip(HEADERS, ROW, strict=True)) | {"Väkiluvun vuosi": "2022"} | {column: cell}
    for file_format, make in (("csv", csv_of), ("xlsx", workbook_of)):
        result = imported(ActorResource, make(list(row), list(row.values())), file_format)
        assert counted(result) == {"invalid": 1}
        assert all(message.startswith("Rivi 2, sarake ”") for message in result.messages())
        assert result.messages()


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1), cut=st.integers(0, 40), added=st.binary(max_size=40))
def test_damaged_workbooks_are_read_or_refused_never_worse(place, cut, added):
    whole = workbook_of(HEADERS, ROW)
    start = int(place * len(whole))
    data = whole[:start] + added + whole[start + cut :]
    with suppress(UnreadableFileError):
        assert XLSX().create_dataset(data).headers


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1), cut=st.integers(0, 40), added=st.binary(max_size=40))
def test_damaged_sheets_are_read_or_refused_never_worse(place, cut, added):
    def damage(xml: bytes) -> bytes:
        start = int(place * len(xml))
        return xml[:start] + added + xml[start + cut :]

    with suppress(UnreadableFileError):
        assert XLSX().create_dataset(repacked(workbook_of(HEADERS, ROW), SHEET, damage)).headers


def test_an_actor_that_is_there_is_not_touched_by_a_refused_file():
    actor = ActorFactory(slug="nurmes", name_fi="Nurmes")
    data = csv_of(HEADERS, ("Muutettu", "kunta", "nurmes"), ("Lieksa", "kylä", "lieksa"))
    assert counted(imported(ActorResource, data, "csv")) == {"update": 1, "invalid": 1}
    actor.refresh_from_db()
    assert actor.name_fi == "Nurmes"
