import pytest
from django.db.utils import ConnectionHandler
from django.utils.translation import gettext, override

from yhteistyo import health, settings


@pytest.mark.django_db
def test_healthz_is_well_when_the_database_answers(client):
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.content.decode() == "Kunnossa."


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["postgres://nobody@127.0.0.1:1/none", "sqlite:////nowhere/none.sqlite3"])
def test_healthz_says_plainly_that_the_database_is_away(client, monkeypatch, url):
    away = settings.database(url)
    away["OPTIONS"].pop("pool", None)  # no background attempts to reconnect after the test
    monkeypatch.setattr(health, "connection", ConnectionHandler({"default": away})["default"])
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.content.decode() == "Tietokantaan ei saada yhteyttä."
    assert "127.0.0.1" not in response.content.decode()


@pytest.mark.django_db
def test_healthz_is_not_redirected_to_tls(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz").status_code == 200
    assert client.get("/hallinta/").status_code == 301


@pytest.mark.parametrize(("language", "text"), [("sv", "Allt fungerar."), ("en", "All is well.")])
def test_texts_are_translated(language, text):
    with override(language):
        assert gettext("Kunnossa.") == text
