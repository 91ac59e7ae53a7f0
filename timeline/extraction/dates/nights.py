"""Nights: "overnight", and those that are named by the two days they lie between: "the night of Monday to Tuesday"."""

from __future__ import annotations

from datetime import timedelta

from timeline.extraction.dates import periods
from timeline.extraction.dates.found import Found
from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.points import resolve_weekday
from timeline.extraction.dates.reading import Context, Reading, Rule
from timeline.extraction.dates.words import WEEKDAY, WEEKDAYS
from timeline.vocabulary import Precision


def _resolve_night_to(found: Found, context: Context) -> Reading:
    """ "The night of Monday to Tuesday", "in the night to Tuesday": from the evening of the one day into the other."""
    period, why = resolve_weekday(WEEKDAYS[found["morning"]], context, context.tense(*found.span()))
    night = Period(period.first - timedelta(days=1), period.end, Precision.RANGE, period.timex)
    return Reading(night, f"the night between two days; {why}")


def _resolve_overnight(found: Found, context: Context) -> Reading:
    published = context.published_on
    told = context.anchor(Precision.DAY) if found.group() != "overnight" else None
    if told is not None and told.first < published:
        period = Period(told.start, told.first + timedelta(days=1), Precision.RANGE, told.timex)
        return Reading(period, f"the night after {periods.in_words(told)}, the last day of the text")
    period = Period(published - timedelta(days=1), published, Precision.RANGE, published.isoformat())
    return Reading(period, "the night before publication")


RULES = [
    Rule(
        "night-between",
        rf"the night (?:(?:of|from|between) {WEEKDAY}(?: night)? (?:to|into|and) |(?:in)?to )(?P<morning>{WEEKDAY})(?: morning)?",
        _resolve_night_to,
    ),
    Rule(
        "night-between",
        rf"overnight (?:from )?(?:{WEEKDAY} (?:to|into)|into|to) (?P<morning>{WEEKDAY})\b",
        _resolve_night_to,
    ),
    Rule("overnight", r"overnight(?! (?:stays?|curfews?|trains?|flights?|rates?|guests?)\b)", _resolve_overnight),
    Rule(
        "overnight",
        r"(?<=during[ ])the night(?! (?:of|to|from|between|before|after|on)\b|,? (?:\d|mon|tues|wed|thurs|fri|sat|sun))",
        _resolve_overnight,
    ),
]
