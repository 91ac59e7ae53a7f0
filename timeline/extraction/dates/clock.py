"""Hours and parts of a day that stand without their day: "4 p.m.", "noon", "twenty past midnight", "by dawn", "in the morning"."""

from __future__ import annotations

import re
from datetime import timedelta

from timeline.extraction.dates import periods
from timeline.extraction.dates.found import Found
from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.points import resolve_weekday
from timeline.extraction.dates.reading import Context, Reading, Rule
from timeline.extraction.dates.tense import Tense
from timeline.extraction.dates.words import SURE_CLOCK, WEEKDAY, WEEKDAYS, spaced
from timeline.vocabulary import Precision

_NAMED = ("noon", "midday", "midnight")
_BEFORE = re.compile(r"\bbefore $")
SCENE = 3  # sentences within which "at noon" is of the day told last
_WEEKDAY_BESIDE = re.compile(
    spaced(rf" \([^)]{{3,24}}\),? (?:on )?(?P<weekday>{WEEKDAY})\b| \((?:[^)]{{1,24}} )?(?P<inside>{WEEKDAY})\)")
)  # 4 p.m. (1300 GMT) on Saturday
_BEFORE_SUNRISE = re.compile(r"dawn|sunrise|daybreak|past midnight|after midnight|morning|a\.?m\b")
_AFTER_SUNSET = re.compile(r"evening|(?<!mid)night\b|dusk|nightfall|p\.?m\b")


def _resolve_clock(found: Found, context: Context) -> Reading:
    weekday = _WEEKDAY_BESIDE.match(context.copy, found.end())
    if weekday:
        period, why = resolve_weekday(WEEKDAYS[weekday["weekday"] or weekday["inside"]], context, context.tense(*found.span()))
        return Reading(period, why)
    told = _on_day_told(found, context) or (_day_of_scene(found, context) if found["clock"] in _NAMED else None)
    if told is None and found["clock"] == "midnight" and context.tense(*found.span()) is Tense.FUTURE:
        return Reading(periods.day(context.published_on + timedelta(days=1)), "the midnight to come, when the next day begins")
    if told is None and found["clock"] == "midnight" and _BEFORE.search(context.copy, max(0, found.start() - 12), found.start()):
        return Reading(periods.day(context.published_on - timedelta(days=1)), "the end of the day before publication")
    return told or Reading(periods.day(context.published_on), "a time of day without a date, so the day of publication")


def _on_day_told(found: Found, context: Context) -> Reading | None:
    """That of the day told in the same sentence, or last in a narrative; the small hours after an evening are those of the next day."""
    anchor = _day_told(found, context)
    if anchor is None:
        return None
    if context.mentions and _BEFORE_SUNRISE.search(found.group()) and _same_sentence(found, context, reach=2):
        last = context.mentions[-1].span
        if _AFTER_SUNSET.search(context.copy, last.start, last.end):
            anchor = periods.day(anchor.first + timedelta(days=1))
            return Reading(anchor, f"the night's end, so {periods.in_words(anchor)}")
    return Reading(anchor, f"a time of day on {periods.in_words(anchor)}, the last date in the text")


def _resolve_bare_hour(found: Found, context: Context) -> Reading | None:
    """ "Tonight at 9", "Friday night at 8": an hour without more is one right behind its day."""
    last = context.mentions[-1] if context.mentions else None
    if last is None or last.rule not in ("day-word", "weekday"):
        return None
    if not re.fullmatch(r" {1,3}at {1,3}", context.copy[last.span.end : found.start()]):
        return None
    return _on_day_told(found, context)


def _day_told(found: Found, context: Context) -> Period | None:
    if context.is_narrative:
        return context.anchor_for("day")
    if not context.mentions:
        return None
    return context.anchor(Precision.DAY) if _same_sentence(found, context) else None


def _day_of_scene(found: Found, context: Context) -> Reading | None:
    """“They met on Saturday. At noon she left.”: told in the past right behind a day, and not at the head of an entry."""
    opens_entry = context.copy[max(0, found.start() - 1) : found.start()] == "\x1e"
    if opens_entry or not context.mentions or not _same_sentence(found, context, reach=SCENE):
        return None
    told = context.anchor(Precision.DAY)
    if told is None or told.first > context.published_on or context.tense(*found.span()) is Tense.FUTURE:
        return None
    return Reading(told, f"a time of day told right after {periods.in_words(told)}")


def _same_sentence(found: Found, context: Context, reach: int = 1) -> bool:
    """Whether the last date stands in this sentence, or in one of so many."""
    start = found.start()
    for _ in range(reach):
        start -= len(context.sentence_before(start)) + 1
    return context.mentions[-1].span.end > start


_AT = (
    r"(?:(?<=at[ ])|(?<=by[ ])|(?<=before[ ])|(?<=after[ ])|(?<=around[ ])|(?<=until[ ])|(?<=from[ ])|(?<=between[ ])|(?<=\x1e))"
)
_OPENS_LINE = r"(?<=\x1e)"  # of an agenda or a live report
_HOURS = r"(?:[01]?\d|2[0-3])"

RULES = [
    Rule(
        "clock",
        rf"(?P<clock>(?<!\()(?:{SURE_CLOCK})|(?:{_AT}|(?<=about[ ])){_HOURS}:[0-5]\d|{_OPENS_LINE}{_HOURS}\.[0-5]\d(?=[ ])|{_AT}(?:noon|midnight|midday))",
        _resolve_clock,
    ),
    Rule("hour-of-day", r"(?<=at[ ])\d{1,2}(?=[ ]?(?:[,.;:!?)\x1e]|$)| (?:and|or|but)\b)", _resolve_bare_hour),
    Rule(
        "part-of-day-told",
        rf"{_AT}(?:dawn|dusk|sunrise|sunset|daybreak|nightfall)\b|(?<=in[ ])the (?:early |late )?(?:morning|afternoon|evening)\b(?! of\b)",
        _on_day_told,
    ),
]
