"""Nights that are named by the two days they lie between: "the night of Monday to Tuesday", "in the night to Tuesday"."""

from __future__ import annotations

from datetime import timedelta

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


RULES = [
    Rule(
        "night-between",
        rf"the night (?:(?:of|from|between) {WEEKDAY}(?: night)? (?:to|into|and) |(?:in)?to )(?P<morning>{WEEKDAY})(?: morning)?",
        _resolve_night_to,
    ),
]
