"""How much a page asks of the database."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries_of(address: str) -> int:
    """The number of queries that an anonymous reader's visit takes."""
    with CaptureQueriesContext(connection) as captured:
        response = Client().get(address)
    assert response.status_code == 200
    return len(captured)
