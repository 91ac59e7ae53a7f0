"""Words that only refer ("now", "recently", "in the future"): TimeML marks them, but they date no event. And habits, which are no dates."""

from __future__ import annotations

import re
from datetime import timedelta

from timeline.extraction.dates.found import Found
from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.reading import Context, Reading, Rule
from timeline.extraction.dates.words import ANY_MONTH, CLOCK, COUNT, SEASON, TIME_OF_DAY, UNIT, WEEKDAY, any_of
from timeline.vocabulary import Precision

_PAST = [
    "the other day",
    "the other night",
    "the other week",
    "the other evening",
    "the other morning",
    "recently",
    "more recently",
    "most recently",
    "long ago",
]
_PRESENT = ["now", "right now", "currently", "current", "these days", "nowadays", "at present", "presently", "at the moment", "the present",
            "this moment"]  # fmt: skip
_FUTURE = ["the future", "the near future", "the foreseeable future", "the near term", "the short term", "the coming period"]


def _resolve_reference(found: Found, context: Context) -> Reading:
    words = re.sub(" +", " ", found.group())
    published = context.published_on
    if words in _FUTURE:
        return Reading(
            Period(published, None, Precision.UNKNOWN, "FUTURE_REF"), "after publication, without a date", dates_events=False
        )
    if words in _PRESENT:
        return Reading(
            Period(None, None, Precision.UNKNOWN, "PRESENT_REF"),
            "about the time of publication, without a date",
            dates_events=False,
        )
    end = published - timedelta(days=1) if words == "long ago" else published
    return Reading(Period(None, end, Precision.UNKNOWN, "PAST_REF"), "before publication, without a date", dates_events=False)


def _no_date(found: Found, context: Context) -> None:
    """A habit or a length of time: read as a whole, so that "every Friday" is not taken for a Friday."""
    return


_PLURAL_DAYS = rf"(?:{WEEKDAY}s|{WEEKDAY} {TIME_OF_DAY}s)"

RULES = [
    Rule(
        "habit",
        rf"(?:every|each)(?: other| single)? (?:{WEEKDAY}|{ANY_MONTH}|{SEASON}|{UNIT}|{TIME_OF_DAY})\b"
        rf"(?: {TIME_OF_DAY})?(?: at {CLOCK})?",
        _no_date,
        means_no_date=True,
    ),
    Rule("habit", rf"{_PLURAL_DAYS}\b", _no_date, means_no_date=True),
    Rule(
        "day-in-name",
        rf"(?:black|bloody|super|cyber|holy|sheffield) {WEEKDAY}\b",
        _no_date,
        means_no_date=True,
    ),
    Rule(
        "day-in-name",
        r"(?:mail on sunday|black september|ruby tuesday|monday club|friday mosque)\b",
        _no_date,
        means_no_date=True,
    ),
    Rule("day-in-name", r"june fourth (?:movement|incident|protests?|massacre)\b", _no_date, means_no_date=True),
    Rule("day-in-name", r"good friday (?:agreement|accords?|deal|peace)\b", _no_date, means_no_date=True),
    Rule(
        "day-in-name",
        rf"{WEEKDAY} (?:times|telegraph|express|mirror|herald|night live|tribune)\b",
        _no_date,
        means_no_date=True,
    ),
    Rule("day-of-unknown", rf"the (?:first|last) {WEEKDAY} of\b(?! {ANY_MONTH})", _no_date, means_no_date=True),
    Rule(
        "length",
        r"\d{1,4}-(?:day|week|month|year|quarter|hour|minute)s?(?:-old|-long)?\b(?! ago)",
        _no_date,
        means_no_date=True,
    ),
    Rule(
        "reference",
        rf"(?:{any_of([*_PAST, *_PRESENT, *_FUTURE])}|(?<=in[ ])the past(?! (?:{UNIT}s?|{COUNT}|few|several"
        rf"|couple|hours|{SEASON}|{WEEKDAY})\b))(?!-)",
        _resolve_reference,
    ),
]
