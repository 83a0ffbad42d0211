"""The coordinator's yearly sheet: all duties of an actor or a region with their states, as a file."""

import datetime

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from agreements.fulfilment.exports import duty_rows_response
from agreements.fulfilment.situation import ActorSituation, RegionSituation
from regions.days import requested_day
from regions.listing import asked_format
from regions.models import Actor, Region


def duty_day(actor: Actor, day: datetime.date) -> datetime.date:
    """The day for which an actor's duties are told: of one that has ended, its last."""
    if actor.valid_until is not None and actor.valid_until.last < day:
        return actor.valid_until.last
    return day


class YearlySheet:
    """A detail page that gives its duties as a file with `?vie=xlsx` or `?vie=csv`."""

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if file_format := asked_format(request):
            return self.sheet(request, file_format, requested_day(request).day, **kwargs)
        return super().get(request, *args, **kwargs)

    def sheet(
        self, request: HttpRequest, file_format: str, day: datetime.date, slug: str
    ) -> HttpResponseBase:
        raise NotImplementedError


class ActorSheet(YearlySheet):
    """The duties of an actor, and those that its employment area carries on its behalf."""

    def sheet(self, request, file_format, day, slug):
        actor = Actor.objects.select_related("actor_type").filter(slug=slug).first()
        if actor is None:
            raise Http404(_("Tällaista toimijaa ei ole rekisterissä."))
        day = duty_day(actor, day)
        situation = ActorSituation(actor, day)
        return duty_rows_response(
            [*situation.rows, *situation.area_rows],
            file_format=file_format,
            title=_("Velvoitteet: %(name)s") % {"name": actor.name},
            criteria=[(_("Toimija"), actor.name)],
            day=day,
            filename=f"velvoitteet-{actor.slug}-{day.isoformat()}",
            site_address=request.build_absolute_uri("/"),
        )


class RegionSheet(YearlySheet):
    """The duties of all actors of a region."""

    def sheet(self, request, file_format, day, slug):
        region = Region.objects.filter(slug=slug).first()
        if region is None:
            raise Http404(_("Tällaista maakuntaa ei ole rekisterissä."))
        return duty_rows_response(
            RegionSituation(region, day).rows,
            file_format=file_format,
            title=_("Velvoitteet: %(name)s") % {"name": region.name},
            criteria=[(_("Maakunta"), region.name)],
            day=day,
            filename=f"velvoitteet-{region.slug}-{day.isoformat()}",
            site_address=request.build_absolute_uri("/"),
        )
