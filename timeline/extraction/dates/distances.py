"""Distances measured from a day or week that is named beside them: "two days before Christmas", "a week from Friday", "ten years ago
this month", "the week after next", "the night before last"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from timeline.extraction.dates import periods
from timeline.extraction.dates.found import Found
from timeline.extraction.dates.holidays import day_in, holidays, nearest
from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.points import read_point, resolve_point
from timeline.extraction.dates.reading import Context, Reading, Rule
from timeline.extraction.dates.tense import Tense
from timeline.extraction.dates.words import (
    ABOUT,
    ANY_MONTH,
    COUNT,
    DAY_NUMBER,
    SEASON,
    SINGULAR,
    UNIT,
    UNITS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    any_of,
    number,
)

_DAY_WORDS = {"today": 0, "tonight": 0, "now": 0, "tomorrow": 1, "yesterday": -1}
_DAYS = rf"(?:{any_of(_DAY_WORDS)}\b|{WEEKDAY}\b|{any_of(holidays())}\b(?:,? {YEAR})?|{ANY_MONTH} {DAY_NUMBER}(?:,? {YEAR})?|{DAY_NUMBER} {ANY_MONTH}(?: {YEAR})?)"
_MONTHS = {"month": 1, "year": 12, "decade": 120}


def _named(words: str, context: Context, at: tuple[int, int], tense: Tense | None = None) -> date | None:
    """The day that stands at the other end of the distance."""
    words = re.sub(" +", " ", words)
    if words in _DAY_WORDS:
        return context.published_on + timedelta(days=_DAY_WORDS[words])
    year = re.search(r",? (\d{4})$", words)
    rule = holidays().get(words[: year.start()] if year else words)
    if rule:
        return day_in(int(year[1]), rule) if year else nearest(rule, None, context, at)[0]
    point = read_point(words, context)
    return None if point is None else resolve_point(point, context, tense or context.tense(*at), at)[0].first


def _moved(when: date, count: int, unit: str) -> date:
    if unit in _MONTHS:
        return periods.months_after(when, count * _MONTHS[unit])
    return when + timedelta(days=count * (7 if unit == "week" else 1))


def _resolve_from_day(found: Found, context: Context) -> Reading | None:
    """A day so far from a day that is named."""
    named = _named(found["day"], context, found.span("day"))
    if named is None:
        return None
    unit, words = SINGULAR.get(found["unit"], found["unit"]), found["count"] or "one"
    back = found["direction"] in ("before", "prior to")
    when = _moved(named, -number(words) if back else number(words), unit)
    if found["direction"] == "from" and context.copy[: found.start()].endswith("for "):
        whole = periods.between(periods.day(named), periods.day(when - timedelta(days=1)))
        return Reading(whole, f"{words} {found['unit']} that begin on {periods.in_words(periods.day(named))}")
    return Reading(
        periods.day(when), f"{words} {found['unit']} {'before' if back else 'after'} {periods.in_words(periods.day(named))}"
    )


def _resolve_ago(found: Found, context: Context) -> Reading | None:
    """The day, week or month named beside "ago", so long before: as fine as the one that is named."""
    unit, count = SINGULAR.get(found["unit"], found["unit"]), number(found["count"])
    if found["stretch"]:
        step = {"this": 0, "last": -1, "next": 1}[found["step"]]
        then = _moved(_moved(context.published_on, step, found["stretch"]), -count, unit)
        return Reading(periods.of_unit(then, found["stretch"]), f"{found['step']} {found['stretch']}, {count} {unit}s back")
    named = _named(found["day"], context, found.span("day"), Tense.PAST)
    if named is None:
        return None
    return Reading(periods.day(_moved(named, -count, unit)), f"{count} {unit}s before {periods.in_words(periods.day(named))}")


def _resolve_beyond(found: Found, context: Context) -> Reading | None:
    """ "The week after next", "the year before last", "the night before last": two on or two back from publication."""
    ahead, unit = found["beyond"].startswith("after"), found["unit"]
    if unit in ("night", "evening", "day"):
        return None if ahead else Reading(periods.day(context.published_on - timedelta(days=2)), "two days before publication")
    count = 2 if ahead else -2
    if unit == "weekend":
        saturday = context.published_on + timedelta(days=7 * count)
        return Reading(periods.weekend(saturday), "the weekend two weeks from that of the week of publication")
    period: Period = periods.of_unit(_moved(context.published_on, count, unit), unit)
    return Reading(period, f"two {unit}s {'after' if ahead else 'before'} the one of publication")


def _resolve_weekday_beside(found: Found, context: Context) -> Reading | None:
    """The first such weekday after the day named, or the last one before it."""
    named = _named(found["day"], context, found.span("day"))
    if named is None:
        return None
    weekday = WEEKDAYS[found["weekday"]]
    after = found["direction"] == "after"
    days = (weekday - named.weekday() - 1) % 7 + 1 if after else -((named.weekday() - weekday - 1) % 7 + 1)
    when = periods.day(named + timedelta(days=days))
    return Reading(when, f"the {found['weekday'].title()} {found['direction']} {periods.in_words(periods.day(named))}")


def _resolve_counted_days(found: Found, context: Context) -> Reading | None:
    """ "Two Fridays ago", "three summers ago": counted back from the latest one that was over."""
    count, published = number(found["count"]), context.published_on
    if found["weekday"]:
        last = published - timedelta(days=(published.weekday() - WEEKDAYS[found["weekday"]] - 1) % 7 + 1)
        return Reading(periods.day(last - timedelta(weeks=count - 1)), "counted back from the latest one")
    season = periods.season(published.year, found["season"])
    latest = published.year if season.end is not None and season.end < published else published.year - 1
    return Reading(periods.season(latest - count + 1, found["season"]), "counted back from the latest one that was over")


def _resolve_week_on(found: Found, context: Context) -> Reading:
    """ "Thursday week": a week after the coming Thursday."""
    published = context.published_on
    days = (WEEKDAYS[found["weekday"]] - published.weekday() - 1) % 7 + 1
    weeks = 2 if found["stretch"] == "fortnight" else 1
    return Reading(periods.day(published + timedelta(days=days + 7 * weeks)), f"a {found['stretch']} after the coming one")


RULES = [
    Rule(
        "weekday-beside-day",
        rf"the (?P<weekday>{WEEKDAY}) (?P<direction>before|after) (?P<day>{_DAYS})(?!'s?)",
        _resolve_weekday_beside,
    ),
    Rule(
        "days-ago",
        rf"(?P<count>{COUNT}) (?:(?P<weekday>{WEEKDAY})s|(?P<season>{SEASON})s) (?:ago|back)\b",
        _resolve_counted_days,
    ),
    Rule(
        "week-on",
        rf"(?P<weekday>{WEEKDAY}) (?P<stretch>week|fortnight)(?=[ ]{{0,3}}(?:[,.;:!?)]|and\b|or\b|at\b|$))",
        _resolve_week_on,
    ),
    Rule(
        "distance-from-day",
        rf"(?:{ABOUT} )?(?:(?P<count>{COUNT}|an?) (?P<unit>days?)(?: (?P<direction>before|after|prior to|from))"
        rf" (?P<day>{_DAYS})(?!'s?))",
        _resolve_from_day,
    ),
    Rule(
        "distance-from-day",
        rf"(?P<count>{COUNT}|an?) (?P<unit>weeks?|months?|years?) (?P<direction>from) (?P<day>(?!now\b){_DAYS})(?!'s?)",
        _resolve_from_day,
    ),
    Rule(
        "distance-from-day",
        rf"the (?P<count>)(?P<unit>day) (?P<direction>before|after) (?P<day>{any_of(holidays())})(?!'s?)",
        _resolve_from_day,
    ),
    Rule(
        "ago-this-day",
        rf"(?:{ABOUT} )?(?P<count>{COUNT}|an?) (?P<unit>{UNITS}|{UNIT}) ago (?:(?P<step>this|last|next) (?P<stretch>week|month)\b"
        rf"|(?:on )?(?P<day>{_DAYS}))(?!'s?)",
        _resolve_ago,
    ),
    Rule(
        "beyond-next",
        rf"the (?P<unit>day|night|evening|week|weekend|month|year) (?P<beyond>after next|before last)\b(?! {WEEKDAY}| {ANY_MONTH}| {UNIT}| night)",
        _resolve_beyond,
    ),
]
