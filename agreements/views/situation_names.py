"""The names behind a number of the country's state."""

from collections import Counter
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from agreements.fulfilment.board import BoardRow
from agreements.fulfilment.exports import duty_rows_response, missing_names, reason_text
from agreements.fulfilment.national import NationalView, reached
from agreements.fulfilment.state import DutyState
from agreements.situation_choices import AREA, place_of, readable, regions_of
from agreements.situation_rows import STATE, TYPE, period_words
from legislation.in_force import last_day_in_force, reasons_not_in_force
from legislation.models import LegalBasis, Obligation
from regions.days import requested_day
from regions.listing import PAGE, Chip, asked_format, export_links, page_of
from regions.pictures import summary

PER_PAGE = 100


class SituationNames(TemplateView):
    """`/tilanne/<velvoite>/`: the named duties of one obligation, by area, state and type of actor."""

    template_name = "agreements/situation_names.html"

    def get(self, request, *args, **kwargs):
        self.errors: list[str] = []
        if file_format := asked_format(request):
            return self.export(file_format)
        return super().get(request, *args, **kwargs)

    @cached_property
    def view(self) -> NationalView:
        return NationalView(
            requested_day(self.request).day, Obligation.objects.filter(code=self.kwargs["code"])
        )

    @cached_property
    def obligation(self) -> Obligation:
        """The binding obligation with this code, whether or not it is in force on the day."""
        found = next(iter(self.view.book.law.obligations.values()), None) or self.view.asked.first()
        if found is None:
            raise Http404(_("Sitovaa velvoitetta ei ole tällä tunnuksella."))
        return found

    @cached_property
    def bases(self) -> list[LegalBasis]:
        """The legal bases: those of the day, or all of them when the obligation is not in force."""
        if self.is_in_force:
            return self.view.book.law.bases[self.obligation.pk]
        asked = LegalBasis.objects.filter(obligation=self.obligation)
        return list(asked.with_version_on(self.view.day))

    @property
    def is_in_force(self) -> bool:
        return self.obligation.pk in self.view.book.law.obligations

    @cached_property
    def place(self):
        """The area or region chosen."""
        return place_of(self.view, self.request.GET.get(AREA, ""), self.errors)

    @cached_property
    def types(self) -> dict[str, str]:
        """The types of actors that the obligation obliges: name by code."""
        return {one.code: one.name for one in self.view.by_type(self.obligation)}

    @cached_property
    def chosen(self) -> list[tuple[str, str, str, Callable[[BoardRow], bool]]]:
        """State and type chosen: parameter, label, value in words, and the test of a row."""
        found: list[tuple[str, str, str, Callable[[BoardRow], bool]]] = []
        state, code = self.request.GET.get(STATE, ""), self.request.GET.get(TYPE, "")
        if state in DutyState.values:
            found.append((STATE, _("Tila"), str(DutyState(state).label), lambda row: row.state == state))
        elif state:
            self.errors.append(_("Tilaa ”%(value)s” ei ole.") % {"value": readable(state)})
        if code in self.types:
            found.append(
                (TYPE, _("Tyyppi"), self.types[code], lambda row: row.duty.actor.actor_type.code == code)
            )
        elif code:
            self.errors.append(_("Velvoite ei velvoita tyyppiä ”%(value)s”.") % {"value": readable(code)})
        return found

    @cached_property
    def rows(self) -> list[BoardRow]:
        """The rows asked for; none when something in the address cannot be used."""
        if not self.is_in_force:
            return []
        place, chosen = self.place, self.chosen
        if self.errors:
            return []
        rows = self.view.names(self.obligation, place)
        return [row for row in rows if all(test(row) for *_told, test in chosen)]

    @property
    def reasons(self) -> list[str]:
        """Why the obligation is not in force on the day; empty when it is."""
        return reasons_not_in_force(self.obligation, self.bases, self.view.day)

    def criteria(self) -> list[tuple[str, str, str]]:
        """Parameter, label and value in words of everything chosen; nothing when it is not in force."""
        if not self.is_in_force:
            return []
        told = [] if self.place is None else [(AREA, _("Alue"), self.place.name)]
        return told + [(name, label, value) for name, label, value, _test in self.chosen]

    def export(self, file_format: str):
        rows, day = self.rows, requested_day(self.request).day
        if self.errors:
            raise BadRequest(" ".join(self.errors))
        return duty_rows_response(
            rows,
            file_format=file_format,
            title=self.obligation.title,
            criteria=[
                (_("Velvoite"), self.obligation.title),
                *((label, value) for _name, label, value in self.criteria()),
                *((_("Ei voimassa"), reason) for reason in self.reasons),
            ],
            day=day,
            filename=f"tilanne-{self.obligation.code}-{day.isoformat()}",
            site_address=self.request.build_absolute_uri("/"),
        )

    def get_context_data(self, **kwargs):
        rows = self.rows
        page = page_of(rows, PER_PAGE, self.request)
        counts = Counter(row.state for row in rows)
        return super().get_context_data(**kwargs) | {
            "title": self.obligation.title,
            "obligation": self.obligation,
            "bases": self.bases,
            "not_in_force": self.reasons,
            "last_day": last_day_in_force(self.obligation, self.bases, self.view.day),
            "period": period_words(self.view.periods(self.obligation), self.obligation),
            "areas": self.view.areas,
            "regions": regions_of(self.view),
            "place": self.place if self.is_in_force else None,
            "states": list(DutyState),
            "types": self.types.items(),
            "asked_state": self.request.GET.get(STATE, ""),
            "asked_type": self.request.GET.get(TYPE, ""),
            "errors": self.errors,
            "rows": [(row, missing_names(row), reason_text(row)) for row in page.object_list],
            "page_obj": page,
            "paginator": page.paginator,
            "result_count": len(rows),
            "reached": reached(counts),
            "shares": summary(
                [(state.shape, state.counted(counts[state]), counts[state]) for state in DutyState]
            ),
            "chips": [Chip(label, value, self.url_without(name)) for name, label, value in self.criteria()],
            "clear_url": self.url_without(AREA, STATE, TYPE),
            "export_links": export_links(self.request),
        }

    def url_without(self, *names: str) -> str:
        query = self.request.GET.copy()
        for name in (*names, PAGE):
            query.pop(name, None)
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path
