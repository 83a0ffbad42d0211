"""A coordinator's work in the administration, in a real browser and under the content security policy.

The fixture `page` fails a test whose console tells of a script or style that the policy refused.
"""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from agreements.models import Agreement
from tests import factories as f

pytestmark = pytest.mark.browser


@pytest.fixture
def signed_in(page: Page, admin_user) -> Page:
    page.goto("/hallinta/")
    page.get_by_label("Käyttäjätunnus").fill(admin_user.username)
    page.get_by_label("Salasana").fill("password")
    page.get_by_role("button", name="Kirjaudu sisään").click()
    return page


def test_a_coordinator_gives_an_agreement_its_last_month(signed_in: Page):
    agreement = f.AgreementFactory(title_fi="Hyte-sopimus")
    signed_in.goto("/hallinta/")
    signed_in.get_by_role("link", name="Sopimukset", exact=True).first.click()
    signed_in.get_by_role("link", name="Hyte-sopimus").click()
    signed_in.get_by_label("Päättyy:", exact=True).fill("6/2027")
    signed_in.get_by_role("button", name="Tallenna välillä ja jatka muokkaamista").first.click()
    expect(signed_in.get_by_label("Päättyy:", exact=True)).to_have_value("6/2027")
    agreement.refresh_from_db()
    assert str(agreement.valid_until) == "6/2027"


def test_a_new_agreement_gets_a_party_and_its_approval_at_once(signed_in: Page):
    f.AgreementKindFactory()
    f.ActorFactory(name_fi="Lieksa")
    signed_in.goto("/hallinta/agreements/agreement/add/")
    signed_in.get_by_label("Nimi suomeksi:").fill("Yhteistyösopimus Äänekoski")
    signed_in.keyboard.press("Tab")
    expect(signed_in.get_by_label("Osoitteen osa:")).to_have_value("yhteistyosopimus-aanekoski")
    signed_in.locator("#id_kind").select_option(index=1)
    signed_in.get_by_role("button", name="Lisää toinen Sopimuksen osapuoli").click()
    signed_in.get_by_role("combobox", name="Toimija").click()
    signed_in.get_by_role("searchbox", name="Toimija").fill("liek")
    signed_in.get_by_role("option", name="Lieksa").click()
    signed_in.get_by_role("button", name="Lisää toinen Käsittelyvaihe").click()
    signed_in.locator("#id_approvals-0-party_choice").select_option("Lieksa – kunta (sopijapuoli)")
    signed_in.locator("#id_approvals-0-standing").select_option("hyväksytty")
    signed_in.get_by_role("button", name="Tallenna välillä ja jatka muokkaamista").first.click()
    expect(signed_in.locator(".messagelist .success")).to_be_visible()
    approval = Agreement.objects.get().parties.get().approvals.get()
    assert (approval.party.actor.name_fi, approval.standing) == ("Lieksa", "approved")


def test_no_page_of_the_administration_breaks_the_policy(signed_in: Page):
    party = f.PartyApprovalFactory(party__agreement__title_fi="Hyte-sopimus").party
    f.DocumentFactory(agreement=party.agreement)
    base = "admin:agreements_agreement"
    addresses = [
        reverse("admin:index"),
        *(reverse(f"{base}_{page}") for page in ("changelist", "add", "import", "export")),
        *(reverse(f"{base}_{page}", args=[party.agreement.pk]) for page in ("change", "history", "delete")),
    ]
    for address in addresses:
        response = signed_in.goto(address)
        assert response is not None
        assert response.status == 200
        signed_in.wait_for_load_state("load")
