"""What the templates' tags and components write: languages marked, unknown told, words divided, days kept."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import override

from regions.days import day_context
from regions.models import Actor, Theme
from regions.partial_dates import PartialDate

SOFT_HYPHEN = "\u00ad"


def render(source, address="/", **context):
    template = engines["django"].from_string("{% load pages i18n %}" + source)
    return template.render(context, RequestFactory().get(address))


def soup(source, address="/", **context):
    return BeautifulSoup(render(source, address, **context), "html.parser")


def test_text_in_the_language_of_the_page_is_not_marked():
    theme = Theme(name_fi="Liikenne", name_sv="Trafik", name_en="Transport")
    with override("sv"):
        assert render('{% text theme "name" %}', theme=theme) == "Trafik"


def test_a_finnish_fallback_is_marked_as_finnish_and_escaped():
    actor = Actor(name_fi="<b>Lieksa")
    with override("en"):
        assert render('{% text actor "name" %}', actor=actor) == '<span lang="fi">&lt;b&gt;Lieksa</span>'


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_known_is_told_as_unknown(value):
    assert "ei tietoa" in render("{{ value|unknown }}", value=value)


def test_zero_is_known():
    assert render("{{ value|unknown }}", value=0) == "0"


@pytest.mark.parametrize(("language", "shown"), [("fi", "1\u202f234\u202f567"), ("en", "1,234,567")])
def test_thousands_stand_apart(language, shown):
    with override(language):
        assert render("{{ value|number }}", value=1234567) == shown


def test_a_plain_date_is_written_as_the_register_writes_dates():
    assert render("{{ day|shown_date }}", day=datetime.date(2026, 11, 4)) == "4.11.2026"
    assert render("{{ day|shown_date }}", day=None) == ""


def test_a_date_known_to_the_month_stays_so_in_a_datetime_attribute():
    assert render("{{ day|iso_date }}", day=PartialDate(2025, 10)) == "2025-10"


@pytest.mark.parametrize(
    ("word", "divided"),
    [
        ("hyvinvointialueyhteistyö", "hyvinvointi|alue|yhteistyö"),
        ("yhdyspintasopimusluettelo", "yhdyspinta|sopimusluettelo"),
        ("hyvinvointialue", "hyvinvointialue"),
    ],
)
def test_long_compounds_may_be_divided_between_their_parts(word, divided):
    assert render("{{ word|soft_hyphens }}", word=word).replace(SOFT_HYPHEN, "|") == divided


def test_divided_text_is_still_escaped():
    assert "<i>" not in render("{{ word|soft_hyphens }}", word="<i>hyvinvointialueyhteistyö")


def test_links_keep_another_day_but_not_today():
    def query(address):
        request = RequestFactory().get(address)
        return render("{% day_query %}", address, **day_context(request))

    assert query("/?pvm=1.5.2024") == "?pvm=2024-05-01"
    assert query("/") == ""
    assert query("/?pvm=eilen") == ""


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("/lait/", "/lait/?pvm=2024-05-01"),
        ("/sopimukset/?teema=hyte", "/sopimukset/?teema=hyte&amp;pvm=2024-05-01"),
        ("/toimijat/lieksa/#velvoitteet", "/toimijat/lieksa/?pvm=2024-05-01#velvoitteet"),
        ("/lait/?pvm=2022-01-01", "/lait/?pvm=2022-01-01"),
    ],
)
def test_an_address_is_given_the_day_of_the_page(url, kept):
    for address, told in (("/?pvm=1.5.2024", kept), ("/", url)):
        request = RequestFactory().get(address)
        assert render("{% on_day url %}", address, url=url, **day_context(request)) == told


def test_a_form_keeps_the_rest_of_the_query():
    form = "{% kept_fields 'pvm' as kept %}{% for name, value in kept %}{{ name }}={{ value }};{% endfor %}"
    assert render(form, "/?tila=a&tila=b&pvm=1.5.2024&q=%00x") == "tila=a;tila=b;q=x;"


def test_pagination_keeps_the_query_and_marks_the_page():
    paginator = Paginator(range(1000), 50)
    pages = soup(
        '{% include "components/pagination.html" %}',
        "/?tila=a&sivu=5",
        paginator=paginator,
        page_obj=paginator.page(5),
    )
    assert pages.select_one("[aria-current=page]").get_text(strip=True).endswith("5")
    assert pages.select_one("[rel=next]")["href"] == "?tila=a&sivu=6"
    assert "…" in pages.get_text()


def test_a_list_on_one_page_has_no_pagination():
    paginator = Paginator(range(3), 50)
    page = {"paginator": paginator, "page_obj": paginator.page(1)}
    assert not soup('{% include "components/pagination.html" %}', **page).find("nav")


def test_a_period_with_no_dates_is_unknown():
    shown = soup('{% include "components/period.html" with record=record %}', record=Actor())
    assert shown.get_text(strip=True) == "ei tietoa"


def test_a_period_is_shown_as_far_as_it_is_known():
    record = Actor(valid_from=PartialDate(2025, 10))
    shown = soup('{% include "components/period.html" with record=record %}', record=record)
    assert shown.get_text(strip=True) == "10/2025–"


def test_a_thin_record_tells_what_it_lacks():
    shown = soup('{% include "components/missing.html" with record=record %}', record=Actor(website=""))
    assert "verkkosivut" in shown.get_text()
