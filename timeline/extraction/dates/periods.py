"""Stretches of the calendar: a range of days together with the TIMEX3 value that names it.

A date that the calendar does not have (30 February, the year 10000) raises ValueError or OverflowError.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.edtf import month_end, week_of
from timeline.extraction.values import DateRange
from timeline.vocabulary import Precision

SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "fall": ("FA", 9), "autumn": ("FA", 9), "winter": ("WI", 12)}
_SEASON_NAMES = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


@dataclass(frozen=True, slots=True)
class Period:
    """`start` and `end` are inclusive; None where the end is open."""

    start: date | None
    end: date | None
    precision: Precision
    timex: str

    @property
    def range(self) -> DateRange:
        return DateRange(self.start, self.end, self.precision)

    @property
    def first(self) -> date:
        """The first known day, for counting from it."""
        known = self.start or self.end
        if known is None:
            raise ValueError("a period without any known day")
        return known


def day(when: date) -> Period:
    return Period(when, when, Precision.DAY, when.isoformat())


def week(when: date) -> Period:
    """The week from Monday to Sunday that holds this day."""
    start, end = week_of(when)
    year, number, _ = when.isocalendar()
    return Period(start, end, Precision.WEEK, f"{year:04d}-W{number:02d}")


def weekend(when: date) -> Period:
    """Saturday and Sunday of the week that holds this day."""
    whole = week(when)
    return Period(whole.first + timedelta(days=5), whole.end, Precision.RANGE, f"{whole.timex}-WE")


def month(year: int, number: int) -> Period:
    start = date(year, number, 1)
    return Period(start, month_end(start), Precision.MONTH, f"{year:04d}-{number:02d}")


def quarter(year: int, number: int) -> Period:
    start = date(year, 3 * number - 2, 1)
    return Period(start, month_end(date(year, 3 * number, 1)), Precision.QUARTER, f"{year:04d}-Q{number}")


def half(year: int, number: int) -> Period:
    end = date(year, 6, 30) if number == 1 else date(year, 12, 31)
    return Period(date(year, 6 * number - 5, 1), end, Precision.RANGE, f"{year:04d}-H{number}")


def season(year: int, name: str) -> Period:
    """Three whole months; the winter of a year begins in its December, as EDTF has it."""
    code, first_month = SEASONS[name]
    start = date(year, first_month, 1)
    return Period(start, month_end(months_after(start, 2)), Precision.SEASON, f"{year:04d}-{code}")


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), Precision.YEAR, f"{number:04d}")


def decade(number: int) -> Period:
    """The ten years whose number starts like this one's: 1990 to 1999."""
    first = number - number % 10
    return Period(date(first, 1, 1), date(first + 9, 12, 31), Precision.DECADE, f"{first // 10:03d}")


def century(number: int) -> Period:
    """The 20th century is 1901 to 2000, and TimeML writes it as 19."""
    return Period(date(100 * number - 99, 1, 1), date(100 * number, 12, 31), Precision.RANGE, f"{number - 1:02d}")


def between(first: Period, last: Period) -> Period:
    """From the beginning of the one to the end of the other; raises ValueError when that runs backwards."""
    if first.start and last.end and first.start > last.end:
        raise ValueError("the span ends before it begins")
    return Period(first.start, last.end, Precision.RANGE, f"{first.timex}/{last.timex}")


def bounded(period: Period, *, start: date | None, end: date | None) -> Period:
    """The same TIMEX3 value with other days; of unknown precision when an end is open, or when it runs backwards."""
    if start and end and start > end:
        start = None
    if start is None or end is None:
        return replace(period, start=start, end=end, precision=Precision.UNKNOWN)
    return replace(period, start=start, end=end, precision=Precision.DAY if start == end else Precision.RANGE)


def months_after(when: date, count: int) -> date:
    """The same day of the month so many months on, or the last one where a month is shorter."""
    index = when.year * 12 + when.month - 1 + count
    first = date(index // 12, index % 12 + 1, 1)
    return first.replace(day=min(when.day, month_end(first).day))


def shifted(period: Period, count: int, unit: str) -> Period:
    """The period so many units on, as fine as the unit allows: two weeks after a day is a week, a year after a quarter a quarter."""
    start = period.first
    if unit == "day":
        return day(start + timedelta(days=count))
    if unit == "week":
        return week(start + timedelta(weeks=count))
    if unit == "month":
        moved = months_after(start, count)
        return month(moved.year, moved.month)
    if unit == "quarter":
        return quarter_of(months_after(start, 3 * count))
    if unit == "decade":
        return year(start.year + 10 * count)
    if unit == "century":
        return century((start.year - 1) // 100 + 1 + count)
    if period.precision is Precision.QUARTER:
        return quarter_of(months_after(start, 12 * count))
    return year(start.year + count)


def counted(base: Period, count: int, unit: str) -> Period:
    """So many units on. “A week ago” is written as a week, and means the day of it; two weeks are less exact."""
    period = shifted(base, count, unit)
    if unit != "week" or abs(count) != 1 or base.precision is not Precision.DAY:
        return period
    day = base.first + timedelta(days=7 * count)
    return Period(day, day, Precision.DAY, period.timex)


def weekday_of_month(month: date, weekday: int, number: int) -> date:
    """The first, second, … such weekday of the month of a day; 0 for the last one. Raises ValueError when there is no fifth."""
    first = month.replace(day=1)
    if number == 0:
        end = month_end(month)
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    return first.replace(day=1 + (weekday - first.weekday()) % 7 + 7 * (number - 1))


def of_unit(when: date, unit: str) -> Period:
    """The day, week, month, … that holds this day."""
    if unit == "month":
        return month(when.year, when.month)
    if unit == "quarter":
        return quarter_of(when)
    if unit == "decade":
        return decade(when.year)
    if unit == "century":
        return century((when.year - 1) // 100 + 1)
    if unit == "year":
        return year(when.year)
    if unit == "weekend":
        return weekend(when)
    return week(when) if unit == "week" else day(when)


def quarter_of(when: date) -> Period:
    return quarter(when.year, (when.month + 2) // 3)


def part_of(period: Period, part: str) -> Period:
    """The early, middle or late third of a period ("early March", "late 2019"); a day stays that day."""
    if period.start is None or period.end is None or period.start == period.end or part not in ("early", "mid", "late"):
        return period
    if period.precision is Precision.YEAR:
        first_month = {"early": 1, "mid": 5, "late": 9}[part]
        start, last = period.start.replace(month=first_month), date(period.start.year, first_month + 3, 1)
        return replace(period, start=start, end=month_end(last), precision=Precision.RANGE)
    if period.precision is Precision.MONTH:
        start = period.start.replace(day={"early": 1, "mid": 11, "late": 21}[part])
        end = period.start.replace(day={"early": 10, "mid": 20, "late": period.end.day}[part])
        return replace(period, start=start, end=end, precision=Precision.RANGE)
    if period.precision is Precision.DECADE:
        first_year = period.start.year + {"early": 0, "mid": 4, "late": 7}[part]
        last_year = period.start.year + {"early": 3, "mid": 6, "late": 9}[part]
        return replace(period, start=date(first_year, 1, 1), end=date(last_year, 12, 31), precision=Precision.RANGE)
    third = ((period.end - period.start).days + 1) // 3
    cuts = {"early": (0, third), "mid": (third, 2 * third + 1), "late": (2 * third, (period.end - period.start).days)}[part]
    start, end = period.start + timedelta(days=cuts[0]), period.start + timedelta(days=cuts[1])
    return replace(period, start=start, end=end, precision=Precision.RANGE)


def in_words(period: Period) -> str:
    """The period as a reader would say it, for the reasons."""
    if period.start is None or period.end is None:
        return f"until {period.end}" if period.end else f"from {period.start} on"
    if period.precision is Precision.DAY:
        return f"{period.start.day} {period.start:%B} {period.start.year}"
    if period.precision is Precision.MONTH:
        return f"{period.start:%B} {period.start.year}"
    if period.precision is Precision.YEAR:
        return str(period.start.year)
    if period.precision is Precision.DECADE:
        return f"the {period.start.year}s"
    if period.precision is Precision.QUARTER:
        return f"the {('first', 'second', 'third', 'fourth')[period.start.month // 3]} quarter of {period.start.year}"
    if period.precision is Precision.SEASON:
        return f"the {_SEASON_NAMES[period.timex[-2:]]} of {period.start.year}"
    return f"{period.start} to {period.end}"
