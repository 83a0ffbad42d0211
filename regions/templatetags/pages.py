"""What every page's templates need to show texts, dates and numbers; nothing here asks the database."""

import datetime
import re
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.context import RequestContext
from django.urls import reverse, translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from regions.days import PARAMETER as DAY
from regions.days import address_on
from regions.partial_dates import PartialDate, as_partial
from regions.texts import language_of

register = template.Library()

NAVIGATION = [
    ("actors", gettext_lazy("Toimijat")),
    ("regions", gettext_lazy("Alueet")),
    ("obligations", gettext_lazy("Velvoitteet")),
    ("laws", gettext_lazy("Lait")),
    ("agreements", gettext_lazy("Sopimukset")),
    ("negotiations", gettext_lazy("Neuvottelut")),
    ("plans", gettext_lazy("Suunnitelmat")),
    ("structures", gettext_lazy("Rakenteet")),
    ("practices", gettext_lazy("Käytännöt")),
    ("situation", gettext_lazy("Tilanne")),
]
LANGUAGES = [("fi", "Suomi"), ("sv", "Svenska"), ("en", "English")]

SOFT_HYPHEN, NARROW_SPACE = "\u00ad", "\u202f"
LONG_WORD = re.compile(r"[^\W\d_]{19,}")
# A compound is divided between its parts; these begin the latter parts of the field's long words.
COMPOUND_PART = re.compile(
    r"(?<=[^\W\d_]{4})(?="
    "alue|hallin|järjest|keskus|kunta|kunti|kunna|liitto|neuvottel|ohjelm|palvelu|rakente|sopimu|strategi|suunnitelm"
    "|toimi|valtuusto|velvoi|viranomai|yhteis|yhdys|avtal|område|samarbet|myndighet|förhandling"
    ")",
    re.IGNORECASE,
)
# Otherwise a Finnish word may be divided before a consonant that a vowel follows.
SYLLABLE = re.compile(r"(?<=[^\W\d_]{3})(?=[bcdfghjklmnpqrstvwxzšž][aeiouyåäö][^\W\d_])", re.IGNORECASE)


@register.simple_tag
def text(record: Any, name: str) -> str | SafeString:
    """A translated field: `{% text agreement "title" %}`. Another language than the page's is marked."""
    value = getattr(record, name)
    language = language_of(record, name)
    if not value or language == current_language():
        return value
    return format_html('<span lang="{}">{}</span>', language, value)


@register.filter
def unknown(value: Any) -> Any:
    """The value, or the words "ei tietoa" where nothing is known."""
    if value is None or value == "":
        return format_html('<span class="muted">{}</span>', _("ei tietoa"))
    return value


@register.filter
def shown_date(value: Any) -> str:
    """A date as the register writes dates (24.11.2026); an empty text when there is none."""
    if isinstance(value, datetime.datetime):
        value = value.date()
    known = as_partial(value)
    return "" if known is None else str(known)


@register.filter
def iso_date(value: Any) -> str:
    """A date for a `datetime` attribute: 2026-11-24, 2026-11 or 2026."""
    known = as_partial(value)
    return "" if known is None else known.isoformat()


@register.filter
def number(value: int | None) -> str:
    """A whole number with its thousands apart: 10 372 (in English 10,372)."""
    if value is None:
        return ""
    if -1000 < value < 1000:
        return str(value)  # most are, and a page of counts has thousands of them
    return f"{value:,}".replace(",", "," if current_language() == "en" else NARROW_SPACE)


@register.filter(is_safe=True)  # it puts nothing but soft hyphens in
def soft_hyphens(value: Any) -> str:
    """The text with invisible places of division in words so long that they would widen a table cell."""
    return LONG_WORD.sub(_divide, str(value))


def _divide(word: re.Match) -> str:
    places = COMPOUND_PART if COMPOUND_PART.search(word[0]) else SYLLABLE
    return places.sub(SOFT_HYPHEN, word[0])


@register.simple_tag(takes_context=True)
def navigation(context: RequestContext) -> list[dict[str, Any]]:
    """The main menu: `url`, `label` and whether the page is in that part of the site."""
    request = context.get("request")
    here = request.path if request else ""
    items = []
    for name, label in NAVIGATION:
        url = reverse(name)
        items.append({"url": url, "label": label, "is_here": here == url, "is_within": here.startswith(url)})
    return items


@register.simple_tag(takes_context=True)
def language_links(context: RequestContext) -> list[dict[str, Any]]:
    """This same page, with its query, in each language."""
    request = context.get("request")
    path = request.get_full_path() if request else reverse("home")
    return [
        {
            "code": code,
            "name": name,
            "url": translate_url(path, code),
            "is_current": code == current_language(),
        }
        for code, name in LANGUAGES
    ]


@register.simple_tag(takes_context=True)
def day_query(context: RequestContext) -> str:
    """`?pvm=2024-05-01` when the page answers for another day than today, else nothing.

    After the address of another page it keeps the reader on the same day.
    """
    day: PartialDate | None = context.get("day")
    if day is None or context.get("day_is_today", True):
        return ""
    return f"?{DAY}={day.isoformat()}"


@register.simple_tag(takes_context=True)
def on_day(context: RequestContext, url: str) -> str:
    """The address on the page's day, also when it has a query already; a day it names itself stays."""
    day: PartialDate | None = context.get("day")
    if day is None or context.get("day_is_today", True):
        return url
    return address_on(day.first, url)


@register.simple_tag(takes_context=True)
def kept_fields(context: RequestContext, *changed: str) -> list[tuple[str, str]]:
    """The page's query as (name, value) pairs for hidden fields of a form that sets only `changed`."""
    request = context.get("request")
    if request is None:
        return []
    return [
        (name, value.replace("\0", ""))
        for name, values in request.GET.lists()
        if name not in changed
        for value in values
    ]


@register.filter
def nearby_pages(page_obj: Page) -> list[int | str]:
    """The page numbers to offer: the first, the last and those around the page, with … between."""
    return list(page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=2, on_ends=1))


def current_language() -> str:
    return (get_language() or "fi")[:2]
