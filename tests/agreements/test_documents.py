"""Files kept in the register are given to those who may see what they belong to."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from agreements.models import Document
from tests.factories import AgreementFactory, DocumentFactory

pytestmark = pytest.mark.django_db


def with_file(**owner):
    document = DocumentFactory(url="", **owner)
    document.file.save("poytakirja.pdf", ContentFile(b"%PDF-1.7"))
    return document


def test_a_public_file_is_downloaded_and_never_shown_in_place(client):
    document = with_file()
    response = client.get(document.address)
    assert b"".join(response.streaming_content) == b"%PDF-1.7"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_file_of_an_internal_agreement_is_hidden(client, admin_client):
    document = with_file(agreement=AgreementFactory(is_public=False))
    assert client.get(document.address).status_code == 404
    assert admin_client.get(document.address).status_code == 200


def test_a_lost_file_or_an_unknown_number_is_a_404(client):
    document = with_file()
    document.file.storage.delete(document.file.name)
    assert client.get(document.address).status_code == 404
    assert client.get("/asiakirjat/999999/").status_code == 404


def test_a_link_needs_no_file_but_one_of_them_is_needed():
    assert DocumentFactory(url="https://esimerkki.example/a").address == "https://esimerkki.example/a"
    with pytest.raises(ValidationError) as refused:
        Document(agreement=AgreementFactory(), kind="decision", title="Päätös").full_clean()
    assert "url" in refused.value.message_dict


def test_a_program_is_not_a_document():
    document = DocumentFactory.build(agreement=AgreementFactory(), url="", file="virus.exe")
    with pytest.raises(ValidationError) as refused:
        document.full_clean()
    assert "file" in refused.value.message_dict
