"""What the pages of the country's state show: counts with the addresses of their names."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from agreements.fulfilment.state import DutyState
from legislation.models import LegalBasis, Obligation
from legislation.periods import DutyPeriod, Rhythm
from regions.models import ActorType
from regions.partial_dates import PartialDate
from regions.pictures import SharePart
from regions.templatetags.pages import number

STATE, TYPE = "tila", "tyyppi"


@dataclass(frozen=True, slots=True)
class Count:
    """How many are in a state, and where their names are."""

    state: DutyState
    label: str
    count: int
    url: str

    @property
    def text(self) -> str:
        """How many and in which state: 9 ei tietoa."""
        return f"{number(self.count)} {self.label}"


@dataclass(frozen=True, slots=True)
class Heading:
    """An obligation with its sections, its period in words and the address of all its names."""

    obligation: Obligation
    bases: list[LegalBasis]
    period: str
    url: str


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of the matrix as its template writes it: flat, since there are hundreds on the page."""

    shape: str
    label: str
    total: int
    text: str
    url: str
    counts: list[Count]


@dataclass(frozen=True, slots=True)
class Total:
    """The country or the place chosen under an obligation; `total` is how many duties reach somebody."""

    heading: Heading
    done: int
    total: int
    counts: list[Count]
    shares: list[SharePart]
    url: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A summary figure: actors of one type under an obligation."""

    heading: Heading
    actor_type: ActorType
    done: int
    total: int
    rest: list[Count]
    done_url: str
    url: str


def period_words(periods: list[DutyPeriod], obligation: Obligation) -> str:
    """The period as people say it: "vuosi 2026", "kausi 1.6.2025–31.5.2029", or how often."""
    told: dict[str, None] = {}
    for period in periods:
        if period.first is None or period.last is None:
            continue
        if period.rhythm == Rhythm.YEAR:
            told[_("vuosi %(year)s") % {"year": period.first.year}] = None
        else:
            first, last = PartialDate.of(period.first), PartialDate.of(period.last)
            told[_("kausi %(first)s–%(last)s") % {"first": first, "last": last}] = None
    return ", ".join(told) or str(obligation.get_recurrence_display())
