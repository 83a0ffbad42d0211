"""An obligation's page: what it asks, on what basis, and each named actor that it binds with the state."""

from collections import defaultdict
from typing import Any

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from agreements.fulfilment.board import Board, BoardRow
from agreements.fulfilment.exports import duty_rows_response
from agreements.fulfilment.state import DutyState
from legislation.models import Obligation
from regions.days import requested_day
from regions.listing import asked_format, page_of
from regions.models import Actor
from yhteistyo.duty_row import DutyRow
from yhteistyo.obligation_record import AGREEMENT, EVIDENCE, NEGOTIATION, PLAN, THEME, ObligationRecord
from yhteistyo.state_map import StateMap
from yhteistyo.tally import Tally

STATE = "tila"
ROWS_ON_PAGE = 50


class ObligationPage(TemplateView):
    """One obligation on the day asked for; `?tila=` narrows the actors to those in one state."""

    template_name = "yhteistyo/obligation.html"

    @property
    def day(self):
        return requested_day(self.request).day

    @cached_property
    def record(self) -> ObligationRecord:
        try:
            return ObligationRecord(self.kwargs["code"], self.day)
        except Obligation.DoesNotExist as error:
            raise Http404(_("Tällaista velvoitetta ei ole rekisterissä.")) from error

    @cached_property
    def rows(self) -> list[BoardRow]:
        """The duties of those whom it obliges, also of those whom it does not reach."""
        obligation = self.record.obligation
        if self.record.not_in_force or not self.record.parties:
            return []
        book = self.record.book
        board = Board(self.day, book.periods, obligations=[obligation.pk])
        return board.rows(duty for duty in book.under(obligation) if duty.is_obliged)

    @property
    def chosen(self) -> DutyState | None:
        """The state that the actors are narrowed to; None when there is none or it cannot be used."""
        asked = self.request.GET.get(STATE, "")
        return DutyState(asked) if asked in DutyState.values else None

    @property
    def error(self) -> str:
        asked = self.request.GET.get(STATE, "")
        if not asked or self.chosen is not None:
            return ""
        return _("Tila: ”%(value)s” ei ole tila. Valitse tila luvuista.") % {
            "value": asked[:40].replace("\0", "")
        }

    def reached(self) -> list[BoardRow]:
        """Actors whom it reaches, narrowed to the chosen state."""
        if self.error:
            return []
        rows = [row for row in self.rows if row.duty.applies]
        return rows if self.chosen is None else [row for row in rows if row.state == self.chosen]

    def get(self, request, *args, **kwargs):
        if file_format := asked_format(request):
            return self.export(file_format)
        return super().get(request, *args, **kwargs)

    def export(self, file_format: str):
        """The named actors with their states as a file, narrowed as on the page."""
        obligation = self.record.obligation
        criteria = [(_("Velvoite"), obligation.title)]
        if self.chosen is not None:
            criteria.append((_("Tila"), str(self.chosen.label)))
            rows = self.reached()
        else:
            rows = [] if self.error else self.rows
        return duty_rows_response(
            rows,
            file_format=file_format,
            title=_("Toimijat ja tilat"),
            criteria=criteria,
            day=self.day,
            filename=f"velvoite-{obligation.code}-{self.day.isoformat()}",
            site_address=self.request.build_absolute_uri("/"),
        )

    def page(self) -> Any:
        rows = [DutyRow(row, self.day) for row in self.reached()]
        return page_of(rows, ROWS_ON_PAGE, self.request)

    def get_context_data(self, **kwargs):
        record = self.record
        page = self.page()
        reached = [row for row in self.rows if row.duty.applies]
        return super().get_context_data(**kwargs) | {
            "title": record.obligation.title,
            "obligation": record.obligation,
            "bases": record.versions,
            "parties": record.parties,
            "is_in_force": not record.not_in_force,
            "not_in_force": record.not_in_force,
            "last_day": record.last_day,
            "themes": record.links.get(THEME, []),
            "corrections": record.corrections,
            "later_changes": record.later_changes,
            "agreements": record.links.get(AGREEMENT, []),
            "negotiations": record.links.get(NEGOTIATION, []),
            "plans": record.links.get(PLAN, []),
            "evidence": record.links.get(EVIDENCE, []),
            "tally": Tally(reached),
            "state_error": self.error,
            "chosen": self.chosen,
            "page_obj": page,
            "paginator": page.paginator,
            "not_reached": not_reached(self.rows),
            "map": StateMap(record.book.country, self.rows) if self.rows else None,
        }


def not_reached(rows: list[BoardRow]) -> list[tuple[str, list[Actor]]]:
    """Actors of the kinds obliged whom it does not reach, under the reason they share."""
    reasons: dict[str, list[Actor]] = defaultdict(list)
    for row in rows:
        if not row.duty.applies:
            reasons[row.duty.reason].append(row.duty.actor)
    return sorted(reasons.items())
