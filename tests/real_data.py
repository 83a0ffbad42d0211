"""The register's real data for tests: ask for the fixture `register`. What a test does to it is undone.

Loading the files takes seconds, so it happens once a test process, into a database of its own beside the
empty one. A test that asks for `register` is connected to that database and, like any test, takes its changes
back. A test that runs without a transaction (the live server) gets a copy, which is thrown away after it.
Other tests never see any of this.
"""

import gc
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection, connections

from yhteistyo.loading import load_register


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Connects a test to its database before anything else is set up for the test."""
    for item in items:
        if isinstance(item, pytest.Function) and "register" in item.fixturenames:
            item.fixturenames.insert(0, "register")
            if item.get_closest_marker("django_db") is None:
                item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="session")
def register_database(django_db_setup, django_db_blocker) -> Iterator[str]:
    """The name of a database with the real files loaded."""
    empty = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        name = _copy("register")
        _connect_to(name)
        load_register(settings.BASE_DIR / "fixtures")
        if connection.vendor == "postgresql":
            # A site's database knows how big its tables are; without that, plans are guesses.
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        _connect_to(empty)
    gc.collect()
    gc.freeze()  # what is here by now stays; tests are spared from looking through it again and again
    yield name
    with django_db_blocker.unblock():
        _drop(name)


@pytest.fixture
def register(request, register_database: str, django_db_blocker) -> Iterator[None]:
    """The whole real register in the database."""
    empty = connection.settings_dict["NAME"]
    without_transaction = {"live_server", "transactional_db"} & set(request.fixturenames)
    with django_db_blocker.unblock():
        _connect_to(register_database)
        copy = _copy("live") if without_transaction else ""
        if copy:
            _connect_to(copy)
    yield
    with django_db_blocker.unblock():
        _connect_to(empty)
        if copy:
            _drop(copy)


def _connect_to(name: str) -> None:
    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()
    connection.settings_dict["NAME"] = name


def _copy(suffix: str) -> str:
    """Copies the database that is connected to; the name of the copy."""
    connections.close_all()
    connection.creation.clone_test_db(suffix, verbosity=0, autoclobber=True)
    return connection.creation.get_test_db_clone_settings(suffix)["NAME"]


def _drop(name: str) -> None:
    connection.creation._destroy_test_db(name, verbosity=0)
