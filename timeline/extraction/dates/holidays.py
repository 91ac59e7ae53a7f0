"""Holidays and named days: "Christmas Day", "last Thanksgiving", "9/11". Which day each one is stands in lexicon files."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from timeline.extraction.dates import periods
from timeline.extraction.dates.found import Found
from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.reading import Context, Reading, Rule
from timeline.extraction.dates.storyline import going_on
from timeline.extraction.dates.tense import Tense
from timeline.extraction.dates.words import MONTHS, TIME_OF_DAY, WEEKDAYS, YEAR, any_of
from timeline.extraction.lexicon.files import Problems, own_folder, rows

_HOLIDAYS, _NAMED_DAYS = "dates_holidays.txt", "dates_named_days.txt"


@cache
def holidays() -> dict[str, str]:
    """Name of a holiday in lower case -> how its day is told. Lines that tell no day are left out: see lexicon_errors()."""
    return _read_holidays(Problems(), own_folder())


@cache
def named_days() -> dict[str, date]:
    """Words that always mean one day of history ("9/11")."""
    return _read_named_days(Problems(), own_folder())


def lexicon_errors(extra: Path | None = None) -> list[str]:
    """What is wrong with the two files, one sentence each with file and line; an empty list when all is well."""
    problems = Problems()
    _read_holidays(problems, extra)
    _read_named_days(problems, extra)
    return problems.found


def _read_holidays(problems: Problems, extra: Path | None) -> dict[str, str]:
    found = {}
    for row in rows(_HOLIDAYS, problems, extra=extra, fewest=2, most=2):
        rule = row[1].lower()
        try:
            day_in(2020, rule)
        except (ValueError, KeyError, IndexError):
            problems.add(row, f"“{row[1]}” tells no day.")
        else:
            found[row[0].lower()] = rule
    return found


def _read_named_days(problems: Problems, extra: Path | None) -> dict[str, date]:
    found = {}
    for row in rows(_NAMED_DAYS, problems, extra=extra, fewest=2, most=2):
        try:
            found[row[0].lower()] = date.fromisoformat(row[1])
        except ValueError:
            problems.add(row, f"“{row[1]}” is not a day like 2001-09-11.")
    return found


def day_in(year: int, rule: str) -> date:
    """The day of a holiday in a year: "25 december", "easter -2", "4th thursday november", "last monday may", "tuesday from 2 november",
    "2020-01-25 2021-02-12"."""
    words = rule.split()
    if words[1:2] == ["from"]:
        start = date(year, MONTHS[words[3]], int(words[2]))
        return start + timedelta(days=(WEEKDAYS[words[0]] - start.weekday()) % 7)
    if words[0] == "easter":
        return _easter(year) + timedelta(days=int(words[1]) if len(words) > 1 else 0)
    if "-" in words[0]:
        days = [date.fromisoformat(word) for word in words]
        return next((day for day in days if day.year == year), days[0])
    if len(words) == 2:
        return date(year, MONTHS[words[1]], int(words[0]))
    which, weekday, month = words
    number = 0 if which == "last" else int(which[0])
    return periods.weekday_of_month(date(year, MONTHS[month], 1), WEEKDAYS[weekday], number)


def _easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _resolve_holiday(found: Found, context: Context) -> Reading | None:
    name = re.sub(" +", " ", found["name"])
    printed = context.text[found.start("name") : found.end("name")]
    if printed.removeprefix("the ")[0].islower() or re.match(
        r" {1,3}(?:island|rising|tree|card)", context.copy[found.end() : found.end() + 16]
    ):
        return None
    rule = holidays()[name]
    if found["year"]:
        return _on(day_in(int(found["year"]), rule), "the holiday's day in that year", found)
    when, why = nearest(rule, found["step"], context, found.span())
    return _on(when, why, found)


def nearest(rule: str, step: str | None, context: Context, at: tuple[int, int]) -> tuple[date, str]:
    """The day of a holiday without its year, which stands at this place behind "last", "this", "next" or nothing, and why."""
    published = context.published_on
    told = None if step else going_on(lambda year: periods.day(day_in(year, rule)), at[0], context)
    if told is not None:
        return told.first, f"the text goes on from {periods.in_words(context.story[-1])}, which it told last"
    days = [day_in(published.year + shift, rule) for shift in (-1, 0, 1) if 0 < published.year + shift < 9999]
    past, future = [day for day in days if day <= published], [day for day in days if day >= published]
    tense = context.tense(*at)
    if step in ("last",):
        return max(day for day in past if day < published), "the latest one before publication"
    if step == "this":
        return min(days, key=lambda day: abs(day - published)), "the one nearest to publication"
    if future and (step == "next" or tense is Tense.FUTURE or not past):
        return future[0], "the next one from publication on, as the verb speaks of the future"
    if future and tense is Tense.UNKNOWN and future[0] - published < published - past[-1]:
        return future[0], "the one nearest to publication"
    return max(past), "the latest one up to publication"


def _on(when: date, why: str, found: Found) -> Reading:
    if found["weekend"]:
        return Reading(_weekend_beside(when), f"the weekend beside the holiday, and for the holiday {why}")
    period = periods.week(when) if found["week"] else periods.day(when)
    return Reading(period, why)


def _weekend_beside(holiday: date) -> Period:
    """A Monday or Tuesday ends a long weekend, any other day begins one or lies within it."""
    return periods.weekend(holiday - timedelta(days=7 if holiday.weekday() <= 1 else 0))


def _resolve_named_day(found: Found, context: Context) -> Reading:
    name = re.sub(" +", " ", found["name"])
    return Reading(
        periods.day(named_days()[name]), "known by this name; it names a thing and does not date the sentence", dates_events=False
    )


RULES = [
    Rule("named-day", rf"(?P<name>{any_of(named_days())})", _resolve_named_day),
    Rule(
        "holiday",
        rf"(?:(?P<step>last|next|this) )?(?P<name>{any_of(holidays())})\b(?:(?P<weekend> weekend)|(?P<week> week)|"
        rf" {TIME_OF_DAY})?(?:,? (?:of |in )?(?P<year>{YEAR}))?",
        _resolve_holiday,
    ),
]
