"""The state of the country: areas and statutory duties, each figure with its denominator and its names."""

from collections import Counter, defaultdict

from django.core.exceptions import BadRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from agreements.fulfilment.matrix_exports import CountRow, counts_response
from agreements.fulfilment.national import Area, Cell, Place, reached
from agreements.fulfilment.pairs import areas_without_county, employment_agreement_of, pairs_under
from agreements.fulfilment.state import DutyState
from agreements.situation_choices import AREA, Choices
from agreements.situation_map import county_map
from agreements.situation_rows import STATE, TYPE, Count, Figure, Heading, ShownCell, Total, period_words
from legislation.models import Obligation
from regions.days import PARAMETER as DAY
from regions.days import requested_day
from regions.listing import asked_format, export_links
from regions.pictures import summary
from regions.templatetags.pages import number

FIGURES = 3


class Situation(TemplateView):
    """`/tilanne/`: counties × the statutory duties of one kind."""

    template_name = "agreements/situation.html"

    def get(self, request, *args, **kwargs):
        if file_format := asked_format(request):
            return self.export(file_format)
        return super().get(request, *args, **kwargs)

    @cached_property
    def choices(self) -> Choices:
        return Choices(self.request.GET, requested_day(self.request).day)

    @cached_property
    def headings(self) -> dict[int, Heading]:
        view = self.choices.view
        return {
            pk: Heading(
                obligation,
                view.book.law.bases[pk],
                period_words(view.periods(obligation), obligation),
                reverse("situation-names", args=[obligation.code]),
            )
            for pk, obligation in view.book.law.obligations.items()
        }

    @cached_property
    def _words(self) -> dict[tuple[DutyState, bool], str]:
        return {}

    @cached_property
    def labels(self) -> dict[DutyState, str]:
        """The states in words, translated once a page."""
        return {state: str(state.label) for state in DutyState}

    def word(self, state: DutyState, count: int) -> str:
        """The state's word after the number, found once for one and once for many."""
        key = state, count == 1
        if key not in self._words:
            self._words[key] = state.counted(count)
        return self._words[key]

    def names_url(self, obligation: Obligation, **chosen: str) -> str:
        """The address of the names behind a number, on the same day."""
        asked = requested_day(self.request)
        if not asked.is_today:
            chosen[DAY] = asked.day.isoformat()
        # Slugs, codes, states and dates need no quoting, and a page has hundreds of these addresses.
        query = "&".join(f"{name}={value}" for name, value in chosen.items())
        url = self.headings[obligation.pk].url
        return f"{url}?{query}" if query else url

    @property
    def here(self) -> dict[str, str]:
        """The place chosen, as the address says it."""
        place = self.choices.place
        return {} if place is None else {AREA: place.slug}

    def counts(self, obligation: Obligation, counts: Counter, **chosen: str) -> list[Count]:
        return [
            Count(
                state,
                self.word(state, counts[state]),
                counts[state],
                self.names_url(obligation, **chosen, **{STATE: state.value}),
            )
            for state in DutyState
            if counts[state]
        ]

    def shown(self, cell: Cell) -> ShownCell:
        state, chosen = cell.state, {AREA: cell.area.slug}
        return ShownCell(
            state.shape,
            self.labels[state],
            cell.total,
            f"{number(cell.done)} / {number(cell.total)}",
            self.names_url(cell.obligation, **chosen),
            self.counts(cell.obligation, cell.counts, **chosen),
        )

    def totals(self) -> list[Total]:
        found = []
        for obligation in self.choices.obligations:
            counts = self.choices.view.total(obligation, self.choices.place)
            bar = summary(
                [(state.shape, self.word(state, counts[state]), counts[state]) for state in DutyState]
            )
            heading = self.headings[obligation.pk]
            counted = self.counts(obligation, counts, **self.here)
            url = self.names_url(obligation, **self.here)
            found.append(Total(heading, counts[DutyState.DONE], reached(counts), counted, bar, url))
        return found

    def figures(self) -> list[Figure]:
        """Of the obligations with a period the widest, each of the type of actor that it binds most."""
        found = []
        for obligation in self.choices.obligations:
            if not any(period.is_bounded for period in self.choices.view.periods(obligation)):
                continue
            by_type = self.choices.view.by_type(obligation, self.choices.place)
            actor_type = max(by_type, key=lambda one: reached(by_type[one]), default=None)
            if actor_type is None or not reached(by_type[actor_type]):
                continue
            counts, chosen = by_type[actor_type], {**self.here, TYPE: actor_type.code}
            rest = [one for one in self.counts(obligation, counts, **chosen) if one.state != DutyState.DONE]
            found.append(
                Figure(
                    self.headings[obligation.pk],
                    actor_type,
                    counts[DutyState.DONE],
                    reached(counts),
                    rest,
                    self.names_url(obligation, **chosen, **{STATE: DutyState.DONE.value}),
                    self.names_url(obligation, **chosen),
                )
            )
        return sorted(found, key=lambda figure: -figure.total)[:FIGURES]

    def employment_pairs(self) -> dict | None:
        """The statutory TYM agreements: employment areas with each of their counties, by state."""
        view = self.choices.view
        obligation = employment_agreement_of(view)
        if obligation is None:
            return None
        within = view.within(self.choices.place)
        pairs = [
            pair
            for pair in pairs_under(view, obligation)
            if within is None or (pair.area.pk in within and pair.county.pk in within)
        ]
        if not pairs:
            return None
        by_state = defaultdict(list)
        for pair in pairs:
            by_state[pair.state].append(pair)
        return {
            "heading": self.headings[obligation.pk],
            "total": len(pairs),
            "areas": len({pair.area.pk for pair in pairs}),
            "without_county": areas_without_county(view, pairs) if within is None else [],
            "done": len(by_state[DutyState.DONE]),
            "states": [
                (state, by_state[state], self.word(state, len(by_state[state])))
                for state in DutyState
                if by_state[state]
            ],
        }

    def get_context_data(self, **kwargs):
        choices, today = self.choices, localdate()
        matrix = [
            (area, [self.shown(cell) for cell in cells])
            for area, cells in choices.view.matrix(choices.obligations, choices.areas)
        ]
        return super().get_context_data(**kwargs) | {
            "title": _("Tilanne maassa"),
            "choices": choices,
            "kinds": list(Obligation.Kind),
            "periods": choices.periods(today),
            "today": today,
            "no_one": DutyState.NOT_APPLICABLE.label,
            "headings": [self.headings[one.pk] for one in choices.obligations],
            "figures": self.figures(),
            "pairs": self.employment_pairs(),
            "totals": self.totals(),
            "matrix": matrix,
            "has_areas": bool(choices.view.areas),
            "county_count": sum(area.is_county for area, _cells in matrix),
            "states": [(state.shape, state.label) for state in DutyState],
            **self.map_context(),
            "export_links": export_links(self.request),
        }

    def map_context(self) -> dict:
        """The map of the chosen obligation and the same as a table: which areas are in which state."""
        mapped, view = self.choices.mapped, self.choices.view
        if mapped is None:
            return {"map": None}
        cells = [
            (cell, self.names_url(mapped, **{AREA: cell.area.slug})) for cell in self.mapped_cells(mapped)
        ]
        by_state: dict[DutyState, list] = defaultdict(list)
        for cell, url in cells:
            by_state[cell.state].append((cell, url))
        return {
            "map": county_map(cells),
            "mapped": self.headings[mapped.pk],
            "map_states": [(state, by_state[state]) for state in DutyState if by_state[state]],
            "map_areas": len(view.areas),
        }

    def mapped_cells(self, obligation: Obligation) -> list[Cell]:
        return [self.choices.view.cell(area, obligation) for area in self.choices.view.areas]

    def export(self, file_format: str):
        """The matrix as shown, with the whole country or the region chosen last, as a file."""
        choices = self.choices
        if choices.errors:
            raise BadRequest(" ".join(choices.errors))
        rows = [
            self.count_row(cell.obligation, area.name, cell.counts, area)
            for area, cells in choices.view.matrix(choices.obligations, choices.areas)
            for cell in cells
        ]
        place = choices.place
        if not isinstance(place, Area):
            name = _("Koko maa") if place is None else place.name
            rows += [
                self.count_row(obligation, name, choices.view.total(obligation, place), place)
                for obligation in choices.obligations
            ]
        day = requested_day(self.request).day
        return counts_response(
            rows,
            file_format=file_format,
            title=_("Tilanne maassa"),
            criteria=choices.criteria,
            day=day,
            filename=f"tilanne-{day.isoformat()}",
            site_address=self.request.build_absolute_uri("/"),
        )

    def count_row(self, obligation: Obligation, name: str, counts: Counter, place: Place) -> CountRow:
        heading = self.headings[obligation.pk]
        chosen = {} if place is None else {AREA: place.slug}
        return CountRow(
            name, obligation, heading.bases, heading.period, counts, self.names_url(obligation, **chosen)
        )
