"""Whole tasks of the people the register is for, done in a browser on the real data."""

import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("register")]

COUNTY = "Pohjois-Karjalan hyvinvointialue"


@pytest.fixture
def page_without_scripts(chromium: Browser, live_server) -> Iterator[Page]:
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def tab_to(page: Page, target: Locator, at_most: int = 200) -> None:
    """Moves the focus with the Tab key alone until it is on the target."""
    element = target.element_handle()
    for _ in range(at_most):
        if element.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{at_most} times Tab do not reach {target}")


def titles(page: Page) -> list[str]:
    """The records that a list shows, in its order."""
    return page.locator("main table tbody th a").all_inner_texts()


def test_with_whom_lieksa_must_cooperate_is_found_by_keyboard_alone(page: Page):
    page.goto("/")
    tab_to(page, page.get_by_label("Hae toimijaa, pykälää, sopimusta tai teemaa"))
    page.keyboard.type("Lieksa")
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("main").get_by_role("link", name="Lieksa", exact=True).last)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lieksa")

    duty = page.get_by_role("row").filter(has_text="611/2021, 14 §").filter(has_text="on neuvoteltava")
    expect(duty).to_contain_text(COUNTY)
    tab_to(page, duty.get_by_role("link", name="611/2021, 14 §").first)
    page.keyboard.press("Enter")
    expect(page).to_have_url("/lait/611-2021/14/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("14 §")
    expect(page.get_by_role("main")).to_contain_text("Laki hyvinvointialueesta")


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page: Page):
    page.goto("/sopimukset/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_what_paijat_hame_has_agreed_is_three_clicks_from_the_home_page(page: Page):
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="Päijät-Häme").first.click()
    agreed = page.get_by_role("table", name="Sopimukset")
    expect(agreed.get_by_role("rowheader")).to_have_count(4)
    agreed.get_by_role("link", name="Päijät-Hämeen yhteistyöpöytäkirja", exact=True).click()
    points = page.get_by_role("table", name="Sopimuksen kohdat")
    expect(points.get_by_role("rowheader")).to_have_count(4)


def test_the_agreements_of_a_region_are_filtered_and_taken_to_excel(page: Page, tmp_path):
    page.goto("/")
    page.get_by_role("navigation", name="Päävalikko").get_by_role("link", name="Sopimukset").click()
    everything = len(titles(page))
    regions = page.get_by_role("group", name="Maakunta")
    regions.locator("summary").click()
    regions.get_by_label("Päijät-Häme").check()
    page.get_by_role("group", name="Lakisääteisyys").get_by_label("vapaaehtoinen").check()
    page.get_by_role("button", name="Rajaa").click()
    both = titles(page)
    page.get_by_role("link", name="Lakisääteisyys: vapaaehtoinen – poista rajaus").click()
    expect(page.get_by_role("list", name="Käytössä olevat rajaukset").get_by_role("link")).to_have_count(2)
    page.get_by_label("Järjestä", exact=True).select_option("Laji")
    page.wait_for_url(re.compile("jarjestys=laji"))
    shown = titles(page)
    assert 0 < len(both) < len(shown) < everything
    assert shown != sorted(shown)

    with page.expect_download() as downloaded:
        page.get_by_role("link", name=f"Vie Exceliin ({len(shown)})").click()
    assert downloaded.value.suggested_filename == f"sopimukset-{timezone.localdate().isoformat()}.xlsx"
    downloaded.value.save_as(tmp_path / "sopimukset.xlsx")
    book = openpyxl.load_workbook(tmp_path / "sopimukset.xlsx")
    header, *rows = book.worksheets[0].iter_rows(values_only=True)
    title = header.index("Nimi suomeksi")
    assert [row[title] for row in rows] == shown
    facts = {name: value for name, value, *_ in book.worksheets[1].iter_rows(values_only=True)}
    assert facts["Rajaus: Maakunta"] == "Päijät-Häme"
    assert "Rajaus: Lakisääteisyys" not in facts
    assert facts["Rekisteri"] == "Yhteistyörekisteri"
    assert facts["Rekisterin osoite"] == page.evaluate("location.origin")
    assert facts["Rivejä"] == len(shown)
    assert facts["Tiedot päivältä"].date() == timezone.localdate()


def test_avtal_of_a_valfardsomrade_with_a_kommun_are_found_in_swedish(page: Page):
    page.goto("/sv/")
    page.locator("nav.mainnav a[href^='/sv/sopimukset/']").click()
    assert page.locator("html").get_attribute("lang") == "sv"
    page.locator("#id_osapuoli").select_option("Norra Karelens välfärdsområde")
    page.locator("#id_q").fill("Libelits")  # Liperi
    page.locator("form:has(#id_q) button[type=submit]").click()
    parameters = parse_qs(urlsplit(page.url).query)
    assert parameters["osapuoli"] == ["pohjois-karjalan-hyvinvointialue"]
    found = titles(page)
    assert len(found) == 2
    page.locator("main table tbody th a").first.click()
    assert urlsplit(page.url).path.startswith("/sv/sopimukset/")
    expect(page.get_by_role("main")).to_contain_text("Norra Karelens välfärdsområde")
    expect(page.get_by_role("main")).to_contain_text("Libelits")


def test_where_kuhmoinen_belonged_on_another_day(page: Page):
    page.goto("/toimijat/kuhmoinen/")
    facts = page.locator("main dl.facts").first
    region = facts.locator("div").filter(has=page.get_by_text("Maakunta", exact=True))
    expect(region).to_contain_text("Pirkanmaa")
    page.get_by_text("Katso toisena päivänä").click()
    page.get_by_label("Päivä, esimerkiksi 1.5.2024").fill("1.6.2020")
    page.get_by_role("button", name="Näytä tilanne").click()
    expect(page.get_by_role("banner")).to_contain_text("Tilanne 1.6.2020")
    expect(region).to_contain_text("Keski-Suomi")
    page.get_by_role("link", name="Palaa tähän päivään").click()
    expect(region).to_contain_text("Pirkanmaa")


def test_a_day_that_cannot_be_read_is_told_beside_its_field(page: Page):
    page.goto("/toimijat/kuhmoinen/")
    page.get_by_text("Katso toisena päivänä").click()
    field = page.get_by_label("Päivä, esimerkiksi 1.5.2024")
    field.fill("31.2.2024")
    field.press("Enter")
    expect(field).to_be_visible()
    expect(field).to_have_value("31.2.2024")
    expect(field).to_have_accessible_description(re.compile("ei voi lukea"))


def test_filters_orders_and_days_work_without_scripts(page_without_scripts: Page):
    page = page_without_scripts
    page.goto("/sopimukset/")
    everything = titles(page)
    page.get_by_role("group", name="Lakisääteisyys").get_by_label("vapaaehtoinen").check()
    page.get_by_role("button", name="Rajaa").click()
    narrowed = titles(page)
    assert 0 < len(narrowed) < len(everything)
    page.get_by_label("Järjestä", exact=True).select_option("Uusin ensin")
    page.get_by_role("button", name="Järjestä").click()
    assert sorted(titles(page)) == sorted(narrowed)
    assert titles(page) != narrowed
    yesterday = timezone.localdate() - timedelta(days=1)
    page.get_by_text("Katso toisena päivänä").click()
    page.get_by_label("Päivä, esimerkiksi 1.5.2024").fill(yesterday.isoformat())
    page.get_by_role("button", name="Näytä tilanne").click()
    parameters = parse_qs(urlsplit(page.url).query)
    assert parameters["pvm"] == [yesterday.isoformat()]
    assert parameters["lakisaateisyys"] == ["voluntary"]
    assert parameters["jarjestys"] == ["alkoi"]
