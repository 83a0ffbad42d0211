"""axe-core finds nothing against WCAG 2.0–2.2 A and AA on any public page, wide or narrow.

axe finds what a machine can find; keyboard use and reflow have tests of their own.
"""

import pytest
from playwright.sync_api import Page

from tests.browser.axe import UNFOLD, violations
from tests.public_addresses import SAMPLES, public_addresses

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("register")]

WIDTHS = [1280, 390]


def problems_at(page: Page, url: str, widths=WIDTHS) -> dict[str, list[str]]:
    """The violations of one page at each width, with everything folded opened: axe passes by what is not."""
    problems = {}
    page.goto(url)
    page.evaluate(UNFOLD)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        if found := violations(page):
            problems[f"{url} at {width} px"] = found
    return problems


def told(problems: dict[str, list[str]]) -> str:
    return "\n".join("\n  ".join([where, *found]) for where, found in problems.items())


@pytest.mark.parametrize("address", public_addresses(), ids=lambda address: address.name)
def test_every_kind_of_page_is_accessible(page: Page, address):
    """The first sample wide and narrow; the others of the same template narrow, where it is hardest."""
    problems, widths = {}, WIDTHS
    for values in SAMPLES.get(address.name, [{}]):
        problems |= problems_at(page, address.url(**values), widths)
        widths = WIDTHS[-1:]
    assert not problems, told(problems)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("address", public_addresses(), ids=lambda address: address.name)
def test_every_kind_of_page_is_accessible_in_the_other_languages(page: Page, address, language):
    """Names, labels and languages of parts; colours and sizes are those of the Finnish page."""
    problems = {}
    page.set_viewport_size({"width": 390, "height": 900})
    for values in SAMPLES.get(address.name, [{}]):
        url = address.url(language, **values)
        page.goto(url)
        page.evaluate(UNFOLD)
        if found := violations(page, rules={"color-contrast": {"enabled": False}}):
            problems[url] = found
    assert not problems, told(problems)


@pytest.mark.parametrize(
    "url",
    [
        "/sopimukset/?alue=paijat-hame&lakisaateisyys=voluntary&jarjestys=laji",
        "/sopimukset/?laji=tallaista-ei-ole&kuukausia=x&pvm=31.2.2024",
        "/sopimukset/?q=tallaista-ei-ole",
        "/haku/?q=Lieksa",
        "/haku/?q=tallaista-ei-ole",
        "/toimijat/kuhmoinen/?pvm=2020-06-01",
        "/toimijat/?sivu=3",
    ],
)
def test_pages_that_answer_a_question_or_refuse_one_are_accessible(page: Page, url):
    problems = problems_at(page, url)
    assert not problems, told(problems)


@pytest.mark.parametrize("url", ["/", "/toimijat/lieksa/", "/alueet/paijat-hame/", "/sopimukset/?q=Lieksa"])
def test_dark_pages_are_accessible(page: Page, url):
    page.emulate_media(color_scheme="dark")
    problems = problems_at(page, url)
    assert not problems, told(problems)


def test_a_fault_that_is_put_into_a_page_is_found(page: Page):
    page.goto("/sopimukset/")
    page.evaluate(UNFOLD)
    page.locator("label[for=id_q]").evaluate("label => label.remove()")
    page.locator("main h1").evaluate("heading => { heading.style.color = '#eee'; heading.lang = 'zz'; }")
    found = {line.split(":")[0] for line in violations(page)}
    assert {"label", "color-contrast", "valid-lang"} <= found
