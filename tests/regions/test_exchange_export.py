"""A list taken to Excel or CSV is exactly the list, and is read there as what it is."""

import csv
import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from regions.exchange import XLSX, export_response, workbook
from regions.exchange.cells import CUT
from regions.models import Actor, CooperationStructure, Membership
from regions.partial_dates import PartialDate
from regions.resources import ActorResource, CooperationStructureResource, SourceResource
from tests.exchange_files import DAY, SITE, column_of, exported, sheet_of
from tests.factories import (
    ActorAliasFactory,
    ActorFactory,
    MembershipFactory,
    RegionFactory,
    SeatFactory,
    SourceFactory,
    StructureFactory,
)

pytestmark = pytest.mark.django_db


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_rows_are_those_of_the_queryset_in_its_order():
    for name in ("Aura", "Lieksa", "Nurmes"):
        ActorFactory(name_fi=name)
    chosen = Actor.objects.exclude(name_fi="Aura").order_by("-name_fi")
    assert column_of(exported(ActorResource, chosen), "Nimi suomeksi") == ["Nurmes", "Lieksa"]
    assert [row[0] for row in rows_of(exported(ActorResource, chosen, "csv"))[1:]] == ["Nurmes", "Lieksa"]


def test_the_header_row_stays_in_sight_and_filters():
    ActorFactory()
    sheet = sheet_of(exported(ActorResource))
    last = sheet.cell(2, sheet.max_column).coordinate
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{last}"
    assert sheet["A1"].font.bold
    assert 10 < sheet.column_dimensions["A"].width < 70


def test_a_known_day_is_a_date_and_half_a_date_is_text():
    ActorFactory(valid_from=PartialDate(2023, 1, 1), valid_until=PartialDate(2025, 10))
    ActorFactory(valid_from=PartialDate(2019))
    sheet = sheet_of(exported(ActorResource, Actor.objects.order_by("pk")))
    headers = [cell.value for cell in sheet[1]]
    begins = sheet.cell(2, headers.index("Alkaa") + 1)
    assert begins.value == datetime.datetime(2023, 1, 1)  # noqa: DTZ001 (openpyxl's)
    assert begins.number_format == "d.m.yyyy"
    assert sheet.cell(2, headers.index("Päättyy") + 1).value == "10/2025"
    assert sheet.cell(3, headers.index("Alkaa") + 1).value == "2019"


def test_a_day_before_excels_calendar_is_text():
    ActorFactory(valid_from=PartialDate(1865, 2, 6))
    assert column_of(exported(ActorResource), "Alkaa") == ["6.2.1865"]


def test_numbers_are_numbers_and_links_are_links():
    ActorFactory(slug="lieksa", population=10_372, population_year=2022, website="https://lieksa.example")
    sheet = sheet_of(exported(ActorResource))
    cells = {header.value: cell for header, cell in zip(sheet[1], sheet[2], strict=True)}
    assert cells["Väkiluku"].value == 10_372
    assert cells["Verkkosivut"].value == "https://lieksa.example"
    assert cells["Verkkosivut"].hyperlink.target == "https://lieksa.example"
    assert cells["Sivu rekisterissä"].hyperlink.target == f"{SITE}/toimijat/lieksa/"


def test_links_beyond_the_limit_are_text_and_the_second_sheet_says_so(monkeypatch):
    monkeypatch.setattr(workbook, "LINK_LIMIT", 2)
    for number in range(3):
        SourceFactory(url=f"https://lahde.example/{number}")
    data = exported(SourceResource)
    sheet = sheet_of(data)
    assert sum(cell.hyperlink is not None for row in sheet.iter_rows() for cell in row) == 2
    assert facts_of(data)["Osoitteita tekstinä, ei linkkinä"] == 4


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tteksti", "https://a.example", "{=1}"])
def test_text_is_inert(text):
    ActorFactory(name_fi=text)
    cell = sheet_of(exported(ActorResource))["A2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert cell.value == text
    assert not rows_of(exported(ActorResource, file_format="csv"))[1][0].startswith(tuple("=+-@\t\r"))


def test_markup_in_a_cell_stays_text():
    ActorFactory(name_fi="<r><t>x</t></r>", note_fi="_x0041_ & <b>")
    data = exported(ActorResource)
    assert column_of(data, "Nimi suomeksi") == [" <r><t>x</t></r>"]
    assert XLSX().create_dataset(data)["Huomautus suomeksi"] == ["_x0041_ & <b>"]


def test_characters_that_a_workbook_cannot_hold_are_left_out():
    ActorFactory(name_fi="Liek\x0bsa\x1b", note_fi="yksi\r\nkaksi")
    data = exported(ActorResource)
    assert column_of(data, "Nimi suomeksi") == ["Lieksa"]
    assert column_of(data, "Huomautus suomeksi") == ["yksi\nkaksi"]


def test_a_text_longer_than_a_cell_is_cut_and_the_second_sheet_says_so():
    ActorFactory(note_fi="a" * 40_000)
    data = exported(ActorResource)
    assert column_of(data, "Huomautus suomeksi")[0].endswith(CUT)
    assert facts_of(data)["Katkaistuja soluja"] == 1
    assert "a" * 40_000 in exported(ActorResource, file_format="csv").decode()


def test_more_rows_than_a_sheet_holds_give_a_message(monkeypatch):
    monkeypatch.setattr(workbook, "ROW_LIMIT", 3)
    ActorFactory.create_batch(3)
    response = export_response(
        ActorResource(),
        Actor.objects.all(),
        file_format="xlsx",
        title="Toimijat",
        criteria=[],
        day=DAY,
        filename="t",
    )
    assert response.status_code == 400
    assert "Rajaa luetteloa" in response.content.decode()


def facts_of(data: bytes) -> dict:
    return dict(sheet_of(data, 1).iter_rows(max_col=2, values_only=True))


def test_the_second_sheet_tells_what_was_chosen_when_and_from_where():
    ActorFactory.create_batch(2)
    data = exported(
        ActorResource, title="Toimijat: kunnat/maakunnat", criteria=[("Maakunta", "=Keski-Suomi")]
    )
    facts = facts_of(data)
    assert sheet_of(data).title == "Toimijat kunnat maakunnat"
    assert sheet_of(data, 1).title == "Tietoja"
    assert facts["Rajaus: Maakunta"] == "=Keski-Suomi"
    assert facts["Luettelo"] == "Toimijat: kunnat/maakunnat"
    assert facts["Rekisterin osoite"] == SITE
    assert facts["Rivejä"] == 2
    assert facts["Tiedot päivältä"].date() == DAY
    assert "Viety" in facts


def test_an_empty_result_gives_the_headers():
    sheet = sheet_of(exported(ActorResource))
    assert sheet.max_row == 1
    assert sheet["A1"].value == "Nimi suomeksi"
    assert len(rows_of(exported(ActorResource, file_format="csv"))) == 1


def test_the_file_is_named_and_typed():
    for file_format, kind in (("xlsx", workbook_type()), ("csv", "text/csv; charset=utf-8")):
        response = export_response(
            ActorResource(), Actor.objects.all(), file_format=file_format, title="Toimijat", criteria=[],
            day=DAY, filename="toimijat-2026-11-24",
        )  # fmt: skip
        assert response["Content-Type"] == kind
        assert response["Content-Disposition"] == f'attachment; filename="toimijat-2026-11-24.{file_format}"'


def workbook_type() -> str:
    return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_child_rows_and_relations_are_spelled_out():
    structure = StructureFactory()
    structure.regions.add(RegionFactory(name_fi="Kainuu"), RegionFactory(name_fi="Lappi"))
    actor = ActorFactory(name_fi="Lieksa")
    SeatFactory(structure=structure, actor=actor, role_fi="johtaja", held_by="office", seats=2)
    data = exported(CooperationStructureResource)
    assert column_of(data, "Maakunnat") == ["Kainuu; Lappi"]
    assert column_of(data, "Paikat") == ["Lieksa (viran puolesta, tehtävä suomeksi: johtaja, paikkoja: 2)"]


def test_an_actor_is_named_with_its_key_when_another_has_the_name():
    ActorFactory(slug="uusi", name_fi="Uusi")
    for slug in ("pori-1", "pori-2"):
        SeatFactory(
            structure__slug=f"ryhma-{slug}", actor=ActorFactory(slug=slug, name_fi="Pori"), role_fi=""
        )
    seats = column_of(exported(CooperationStructureResource), "Paikat")
    assert seats == ["Pori [pori-1] (ei tietoa)", "Pori [pori-2] (ei tietoa)"]


def test_memberships_of_the_day_stand_beside_the_actor():
    region = RegionFactory(name_fi="Kainuu")
    actor = ActorFactory(name_fi="Kuhmo")
    old, new = (ActorFactory(name_fi=name, actor_type__code="hyvinvointialue") for name in ("Vanha", "Uusi"))
    MembershipFactory(member=actor, organisation=old, valid_until=datetime.date(2024, 12, 31))
    MembershipFactory(member=actor, organisation=new, valid_from=datetime.date(2025, 1, 1))
    MembershipFactory(member=actor, organisation=None, kind=Membership.Kind.REGION, region=region)
    chosen = Actor.objects.filter(pk=actor.pk)
    assert column_of(exported(ActorResource, chosen), "Hyvinvointialue") == ["Uusi"]
    earlier = exported(ActorResource, chosen, day=datetime.date(2024, 1, 1))
    assert column_of(earlier, "Hyvinvointialue") == ["Vanha"]
    assert column_of(earlier, "Maakunta") == ["Kainuu"]


def test_names_are_in_the_language_in_use_also_when_the_file_is_read_later():
    SeatFactory(actor=ActorFactory(name_fi="Närpiö", name_sv="Närpes"))
    with translation.override("sv"):
        response = export_response(
            CooperationStructureResource(),
            CooperationStructure.objects.all(),
            file_format="csv",
            title="",
            criteria=[],
            day=DAY,
            filename="strukturer",
        )
    text = b"".join(response.streaming_content).decode()
    assert "Närpes" in text
    assert "Närpiö" not in text


def test_the_number_of_queries_does_not_grow_with_the_rows():
    def asked(count: int) -> int:
        for _number in range(count):
            ActorAliasFactory(actor=MembershipFactory().member)
        with CaptureQueriesContext(connection) as queries:
            exported(ActorResource)
        return len(queries)

    assert asked(2) == asked(40)
