"""Dates in writing: EDTF, the profile of ISO 8601-2. Writes level 1, reads level 0 dates and decades. Imports nothing of Django.

Level 1 knows seasons (21 to 24) but no quarters; those, weeks and other spans are written as intervals of days.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from timeline.vocabulary import Precision

_DIGITS_OPEN = re.compile(r"(\d{3})X|(\d\d)XX", re.ASCII)
_LEVEL_0 = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_SEASON_OF_FIRST_MONTH = {3: 21, 6: 22, 9: 23, 12: 24}


class NotADate(ValueError):  # noqa: N818 - as `Unreadable`, named as what is raised reads
    """Text in none of the forms that `read` knows."""


def write(start: date | None, end: date | None, precision: Precision) -> str:
    """The EDTF of an inclusive range of days: "2020-01", "2020-01-13/2020-01-19", "/2020-01-09", "" for nothing known."""
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return f"{start or ''}/{end or ''}"
    if start == end:
        return start.isoformat()
    if precision is Precision.MONTH and (start.day, end) == (1, month_end(start)):
        return start.isoformat()[:7]
    if precision is Precision.SEASON and start.day == 1 and start.month in _SEASON_OF_FIRST_MONTH:
        return f"{start.year:04}-{_SEASON_OF_FIRST_MONTH[start.month]}"
    if precision is Precision.YEAR and _is_whole_years(start, end) and start.year == end.year:
        return f"{start.year:04}"
    if precision is Precision.DECADE and _is_whole_years(start, end) and start.year % 10 == 0 and end.year == start.year + 9:
        return f"{start.year // 10:03}X"
    return f"{start}/{end}"


def write_bar(first: date, last: date) -> str:
    """The name of a day, month, year, decade or century ("20XX") by any two days that lie in no smaller one together."""
    year = f"{first.year:04}"
    if first == last:
        return first.isoformat()
    if first.year != last.year:
        return f"{year[:3]}X" if first.year // 10 == last.year // 10 else f"{year[:2]}XX"
    return first.isoformat()[:7] if first.month == last.month else year


def read(text: str) -> tuple[date, date]:
    """First and last day of a year, month or day ("2020", "2020-01", "2020-01-03"), of a decade or century ("202X", "20XX").

    Raises ValueError with a sentence for the reader when the text is none of these (NotADate) or no such day exists.
    """
    if match := _DIGITS_OPEN.fullmatch(text.strip()):
        decade, century = match.groups()
        first_year, years = (int(decade) * 10, 10) if decade else (int(century) * 100, 100)
        return date(max(first_year, 1), 1, 1), date(first_year + years - 1, 12, 31)  # there is no year 0
    match = _LEVEL_0.fullmatch(text.strip())
    if not match:
        raise NotADate(f"“{text}” is not a date. Write a day (2020-01-03), a month (2020-01), a year (2020) or a decade (202X).")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        raise ValueError(f"“{text}” is a day that does not exist.") from None
    if day:
        return first, first
    return first, month_end(first) if month else date(first.year, 12, 31)


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week of `day`."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _is_whole_years(start: date, end: date) -> bool:
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
