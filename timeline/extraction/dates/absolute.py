"""Days that are written out: "January 9, 2020", "the 11th of September", "Friday, Oct. 13", "11.09.2001", and spans of them.

The only importer of dateparser, which is given one clean expression with day, month and year and never prose.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from dateparser.date import DateDataParser

from timeline.extraction.dates import periods
from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.reading import Context, Reading, Rule, Tense
from timeline.extraction.dates.words import (
    ANY_MONTH,
    ANY_WEEKDAY,
    CLOCK,
    DAY_NUMBER,
    DAY_ORDINAL,
    GAP,
    LEAD,
    LONG_MONTH,
    MAYBE_GAP,
    MONTH_NAMES,
    SHORT_YEAR,
    TIME_OF_DAY,
    WEEKDAY,
    WEEKDAY_NAMES,
    WEEKDAYS,
    YEAR,
    month_number,
    number,
    part,
)

_YEAR = rf"(?:,?{GAP}(?:{YEAR}|{SHORT_YEAR})|,(?:{YEAR})|,?{GAP}(?:of{GAP})?(?:this|last|next){GAP}year|{GAP}of{GAP}(?:{YEAR})|{GAP}of{GAP}that{GAP}year)"
_WEEKDAY_LEAD = rf"(?:(?:(?:this|next|last|this coming|this past){GAP})?{ANY_WEEKDAY},?{GAP}(?:the{GAP})?)?"
_CLOCK_LEAD = rf"(?:{CLOCK},?{GAP}(?:on{GAP})?)?"
_CLOCK_TAIL = rf"(?:,?{GAP}(?:at{GAP})?{CLOCK}|{GAP}{TIME_OF_DAY}\b)?"
_MONTH_DAY = rf"{ANY_MONTH}{GAP}(?:the{GAP})?(?:{DAY_NUMBER}|{DAY_ORDINAL})(?:{_YEAR})?"
_DAY_MONTH = rf"(?:(?:the{GAP})?(?:{DAY_ORDINAL}){GAP}(?:day{GAP})?of{GAP}|(?:{DAY_NUMBER}){GAP}){ANY_MONTH}(?:{_YEAR})?"
_MONTH_YEAR = rf"{ANY_MONTH}(?:{_YEAR})"
_POINT = rf"(?:{_WEEKDAY_LEAD}(?:{_MONTH_DAY}|{_DAY_MONTH})|{_MONTH_YEAR}|{LONG_MONTH}\b|{YEAR}|{WEEKDAY}\b)"
_TO = rf"(?:{MAYBE_GAP}-{MAYBE_GAP}|{GAP}(?:to|through|until|till|thru){GAP})"


@lru_cache(maxsize=8)
def _parser(date_order: str) -> DateDataParser:
    settings = {
        "PREFER_DATES_FROM": "current_period",
        "REQUIRE_PARTS": ["day", "month", "year"],
        "DATE_ORDER": date_order,
        "PARSERS": ["absolute-time"],
    }
    return DateDataParser(languages=["en"], settings=settings)


@lru_cache(maxsize=8192)
def day_of(expression: str, date_order: str = "MDY") -> date:
    """The day of one clean expression such as "9 january 2020" or "11.09.2001"; raises ValueError when no such day exists."""
    found = _parser(date_order).get_date_data(expression)
    if found is None or found.date_obj is None or found.period != "day":
        raise ValueError(f"not a day: {expression}")
    return found.date_obj.date()


def calendar_day(year: int, month: int, day: int) -> date:
    return day_of(f"{day} {MONTH_NAMES[month - 1].lower()} {year:04d}")


class Point(NamedTuple):
    """What an expression says of itself; None for what it leaves to the reader."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


_SOON, _FAR_BACK = 100, 240  # days
_NUMBER_WORD = rf"(?:{DAY_NUMBER}|{DAY_ORDINAL})"
_FIELDS = re.compile(
    rf"(?:(?:this|next|last){GAP}(?:coming{GAP}|past{GAP})?(?={WEEKDAY}))?(?:(?P<weekday>{ANY_WEEKDAY})(?:,?{GAP}(?:the{GAP})?|$))?"
    rf"(?:(?:the{GAP})?(?P<day_first>{_NUMBER_WORD}){GAP}(?:day{GAP})?(?:of{GAP})?(?={ANY_MONTH}))?"
    rf"(?:(?P<month>{ANY_MONTH})(?:{GAP}(?:the{GAP})?(?P<day_last>{_NUMBER_WORD})(?!\d))?)?"
    rf"(?:(?:,?{GAP}|^|,)(?:of{GAP})?(?P<year>{YEAR}|{SHORT_YEAR}|(?:this|last|next|that){GAP}year))?"
)


def read_point(expression: str, context: Context) -> Point | None:
    found = _FIELDS.fullmatch(expression)
    if not found or not expression:
        return None
    day = found["day_first"] or found["day_last"]
    return Point(
        year=_year(found["year"], context) if found["year"] else None,
        month=month_number(found["month"]) if found["month"] else None,
        day=number(day) if day else None,
        weekday=_weekday_number(found["weekday"]) if found["weekday"] else None,
    )


def _weekday_number(name: str) -> int:
    return next(number for full, number in WEEKDAYS.items() if full.startswith(name.rstrip(".")[:3]))


def _year(words: str, context: Context) -> int:
    if words.startswith("that"):
        anchor = context.anchor()
        return anchor.first.year if anchor else context.published_on.year
    if words.startswith(("this", "last", "next")):
        return context.published_on.year + {"this": 0, "last": -1, "next": 1}[words[:4]]
    if words.startswith("'"):
        return two_digit_year(int(words[1:]), context.published_on)
    return int(words)


def two_digit_year(digits: int, published_on: date) -> int:
    """The latest year with these last digits that is at most ten years after publication."""
    latest = published_on.year + 10
    return latest - (latest - digits) % 100


def resolve_point(point: Point, context: Context, tense: Tense, at: tuple[int, int]) -> tuple[Period, str]:
    """The period of one point that stands at this place of the text, and why its year is that one."""
    if point.month is None:
        if point.year is not None:
            return periods.year(point.year), "the year is written out"
        assert point.weekday is not None
        return resolve_weekday(point.weekday, context, tense)
    if point.year is not None:
        if point.day is None:
            return periods.month(point.year, point.month), "month and year are written out"
        return periods.day(calendar_day(point.year, point.month, point.day)), "the date is written out"
    if point.weekday is not None and point.day is not None:
        return _by_weekday(point, context, at)
    return _without_year(point, context, tense, at)


def resolve_weekday(weekday: int, context: Context, tense: Tense) -> tuple[Period, str]:
    """The publication day's own weekday is that very day; another one the latest before, or the next when the verb is future."""
    published, name = context.published_on, WEEKDAY_NAMES[weekday]
    back = (published.weekday() - weekday) % 7
    if back == 0:
        return periods.day(published), f"the article was published on a {name}, so that very day"
    if tense is Tense.FUTURE:
        return periods.day(
            published + timedelta(days=7 - back)
        ), f"the verb speaks of the future, so the next {name} after publication"
    return periods.day(published - timedelta(days=back)), f"the latest {name} before publication"


def _by_weekday(point: Point, context: Context, at: tuple[int, int]) -> tuple[Period, str]:
    """A date with its weekday but no year: the nearest year in which that date falls on that weekday."""
    assert point.month is not None and point.day is not None
    published = context.published_on
    for year in sorted(range(max(1, published.year - 8), published.year + 4), key=lambda year: abs(year - published.year)):
        try:
            found = calendar_day(year, point.month, point.day)
        except ValueError:
            continue
        if found.weekday() == point.weekday:
            return periods.day(found), f"the year nearest to publication in which this date is a {WEEKDAY_NAMES[point.weekday]}"
    return _without_year(point, context, Tense.UNKNOWN, at)


def _without_year(point: Point, context: Context, tense: Tense, at: tuple[int, int]) -> tuple[Period, str]:
    """The nearest such month or day in the direction of the tense, past by default.

    A date of the coming weeks is nearer than the same date a year back, which news would print with its year; so it is taken
    too unless a past verb stands right beside it.
    """
    published = context.published_on
    candidates = []
    for year in range(max(1, published.year - 8), min(9999, published.year + 8) + 1):
        try:
            candidates.append(_in_year(point, year))
        except ValueError:  # 29 February
            continue
    past = [period for period in candidates if period.first <= published]
    future = [period for period in candidates if period.end and period.end >= published]
    kind = "date" if point.day else "month"
    if future and tense is Tense.FUTURE:
        return future[0], f"no year is given and the verb speaks of the future, so the next such {kind} from publication on"
    far_back = not past or (published - past[-1].first).days > _FAR_BACK
    if future and far_back and (future[0].first - published).days <= _SOON and not context.is_beside_past_verb(*at):
        return future[0], f"no year is given, and the nearest such {kind} is soon after publication"
    if not past:
        raise ValueError("no such day")
    return past[-1], f"no year is given, so the latest such {kind} up to publication"


def _in_year(point: Point, year: int) -> Period:
    assert point.month is not None
    if point.day is None:
        return periods.month(year, point.month)
    return periods.day(calendar_day(year, point.month, point.day))


def _is_month_name(found: re.Match[str], context: Context) -> bool:
    """Whether "May", "March" or "April" is the month here: by its capital, the words around, and no name beside it."""
    name = re.search(ANY_MONTH, found.group())
    assert name is not None
    as_printed = context.text[found.start() + name.start() : found.start() + name.end()]
    return not as_printed.islower()


def _resolve_day(found: re.Match[str], context: Context) -> Reading | None:
    if not _is_month_name(found, context):
        return None
    point = read_point(found["point"], context)
    if point is None:
        return None
    tense = Tense.PAST if point.year else context.tense(*found.span())
    period, why = resolve_point(point, context, tense, found.span())
    return Reading(period, why)


_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|of|last|next|this|from|to|through|during|between|before|after|for|late|early|mid|and|or|around|every|each|every|late in|throughout|on|the|week) {1,12}$|-$|[(,/] ?$"
)
_ALWAYS_MONTH = re.compile(r"\b(?:in|since|until|last|next|this|during|throughout|late|early|mid|between|through) {1,12}$|mid-$")
_ALSO_NAMES = ("may", "april", "june", "august", "march")


def _resolve_month(found: re.Match[str], context: Context) -> Reading | None:
    """A month alone. "May", "March", "April", "June" and "August" are also words or names of people."""
    start, end = found.span()
    name = found["month"]
    printed = context.text[start + len(found.group()) - len(name) : end]
    if printed.islower():
        return None
    before, after = context.copy[max(0, start - 14) : start], context.text[end : end + 2]
    surely = bool(found["part"]) or bool(_ALWAYS_MONTH.search(before))
    if name in _ALSO_NAMES and not surely:
        if not _BEFORE_MONTH.search(before) and (name in ("may", "march") or after[1:2].isupper()):
            return None
        if (after[:1] == " " and after[1:2].isupper()) or (name == "march" and context.copy.startswith((" on ", " for "), end)):
            return None
        if name == "may" and printed.isupper():
            return None
    tense = context.tense(start, end)
    period, why = _without_year(Point(month=month_number(name)), context, tense, found.span())
    return Reading(periods.part_of(period, part(found["part"])), why)


def _resolve_month_year(found: re.Match[str], context: Context) -> Reading | None:
    point = read_point(found["point"], context)
    if point is None or not _is_month_name(found, context):
        return None
    period, why = resolve_point(point, context, Tense.PAST, found.span())
    return Reading(periods.part_of(period, part(found["part"])), why)


def _resolve_days_of_month(found: re.Match[str], context: Context) -> Reading | None:
    """ "March 3-5, 2020", "3 to 5 March", "March 3 and 4"."""
    if not _is_month_name(found, context):
        return None
    groups = found.groupdict()
    month, year = found["month"], groups["year"] or ""
    first = read_point(f"{found['first']} {month}{year}", context)
    last = read_point(f"{found['last']} {month}{year}", context)
    return None if first is None or last is None else _span(first, last, found, context)


def _resolve_span(found: re.Match[str], context: Context) -> Reading | None:
    first, last = read_point(found["first"], context), read_point(found["last"], context)
    if first is None or last is None or ((first.month or last.month) and not _is_month_name(found, context)):
        return None
    if not found.group().startswith(("from", "between")) and _kind(first) != _kind(last):
        return None
    return _span(first, last, found, context)


def _kind(point: Point) -> str:
    """Without "from" or "between" only like is joined with like: "moved Friday to December" is no span."""
    return "day" if point.day else "month" if point.month else "year" if point.year else "weekday"


def _span(first: Point, last: Point, found: re.Match[str], context: Context) -> Reading:
    """Each end borrows the year that only the other one has."""
    tense = context.tense(*found.span())
    if first.year is None and first.month and last.year is not None:
        runs_over = last.month is not None and (first.month, first.day or 0) > (last.month, last.day or 31)
        first = first._replace(year=last.year - 1 if runs_over else last.year)
    start, _ = resolve_point(first, context, tense, found.span())
    if last.year is None and last.month:
        runs_over = (last.month, last.day or 31) < (start.first.month, start.first.day if first.day else 0)
        last = last._replace(year=start.first.year + 1 if runs_over else start.first.year)
    if last.weekday is not None and last.month is None and first.month is None:
        distance = (last.weekday - start.first.weekday()) % 7
        end = periods.day(start.first + timedelta(days=distance))
    else:
        end, _ = resolve_point(last, context, tense, found.span())
    return Reading(periods.between(start, end), "from the first to the last day of the span")


_NUMERIC = r"\d{4}-\d\d-\d\d|\d{4}/\d\d?/\d\d?|\d{4}\.\d\d\.\d\d|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}-\d{1,2}-\d{4}"


def _resolve_numeric(found: re.Match[str], context: Context) -> Reading | None:
    expression = found["date"]
    if re.match(r"\d{4}", expression):
        year, month, day = (int(digits) for digits in re.findall(r"\d+", expression))
        return Reading(periods.day(date(year, month, day)), "the date is written in digits, year first")
    order = {"D": "day", "M": "month", "Y": "year"}
    in_words = ", ".join(order[letter] for letter in context.date_order)
    when = day_of(expression, context.date_order)
    return Reading(periods.day(when), f"the date is written in digits; this publisher's order is {in_words}")


def _resolve_chinese(found: re.Match[str], context: Context) -> Reading | None:
    year, month, day = (int(digits) if digits else None for digits in found.group("year", "month", "day"))
    period, why = resolve_point(Point(year, month, day), context, Tense.PAST, found.span())
    return Reading(period, why)


_DAY_JOIN = rf"(?:{MAYBE_GAP}-{MAYBE_GAP}|{GAP}(?:to|through|and|until|till){GAP}(?:the{GAP})?)"
_FROM = rf"(?:(?:from|between){GAP}(?:the{GAP})?)?"

RULES = [
    Rule("date-digits-chinese", r"(?:(?P<year>\d{4}) ?年 ?)?(?P<month>\d{1,2}) ?月 ?(?:(?P<day>\d{1,2}) ?[日号])", _resolve_chinese),
    Rule("date-digits", rf"(?P<date>{_NUMERIC})(?:t\d\d:\d\d(?::\d\d)?z?)?(?![-/.]?\d)", _resolve_numeric),
    Rule("days-of-month", rf"{_FROM}(?P<month>{ANY_MONTH}){GAP}(?P<first>{DAY_NUMBER}){_DAY_JOIN}(?P<last>{DAY_NUMBER})(?!{GAP}{ANY_MONTH})(?P<year>{_YEAR})?",
         _resolve_days_of_month),
    Rule("days-of-month", rf"{_FROM}(?P<first>{DAY_NUMBER}){_DAY_JOIN}(?P<last>{DAY_NUMBER}){GAP}(?:of{GAP})?(?P<month>{ANY_MONTH})(?P<year>{_YEAR})?",
         _resolve_days_of_month),
    Rule("span", rf"from{GAP}(?P<first>{_POINT}){_TO}(?P<last>{_POINT})", _resolve_span),
    Rule("span", rf"between{GAP}(?P<first>{_POINT}){GAP}and{GAP}(?P<last>{_POINT})", _resolve_span),
    Rule("span", rf"(?P<first>{_POINT})(?:{MAYBE_GAP}-{MAYBE_GAP}|{GAP}(?:to|through){GAP})(?P<last>{_POINT})", _resolve_span),
    Rule("calendar-day", rf"{_CLOCK_LEAD}(?P<point>{_WEEKDAY_LEAD}(?:{_MONTH_DAY}|{_DAY_MONTH})){_CLOCK_TAIL}", _resolve_day),
    Rule("month-year", rf"{LEAD}(?P<point>{_MONTH_YEAR})", _resolve_month_year),
    Rule("month", rf"{LEAD}(?P<month>{LONG_MONTH})", _resolve_month),
]  # fmt: skip
