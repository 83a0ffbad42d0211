"""The pages on a phone, at 400 % zoom and in the dark."""

import pytest
from playwright.sync_api import Page, expect

from tests.public_addresses import sample_urls

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("register")]

PHONE, ZOOMED = 390, 320  # 1280 pixels at 400 % leave 320
HEIGHT = 800

# What sticks out of the page, apart from what scrolls in a box of its own.
STICKING_OUT = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll("*")]
    .filter(one => one.getBoundingClientRect().right > width + 1)
    .map(one => `${one.tagName.toLowerCase()}.${one.className}: ${one.textContent.trim().slice(0, 60)}`)
    .slice(-3).concat(`${document.documentElement.scrollWidth} > ${width}`);
}"""

CONTRAST = """() => {
  const canvas = Object.assign(document.createElement("canvas"), {width: 1, height: 1});
  const context = canvas.getContext("2d", {willReadFrequently: true});
  const luminance = colour => {
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const parts = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map(part => part / 255)
      .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const style = getComputedStyle(document.body);
  const [text, ground] = [luminance(style.color), luminance(style.backgroundColor)];
  return {ground, ratio: (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05)};
}"""


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_page_scrolls_sideways_on_a_phone_or_at_400_percent(page: Page, language):
    found = {}
    for url in sample_urls(language):
        page.set_viewport_size({"width": PHONE, "height": HEIGHT})
        page.goto(url)
        for width in (PHONE, ZOOMED):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            if sticking_out := page.evaluate(STICKING_OUT):
                found[f"{url} at {width} px"] = sticking_out
    assert found == {}


def test_the_menu_is_reachable_on_a_phone(page: Page):
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    page.goto("/toimijat/lieksa/")
    page.get_by_role("navigation", name="Päävalikko").get_by_role("link", name="Alueet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alueet")
    page.get_by_role("list", name="Kieli").get_by_role("link", name="Svenska").click()
    expect(page).to_have_url("/sv/alueet/")


def test_filters_are_folded_on_a_phone_and_open_by_their_name(page: Page):
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    page.goto("/sopimukset/")
    button = page.get_by_role("button", name="Rajaa", exact=True)
    expect(button).to_be_hidden()
    page.locator("details.filters > summary").click()
    expect(button).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_light_and_dark(page: Page, scheme):
    page.emulate_media(color_scheme=scheme)
    for url in ("/", "/toimijat/lieksa/", "/sopimukset/"):
        page.goto(url)
        seen = page.evaluate(CONTRAST)
        assert seen["ratio"] > 4.5
        assert (seen["ground"] < 0.2) == (scheme == "dark")
