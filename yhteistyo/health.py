"""The address a load balancer or a monitor asks: does this process answer, and does its database?"""

import logging

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, 503 when it does not. What went wrong goes to the log only."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        logger.exception("The database does not answer")
        return HttpResponse(_("Tietokantaan ei saada yhteyttä."), status=503, content_type="text/plain")
    return HttpResponse(_("Kunnossa."), content_type="text/plain")
