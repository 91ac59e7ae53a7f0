"""The axis of histogram and lanes: which days, months and years are named, and where; the line at the day of publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from timeline.facets import Facets
from timeline.filters import EventFilter
from timeline.histogram import Bar, Histogram
from timeline.web.wording import day_in_words

# The share of a narrow screen's width that the longest name takes; where there is less, it gives way there.
ROOM_FOR_MONTH, ROOM_FOR_YEAR = 0.24, 0.14


@dataclass(frozen=True, slots=True)
class Tick:
    """A word on the axis; `query` makes it a link, `is_minor` lets it go where there is little room."""

    text: str
    x: float
    y: int
    query: str = ""
    is_minor: bool = False
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Printed:
    """The line at the end of the day on which the newest article was published: to its right is what was still to come."""

    x: float
    label: str
    anchor: str


def printed_at(facets: Facets, bars: Sequence[Bar]) -> Printed | None:
    """None where that day is not in the drawing."""
    day = facets.last_printed
    for place, bar in enumerate(bars):
        if day and bar.first <= day <= bar.last:
            part = ((day - bar.first).days + 1) / ((bar.last - bar.first).days + 1)
            x = round((place + part) * 100 / len(bars), 3)
            words = "published" if facets.first_printed == day else "newest article published"
            return Printed(x, f"{words} {day_in_words(day)}", "end" if x > 60 else "start")
    return None


def axis_of(asked: EventFilter, histogram: Histogram) -> tuple[list[Tick], list[float]]:
    """The words below the bars, and the x of the lines between months or years."""
    draw = {"day": _days, "month": _months}.get(histogram.granularity, _years)
    return draw(asked, histogram.bars) if histogram.bars else ([], [])


def _days(asked: EventFilter, bars: list[Bar]) -> tuple[list[Tick], list[float]]:
    """Numbers of days, Mondays before all; below them the months, below those the years."""
    width = 100 / len(bars)
    crowded = len(bars) > 32
    ticks = [
        Tick(str(bar.first.day), round((place + 0.5) * width, 3), 107, is_minor=bar.first.weekday() != 0)
        for place, bar in enumerate(bars)
        if not crowded or bar.first.weekday() == 0
    ]
    borders = []
    room = len(bars) / 9  # bars that the name of a month takes
    for place, length in _runs([(bar.first.year, bar.first.month) for bar in bars]):
        x = round(place * width, 3)
        if place:
            borders.append(x)
        if length >= room:
            day = bars[place].first
            is_minor = length < len(bars) * ROOM_FOR_MONTH
            ticks.append(Tick(f"{day:%B}", x, 127, narrowed_to(asked, day.isoformat()[:7]), is_minor, anchor="start"))
    return ticks + _year_names(asked, [bar.first for bar in bars], 144), borders


def _months(asked: EventFilter, bars: list[Bar]) -> tuple[list[Tick], list[float]]:
    width = 100 / len(bars)
    crowded = len(bars) > 16
    ticks = [
        Tick(
            f"{bar.first:%b}",
            round((place if crowded else place + 0.5) * width, 3),
            107,
            narrowed_to(asked, bar.edtf),
            is_minor=bar.first.month != 1 if crowded else bool(place % 3),
            anchor="start" if crowded else "middle",
        )
        for place, bar in enumerate(bars)
        if not crowded or bar.first.month in ((1, 4, 7, 10) if len(bars) <= 48 else (1, 7))
    ]
    borders = [round(place * width, 3) for place, bar in enumerate(bars) if place and bar.first.month == 1]
    return ticks + _year_names(asked, [bar.first for bar in bars], 127), borders


def _years(asked: EventFilter, bars: list[Bar]) -> tuple[list[Tick], list[float]]:
    """Round years, decades or centuries."""
    width = 100 / len(bars)
    step = next(step for step in round_steps() if len(bars) / step <= 12)
    narrow_step = next(step for step in round_steps() if len(bars) / step <= 6)
    length = bars[-1].last.year - bars[-1].first.year + 1
    return [
        Tick(
            f"{bar.first.year}" if length == 1 else f"{bar.last.year // length * length}s",
            round((place + 0.5) * width, 3),
            107,
            narrowed_to(asked, bar.edtf),
            is_minor=bool(bar.last.year // length % narrow_step),
        )
        for place, bar in enumerate(bars)
        if bar.last.year // length % step == 0
    ], []


def _year_names(asked: EventFilter, days: list[date], y: int) -> list[Tick]:
    """Where each year begins; one that has too few bars for its name goes without."""
    width = 100 / len(days)
    room = len(days) / 14
    return [
        Tick(
            f"{days[place].year}",
            round(place * width, 3),
            y,
            narrowed_to(asked, f"{days[place].year:04}"),
            is_minor=length < len(days) * ROOM_FOR_YEAR,
            anchor="start",
        )
        for place, length in _runs([day.year for day in days])
        if length >= room
    ]


def _runs(values: list) -> Iterator[tuple[int, int]]:
    """Place and length of every run of equal values."""
    start = 0
    for place in range(1, len(values) + 1):
        if place == len(values) or values[place] != values[start]:
            yield start, place - start
            start = place


def narrowed_to(asked: EventFilter, span: str) -> str:
    """The query string of the same filter within a year, month or day."""
    return asked.to_query(from_=span, to=span)


def round_steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 …"""
    for power in range(9):
        yield from (10**power, 2 * 10**power, 5 * 10**power)
