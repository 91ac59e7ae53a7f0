"""Weekdays with what stands before or after them: "last Friday", "next week, on Friday", "the following Friday", "Friday"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from timeline.extraction.dates import periods
from timeline.extraction.dates.found import Found
from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.points import resolve_weekday
from timeline.extraction.dates.reading import Context, Reading
from timeline.extraction.dates.words import ANCHORED_STEPS, STEPS, WEEKDAY_NAMES, WEEKDAYS, weekday_number
from timeline.vocabulary import Precision

_HOUR = re.compile(r"(?:noon|midday|midnight|dawn|dusk|sunrise|sunset|daybreak|nightfall)\b")


def resolve(found: Found, context: Context) -> Reading | None:
    """The day of a weekday expression, from the groups "weekday", "step", "week" and "week_first" of the match."""
    start, end = found.span("weekday")
    if found["weekday"] not in WEEKDAYS and (context.text[start].islower() or context.text[end : end + 2].lstrip(" ").isupper()):
        return None  # he sat, the sun, Sun Microsystems
    weekday = weekday_number(found["weekday"])
    week = found["week"] or found["week_first"]
    if week:
        monday = periods.week(context.published_on).first
        when = monday + timedelta(days=weekday + 7 * STEPS[week])
        return Reading(periods.day(when), f"the {WEEKDAY_NAMES[weekday]} of the week {beside_publication(STEPS[week])}")
    step = re.sub(" +", " ", found["step"] or "")
    if step in ANCHORED_STEPS and (anchor := _day_told(context)) is not None:
        return _weekday_from(anchor.first, weekday, ANCHORED_STEPS[step])
    if step in STEPS:
        return _stepped_weekday(context.published_on, weekday, step)
    at = found.span("weekday") if _HOUR.match(found.group()) else found.span()  # "long by nightfall on Monday": no deadline
    period, why = resolve_weekday(weekday, context, context.tense(*at))
    return Reading(period, why)


def _day_told(context: Context) -> Period | None:
    return context.anchor_for("day") if context.is_narrative else context.anchor(Precision.DAY)


def _stepped_weekday(published: date, weekday: int, step: str) -> Reading:
    """ "Last Friday", "this Friday", "next Friday", "this coming Friday", seen from the day of publication."""
    name, monday = WEEKDAY_NAMES[weekday], periods.week(published).first
    if STEPS[step] < 0:
        when = published - timedelta(days=(published.weekday() - weekday - 1) % 7 + 1)
        return Reading(periods.day(when), f"the latest {name} before the day of publication")
    if step == "next":
        return Reading(periods.day(monday + timedelta(days=weekday + 7)), f"the {name} of the week after publication")
    if STEPS[step] > 0:
        when = published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)
        return Reading(periods.day(when), f"the first {name} after publication")
    return Reading(periods.day(monday + timedelta(days=weekday)), f"the {name} of the week of publication")


def _weekday_from(anchor: date, weekday: int, step: int) -> Reading:
    name = WEEKDAY_NAMES[weekday]
    if step < 0:
        when = anchor - timedelta(days=(anchor.weekday() - weekday - 1) % 7 + 1)
        return Reading(periods.day(when), f"the latest {name} before {_say(anchor)}, the last date in the text")
    start = anchor + timedelta(days=step)
    when = start + timedelta(days=(weekday - start.weekday()) % 7)
    return Reading(periods.day(when), f"the first {name} from {_say(start)} on, counted from the last date in the text")


def _say(when: date) -> str:
    return periods.in_words(periods.day(when))


def beside_publication(step: int) -> str:
    """Where a unit lies that is this many steps on: in words for a reason."""
    return {-1: "before publication", 0: "of publication", 1: "after publication"}[step]
