"""The register's real data for tests: ask for the fixture `register`. What a test does to it is undone.

Loading the files takes seconds, so it happens once a test process, in a transaction that is taken back; what
it saved is kept in memory as plain rows. A test that asks for `register` gets those rows poured into its own
empty tables in a fraction of a second, and loses them as it loses everything else: by rollback, or by
emptying the tables where the test runs without a transaction (the live server). Other tests never see them.
"""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction

from yhteistyo.loading import load_register

APPS = ("regions", "legislation", "agreements", "yhteistyo")
Rows = tuple[list[str], list[tuple]]


@pytest.fixture(scope="session")
def register_rows(django_db_setup, django_db_blocker) -> dict[str, Rows | bytes]:
    """The rows of every table after a load of the real files."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_register(settings.BASE_DIR / "fixtures")
        rows = {model._meta.db_table: _taken_from(model._meta.db_table) for model in _models()}
        transaction.set_rollback(True)
    return rows


@pytest.fixture
def register(register_rows: dict[str, Rows | bytes], db) -> None:
    """The whole real register in the database."""
    with transaction.atomic():
        for table, rows in register_rows.items():
            _pour_into(table, rows)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(_models())):
                cursor.execute(statement)
            if connection.vendor == "postgresql":
                # A site's database knows how big its tables are; without that, plans are guesses.
                cursor.execute("ANALYZE")


def _models() -> Iterator:
    for label in APPS:
        yield from apps.get_app_config(label).get_models(include_auto_created=True)


def _taken_from(table: str) -> Rows | bytes:
    name = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {name} TO STDOUT") as copy:
                return b"".join(bytes(block) for block in copy)
        cursor.execute(f"SELECT * FROM {name}")  # noqa: S608
        return [column[0] for column in cursor.description], cursor.fetchall()


def _pour_into(table: str, rows: Rows | bytes) -> None:
    name = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        if isinstance(rows, bytes):
            with cursor.copy(f"COPY {name} FROM STDIN") as copy:
                copy.write(rows)
            return
        columns, values = rows
        places = ", ".join(["%s"] * len(columns))
        names = ", ".join(connection.ops.quote_name(column) for column in columns)
        cursor.executemany(f"INSERT INTO {name} ({names}) VALUES ({places})", values)  # noqa: S608
