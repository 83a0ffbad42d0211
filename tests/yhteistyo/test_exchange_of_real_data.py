"""Every resource on the real register: exporting and importing changes nothing, in any language or file."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.module_loading import import_string

from agreements.models import Agreement
from agreements.resources import AgreementResource
from regions.exchange import RegisterResource, Table
from regions.exchange.cells import plain
from tests.exchange_files import DAY, column_of, counted, exported, imported

# Rows that belong to another record are columns of it.
CHILDREN = {
    "ActorAlias", "AgreementMilestone", "AgreementParty", "LegalBasis", "NegotiationParticipant",
    "ObligationParty", "Seat", "SectionVersion",
}  # fmt: skip
LANGUAGES = [code for code, _name in settings.LANGUAGES]
PAIRS = list(zip(LANGUAGES, LANGUAGES[1:] + LANGUAGES[:1], strict=True))


def resources() -> list[type[RegisterResource]]:
    return [
        import_string(f"{label}.resources.{model.__name__}Resource")
        for label in ("regions", "legislation", "agreements")
        for model in apps.get_app_config(label).get_models()
        if model.__name__ not in CHILDREN
    ]


def all_skipped() -> dict[str, dict]:
    """What importing an export must come to, for every resource: each row passed by."""
    counts = {found.__name__: found._meta.model.objects.count() for found in resources()}
    return {name: {"skip": count} if count else {} for name, count in counts.items()}


every_resource = pytest.mark.parametrize("resource_class", resources(), ids=lambda found: found.__name__)


@pytest.mark.parametrize("file_format", ["xlsx", "csv"])
def test_importing_an_export_changes_nothing(register, file_format):
    came, told = {}, {}
    for resource_class in resources():
        result = imported(resource_class, exported(resource_class, file_format=file_format), file_format)
        came[resource_class.__name__] = counted(result)
        told |= {resource_class.__name__: result.messages()} if result.messages() else {}
    assert told == {}
    assert came == all_skipped()


@pytest.mark.once
@pytest.mark.parametrize(("language", "other"), PAIRS)
def test_a_file_in_one_language_changes_nothing_in_another(register, language, other):
    came, told = {}, {}
    for resource_class in resources():
        with translation.override(language):
            data = exported(resource_class, file_format="csv")
        with translation.override(other):
            result = imported(resource_class, data, "csv")
        came[resource_class.__name__] = counted(result)
        told |= {resource_class.__name__: result.messages()} if result.messages() else {}
    assert told == {}
    assert came == all_skipped()


def test_every_cell_reads_as_the_value_that_the_register_has(register):
    for resource_class in resources():
        resource = resource_class()
        table = Table([column for column in resource.columns() if not column.readonly])
        queryset = resource.prepare(resource.get_queryset().order_by("pk"), DAY)
        for record in table.records(queryset):
            for column, cell in zip(table.columns, record.cells, strict=True):
                read = (column.read(plain(cell)), column.read(cell))
                assert read == (column.current(record.values),) * 2, (resource_class, column, cell)


def test_queries_do_not_grow_with_the_rows(register):
    def asked(resource_class, count: int) -> int:
        queryset = resource_class._meta.model.objects.order_by("pk")[:count]
        with CaptureQueriesContext(connection) as queries:
            exported(resource_class, queryset)
        return len(queries)

    some = [found for found in resources() if found._meta.model.objects.count() > 1]
    assert {found: asked(found, 1) for found in some} == {found: asked(found, 20) for found in some}


@every_resource
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_header_means_one_column(resource_class, language):
    meant: dict[str, set[str]] = {}
    resource = resource_class()
    with translation.override(language):
        for column in resource.columns():
            for name in column.names():
                meant.setdefault(name.casefold(), set()).add(str(column.column_name))
    assert {name: columns for name, columns in meant.items() if len(columns) > 1} == {}


@every_resource
def test_every_field_that_people_edit_has_a_column(resource_class):
    model = resource_class._meta.model
    editable = {
        field.name
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.editable and not field.primary_key and field.get_internal_type() != "FileField"
    }
    assert editable <= set(resource_class.fields)
    assert set(resource_class._meta.import_id_fields) <= set(resource_class.fields)


def test_each_agreement_of_paijat_hame_tells_its_parties(register):
    queryset = Agreement.objects.filter(regions__name_fi="Päijät-Häme")
    parties = column_of(exported(AgreementResource, queryset), "Osapuolet")
    assert len(parties) == queryset.count() > 0
    assert all("(" in cell for cell in parties if cell)
