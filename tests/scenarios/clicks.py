"""The way from the home page to an answer: at most three clicks, or one search."""

from urllib.parse import parse_qsl, urlsplit

from bs4 import BeautifulSoup
from django.test import Client

CLICKS = 3


def clicked(*addresses: str) -> None:
    """Asserts that each address is a link on the page before it, the first on the home page."""
    assert len(addresses) <= CLICKS
    for before, after in zip(("/", *addresses), addresses, strict=False):
        links = [link["href"] for link in _soup(before).select("a[href]")]
        assert any(_leads_to(href, after) for href in links), f"{before} has no link to {after}"


def found_by_search(text: str, address: str) -> None:
    """Asserts that one search from the home page shows a link to the address."""
    home = _soup("/").select_one("form[action='/haku/'] input[name=q]")
    assert home is not None
    response = Client().get("/haku/", {"q": text}, follow=True)
    links = BeautifulSoup(response.content, "html.parser").select("a[href]")
    assert any(_leads_to(link["href"], address) for link in links), f"{text}: {address} not found"


def _leads_to(href: str, address: str) -> bool:
    """Whether a link leads to the page with at least the parameters of the address."""
    asked, there = urlsplit(address), urlsplit(href)
    same_page = (asked.path, asked.netloc) == (there.path, there.netloc)
    return same_page and set(parse_qsl(asked.query)) <= set(parse_qsl(there.query))


def _soup(address: str) -> BeautifulSoup:
    response = Client().get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")
