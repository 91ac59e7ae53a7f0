"""How many events each bar of a filter holds, from a day to a century as it fits, by quad class, told apart by how sure their place is.

An event whose whole range of days lies in one bar counts there as certain; one that reaches over several counts in each
of them as possible. An event with an open end is undated and counts apart, so that it never distorts the chart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from timeline import edtf
from timeline.filters import EventFilter
from timeline.vocabulary import EventType

MAX_BARS = 62  # of days and months
MAX_LONG_BARS = 124  # of years and decades
_YEARS_OF = {"year": 1, "decade": 10, "century": 100}
ByQuad = Counter[int]


@dataclass(slots=True)
class Bar:
    first: date
    last: date
    in_span: bool  # False in the margin around the span that is asked for
    query: str  # the filter narrowed to this bar
    certain: ByQuad = field(default_factory=Counter)
    possible: ByQuad = field(default_factory=Counter)

    @property
    def edtf(self) -> str:
        return edtf.write_bar(self.first, self.last)

    @property
    def total(self) -> int:
        return self.certain.total() + self.possible.total()


@dataclass(frozen=True, slots=True)
class Histogram:
    granularity: str  # day, month, year, decade or century
    bars: list[Bar]
    undated: ByQuad
    is_complete: bool = True  # False: there are more events than were counted, and the oldest are missing

    @property
    def first(self) -> date | None:
        return self.bars[0].first if self.bars else None

    @property
    def last(self) -> date | None:
        return self.bars[-1].last if self.bars else None

    @property
    def tallest(self) -> int:
        return max((bar.total for bar in self.bars), default=0)


@dataclass(frozen=True, slots=True)
class Ranges:
    """So many dated events of one type with the same first and last day."""

    first: date
    last: date
    event_type: str
    events: int


@dataclass(frozen=True, slots=True)
class Window:
    """What the chart shows: whole bars, from the one that holds `first` to the one that holds `last`."""

    granularity: str
    first: date
    last: date


def with_margin(asked: EventFilter) -> EventFilter:
    """The filter whose events fill the chart: a span that is closed at both ends is shown with a margin around it."""
    first, last = asked.span
    if first is None or last is None:
        return asked
    window = _widened(first, last)
    return asked.with_(from_=window.first.isoformat(), to=window.last.isoformat())


def histogram_of(asked: EventFilter, dated: Iterable[Ranges], undated: ByQuad, *, is_complete: bool = True) -> Histogram:
    """Bars over the span asked for with its margin, or over all dated events; no bars without any.

    `dated` are the dated events of `with_margin(asked)`.
    """
    ranges = [group for group in dated if group.first <= group.last]
    window = _window(asked, ranges)
    if window is None:
        return Histogram("day", [], undated, is_complete)
    span_first, span_last = asked.span
    bars = [
        Bar(
            bar_first,
            bar_last,
            in_span=(span_first is None or bar_last >= span_first) and (span_last is None or bar_first <= span_last),
            query=asked.to_query(from_=edtf.write_bar(bar_first, bar_last), to=edtf.write_bar(bar_first, bar_last)),
        )
        for bar_first, bar_last in _cut(window)
    ]
    _fill(bars, window, ranges)
    return Histogram(window.granularity, bars, undated, is_complete)


def _window(asked: EventFilter, ranges: list[Ranges]) -> Window | None:
    first, last = asked.span
    if first and last:
        window = _widened(first, last)
        if window.granularity not in _YEARS_OF:
            return window
        first, last = window.first, window.last
    if not ranges:
        return None
    # Years reach no further than there are events: a span may be all of history.
    earliest, latest = min(group.first for group in ranges), max(group.last for group in ranges)
    first = max(first, earliest) if first else earliest
    last = min(last, latest) if last else latest
    return Window(_granularity(first, last), first, last) if first <= last else None


def _widened(first: date, last: date) -> Window:
    """A span and a sixth of it, but at least two bars, on either side."""
    granularity = _granularity(first, last)
    margin = max(2, (_bar_number(granularity, last) - _bar_number(granularity, first) + 1) // 6)
    return Window(granularity, _stepped(granularity, first, -margin), _stepped(granularity, last, margin))


def _granularity(first: date, last: date) -> str:
    """The finest that gives no more bars than fit, or centuries."""
    if (last - first).days < MAX_BARS:
        return "day"
    if _month(last) - _month(first) < MAX_BARS:
        return "month"
    for granularity in ("year", "decade"):
        if _bar_number(granularity, last) - _bar_number(granularity, first) < MAX_LONG_BARS:
            return granularity
    return "century"


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _stepped(granularity: str, day: date, steps: int) -> date:
    """The first or last day, by the direction, of the bar so many steps away; as far as the calendar reaches."""
    try:
        if granularity == "day":
            return day + timedelta(days=steps)
        if granularity == "month":
            month = _month(day) + steps
            first = date(month // 12, month % 12 + 1, 1)
            return edtf.month_end(first) if steps > 0 else first
        first, last = _years(granularity, _bar_number(granularity, day) + steps)
        return last if steps > 0 else first
    except (ValueError, OverflowError):
        return day


def _cut(window: Window) -> Iterator[tuple[date, date]]:
    """First and last day of every bar."""
    granularity = window.granularity
    for number in range(_bar_number(granularity, window.first), _bar_number(granularity, window.last) + 1):
        if granularity == "day":
            day = date.fromordinal(number)
            yield day, day
        elif granularity == "month":
            day = date(number // 12, number % 12 + 1, 1)
            yield day, edtf.month_end(day)
        else:
            yield _years(granularity, number)


def _bar_number(granularity: str, day: date) -> int:
    if granularity in _YEARS_OF:
        return day.year // _YEARS_OF[granularity]
    return day.toordinal() if granularity == "day" else _month(day)


def _years(granularity: str, number: int) -> tuple[date, date]:
    """First and last day of a year, decade or century; the first ones begin with year 1. Raises ValueError beyond the calendar."""
    years = _YEARS_OF[granularity]
    if number < 0:
        raise ValueError("before the first year")
    return date(max(number * years, 1), 1, 1), date(number * years + years - 1, 12, 31)


def _fill(bars: list[Bar], window: Window, ranges: list[Ranges]) -> None:
    base = _bar_number(window.granularity, bars[0].first)
    for group in ranges:
        first, last = (_bar_number(window.granularity, day) - base for day in (group.first, group.last))
        quad = EventType(group.event_type).quad.value
        for place in range(max(first, 0), min(last, len(bars) - 1) + 1):
            (bars[place].certain if first == last else bars[place].possible)[quad] += group.events
