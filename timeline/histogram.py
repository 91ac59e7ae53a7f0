"""How many events each year, month or day of a filter holds, by quad class, told apart by how sure their place is.

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
from timeline.vocabulary import EventType, Precision

MAX_BARS = 62
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
        return edtf.write(self.first, self.last, _precision_of(self.first, self.last))

    @property
    def total(self) -> int:
        return self.certain.total() + self.possible.total()


@dataclass(frozen=True, slots=True)
class Histogram:
    granularity: str  # year, month or day
    bars: list[Bar]
    undated: ByQuad

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


def histogram_of(asked: EventFilter, dated: Iterable[Ranges], undated: ByQuad) -> Histogram:
    """Bars over the span asked for with a margin on both sides, or over all dated events; empty without any.

    `dated` are the events that pass the filter without its span: those beyond it fill the margin.
    """
    ranges = [group for group in dated if group.first <= group.last]
    window = _window(asked, ranges)
    if window is None:
        return Histogram("day", [], undated)
    granularity, first, last = window
    span_first, span_last = asked.span
    bars = [
        Bar(
            bar_first,
            bar_last,
            in_span=(span_first is None or bar_last >= span_first) and (span_last is None or bar_first <= span_last),
            query=asked.to_query(from_=_as_value(bar_first, bar_last), to=_as_value(bar_first, bar_last)),
        )
        for bar_first, bar_last in _cut(granularity, first, last)
    ]
    _fill(bars, granularity, ranges)
    return Histogram(granularity, bars, undated)


def _window(asked: EventFilter, ranges: list[Ranges]) -> tuple[str, date, date] | None:
    """Granularity, first and last day: the finest that gives no more than MAX_BARS bars."""
    span_first, span_last = asked.span
    inside = [r for r in ranges if (not span_first or r.last >= span_first) and (not span_last or r.first <= span_last)]
    first = span_first or min((r.first for r in inside), default=span_last)
    last = span_last or max((r.last for r in inside), default=span_first)
    if first is None or last is None:
        return None
    granularity = _granularity(first, last)
    bars = sum(1 for _ in _cut(granularity, first, last))
    margin = max(2, bars // 6)
    if span_first:
        first = _stepped(granularity, first, -margin)
    if span_last:
        last = _stepped(granularity, last, margin)
    return granularity, first, last


def _granularity(first: date, last: date) -> str:
    if (last - first).days < MAX_BARS:
        return "day"
    return "month" if _month(last) - _month(first) < MAX_BARS else "year"


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _stepped(granularity: str, day: date, steps: int) -> date:
    """So many bars later or earlier, as far as the calendar reaches."""
    try:
        if granularity == "day":
            return day + timedelta(days=steps)
        month = _month(day) + (steps if granularity == "month" else 12 * steps)
        return date(month // 12, month % 12 + 1, 1)
    except (ValueError, OverflowError):
        return day


def _cut(granularity: str, first: date, last: date) -> Iterator[tuple[date, date]]:
    """First and last day of every bar from the one that holds `first` to the one that holds `last`."""
    for number in range(_bar_number(granularity, first), _bar_number(granularity, last) + 1):
        if granularity == "day":
            day = date.fromordinal(number)
            yield day, day
        elif granularity == "month":
            day = date(number // 12, number % 12 + 1, 1)
            yield day, edtf.month_end(day)
        else:
            yield date(number, 1, 1), date(number, 12, 31)


def _bar_number(granularity: str, day: date) -> int:
    return {"day": day.toordinal(), "month": _month(day), "year": day.year}[granularity]


def _fill(bars: list[Bar], granularity: str, ranges: list[Ranges]) -> None:
    base = _bar_number(granularity, bars[0].first)
    for group in ranges:
        first, last = (_bar_number(granularity, day) - base for day in (group.first, group.last))
        quad = EventType(group.event_type).quad.value
        for place in range(max(first, 0), min(last, len(bars) - 1) + 1):
            (bars[place].certain if first == last else bars[place].possible)[quad] += group.events


def _precision_of(first: date, last: date) -> Precision:
    if first == last:
        return Precision.DAY
    return Precision.MONTH if first.month == last.month else Precision.YEAR


def _as_value(first: date, last: date) -> str:
    """As a value of `from` and `to`."""
    return edtf.write(first, last, _precision_of(first, last))
