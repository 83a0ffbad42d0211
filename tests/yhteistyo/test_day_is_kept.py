"""A reader who looks at another day stays on it whatever link of the page is followed."""

import re
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import Resolver404, resolve

from tests.public_addresses import sample_urls

pytestmark = [pytest.mark.usefixtures("register"), pytest.mark.django_db]

DAY = "2024-05-01"
# Pages that answer for no day of their own, and files.
WITHOUT_DAY = {"document"}
# A link that names a day names that of the page, or another on purpose: a comparison, a last day in force.
NAMES_A_DAY = re.compile(r"\bpvm[12]?=")
BACK_TO_TODAY = "?"


def lost_on(url: str, html: str) -> set[str]:
    """The links of the main menu and the page itself, and the forms, that say nothing of the day."""
    soup = BeautifulSoup(html, "html.parser")
    lost = set()
    for link in soup.select("main a[href], nav.mainnav a[href]"):
        href = str(link["href"])
        parts = urlsplit(urljoin(url, href))
        is_elsewhere = parts.scheme or parts.netloc or parts.path.startswith("/hallinta/")
        if is_elsewhere or href.startswith("#") or href == BACK_TO_TODAY:
            continue
        try:
            name = resolve(parts.path).url_name
        except Resolver404:
            continue
        if name not in WITHOUT_DAY and not NAMES_A_DAY.search(parts.query):
            lost.add(href)
    for form in soup.select("form"):
        names = {str(field.get("name", "")) for field in form.select("input, select")}
        if form.get("method", "get") == "get" and not any(name.startswith("pvm") for name in names):
            lost.add(f"form {form.get('action')}")
    return lost


@pytest.mark.once
def test_every_link_and_form_keeps_the_day():
    visitor, lost = Client(), {}
    for url in sample_urls():
        response = visitor.get(url, {"pvm": DAY})
        assert response.status_code == 200, url
        if found := lost_on(url, response.content.decode()):
            lost[url] = sorted(found)
    assert lost == {}


def test_the_menu_and_the_breadcrumbs_name_the_day_of_the_page():
    html = Client().get("/velvoitteet/hyte-kunta-neuvottelu/", {"pvm": DAY}).content.decode()
    links = BeautifulSoup(html, "html.parser").select(".crumbs a, nav.mainnav a")
    days = [parse_qs(urlsplit(str(link["href"])).query).get("pvm") for link in links]
    assert days == [[DAY]] * 12


def test_the_search_above_every_page_keeps_the_day():
    html = Client().get("/velvoitteet/hyte-kunta-neuvottelu/", {"pvm": DAY}).content.decode()
    assert (
        str(BeautifulSoup(html, "html.parser").select_one("form.find-mini input[name=pvm]")["value"]) == DAY
    )
    without = Client().get("/velvoitteet/hyte-kunta-neuvottelu/").content.decode()
    assert BeautifulSoup(without, "html.parser").select_one("form.find-mini input[name=pvm]") is None


def test_today_is_not_named():
    html = Client().get("/velvoitteet/hyte-kunta-neuvottelu/").content.decode()
    assert 'href="/velvoitteet/?teema=hyte"' in html
    links = BeautifulSoup(html, "html.parser").select(".crumbs a, nav.mainnav a")
    assert not any("?" in str(link["href"]) for link in links)
