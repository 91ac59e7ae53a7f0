"""Days and months that are written out: "January 9, 2020", "the 11th of September", "Friday, Oct. 13", "11.09.2001", spans of them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from timeline.extraction.dates import periods
from timeline.extraction.dates.calendar_days import day_of
from timeline.extraction.dates.found import Found
from timeline.extraction.dates.four_digits import ends_with_instrument
from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.points import Point, read_point, resolve_point, without_year
from timeline.extraction.dates.reading import Context, Reading, Rule
from timeline.extraction.dates.tense import Tense
from timeline.extraction.dates.words import (
    ANY_MONTH,
    ANY_WEEKDAY,
    CLOCK,
    COUNTED_NOUN,
    DAY_NUMBER,
    DAY_ORDINAL,
    DAYS_FROM_TODAY,
    LEAD,
    LONG_MONTH,
    MAYBE_GAP,
    NIGHT_OF,
    SHORT_YEAR,
    TIME_OF_DAY,
    TOLD_YEAR,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    any_of,
    month_number,
    number,
    part,
    spaced,
)
from timeline.vocabulary import Precision

OF_YEAR = rf"(?:,? (?:{YEAR}|{SHORT_YEAR})|,(?:{YEAR})|,? (?:of )?(?:this|last|next) year| of (?:{YEAR})| of {TOLD_YEAR})"
_WEEKDAY_LEAD = rf"(?:(?:(?:this|next|last|this coming|this past) )?{ANY_WEEKDAY},? (?:the )?)?"
_CLOCK_LEAD = rf"(?:{CLOCK},? (?:on )?)?"
_CLOCK_TAIL = rf"(?:,? {CLOCK}| {TIME_OF_DAY}\b)?"
_MONTH_DAY = rf"{ANY_MONTH} (?:the )?(?:{DAY_NUMBER}|{DAY_ORDINAL})(?:{OF_YEAR})?"
_DAY_MONTH = rf"(?:(?:the )?(?:{DAY_ORDINAL}) (?:day )?of |(?:{DAY_NUMBER}) ){ANY_MONTH}(?:{OF_YEAR})?"
_MONTH_YEAR = rf"{ANY_MONTH}(?:{OF_YEAR})"
_POINT = rf"(?:{_WEEKDAY_LEAD}(?:{_MONTH_DAY}|{_DAY_MONTH})|{_MONTH_YEAR}|{LONG_MONTH}\b|{YEAR}|{WEEKDAY}\b)"
_TO = rf"(?:{MAYBE_GAP}-{MAYBE_GAP}| (?:to|through|until|till|thru) )"


def _is_month_name(found: Found, context: Context) -> bool:
    """Whether the month beside a day or year is printed as a month: with a capital, and not as somebody's name."""
    name = re.search(ANY_MONTH, found.group())
    assert name is not None
    start = found.start() + name.start()
    as_printed = context.text[start : found.start() + name.end()]
    return not as_printed.islower() and not _PERSON_BEFORE.search(context.copy, max(0, start - 12), start)


_PERSON_BEFORE = re.compile(r"\b(?:theresa|minister|mrs\.?|ms\.?|mr\.?) {1,12}$")  # Theresa May


def _resolve_day(found: Found, context: Context) -> Reading | None:
    if not _is_month_name(found, context):
        return None
    point = read_point(found["point"], context)
    if point is None:
        return None
    tense = Tense.PAST if point.year else context.tense(*found.span())
    period, why = resolve_point(point, context, tense, found.span())
    if _NAMED_AFTER.match(context.text, found.end()) or _tells_which(period, found, context):
        return Reading(period, "the date is part of a name, and does not say when the sentence happened", dates_events=False)
    return Reading(period, why)


_NAMED_AFTER = re.compile(
    r" (?:[A-Z]\w+ )?(?:Movement|Alliance|Coalition|Committee|Commission|Forces|Brigades?|Group|Bloc|Revolution|Uprising|War|Agreement|"
    r"Declaration|Accords?|Bridge|Square|Street|University)\b"
)
_BEFORE_MONTH = re.compile(
    spaced(rf"\b(?:of|from|to|before|after|for|by|around|every|each|throughout|week|{LONG_MONTH},? (?:and|or)) $|-$|[(,/][ ]?$")
)
_ALWAYS_MONTH = re.compile(r"\b(?:in|since|until|last|next|this|during|throughout|late|early|mid|between|through) {1,12}$|mid-$")
_ALSO_NAMES = ("may", "april", "june", "august", "march")


def _resolve_month(found: Found, context: Context) -> Reading | None:
    start, end = found.span("month")
    if not _is_bare_month(found["month"], start, end, context, after_part=bool(found["part"])):
        return None
    period, why = without_year(
        Point(month=month_number(found["month"])), context, context.tense(found.start(), end), (found.start(), end)
    )
    return Reading(periods.part_of(period, part(found["part"])), why)


def _is_bare_month(name: str, start: int, end: int, context: Context, *, after_part: bool) -> bool:
    """Whether a month without day and year is one. "May", "March", "April", "June" and "August" are also words or names."""
    printed, before, after = context.text[start:end], context.copy[max(0, start - 14) : start], context.text[end : end + 2]
    if printed.islower() or _NAMED_AFTER.match(context.text, end) or _PERSON_BEFORE.search(before):
        return False
    if name not in _ALSO_NAMES or after_part or _ALWAYS_MONTH.search(before):
        return True
    if (name == "may" and printed.isupper()) or (name == "march" and context.copy.startswith((" on ", " for "), end)):
        return False
    if len(after) == 2 and after[0] == " " and after[1].isupper():  # April Haynes
        return False
    beside = _BEFORE_MONTH.search(before) or (context.is_attribute(start, end) and not after.startswith(" o"))
    return bool(beside) or name not in ("may", "march")


def _resolve_month_year(found: Found, context: Context) -> Reading | None:
    point = read_point(found["point"], context)
    if point is None or not _is_month_name(found, context):
        return None
    period, why = resolve_point(point, context, Tense.PAST, found.span())
    return Reading(periods.part_of(period, part(found["part"])), why, dates_events=not _tells_which(period, found, context))


def _tells_which(period: Period, found: Found, context: Context) -> bool:
    """“Breached the treaty of 14 July 2015”: what was agreed on in an earlier year is only told from others by its date."""
    return period.first.year < context.published_on.year and ends_with_instrument(context.copy, found.start())


def _resolve_days_of_month(found: Found, context: Context) -> Reading | None:
    """ "March 3-5, 2020", "3 to 5 March", "March 3 and 4"."""
    if not _is_month_name(found, context):
        return None
    month, year = found["month"], found["year"] or ""
    first = read_point(f"{found['first']} {month}{year}", context)
    last = read_point(f"{found['last']} {month}{year}", context)
    return None if first is None or last is None else _span(first, last, found, context)


def _resolve_span(found: Found, context: Context) -> Reading | None:
    first, last = read_point(found["first"], context), read_point(found["last"], context)
    if first is None or last is None or ((first.month or last.month) and not _is_month_name(found, context)):
        return None
    if not found.group().startswith(("from", "between")) and _kind(first) != _kind(last):
        return None
    return _span(first, last, found, context)


def _resolve_span_from_day_word(found: Found, context: Context) -> Reading | None:
    """ "From tomorrow until Wednesday", "from today to 3 May"."""
    last = read_point(found["last"], context)
    if last is None or (last.month and not _is_month_name(found, context)):
        return None
    first = context.published_on + timedelta(days=DAYS_FROM_TODAY[found["word"]])
    if last.month is None and last.weekday is not None:
        end = first + timedelta(days=(last.weekday - first.weekday()) % 7)
        return Reading(periods.between(periods.day(first), periods.day(end)), "from the first to the last day of the span")
    return _span(Point(first.year, first.month, first.day), last, found, context)


def _kind(point: Point) -> str:
    """Without "from" or "between" only like is joined with like: "moved Friday to December" is no span."""
    return "day" if point.day else "month" if point.month else "year" if point.year else "weekday"


def _span(first: Point, last: Point, found: Found, context: Context) -> Reading:
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


def _resolve_night_between(found: Found, context: Context) -> Reading | None:
    """ "The night of 17/18 March": from the one day into the next, and named by the first."""
    year = found["year"] or ""
    first = read_point(f"{found['first']} {found['month']}{year}", context)
    if first is None or not _is_month_name(found, context):
        return None
    period, why = resolve_point(first, context, context.tense(*found.span()), found.span())
    if int(found["last"]) != (period.first + timedelta(days=1)).day:
        return None
    night = Period(period.start, period.first + timedelta(days=1), Precision.RANGE, period.timex)
    return Reading(night, f"the night between two days; {why}")


def _resolve_weekday_of_month(found: Found, context: Context) -> Reading | None:
    """ "The third Thursday of November", "the last Monday in May 2019"."""
    point = read_point(found["point"], context)
    if point is None or not _is_month_name(found, context):
        return None
    month, _ = resolve_point(point, context, context.tense(*found.span()), found.span())
    when = periods.weekday_of_month(
        month.first, WEEKDAYS[found["weekday"]], 0 if found["ordinal"] == "last" else number(found["ordinal"])
    )
    return Reading(periods.day(when), f"counted within {periods.in_words(month)}")


_NUMERIC = r"\d{4}-\d\d?-\d\d?|\d{4}/\d\d?/\d\d?|\d{4}\.\d\d\.\d\d|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}-\d{1,2}-\d{4}"


def _resolve_numeric(found: Found, context: Context) -> Reading | None:
    expression = found["date"]
    if re.match(r"\d{4}", expression):
        year, month, day = (int(digits) for digits in re.findall(r"\d+", expression))
        return Reading(periods.day(date(year, month, day)), "the date is written in digits, year first")
    order = {"D": "day", "M": "month", "Y": "year"}
    in_words = ", ".join(order[letter] for letter in context.date_order)
    when = day_of(expression, context.date_order)
    return Reading(periods.day(when), f"the date is written in digits; the order of this text or its publisher is {in_words}")


def _resolve_chinese(found: Found, context: Context) -> Reading | None:
    year, month, day = (int(found[name]) if found[name] else None for name in ("year", "month", "day"))
    period, why = resolve_point(Point(year, month, day), context, Tense.PAST, found.span())
    return Reading(period, why)


_DAY_JOIN = rf"(?:{MAYBE_GAP}-{MAYBE_GAP}|,? (?:to|through|and|until|till) (?:the )?)"
_FROM = r"(?:(?:from|between) (?:the )?)?"

RULES = [
    Rule(
        "date-digits-chinese",
        r"(?:(?P<year>\d{4})[ ]?年[ ]?)?(?P<month>\d{1,2})[ ]?月[ ]?(?P<day>\d{1,2})[ ]?[日号]",
        _resolve_chinese,
    ),
    Rule("date-digits", rf"(?P<date>{_NUMERIC})(?:t\d\d:\d\d(?::\d\d)?z?)?(?![-/.]?\d)", _resolve_numeric),
    Rule(
        "days-of-month",
        rf"{_FROM}(?P<month>{ANY_MONTH}) (?P<first>{DAY_NUMBER})(?:, {DAY_NUMBER}){{0,6}}{_DAY_JOIN}(?P<last>{DAY_NUMBER})(?! {ANY_MONTH}| [a-z]+s\b)(?P<year>{OF_YEAR})?",
        _resolve_days_of_month,
    ),
    Rule(
        "days-of-month",
        rf"{_FROM}(?P<first>{DAY_NUMBER})(?:, {DAY_NUMBER}){{0,6}}{_DAY_JOIN}(?P<last>{DAY_NUMBER}) (?:of )?(?P<month>{ANY_MONTH})(?P<year>{OF_YEAR})?",
        _resolve_days_of_month,
    ),
    Rule("span", rf"from (?P<word>{any_of([*DAYS_FROM_TODAY])}){_TO}(?P<last>{_POINT})", _resolve_span_from_day_word),
    Rule("span", rf"from (?P<first>{_POINT}){_TO}(?P<last>{_POINT})", _resolve_span),
    Rule("span", rf"between (?P<first>{_POINT}) and (?P<last>{_POINT})", _resolve_span),
    Rule("span", rf"(?P<first>{_POINT})(?:{MAYBE_GAP}-{MAYBE_GAP}| (?:to|through) )(?P<last>{_POINT})", _resolve_span),
    Rule(
        "night-between",
        rf"{NIGHT_OF}?(?:(?P<first>\d{{1,2}})/(?P<last>\d{{1,2}}) (?P<month>{ANY_MONTH})(?P<year>{OF_YEAR})?)",
        _resolve_night_between,
    ),
    Rule("month", rf"(?<=in[ ])(?P<part>)(?P<month>{LONG_MONTH})(?= \d{{1,3}} {COUNTED_NOUN}\b)", _resolve_month),
    Rule(
        "calendar-day",
        rf"{_CLOCK_LEAD}(?:{NIGHT_OF}(?:the )?)?(?P<point>{_WEEKDAY_LEAD}(?:{_MONTH_DAY}|{_DAY_MONTH})){_CLOCK_TAIL}",
        _resolve_day,
    ),
    Rule(
        "weekday-of-month",
        rf"the (?P<ordinal>first|second|third|fourth|fifth|last) (?P<weekday>{WEEKDAY}) (?:of|in) (?P<point>{LONG_MONTH}(?:{OF_YEAR})?)",
        _resolve_weekday_of_month,
    ),
    Rule("month-year", rf"{LEAD}(?P<point>{_MONTH_YEAR})", _resolve_month_year),
    Rule("month", rf"{LEAD}(?P<month>{LONG_MONTH})", _resolve_month),
]
