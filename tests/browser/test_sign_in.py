import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_an_administrator_signs_in(page: Page, admin_user):
    page.goto("/hallinta/")
    page.get_by_label("Käyttäjätunnus").fill(admin_user.username)
    page.get_by_label("Salasana").fill("password")
    page.get_by_role("button", name="Kirjaudu sisään").click()
    expect(page).to_have_url("/hallinta/")
    expect(page.get_by_role("button", name="Kirjaudu ulos")).to_be_visible()
