"""A walk through the register by its own links: every page answers, and none shows what should not show."""

import re
from collections import Counter, deque
from html import unescape
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import resolve

from legislation.models import Obligation, Section
from regions.models import Actor, Source
from tests.public_addresses import sample_urls

pytestmark = [pytest.mark.usefixtures("register"), pytest.mark.django_db, pytest.mark.once]

LINK = re.compile(r'<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
SCRIPT_OR_STYLE = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
ELEMENT = re.compile(r'\bid="([^"]+)"')
LEFTOVERS = re.compile(
    r"\bNone\b|\{\{|\}\}|\{%|%\(\w+\)|&lt;(?:span|a|b|small)\b|\bnan\b|\bQuerySet\b|object at 0x"
)
UNKNOWN = {"", "ei tietoa", "None", "–", "-"}
ADMINISTRATION = "/hallinta/"

# Kinds with hundreds of pages made by one template: of these one page in so many is opened, and the
# record of every other one must be there.
OPENED_ONE_IN = {"actor": 24, "section": 12, "obligation": 16, "source": 12}
RECORDS = {"actor": Actor, "section": Section, "obligation": Obligation, "source": Source}


def text_of(html: str) -> str:
    return " ".join(unescape(TAG.sub(" ", html)).split())


def faults_of(html: str) -> list[str]:
    """What should not show on a page: values of the program, links that say nothing or lead nowhere on it."""
    body = SCRIPT_OR_STYLE.sub(" ", html)
    faults = [f"shows {found.group()!r}" for found in LEFTOVERS.finditer(TAG.sub(" ", body))]
    ids = set(ELEMENT.findall(body))
    for href, content in LINK.findall(body):
        if text_of(content) in UNKNOWN:
            faults.append(f"a link to {href} says {text_of(content)!r}")
        if href.startswith("#") and href[1:] not in ids:
            faults.append(f"{href} is not on the page")
    return faults


def links_of(url: str, html: str) -> list[str]:
    """The addresses on this site that the page links to."""
    found = [urlsplit(urljoin(url, unescape(href))) for href, _ in LINK.findall(html)]
    return [
        f"{link.path}?{link.query}" if link.query else link.path
        for link in found
        if not link.netloc and link.scheme in ("", "http") and not link.path.startswith(ADMINISTRATION)
    ]


def kind_of(address: str) -> tuple:
    """Addresses that differ only in their parameters' values are of one kind, but for the pages of a list."""
    parts = urlsplit(address)
    names = tuple(sorted({name for name, _ in parse_qsl(parts.query)}))
    page = resolve(parts.path)
    if not names or (names == ("sivu",) and not page.kwargs):
        return (address,)
    return (page.url_name, names)


def test_every_link_from_the_home_page_on_leads_to_a_whole_page():
    visitor, problems = Client(), {}
    there = {name: {one.get_absolute_url() for one in model.objects.all()} for name, model in RECORDS.items()}
    seen, met, waiting = {("/",)}, Counter(), deque([("/", "")])
    while waiting:
        url, found_on = waiting.popleft()
        name = resolve(urlsplit(url).path).url_name
        met[name] += 1
        if url in there.get(name, ()) and met[name] % OPENED_ONE_IN[name]:
            continue
        response = visitor.get(url)
        if response.status_code != 200:
            problems[url] = [f"answers {response.status_code}; linked from {found_on}"]
        if response.streaming or response.status_code != 200:
            continue
        html = response.content.decode()
        if faults := faults_of(html):
            problems[url] = faults
        for link in links_of(url, html):
            if not link.startswith(("/sv/", "/en/")) and (kind := kind_of(link)) not in seen:
                seen.add(kind)
                waiting.append((link, url))
    assert problems == {}
    assert sum(met.values()) > 1_000


@pytest.mark.parametrize("language", ["sv", "en"])
def test_links_of_a_translated_page_stay_in_its_language_and_answer(language):
    visitor, problems, seen = Client(), {}, set()
    for url in sample_urls(language):
        html = visitor.get(url).content.decode()
        if faults := faults_of(html):
            problems[url] = faults
        main = html[html.index("<main") : html.index("</footer>")]
        for link in links_of(url, main):
            kind = (resolve(urlsplit(link).path).url_name, *kind_of(link)[1:])
            if not link.startswith(f"/{language}/"):
                problems[link] = [f"leaves the language; linked from {url}"]
            elif kind not in seen:
                seen.add(kind)
                if (status := visitor.get(link).status_code) != 200:
                    problems[link] = [f"answers {status}; linked from {url}"]
    assert problems == {}
    assert len(seen) > 20
