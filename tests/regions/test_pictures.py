"""Bars of periods and shares: where they begin and end, and what is dashed because it is not known."""

import datetime

from regions.models import Actor
from regions.partial_dates import PartialDate
from regions.pictures import TimeAxis, summary

DAY = datetime.date(2026, 1, 1)


def record(valid_from=None, valid_until=None):
    return Actor(valid_from=valid_from, valid_until=valid_until)


def test_a_known_period_fills_its_years():
    bar = TimeAxis(2024, 2027, DAY).bar(record(PartialDate(2025), PartialDate(2025)))
    assert (bar.x, bar.width) == ("250.5", "249.8")
    assert bar.open_width == ""


def test_an_unknown_end_is_dashed_from_today():
    bar = TimeAxis(2025, 2026, DAY).bar(record(PartialDate(2025)))
    assert (bar.x, bar.width) == ("0.0", "500.0")
    assert (bar.open_x, bar.open_width) == ("500.0", "500.0")


def test_a_wholly_unknown_period_is_dashed_from_end_to_end():
    bar = TimeAxis(2025, 2026, DAY).bar(record())
    assert not bar.is_known
    assert (bar.open_x, bar.open_width) == ("0.0", "1000.0")


def test_an_unknown_beginning_is_dashed_up_to_the_end():
    bar = TimeAxis(2025, 2026, DAY).bar(record(None, PartialDate(2025)))
    assert not bar.is_known
    assert bar.open_width == "500.0"


def test_a_coming_period_with_no_end_has_no_known_part():
    bar = TimeAxis(2025, 2026, datetime.date(2025, 1, 1)).bar(record(PartialDate(2026)))
    assert (bar.x, bar.width) == ("500.0", "0.0")
    assert bar.open_x == "500.0"


def test_an_axis_covers_every_known_date_and_the_day():
    axis = TimeAxis.around([record(PartialDate(2021), PartialDate(2029, 5, 31)), record()], DAY)
    assert axis.label == "2021–2029"


def test_a_long_axis_names_at_most_twelve_years():
    years = TimeAxis(1990, 2029, DAY).years
    assert len(years) <= 12
    assert years[0] == 1990


def test_the_council_term_is_a_bar_of_its_own():
    axis = TimeAxis(2025, 2026, DAY, term=record(PartialDate(2025, 1, 1), PartialDate(2025, 12, 31)))
    assert (axis.term_bar.x, axis.term_bar.width) == ("0.0", "500.0")
    assert TimeAxis(2025, 2026, DAY).term_bar is None


def test_shares_leave_out_what_nobody_is_in_and_fill_the_bar():
    parts = summary([("done", "tehty", 1), ("undone", "tekemättä", 0), ("unknown", "ei tietoa", 3)])
    assert [part.kind for part in parts] == ["done", "unknown"]
    assert float(parts[1].width) == 3 * float(parts[0].width)


def test_a_summary_of_nothing_is_empty():
    assert summary([("done", "tehty", 0)]) == []
