"""Stretches that are named by their ends: "between late 2017 and early 2018", "the three months to June", "the last day of April",
"the last quarter of 2017", "the turn of the century"; and days that are named by today's: "on this day in 1989", "a week on Monday"."""

from __future__ import annotations

from datetime import date, timedelta

from timeline.extraction.dates import periods
from timeline.extraction.dates.absolute import OF_YEAR
from timeline.extraction.dates.found import Found
from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.points import read_point, resolve_point, resolve_weekday
from timeline.extraction.dates.reading import Context, Reading, Rule
from timeline.extraction.dates.tense import Tense
from timeline.extraction.dates.words import (
    COUNT,
    DAY_NUMBER,
    LONG_MONTH,
    PART,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    number,
    part,
)
from timeline.vocabulary import Precision


def _resolve_between_parts(found: Found, context: Context) -> Reading | None:
    """ "From mid-March to early June": each end borrows the year that only the other one has."""
    first, last = read_point(found["first"], context), read_point(found["last"], context)
    if first is None or last is None:
        return None
    if not all(
        context.text[found.start(end) : found.end(end)][:1].isupper() or found[end][:1].isdigit() for end in ("first", "last")
    ):
        return None  # "from late march to …"
    tense = context.tense(*found.span())
    if first.year is None and first.month and last.year is not None:
        first = first._replace(year=last.year - (last.month is not None and first.month > last.month))
    start, _ = resolve_point(first, context, tense, found.span())
    if last.year is None and last.month:
        last = last._replace(year=start.first.year + (last.month < start.first.month))
    end, _ = resolve_point(last, context, tense, found.span())
    whole = periods.between(periods.part_of(start, _part(found["part"])), periods.part_of(end, _part(found["part2"])))
    return Reading(whole, "from the beginning of the first stretch to the end of the last")


def _part(lead: str) -> str:
    return part(lead.removesuffix(" ").removesuffix("-")) or part(lead.strip())


def _resolve_night_between(found: Found, context: Context) -> Reading | None:
    """ "The night of May 3 to 4": from the one day into the next."""
    evening = read_point(found["point"], context)
    if evening is None or context.text[found.start("point")].islower():
        return None
    first, why = resolve_point(evening, context, context.tense(*found.span()), found.span())
    second = first.first + timedelta(days=1)
    if second.day != number(found["last"]):
        return None
    return Reading(Period(first.first, second, Precision.RANGE, first.timex), f"the night between two days; {why}")


def _resolve_months_to(found: Found, context: Context) -> Reading | None:
    """ "The three months to June": they end with that month or day, and are over unless the verb is future."""
    point = read_point(found["point"], context)
    count = number(found["count"]) if found["count"] else 12
    if point is None or point.month is None or context.text[found.start("point") : found.end("point")].islower():
        return None
    tense = context.tense(*found.span())
    end, _ = resolve_point(point, context, tense, found.span())
    assert end.end is not None
    if point.year is None and tense is not Tense.FUTURE and end.end > context.published_on:
        end, _ = resolve_point(point._replace(year=end.end.year - 1), context, tense, found.span())
    assert end.end is not None
    day_after = end.end + timedelta(days=1)
    start = periods.months_after(day_after, -count)
    return Reading(periods.between(periods.day(start), periods.day(end.end)), f"the {count} months that end then")


def _resolve_last_quarter(found: Found, context: Context) -> Reading:
    return Reading(periods.quarter(int(found["year"]), 4), "the fourth quarter of the year that is named")


def _resolve_first_or_last_day(found: Found, context: Context) -> Reading | None:
    point = read_point(found["point"], context)
    if point is None or point.month is None:
        return None
    month, _ = resolve_point(point, context, context.tense(*found.span()), found.span())
    assert month.end is not None
    return Reading(
        periods.day(month.first if found["which"] == "first" else month.end), "a day at the end or start of that month"
    )


def _resolve_week_of_month(found: Found, context: Context) -> Reading | None:
    """ "The first week of March": days 1 to 7; "the last week": the last seven days."""
    point = read_point(found["point"], context)
    if point is None or context.text[found.start("point")].islower():
        return None
    month, _ = resolve_point(point, context, context.tense(*found.span()), found.span())
    assert month.start is not None and month.end is not None
    if found["ordinal"] in ("last", "final"):
        start, end = month.end - timedelta(days=6), month.end
    else:
        start = month.start + timedelta(days=7 * (number(found["ordinal"]) - 1))
        end = start + timedelta(days=6)
    return Reading(periods.between(periods.day(start), periods.day(end)), "seven days of that month")


def _resolve_half_of_month(found: Found, context: Context) -> Reading | None:
    """ "The first half of May", to the fifteenth, or "the second half"."""
    point = read_point(found["point"], context)
    if point is None or context.text[found.start("point")].islower():
        return None
    month, _ = resolve_point(point, context, context.tense(*found.span()), found.span())
    assert month.start is not None and month.end is not None
    middle = month.start + timedelta(days=14)
    first, last = (month.start, middle) if found["ordinal"] == "first" else (middle + timedelta(days=1), month.end)
    return Reading(periods.between(periods.day(first), periods.day(last)), "half of that month")


def _resolve_this_day_in(found: Found, context: Context) -> Reading:
    published = context.published_on
    return Reading(
        periods.day(date(int(found["year"]), published.month, published.day)), "the day of publication, in another year"
    )


def _resolve_turn(found: Found, context: Context) -> Reading:
    return Reading(periods.year(2000), "the year in which this century began to be counted")


def _resolve_week_on(found: Found, context: Context) -> Reading | None:
    """ "A week on Monday" lies a week behind the coming Monday."""
    if context.tense(*found.span()) is not Tense.FUTURE:
        return None
    coming, _ = resolve_weekday(WEEKDAYS[found["weekday"]], context, Tense.FUTURE)
    weeks = number(found["count"])
    when: Period = periods.day(coming.first + timedelta(weeks=weeks))
    return Reading(when, f"{found['count']} {'week' if weeks == 1 else 'weeks'} after the coming one")


_STRETCH = rf"(?:{LONG_MONTH}(?:,? {YEAR})?|{YEAR})"
_PART = rf"{PART}(?: |(?<=-)|-)"
_TO = " (?:to|through|until|till|and) "

RULES = [
    Rule(
        "span",
        rf"(?:from|between) (?P<part>{_PART})(?P<first>{_STRETCH}){_TO}(?P<part2>(?:{_PART})?)(?P<last>{_STRETCH})\b",
        _resolve_between_parts,
    ),
    Rule(
        "span",
        rf"(?:from|between) (?P<part>)(?P<first>{_STRETCH}){_TO}(?P<part2>{_PART})(?P<last>{_STRETCH})\b",
        _resolve_between_parts,
    ),
    Rule(
        "months-to",
        rf"the (?:(?P<count>{COUNT}) months|(?:full )?year) (?:to|through|up to)(?: the end of)? "
        rf"(?P<point>(?:{LONG_MONTH} {DAY_NUMBER}|{DAY_NUMBER} {LONG_MONTH}|{LONG_MONTH})(?:,? {YEAR})?)\b",
        _resolve_months_to,
    ),
    Rule(
        "night-between",
        rf"the night (?:of|from|between) (?P<point>{LONG_MONTH} {DAY_NUMBER})(?:-|/| (?:to|into|and) )(?:{LONG_MONTH} )?(?P<last>{DAY_NUMBER})",
        _resolve_night_between,
    ),
    Rule("quarter", rf"the (?:last|final) quarter of (?P<year>{YEAR})", _resolve_last_quarter),
    Rule(
        "day-of-month",
        rf"the (?P<which>first|last|final|very last) day of (?P<point>{LONG_MONTH}(?:,? {YEAR})?)\b",
        _resolve_first_or_last_day,
    ),
    Rule(
        "week-of-month",
        rf"the (?P<ordinal>first|second|third|fourth|last|final) week of (?P<point>{LONG_MONTH}(?:{OF_YEAR})?)",
        _resolve_week_of_month,
    ),
    Rule(
        "half-of-month",
        rf"the (?P<ordinal>first|second|latter|other) half of (?P<point>{LONG_MONTH}(?:{OF_YEAR})?)",
        _resolve_half_of_month,
    ),
    Rule("this-day-in", rf"(?<=on[ ])this day in (?P<year>{YEAR})", _resolve_this_day_in),
    Rule("turn-of-century", r"the turn of the (?:century|millennium)", _resolve_turn),
    Rule("week-on", rf"(?P<count>a|one|two|three) weeks? on (?P<weekday>{WEEKDAY})\b", _resolve_week_on),
]
