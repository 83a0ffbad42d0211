"""What has changed between two days, for an actor or a region."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from agreements.change_exports import changes_response
from agreements.fulfilment.change_rows import ChangeRows
from agreements.fulfilment.changes import Changes, actor_changes, region_changes
from regions.belonging import belonging
from regions.days import EARLIEST, LATEST, requested_day
from regions.listing import asked_format, export_links
from regions.models import Actor, Region
from regions.partial_dates import PartialDate, add_months

FIRST, SECOND = "pvm1", "pvm2"
SHOWN_DAYS = {FIRST: "first", SECOND: "second"}  # under which name the page shows each day
LONGEST = 40


class DayField(forms.Field):
    """A whole day as people write it, within the days that the register answers for."""

    def to_python(self, value):
        text = (value or "")[:LONGEST]
        try:
            known = PartialDate.parse(text)
        except ValueError:
            known = None
        if known is None or known.day is None:
            raise forms.ValidationError(_("kirjoita päivä kokonaan, esimerkiksi 1.5.2024."))
        if not EARLIEST <= known.first <= LATEST:
            raise forms.ValidationError(
                _("anna päivä väliltä %(first)s–%(last)s.")
                % {"first": PartialDate.of(EARLIEST), "last": PartialDate.of(LATEST)}
            )
        return known.first


class DaysForm(forms.Form):
    """The two days compared, the earlier first."""

    pvm1 = DayField(label=gettext_lazy("Ensimmäinen päivä"))
    pvm2 = DayField(label=gettext_lazy("Jälkimmäinen päivä"))

    def clean(self):
        cleaned = super().clean() or {}
        first, second = cleaned.get(FIRST), cleaned.get(SECOND)
        if first and second and second <= first:
            self.add_error(SECOND, _("jälkimmäisen päivän on oltava ensimmäisen jälkeen."))
        return cleaned

    def told_errors(self) -> list[str]:
        """What is wrong, each with the name of its field."""
        return [
            f"{self.fields[name].label}: {message}"
            for name, found in self.errors.items()
            for message in found
        ]


class ChangePage(TemplateView):
    """Two days compared, by default today and the same day a year earlier."""

    template_name = "yhteistyo/changes.html"

    def find(self, slug: str) -> Any:
        """What the page is of; a 404 when there is no such thing."""
        raise NotImplementedError

    def changes(self, found: Any, first: datetime.date, second: datetime.date) -> Changes:
        raise NotImplementedError

    def asked(self) -> dict[str, str]:
        """The days in the address; a missing one is the day of the page, or a year before the other."""
        days = {name: self.request.GET.get(name, "").replace("\0", "").strip() for name in (FIRST, SECOND)}
        if not days[SECOND]:
            days[SECOND] = str(PartialDate.of(requested_day(self.request).day))
        if not days[FIRST]:
            try:
                later = PartialDate.parse(days[SECOND]).first
            except ValueError:
                later = requested_day(self.request).day
            days[FIRST] = str(PartialDate.of(add_months(later, -12)))
        return days

    def get(self, request, *args, **kwargs):
        context = self.get_context_data(**kwargs)
        if file_format := asked_format(request):
            return self.export(file_format, context)
        return self.render_to_response(context)

    def export(self, file_format: str, context):
        """The changes as a file; a BadRequest when the days cannot be compared."""
        if context["errors"]:
            raise BadRequest(" ".join(context["errors"]))
        found, form, changes = context["found"], context["form"], context["changes"]
        days = [(str(form.fields[name].label), str(context[key])) for name, key in SHOWN_DAYS.items()]
        return changes_response(
            ChangeRows(changes, found.name),
            file_format=file_format,
            title=context["title"],
            criteria=[(_("Ketä koskee"), found.name), *days],
            day=changes.second,
            filename=f"muutokset-{found.slug}-{changes.first.isoformat()}-{changes.second.isoformat()}",
            site_address=self.request.build_absolute_uri("/"),
        )

    def get_context_data(self, **kwargs):
        found = self.find(self.kwargs["slug"])
        form = DaysForm(self.asked())
        context = super().get_context_data(**kwargs) | {
            "title": _("Mitä on muuttunut: %(name)s") % {"name": found.name},
            "found": found,
            "form": form,
            "errors": [] if form.is_valid() else form.told_errors(),
        }
        if form.is_valid():
            first, second = form.cleaned_data[FIRST], form.cleaned_data[SECOND]
            changes = self.changes(found, first, second)
            context |= {
                "first": PartialDate.of(first),
                "second": PartialDate.of(second),
                "changes": changes,
                "export_links": [] if changes.is_empty else export_links(self.request),
                "joined": [belonging(one) for one in changes.joined],
                "left": [belonging(one) for one in changes.left],
            }
        return context


class ActorChangePage(ChangePage):
    """What has changed for one actor."""

    extra_context = {"list_name": "actors", "list_label": gettext_lazy("Toimijat"), "is_of_actor": True}

    def find(self, slug):
        actor = Actor.objects.select_related("actor_type").filter(slug=slug).first()
        if actor is None:
            raise Http404(_("Tällaista toimijaa ei ole rekisterissä."))
        return actor

    def changes(self, found, first, second):
        return actor_changes(found, first, second)


class RegionChangePage(ChangePage):
    """What has changed for the actors of a region."""

    extra_context = {"list_name": "regions", "list_label": gettext_lazy("Alueet"), "is_of_actor": False}

    def find(self, slug):
        region = Region.objects.filter(slug=slug).first()
        if region is None:
            raise Http404(_("Tällaista maakuntaa ei ole rekisterissä."))
        return region

    def changes(self, found, first, second):
        return region_changes(found, first, second)
