"""What a reader of the country's state has chosen: kind, obligations, area and the obligation on the map."""

import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from agreements.fulfilment.national import Area, NationalView
from agreements.fulfilment.pairs import employment_agreements
from legislation.models import Obligation
from regions.models import Actor, Region
from regions.neighbours import ALAND

KIND, OBLIGATION, AREA, MAPPED = "laji", "velvoite", "alue", "kartta"
LATEST_YEARS = 6  # earlier ones are there by their day
DEFAULT_KIND = Obligation.Kind.NEGOTIATION


@dataclass(frozen=True)
class PeriodChoice:
    """A year or a council term to look at: as it stood at its end, or today when it is not over."""

    label: str
    day: datetime.date
    is_current: bool


class Choices:
    """The choices as they stand in the address; each that cannot be used is named in `errors`.

    `view` has the obligations of the kind and, whatever the kind, the agreements on employment support.
    """

    def __init__(self, query: QueryDict, day: datetime.date):
        self.errors: list[str] = []
        self.kind = self._kind(query.get(KIND, ""))
        self.view = NationalView(
            day, Obligation.objects.filter(Q(kind=self.kind) | Q(pk__in=employment_agreements().values("pk")))
        )
        self.offered = [one for one in self.view.obligations if one.kind == self.kind]
        self.chosen = self._chosen(query.getlist(OBLIGATION))
        self.obligations = self.chosen or self.offered
        self.place = place_of(self.view, query.get(AREA, ""), self.errors)
        self.mapped = self._mapped(query.get(MAPPED, ""))

    @property
    def areas(self) -> list[Area]:
        """The rows: all, the one chosen, or those with municipalities in the region chosen."""
        if isinstance(self.place, Area):
            return [self.place]
        return self.view.areas if self.place is None else self.view.touching(self.place)

    @property
    def place_record(self) -> Actor | Region | None:
        """The county, city or region chosen."""
        return self.place.place if isinstance(self.place, Area) else self.place

    @property
    def regions(self) -> list[Region]:
        """The regions to offer; Åland is an area already."""
        return regions_of(self.view)

    def periods(self, today: datetime.date) -> list[PeriodChoice]:
        """Council terms and calendar years that have begun, the earliest first."""
        shown = self.view.day
        began: dict[datetime.date, datetime.date] = {}
        for term in self.view.book.periods.terms:
            if term.first is not None and term.last is not None and term.first <= today:
                began.setdefault(term.last, term.first)  # types whose terms end together share one
        terms = [
            PeriodChoice(
                _("valtuustokausi %(first)s–%(last)s") % {"first": first.year, "last": last.year},
                min(last, today),
                first <= shown <= last,
            )
            for last, first in sorted(began.items())
        ]
        first = max(min(began.values(), default=today).year, today.year - LATEST_YEARS + 1)
        return terms + [
            PeriodChoice(
                _("vuosi %(year)s") % {"year": year},
                min(datetime.date(year, 12, 31), today),
                shown.year == year,
            )
            for year in range(first, today.year + 1)
        ]

    @property
    def criteria(self) -> list[tuple[str, str]]:
        """The choices in words, for the second sheet of a workbook."""
        told = [(_("Laji"), str(self.kind.label))]
        told += [(_("Velvoite"), one.title) for one in self.chosen]
        if self.place is not None:
            told.append((_("Alue"), self.place.name))
        return told

    def _kind(self, asked: str) -> Obligation.Kind:
        if not asked or asked in Obligation.Kind.values:
            return Obligation.Kind(asked or DEFAULT_KIND)
        self.errors.append(_("Lajia ”%(value)s” ei ole. Näytetään neuvottelut.") % {"value": readable(asked)})
        return DEFAULT_KIND

    def _chosen(self, codes: list[str]) -> list[Obligation]:
        """The obligations asked for, in the register's order."""
        known = {one.code for one in self.offered}
        for code in dict.fromkeys(codes):
            if code and code not in known:
                self.errors.append(
                    _("Velvoitetta ”%(value)s” ei ole tämän lajin luettelossa tänä päivänä.")
                    % {"value": readable(code)}
                )
        return [one for one in self.offered if one.code in codes]

    def _mapped(self, code: str) -> Obligation | None:
        """The obligation on the map: the one asked for, otherwise the first."""
        found = next((one for one in self.obligations if one.code == code), None)
        if code and found is None:
            self.errors.append(
                _("Kartalle valittua velvoitetta ”%(value)s” ei ole taulukossa.") % {"value": readable(code)}
            )
        return found or next(iter(self.obligations), None)


def place_of(view: NationalView, slug: str, errors: list[str]) -> Area | Region | None:
    """The area or region that the address names; one that is not there is named in `errors`."""
    if not slug:
        return None
    places: list[Area | Region] = [*view.areas, *regions_of(view)]
    found = next((place for place in places if place.slug == slug), None)
    if found is not None:
        return found
    errors.append(_("Aluetta ”%(value)s” ei ole tänä päivänä.") % {"value": readable(slug)})
    return None


def regions_of(view: NationalView) -> list[Region]:
    """The regions of the mainland in alphabetical order."""
    regions = view.book.country.regions.values()
    found = [one for one in regions if one.code != ALAND and one.is_valid_on(view.day)]
    return sorted(found, key=lambda region: region.sort_fi)


def readable(value: str) -> str:
    """As much of a value in an address as a message repeats."""
    return value[:40].replace("\0", "")
