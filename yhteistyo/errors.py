"""What a visitor sees when a request cannot be answered."""

import sys

from django.core.exceptions import BadRequest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

RETRY_AFTER_SECONDS = "120"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the address asks something that cannot be answered; the reason when it was meant for people."""
    reason = (
        str(exception) if type(exception) is BadRequest else _("Osoitteessa on jotakin, mitä ei voi lukea.")
    )
    return HttpResponse(render_to_string("400.html", {"reason": reason}), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """503 while the database cannot be reached, otherwise 500; neither page asks the database anything."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        page = render_to_string("503.html")
        return HttpResponse(page, status=503, headers={"Retry-After": RETRY_AFTER_SECONDS})
    return HttpResponse(render_to_string("500.html"), status=500)
