"""Periods and shares as bars, worked out here and drawn as SVG by the templates in components/.

Every picture is 1000 units wide. Every number a template writes is a text here, so that no locale turns
its decimal point into a comma.
"""

import datetime
from dataclasses import dataclass

WIDTH = 1000


@dataclass(frozen=True)
class Bar:
    """A drawn period; dashed from `open_x` on where its end, or the whole of it, is not known."""

    x: str
    width: str
    open_x: str
    open_width: str

    @property
    def is_known(self) -> bool:
        return self.width != ""


class TimeAxis:
    """The years from `first_year` to `last_year`, with today's line and a tinted council term."""

    def __init__(self, first_year: int, last_year: int, day: datetime.date, term=None):
        self.first = datetime.date(first_year, 1, 1)
        self.end = datetime.date(last_year + 1, 1, 1)
        self.day = day
        self.term = term

    @classmethod
    def around(cls, records, day: datetime.date, term=None) -> "TimeAxis":
        """An axis that covers all the records' known dates, the day and the term."""
        years = {day.year}
        for record in [*records, *([term] if term else [])]:
            years |= {date.year for date in (record.valid_from, record.valid_until) if date is not None}
        return cls(min(years), max(years), day, term)

    @property
    def label(self) -> str:
        return f"{self.first.year}–{self.end.year - 1}"

    @property
    def years(self) -> list[int]:
        """The years to write above the axis: at most twelve of them, evenly apart."""
        count = self.end.year - self.first.year
        return list(range(self.first.year, self.end.year, -(-count // 12)))

    def _x(self, date: datetime.date) -> float:
        share = (date - self.first).days / (self.end - self.first).days
        return min(max(share, 0.0), 1.0) * WIDTH

    @property
    def grid_path(self) -> str:
        return "".join(f"M{self._x(datetime.date(year, 1, 1)):.1f} -12v48" for year in self.years)

    @property
    def now_path(self) -> str:
        return f"M{self._x(self.day):.1f} -12v48"

    @property
    def term_bar(self) -> Bar | None:
        return None if self.term is None else self.bar(self.term)

    def bar(self, record) -> Bar:
        """The bar of a record with a period."""
        start, end = record.valid_from, record.valid_until
        if start is None and end is None:
            return Bar("", "", "0.0", f"{WIDTH:.1f}")
        until = self._x(end.last + datetime.timedelta(days=1)) if end else self._x(self.day)
        since = self._x(start.first) if start else until
        if end is None:
            until = max(until, since)
            return Bar(f"{since:.1f}", f"{until - since:.1f}", f"{until:.1f}", f"{WIDTH - until:.1f}")
        if start is None:
            return Bar("", "", "0.0", f"{until:.1f}")
        return Bar(f"{since:.1f}", f"{max(until - since, 2):.1f}", "", "")


@dataclass(frozen=True)
class SharePart:
    """One state's share of a bar that shows how many are in each."""

    kind: str
    label: str
    count: int
    x: str
    width: str


def summary(counts) -> list[SharePart]:
    """The parts of a summary bar from (kind, label, count); states that nobody is in are left out."""
    counts = [(kind, label, count) for kind, label, count in counts if count]
    gap, total = 4, sum(count for _kind, _label, count in counts)
    room, x, parts = WIDTH - gap * (len(counts) + 1), float(gap), []
    for kind, label, count in counts:
        width = room * count / total
        parts.append(SharePart(kind, label, count, f"{x:.1f}", f"{width:.1f}"))
        x += width + gap
    return parts
