"""Files go out of the administration and come back through it; a fault is told by row and column."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from regions.models import Actor, Theme
from tests import factories as f
from tests.yhteistyo.test_admin import EXCHANGED, address, world

pytestmark = pytest.mark.django_db

XLSX, CSV = "0", "1"
ACTORS = "/hallinta/regions/actor/"


def content_of(response) -> bytes:
    return b"".join(response.streaming_content)


def export(client, url, kind=XLSX, **query) -> bytes:
    response = client.post(f"{url}export/?{'&'.join(f'{k}={v}' for k, v in query.items())}", {"format": kind})
    assert response.status_code == 200
    assert "attachment" in response["Content-Disposition"]
    return content_of(response)


def check_file(client, url, data: bytes, kind=XLSX):
    name = "tiedosto.xlsx" if kind == XLSX else "tiedosto.csv"
    return client.post(f"{url}import/", {"format": kind, "import_file": SimpleUploadedFile(name, data)})


def confirm(client, url, checked):
    fields = {
        name: checked.context["confirm_form"][name].value() for name in checked.context["confirm_form"].fields
    }
    return client.post(f"{url}process_import/", fields, follow=True)


def rows(data: bytes) -> list[tuple]:
    return list(load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True))


def messages(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


@pytest.mark.parametrize("kind", [XLSX, CSV])
def test_ones_own_export_comes_back_without_changes(admin_client, kind):
    world(1)
    for model in EXCHANGED:
        url = address(model, "changelist")
        checked = check_file(admin_client, url, export(admin_client, url, kind), kind)
        assert not checked.context["form"].errors, (url, checked.context["form"].errors)
        result = checked.context["result"]
        assert not result.messages(), (url, result.messages())
        assert result.totals["skip"] == model._default_manager.count(), url
        assert "Tuonti valmis" in messages(confirm(admin_client, url, checked))[0]


def test_an_export_has_the_rows_of_the_filtered_list(admin_client):
    f.ActorFactory(name_fi="Lieksa")
    f.ActorFactory(name_fi="Nurmes")
    exported = export(admin_client, ACTORS, q="lieksa")
    assert [row for row in rows(exported) if "Nurmes" in row] == []
    assert [row for row in rows(exported) if "Lieksa" in row]
    page = admin_client.get(f"{ACTORS}export/?q=lieksa").content.decode()
    assert "Viedään 1 tietue." in page


def test_picked_records_of_a_filtered_list_are_exported(admin_client):
    first, second = f.ActorFactory(name_fi="Lieksa"), f.ActorFactory(name_fi="Lieksan naapuri")
    picked = admin_client.post(
        f"{ACTORS}?q=lieksa", {"action": "export_admin_action", "_selected_action": [first.pk]}
    )
    assert "Viedään 1 valittu tietue." in picked.content.decode()
    target = picked.context["export_url"]
    exported = admin_client.post(target, {"format": XLSX, "export_items": [first.pk]})
    names = [row for row in rows(content_of(exported)) if first.name_fi in row or second.name_fi in row]
    assert len(names) == 1


def test_a_record_reached_through_a_filtered_list_can_be_exported(admin_client):
    actor = f.ActorFactory(name_fi="Lieksa")
    f.ActorFactory(name_fi="Nurmes")
    page = admin_client.get(f"{ACTORS}{actor.pk}/change/?_changelist_filters=q%3Dlieksa")
    url = page.context["export_url"]
    for query in ("", "&_changelist_filters=q%3Dlieksa"):
        assert admin_client.get(f"{url}{query}").status_code == 200
        exported = rows(content_of(admin_client.post(f"{url}{query}", {"format": XLSX})))
        assert len(exported) == 2, "a heading and the actor"


def test_an_export_with_a_bad_filter_leads_back_to_the_list(admin_client):
    response = admin_client.get(f"{ACTORS}export/?foo=bar", follow=True)
    assert messages(response) == ["Osoitteen rajaus on virheellinen. Rajaa luettelo uudelleen."]


@pytest.mark.parametrize("kind", ["", "7", "x"])
def test_an_export_needs_a_kind_of_file_that_there_is(admin_client, kind):
    response = admin_client.post(f"{ACTORS}export/", {"format": kind})
    assert response.status_code == 200
    assert response.context["form"].errors["format"]


def test_a_changed_cell_is_previewed_then_saved(admin_client):
    theme = f.ThemeFactory(code="hyte", name_fi="Hyte")
    url = address(Theme, "changelist")
    text = export(admin_client, url, CSV).decode("utf-8-sig").replace("Hyte", "Hyvinvointi")
    checked = check_file(admin_client, url, text.encode(), CSV)
    assert "muuttuvia 1" in checked.content.decode()
    theme.refresh_from_db()
    assert theme.name_fi == "Hyte", "nothing is saved before the confirmation"
    assert messages(confirm(admin_client, url, checked)) == [
        "Tuonti valmis: uusia 0, muutettuja 1, poistettuja 0, ennallaan 0."
    ]
    theme.refresh_from_db()
    assert theme.name_fi == "Hyvinvointi"


def test_one_bad_row_keeps_the_whole_file_out(admin_client):
    f.ActorFactory(slug="eka", name_fi="Eka")
    f.ActorFactory(slug="toka", name_fi="Toka")
    text = export(admin_client, ACTORS, CSV).decode("utf-8-sig").splitlines()
    heading = text[0].split(";")
    for number, (name, value) in enumerate([("Nimi suomeksi", "Uusi nimi"), ("Y-tunnus", "1234567-8")], 1):
        cells = text[number].split(";")
        cells[heading.index(name)] = value
        text[number] = ";".join(cells)
    checked = check_file(admin_client, ACTORS, "\n".join(text).encode(), CSV)
    page = checked.content.decode()
    assert "Mitään ei tallennettu" in page
    assert "Rivi 3" in page
    assert "Y-tunnus" in page
    assert "confirm_form" not in checked.context
    assert not Actor.objects.filter(name_fi="Uusi nimi").exists()


@pytest.mark.parametrize("data", [b"", b"\0\1\2", b"PK\x03\x04 not a workbook", "ä;ö".encode("utf-16")])
@pytest.mark.parametrize("kind", [XLSX, CSV])
def test_an_unreadable_file_is_refused_in_finnish(admin_client, data, kind):
    response = check_file(admin_client, ACTORS, data, kind)
    assert response.status_code == 200
    [message] = response.context["form"].errors["import_file"]
    assert "encountered" not in message
    assert "iedosto" in message


@pytest.mark.parametrize(
    "changes", [{"format": "x"}, {"format": "9"}, {"import_file_name": "ei-ole"}, {"resource": "9"}]
)
def test_a_confirmation_that_was_tampered_with_saves_nothing(admin_client, changes):
    f.ThemeFactory(code="hyte", name_fi="Hyte")
    url = address(Theme, "changelist")
    text = export(admin_client, url, CSV).decode("utf-8-sig").replace("Hyte", "Hyvinvointi")
    form = check_file(admin_client, url, text.encode(), CSV).context["confirm_form"]
    fields = {name: form[name].value() for name in form.fields} | changes
    response = admin_client.post(f"{url}process_import/", fields, follow=True)
    assert messages(response) == ["Tarkistettua tiedostoa ei enää ole. Lähetä tiedosto uudelleen."]
    assert Theme.objects.get().name_fi == "Hyte"


def test_the_history_tells_of_an_import(admin_client):
    f.ThemeFactory(code="hyte", name_fi="Hyte")
    url = address(Theme, "changelist")
    text = export(admin_client, url, CSV).decode("utf-8-sig").replace("Hyte", "Hyvinvointi")
    confirm(admin_client, url, check_file(admin_client, url, text.encode(), CSV))
    history = admin_client.get(reverse("admin:regions_theme_history", args=[Theme.objects.get().pk]))
    assert "Tuotu tiedostosta." in history.content.decode()
