"""Dates and numbers in words, as the pages say them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from timeline import edtf
from timeline.vocabulary import Precision, Status

_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_ORDINALS = ("first", "second", "third", "fourth")
_SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class DateHeading:
    """A date as the list prints it in its margin: the large part, the rest, and what kind of date it is."""

    large: str
    rest: str
    kind: str  # "Thursday", "one week": how to take the date
    datetime: str  # for the <time> element, empty where HTML has no value for it
    rail: str  # "day", "range" or "none": how the rail beside the events is drawn

    @property
    def is_long(self) -> bool:
        """Whether the large part is words, for which the margin has no room at full size."""
        return len(self.large) > 5


def in_words(start: date | None, end: date | None, precision: str) -> str:
    """A range of days in one phrase: "9 January 2020", "13–19 January 2020, one week", "on or before 9 January 2020".

    "No date" when neither end is known.
    """
    if start is None and end is None:
        return "No date"
    if start is None:
        return f"on or before {day_in_words(end)}"
    if end is None:
        return f"on or after {day_in_words(start)}"
    if precision == Precision.UNKNOWN and start != end:
        return f"between {span_in_words(start, end).replace('–', ' and ')}"
    heading = date_heading(start, end, precision)
    if precision in (Precision.WEEK, Precision.RANGE) and start != end:
        return f"{span_in_words(start, end)}, {heading.kind}"
    if precision in (Precision.QUARTER, Precision.SEASON):
        return f"{heading.large} {heading.rest}"
    return span_in_words(start, end)


def date_heading(start: date | None, end: date | None, precision: str) -> DateHeading:
    """What the margin of the list says for a range of days. An open end has no place on the rail: it is "No date"."""
    if start is None or end is None:
        return DateHeading("No date", "", "in known order", "", "none")
    if start == end:
        return DateHeading(str(start.day), f"{start:%B %Y}", f"{start:%A}", start.isoformat(), "day")
    large, rest = _split(start, end, precision)
    written = edtf.write(start, end, Precision(precision))
    return DateHeading(large, rest, _kind(start, end, precision), written if precision == Precision.MONTH else "", "range")


def span_in_words(start: date, end: date) -> str:
    """Two inclusive days as people write them: "3–8 January 2020", "30 December 2019 – 5 January 2020", "January 2020"."""
    if start == end:
        return day_in_words(start)
    if _whole_months(start, end):
        if (start.month, end.month) == (1, 12):
            return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
        if start.year != end.year:
            return f"{start:%B %Y} – {end:%B %Y}"
        return f"{start:%B %Y}" if start.month == end.month else f"{start:%B}–{end:%B %Y}"
    if start.year != end.year:
        return f"{day_in_words(start)} – {day_in_words(end)}"
    if start.month != end.month:
        return f"{start.day} {start:%B} – {day_in_words(end)}"
    return f"{start.day}–{day_in_words(end)}"


def day_in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def number_of(count: int, noun: str, plural: str = "") -> str:
    """ "no events", "1 event", "17 events", "1,204 events"."""
    return f"{f'{count:,}' if count else 'no'} {noun if count == 1 else plural or noun + 's'}"


def voice(status: str) -> str:
    """What those do who are named for a mention of this status: who denies it does not vouch for it."""
    return "denied" if status == Status.DENIED else "said"


def either(names: list[str], joint: str = "or") -> str:
    """ "A", "A or B", "A, B or C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joint} {names[-1]}" if names else ""


def _split(start: date, end: date, precision: str) -> tuple[str, str]:
    """The span cut into what is printed large and what follows it."""
    if precision == Precision.QUARTER:
        return f"{_ORDINALS[(start.month - 1) // 3]} quarter", f"{start.year}"
    if precision == Precision.SEASON and start.month in _SEASONS:
        return _SEASONS[start.month], f"{start.year}" if start.year == end.year else f"{start.year}/{end.year % 100:02d}"
    if precision == Precision.DECADE and start.year % 10 == 0:
        return f"{start.year}s", ""
    if _whole_months(start, end):
        if (start.month, end.month) == (1, 12):
            return span_in_words(start, end), ""
        if start.year == end.year:
            return (f"{start:%B}", f"{start.year}") if start.month == end.month else (f"{start:%b}–{end:%b}", f"{start.year}")
    if start.year == end.year and start.month == end.month:
        return f"{start.day}–{end.day}", f"{start:%B %Y}"
    years = f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    return f"{start.day} {start:%b} – {end.day} {end:%b}", years


def _kind(start: date, end: date, precision: str) -> str:
    if precision == Precision.WEEK:
        return "one week"
    if precision in (Precision.MONTH, Precision.YEAR, Precision.DECADE, Precision.QUARTER, Precision.SEASON):
        return f"in that {precision}"
    days = (end - start).days + 1
    if days <= 31:
        return f"within {_SMALL_NUMBERS[days] if days < len(_SMALL_NUMBERS) else days} days"
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months <= 12:
        return f"within {_SMALL_NUMBERS[months]} months"
    return f"within {end.year - start.year + 1} years"


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and end == edtf.month_end(end)
