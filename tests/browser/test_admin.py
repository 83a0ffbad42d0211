"""A coordinator's work in the administration, in a real browser and under the content security policy.

The fixture `page` fails a test whose console tells of a script or style that the policy refused.
"""

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from agreements.models import Agreement
from tests import factories as f
from tests.browser.axe import UNFOLD, violations

pytestmark = pytest.mark.browser


@pytest.fixture
def signed_in(page: Page, admin_user) -> Page:
    page.goto("/hallinta/")
    page.get_by_label("Käyttäjätunnus").fill(admin_user.username)
    page.get_by_label("Salasana").fill("password")
    page.get_by_role("button", name="Kirjaudu sisään").click()
    return page


def test_pages_of_the_administration_are_accessible(chromium: Browser, live_server, admin_client):
    party = f.AgreementPartyFactory()
    f.AgreementPartyFactory(agreement=party.agreement)
    f.PartyApprovalFactory(party=party)
    party.agreement.sources.add(f.SourceFactory())
    f.AgreementFactory.create_batch(60)  # more than one page of a list
    paths = [reverse("admin:index")]
    for name, key in (("agreement", party.agreement.pk), ("negotiation", None), ("plan", None)):
        pages = ["changelist", "add", "import", "export"]
        paths += [reverse(f"admin:agreements_{name}_{page}") for page in pages]
        if key:
            pages = ["change", "history", "delete"]
            paths += [reverse(f"admin:agreements_{name}_{page}", args=[key]) for page in pages]
    # axe tries styles on what it looks at, which the site's own policy refuses.
    context = chromium.new_context(base_url=live_server.url, bypass_csp=True)
    session = admin_client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page, problems = context.new_page(), {}
    for path in paths:
        page.goto(path)
        assert page.locator("#user-tools").is_visible(), path
        page.evaluate(UNFOLD)
        if found := violations(page):
            problems[path] = found
    context.close()
    assert problems == {}


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
