"""The day a page answers for: today, or the one asked for with `?pvm=`."""

import datetime
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
        error = _("Päivää ”%(text)s” ei voi lukea. Kirjoita se muodossa 1.5.2024. Näytetään tilanne tänään.")
        return RequestedDay(today, True, error % {"text": shown}, shown)
    if known.day is None:
        error = _("Anna päivä kokonaan, esimerkiksi 1.5.2024; ”%(text)s” ei riitä. Näytetään tilanne tänään.")
        return RequestedDay(today, True, error % {"text": shown}, shown)
    if not EARLIEST <= known.first <= LATEST:
        error = _("Päivä %(text)s on rekisterin ulkopuolella. Anna päivä väliltä %(first)s–%(last)s.") % {
            "text": known,
            "first": PartialDate.of(EARLIEST),
            "last": PartialDate.of(LATEST),
        }
        return RequestedDay(today, True, error, shown)
    return RequestedDay(known.first, known.first == today, entered=shown)


def day_context(request: HttpRequest) -> dict:
    """Template context of every page: `day`, `day_is_today`, `day_error` and `day_entered`."""
    asked = requested_day(request)
    return {
        "day": PartialDate.of(asked.day),
        "day_is_today": asked.is_today,
        "day_error": asked.error,
        "day_entered": asked.entered,
    }
