"""Addresses that nobody wrote by following a link: junk and attacks get a clear answer, never a 500.

The addresses come from the URL configuration and the parameters from each list's own filter, so that a page
or a filter added later is tried as well.
"""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from regions.listing import EXPORT, FORMATS, PAGE, SORT
from tests.public_addresses import (
    SAMPLES,
    Address,
    filtered_lists,
    public_addresses,
    record_pages,
    sample_urls,
    whole_pages,
)

pytestmark = [pytest.mark.usefixtures("register"), pytest.mark.django_db]

JUNK = {
    "NUL byte": "Lieksa\0",
    "only a NUL byte": "\0",
    "10 kB": "a" * 10_000,
    "10 kB of words": "a " * 5_000,
    "wrong type": "kolme",
    "another wrong type": "-1.5e400",
    "SQL": "' OR 1=1; DROP TABLE regions_actor; --",
    "SQL wildcards": "%_%\\",
    "markup": "<script>alert(1)</script>",
    "template": "{{ settings.SECRET_KEY }}",
    "emoji": "🌲🏒👩‍👩‍👧",
    "right to left": "\u202easkeiL \u2067ליאקסה",
    "lone surrogate": "\udc80",
    "list": "[]",
}
SHORT_JUNK = ["zzz", JUNK["NUL byte"], JUNK["10 kB"], JUNK["markup"], JUNK["emoji"]]
# What the pages that are no lists ask for in their addresses.
ASKED_FOR = {
    "situation": ["velvoite", "alue", "laji", "kartta", EXPORT],
    "situation-names": ["alue", "tila", "tyyppi", PAGE, EXPORT],
    "obligation": ["tila", PAGE, EXPORT],
    "agreement-comparison": ["kanssa", EXPORT],
    "actor-changes": ["pvm1", "pvm2", EXPORT],
    "region-changes": ["pvm1", "pvm2", EXPORT],
    "actor": [EXPORT],
    "region": [EXPORT],
}
UNREADABLE, OUTSIDE, INCOMPLETE = "ei voi lukea", "ulkopuolella", "ei riitä"
DAYS = {
    "roska": UNREADABLE,
    "2020-06-01\0": UNREADABLE,
    "2024-02-31": UNREADABLE,
    "31.2.2024": UNREADABLE,
    "9" * 10_000: UNREADABLE,
    "🌲": UNREADABLE,
    "0001-01-01": OUTSIDE,
    "9999-12-31": OUTSIDE,
    "1950-01-01": OUTSIDE,
    "2099-12-31": OUTSIDE,
    "5/2024": INCOMPLETE,
    "2024": INCOMPLETE,
}
LANGUAGES = ["fi", "sv", "en"]
EACH_LANGUAGE = ["fi", *(pytest.param(code, marks=pytest.mark.once) for code in LANGUAGES[1:])]


@pytest.fixture
def visitor() -> Client:
    """A browser to which a fault is a 500 page, as it is to a visitor."""
    return Client(raise_request_exception=False)


def asked(visitor: Client, path: str, parameters=()) -> tuple[int, BeautifulSoup]:
    """The status and the page; fails at once on a fault or a bare error."""
    query = urlencode(parameters, errors="surrogatepass", doseq=True)
    where = f"{path}?{query}" if query else path
    response = visitor.get(where)
    assert response.status_code in (200, 400, 404), f"{response.status_code} from {where[:200]}"
    page = BeautifulSoup(response.content, "html.parser")
    assert not page.select("main script"), f"markup let through by {where[:200]}"
    assert page.h1, f"no heading from {where[:200]}"
    assert page.h1.get_text(strip=True), f"an empty heading from {where[:200]}"
    return response.status_code, page


def message_of(page: BeautifulSoup) -> str:
    """What the page says cannot be used; empty when it complains of nothing."""
    note = page.find(attrs={"role": "alert"})
    return note.get_text(" ", strip=True) if note else ""


def filters_of(address: Address) -> dict:
    """The filters of a list, by parameter."""
    return address.view.filterset_class.base_filters


def is_choice(one) -> bool:
    """Whether a filter takes only certain values."""
    return "choices" in one.extra or "queryset" in one.extra


LISTS = filtered_lists()
FREE = [(a, name) for a in LISTS for name, one in filters_of(a).items() if not is_choice(one)]


def by_name(address: Address) -> str:
    return address.name


@pytest.mark.parametrize("name", ASKED_FOR)
def test_junk_in_a_page_s_own_parameters_is_named_or_not_found(visitor, name):
    [address] = [one for one in public_addresses() if one.name == name]
    path = address.url(**SAMPLES.get(name, [{}])[0])
    plain = message_of(asked(visitor, path)[1])
    for parameter in ASKED_FOR[name]:
        for junk in SHORT_JUNK:
            status, page = asked(visitor, path, {parameter: junk})
            assert status in (400, 404) or message_of(page) != plain, f"{parameter}={junk[:20]!r} ignored"


def test_every_kind_of_record_has_a_sample_page():
    assert {address.name for address in record_pages()} == set(SAMPLES)


@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_every_sample_page_answers_in_every_language(visitor, language):
    for url in sample_urls(language):
        assert asked(visitor, url)[0] == 200, url


def test_every_page_answers_head_but_not_post(visitor):
    for address in public_addresses():
        url = address.url(**SAMPLES.get(address.name, [{}])[0])
        assert visitor.head(url).status_code == 200, url
        assert visitor.post(url).status_code == 405, url


@pytest.mark.parametrize("address", record_pages(), ids=by_name)
def test_an_unknown_record_is_a_clear_404(visitor, address):
    for slug in ("tallaista-ei-ole", "a" * 3_000, "-", "0", "_"):
        for language in LANGUAGES:
            url = address.url(language, **dict.fromkeys(address.parameters, slug))
            assert asked(visitor, url)[0] == 404
        for name in address.parameters:
            assert asked(visitor, address.url(**SAMPLES[address.name][0] | {name: slug}))[0] == 404


@pytest.mark.parametrize(
    "junk", ["%00", "a%00b", "🌲", "..%2f..%2fetc%2fpasswd", "%ff%fe", "' OR 1=1", "<b>"]
)
def test_what_cannot_be_part_of_an_address_is_a_clear_404(visitor, junk):
    for address in record_pages():
        for language in LANGUAGES:
            url = address.url(language, **dict.fromkeys(address.parameters, "x"))
            assert asked(visitor, url.replace("/x/", f"/{junk}/"))[0] == 404


@pytest.mark.parametrize("number", ["0", "987654321", "9" * 40])
def test_an_unknown_document_is_a_clear_404(visitor, number):
    assert asked(visitor, f"/asiakirjat/{number}/")[0] == 404


@pytest.mark.parametrize(("address", "name"), FREE, ids=[f"{a.name}-{name}" for a, name in FREE])
def test_junk_in_a_filter_is_answered_or_named(visitor, address, name):
    label = str(filters_of(address)[name].label)
    for junk in [*JUNK.values(), ["x"] * 50, [f"x{n}" for n in range(2_000)]]:
        status, page = asked(visitor, address.url(), {name: junk})
        assert status == 400 or not message_of(page) or f"{label}:" in message_of(page)


@pytest.mark.parametrize("address", LISTS, ids=by_name)
def test_a_choice_that_is_not_on_the_list_is_refused_by_the_name_of_its_filter(visitor, address):
    closed = {name: str(one.label) for name, one in filters_of(address).items() if is_choice(one)}
    for kind, junk in {**JUNK, "repeated": ["zzz"] * 50}.items():
        status, page = asked(visitor, address.url(), dict.fromkeys(closed, junk))
        assert status == 200, kind
        assert not page.select("main table"), f"{kind}: a refused filter must not list other rows"
        assert [name for name, label in closed.items() if f"{label}:" not in message_of(page)] == [], kind


@pytest.mark.parametrize("address", LISTS, ids=by_name)
def test_a_page_that_does_not_exist_is_a_clear_404(visitor, address):
    for number in ("0", "-1", "abc", "9" * 20, "1\0", "1.5", "🌲"):
        assert asked(visitor, address.url(), {PAGE: number})[0] == 404
    for language in LANGUAGES:
        assert asked(visitor, address.url(language), {PAGE: "4000"})[0] == 404


@pytest.mark.parametrize("address", LISTS, ids=by_name)
def test_an_unknown_order_is_named_and_nothing_is_listed(visitor, address):
    for junk in SHORT_JUNK:
        status, page = asked(visitor, address.url(), {SORT: junk})
        assert status == 200
        assert "Järjestystä ”" in message_of(page)
        assert not page.select("main table")


@pytest.mark.parametrize("address", LISTS, ids=by_name)
def test_an_unknown_export_format_is_refused(visitor, address):
    for junk in ("exe", "", *SHORT_JUNK):
        assert asked(visitor, address.url(), {EXPORT: junk})[0] == 400
    for language in LANGUAGES:
        assert asked(visitor, address.url(language), {EXPORT: "exe"})[0] == 400


@pytest.mark.parametrize("address", LISTS, ids=by_name)
def test_a_refused_filter_exports_nothing_and_says_why(visitor, address):
    for file_format in FORMATS:
        status, page = asked(visitor, address.url(), {EXPORT: file_format, SORT: "zzz"})
        assert status == 400
        assert "Järjestystä ”zzz” ei ole." in page.get_text()


@pytest.mark.parametrize("day", DAYS, ids=lambda day: day[:12].replace("\0", "NUL"))
def test_a_day_that_cannot_be_used_is_named_on_every_page(visitor, day):
    pages = public_addresses() if day == "2024-02-31" else [a for a in LISTS if a.name == "negotiations"]
    for address in pages:
        status, page = asked(visitor, address.url(**SAMPLES.get(address.name, [{}])[0]), {"pvm": day})
        assert status == 200
        assert DAYS[day] in page.select_one("#pvm-virhe").get_text()


@pytest.mark.parametrize("address", whole_pages(), ids=by_name)
def test_parameters_that_a_page_does_not_know_are_passed_by(visitor, address):
    junk = [*((f"p{n}", text) for n, text in enumerate(JUNK.values())), ("__proto__", "x"), ("tila[]", "x")]
    for language in LANGUAGES:
        assert asked(visitor, address.url(language), junk)[0] == 200


@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_search_answers_any_text(visitor, language):
    url = {address.name: address for address in whole_pages()}["search"].url(language)
    for junk in [*JUNK.values(), ["Lieksa"] * 50]:
        assert asked(visitor, url, {"q": junk})[0] == 200


def test_a_search_that_is_too_long_says_so(visitor):
    assert "Hakuteksti on liian pitkä" in message_of(asked(visitor, "/haku/", {"q": JUNK["10 kB"]})[1])


def test_a_page_that_was_not_found_offers_search_and_the_way_back(visitor):
    _, page = asked(visitor, "/toimijat/tallaista-ei-ole/")
    main = page.find("main")
    assert main.find("form", action="/haku/") is not None
    assert main.find("a", href="/") is not None
