"""The day a page answers for: today, or the one asked for with `?pvm=`."""

import datetime
import time
from contextlib import suppress
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from regions.partial_dates import PartialDate

PARAMETER = "pvm"
EARLIEST, LATEST = datetime.date(2000, 1, 1), datetime.date(2050, 12, 31)


@dataclass(frozen=True)
class RequestedDay:
    """The day asked for, whether it is today, and what was wrong with the request if anything was."""

    day: datetime.date
    is_today: bool
    error: str = ""
    entered: str = ""


def requested_day(request: HttpRequest) -> RequestedDay:
    """Reads the day from the address; a day that cannot be used gives today and an error to show."""
    known = getattr(request, "_requested_day", None)
    if known is None:
        known = _read(request.GET.get(PARAMETER, "").strip())
        request._requested_day = known  # type: ignore[attr-defined]
    return known


def _read(text: str) -> RequestedDay:
    today = timezone.localdate()
    if not text:
        return RequestedDay(today, True)
    shown = text[:40].replace("\0", "")
    try:
        known = PartialDate.parse(text[:40])
    except ValueError:
        if _is_day_of_another_age(text):
            return RequestedDay(today, True, _outside(shown), shown)
        error = _("Päivää ”%(text)s” ei voi lukea. Kirjoita se muodossa 1.5.2024.")
        return RequestedDay(today, True, error % {"text": shown}, shown)
    if known.day is None:
        error = _("Anna päivä kokonaan, esimerkiksi 1.5.2024; ”%(text)s” ei riitä.")
        return RequestedDay(today, True, error % {"text": shown}, shown)
    if not EARLIEST <= known.first <= LATEST:
        return RequestedDay(today, True, _outside(known), shown)
    return RequestedDay(known.first, known.first == today, entered=shown)


def _is_day_of_another_age(text: str) -> bool:
    """Whether it is written as a day should be, only of a year that no date of the register can have."""
    for form in ("%d.%m.%Y", "%Y-%m-%d"):
        with suppress(ValueError):
            time.strptime(text, form)
            return True
    return False


def _outside(day: PartialDate | str) -> str:
    return _("Päivä %(text)s on rekisterin ulkopuolella. Anna päivä väliltä %(first)s–%(last)s.") % {
        "text": day,
        "first": PartialDate.of(EARLIEST),
        "last": PartialDate.of(LATEST),
    }


def address_on(day: datetime.date, url: str) -> str:
    """The address of a page on the day: as it is today, else with `?pvm=`; a day it names itself stays."""
    path, hash_mark, fragment = url.partition("#")
    if day == timezone.localdate() or f"{PARAMETER}=" in path.partition("?")[2]:
        return url
    joined = "&" if "?" in path else "?"
    return f"{path}{joined}{PARAMETER}={day.isoformat()}{hash_mark}{fragment}"


def day_context(request: HttpRequest) -> dict:
    """Template context of every page: `day`, `day_is_today`, `day_error` and `day_entered`."""
    asked = requested_day(request)
    return {
        "day": PartialDate.of(asked.day),
        "day_is_today": asked.is_today,
        "day_error": asked.error and " ".join((asked.error, _("Näytetään tilanne tänään."))),
        "day_entered": asked.entered,
    }
