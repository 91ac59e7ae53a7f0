"""Years before Christ, and years that are marked as after: "490 BC", "the 5th century BC", "AD 79". The calendar of this program
begins with the year 1, so that those before it have a TIMEX3 value and no days.
"""

from __future__ import annotations

from timeline.extraction.dates import periods
from timeline.extraction.dates.found import Found
from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.reading import Context, Reading, Rule
from timeline.extraction.dates.words import LEAD, LONG_MONTH, ORDINALS, SEASON, any_of, month_number, number
from timeline.vocabulary import Precision

_BEFORE = r"(?:bce?\b|b\.c\.(?:e\.)?)"
_AFTER = r"(?:ad\b|a\.d\.|ce\b|c\.e\.)"


def _resolve_before(found: Found, context: Context) -> Reading:
    value = f"BC{int(found['year']):04d}"
    if found["month"]:
        value += f"-{month_number(found['month']):02d}"
    elif found["season"]:
        value += f"-{periods.SEASONS[found['season']][0]}"
    return Reading(Period(None, None, Precision.UNKNOWN, value), "before the first year of the calendar", dates_events=False)


def _resolve_century_before(found: Found, context: Context) -> Reading:
    value = f"BC{number(found['number']) - 1:02d}"
    return Reading(Period(None, None, Precision.UNKNOWN, value), "before the first year of the calendar", dates_events=False)


def _resolve_after(found: Found, context: Context) -> Reading | None:
    era = "era" if found["era"] else "era2"
    if context.text[found.start(era)].islower():
        return None
    return Reading(periods.year(int(found["year"] or found["year2"])), "the year is written out")


RULES = [
    Rule(
        "year-before-christ",
        rf"{LEAD}(?:(?:the )?(?P<season>{SEASON}) (?:of )?|(?P<month>{LONG_MONTH}),? (?:of )?)?(?P<year>\d{{1,4}}) {_BEFORE}",
        _resolve_before,
    ),
    Rule(
        "century-before-christ",
        rf"{LEAD}(?:the )?(?:(?:early|mid|late)(?: |-))?(?P<number>\d{{1,2}}(?:st|nd|rd|th)|{any_of(ORDINALS)})(?: |-)century {_BEFORE}",
        _resolve_century_before,
    ),
    Rule(
        "year-after-christ",
        rf"(?:(?P<era>{_AFTER}) (?P<year>\d{{1,4}})\b|(?P<year2>\d{{1,4}}) (?P<era2>{_AFTER}))",
        _resolve_after,
    ),
]
