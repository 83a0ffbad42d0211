"""Requests that cannot be answered: plain words in the reader's language, said without the database."""

import pytest
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest
from django.test import RequestFactory
from django.views import defaults

from yhteistyo import errors


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "language"), [("/ei-ole/", "fi"), ("/sv/ei-ole/", "sv"), ("/en/ei-ole/", "en")]
)
def test_an_unknown_address_offers_search_in_the_readers_language(client, address, language):
    response = client.get(address)
    page = response.content.decode()
    assert response.status_code == 404
    assert f'<html lang="{language}">' in page
    assert 'role="search"' in page


def test_a_refusal_tells_what_would_help():
    response = defaults.permission_denied(RequestFactory().get("/"), PermissionDenied())
    assert response.status_code == 403
    assert "oikeuden" in response.content.decode()


def failing(error: Exception):
    """The answer of the server error page while the error is being handled."""
    try:
        raise error
    except type(error):
        return errors.server_error(HttpRequest())


def test_a_fault_of_ours_is_told_without_the_database():
    response = failing(ZeroDivisionError("secret detail"))
    assert response.status_code == 500
    assert "Palvelussa on virhe" in response.content.decode()
    assert "secret detail" not in response.content.decode()


def test_a_lost_database_is_a_passing_state():
    response = failing(OperationalError("connection refused"))
    assert response.status_code == 503
    assert response["Retry-After"]


def test_a_bad_request_gives_the_reason_meant_for_people_only():
    told = errors.bad_request(HttpRequest(), BadRequest("Valitse xlsx tai csv."))
    assert told.status_code == 400
    assert "Valitse xlsx tai csv." in told.content.decode()
    hidden = errors.bad_request(HttpRequest(), SuspiciousOperation("inner detail"))
    assert "inner detail" not in hidden.content.decode()
