"""One point of time as an expression gives it, with or without its year, and the period it means."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from timeline.extraction.dates import periods
from timeline.extraction.dates.chronicle import takes_over, year_told
from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.reading import Context
from timeline.extraction.dates.storyline import going_on
from timeline.extraction.dates.tense import Tense
from timeline.extraction.dates.words import (
    ANCHORED_STEPS,
    ANY_MONTH,
    ANY_WEEKDAY,
    DAY_NUMBER,
    DAY_ORDINAL,
    SHORT_YEAR,
    TOLD_YEAR,
    WEEKDAY,
    WEEKDAY_NAMES,
    YEAR,
    month_number,
    number,
    spaced,
    weekday_number,
)
from timeline.vocabulary import Precision


class Point(NamedTuple):
    """What an expression says of itself; None for what it leaves to the reader."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


_SOON, _FAR_BACK, _JUST_PAST = 100, 240, 31  # days
_NUMBER_WORD = rf"(?:{DAY_NUMBER}|{DAY_ORDINAL})"
_FIELDS = re.compile(
    spaced(
        rf"(?:(?:this|next|last) (?:coming |past )?(?={WEEKDAY}))?(?:(?P<weekday>{ANY_WEEKDAY})(?:,? (?:the )?|$))?"
        rf"(?:(?:the )?(?P<day_first>{_NUMBER_WORD}) (?:day )?(?:of )?(?={ANY_MONTH}))?"
        rf"(?:(?P<month>{ANY_MONTH})(?: (?:the )?(?P<day_last>{_NUMBER_WORD})(?!\d))?)?"
        rf"(?:(?:,? |^|,)(?:of )?(?P<year>{YEAR}|{SHORT_YEAR}|(?:this|last|next) year|{TOLD_YEAR}))?"
    )
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
        weekday=weekday_number(found["weekday"]) if found["weekday"] else None,
    )


def _year(words: str, context: Context) -> int:
    told = re.sub(" +", " ", words).removesuffix(" year")
    if told in ANCHORED_STEPS:
        anchor = context.standing or context.anchor()
        return (anchor.first.year if anchor else context.published_on.year) + ANCHORED_STEPS[told]
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
        return periods.day(date(point.year, point.month, point.day)), "the date is written out"
    if point.weekday is not None and point.day is not None:
        return _by_weekday(point, context, at)
    return without_year(point, context, tense, at)


def resolve_weekday(weekday: int, context: Context, tense: Tense) -> tuple[Period, str]:
    """The publication day's own weekday is that very day; another one the latest before, or the next when the verb is future."""
    published, name = context.published_on, WEEKDAY_NAMES[weekday]
    if context.standing is not None and context.standing.precision is Precision.DAY:
        when = context.now + timedelta(days=(weekday - context.now.weekday()) % 7)
        return periods.day(when), f"the first {name} from {periods.in_words(context.standing)} on, which the text told last"
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
    near = context.now.year
    years = range(max(1, near - 8), near + 4) if context.standing is None else range(max(1, near - 1), near + 2)
    for year in sorted(years, key=lambda year: abs(year - near)):
        try:
            falls_on = date(year, point.month, point.day).weekday()
        except ValueError:
            continue
        if falls_on == point.weekday:
            found = date(year, point.month, point.day)
            nearest = "publication" if context.standing is None else periods.in_words(context.standing)
            return periods.day(found), f"the year nearest to {nearest} in which this date is a {WEEKDAY_NAMES[point.weekday]}"
    return without_year(point, context, Tense.UNKNOWN, at)


def without_year(point: Point, context: Context, tense: Tense, at: tuple[int, int]) -> tuple[Period, str]:
    """The nearest such month or day in the direction of the tense, past by default.

    A date of the coming weeks is nearer than the same date a year back, which news would print with its year; so it is taken
    too unless a past verb stands right beside it. And a future verb does not move a date of last week on by a year.
    """
    published = context.published_on
    told = going_on(lambda year: _in_year(point, year), at[0], context)
    if told is not None:
        return told, f"no year is given, so the text goes on from {periods.in_words(context.story[-1])}, which it told last"
    if tense is not Tense.FUTURE and (told := _in_chronicle(point, context, at)) is not None:
        return told, "no year is given, so that of the date before it, which the text goes on from"
    candidates = []
    reach = 8 if (point.month, point.day) == (2, 29) else 1  # years
    for year in range(max(1, published.year - reach), min(9999, published.year + reach) + 1):
        try:
            candidates.append(_in_year(point, year))
        except ValueError:  # 29 February
            continue
    past = [period for period in candidates if period.first <= published]
    future = [period for period in candidates if period.end and period.end >= published]
    kind = "date" if point.day else "month"
    if context.is_attribute(*at):
        tense = Tense.UNKNOWN
    just_past = bool(
        past and future and (published - past[-1].first).days <= _JUST_PAST < _FAR_BACK < (future[0].first - published).days
    )
    if future and tense is Tense.FUTURE and not just_past:
        return future[0], f"no year is given and the verb speaks of the future, so the next such {kind} from publication on"
    far_back = not past or (published - past[-1].first).days > _FAR_BACK
    if future and far_back and (future[0].first - published).days <= _SOON and not context.is_surely_past(*at):
        return future[0], f"no year is given, and the nearest such {kind} is soon after publication"
    if not past:
        raise ValueError("no such day")
    return past[-1], f"no year is given, so the latest such {kind} up to publication"


def _in_chronicle(point: Point, context: Context, at: tuple[int, int]) -> Period | None:
    """The first such month or day from the date on that the paragraph was telling of; None when it was telling of none."""
    told = year_told(at[0], context)
    if told is None or not takes_over(at[0], context.copy[at[0] : at[1]], context):
        return None
    for year in (told.first.year, told.first.year + 1):
        try:
            candidate = _in_year(point, year)
        except ValueError:  # 29 February
            continue
        if candidate.end is not None and told.first <= candidate.end <= context.published_on:
            return candidate
    return None


def _in_year(point: Point, year: int) -> Period:
    assert point.month is not None
    if point.day is None:
        return periods.month(year, point.month)
    return periods.day(date(year, point.month, point.day))
