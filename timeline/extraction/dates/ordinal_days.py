"""Days given by their number alone: "on the 9th", "by the twenty-eighth", "the night of the 12th", "on the first of next month"."""

from __future__ import annotations

import re
from datetime import date

from timeline.extraction.dates import periods
from timeline.extraction.dates.found import Found
from timeline.extraction.dates.reading import Context, Reading, Rule
from timeline.extraction.dates.storyline import looks_back
from timeline.extraction.dates.tense import Tense
from timeline.extraction.dates.words import ANY_MONTH, NIGHT_OF, ORDINALS, WEEKDAY, WEEKDAYS, any_of, number, spaced
from timeline.vocabulary import Precision

_DIGITS = r"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)"
_NO_RANK = any_of(word for word, number_of in ORDINALS.items() if number_of > 4)  # "on the first," is seldom a day
_AFTER = r"(?:(?<=on[ ])|(?<=by[ ])|(?<=until[ ])|(?<=till[ ])|(?<=since[ ]))"
_ENDS = r"(?=[ ]?(?:[,.;:)\x1e]|$)| (?:and|or|but|when|while|as|in|at|with|after|before|the|an?|he|she|it|they|we|there|his|her|its|their)\b)"
_NUMBERED = re.compile(  # what is numbered like days, up to three words on: "the 7th Panzer Army", "the 3rd attempt"
    spaced(
        r"(?: [\w'-]+){0,3}? (?:arm(?:y|ies)|corps|divisions?|brigades?|regiments?|battalions?|infantry|cavalry|guards|fleet|squadrons?|wing|"
        r"group|flotilla|battery|artillery|marines?|rifles|foot|hussars|dragoons|lancers|fusiliers|legion|parallel|congress|amendment|"
        r"street|avenue|floor|earl|duke|dynasty|edition|session|anniversary|century|day|week|month|year|hour|time|attempt|attack|assault|"
        r"wave|round|place|district|precinct|hole|minute|ballot|grade|birthday|summit|meeting)\b"
    )
)


def _resolve(found: Found, context: Context) -> Reading | None:
    """The latest such day up to publication, or the next one when the verb is future; in a narrative the next from where it stands."""
    day = number(found["day"] or found["alone"])
    if not found["which"] and context.standing is not None:
        return _in_story(day, found, context)
    published = context.published_on
    month, step = published.replace(day=1), -1
    if found["which"] in ("last", "next"):
        month = periods.months_after(month, 1 if found["which"] == "next" else -1)
    elif not found["which"]:
        if context.tense(*found.span()) is Tense.FUTURE:
            month, step = month if day >= published.day else periods.months_after(month, 1), 1
        else:
            month = month if day <= published.day else periods.months_after(month, -1)
    while day > (periods.month(month.year, month.month).end or month).day:  # "the 31st" in a June
        month = periods.months_after(month, step)
    return Reading(
        periods.day(month.replace(day=day)), "no month is given, so the nearest such day in the direction of the tense"
    )


def _resolve_in_story(found: Found, context: Context) -> Reading | None:
    """In a narrative also before words that in news would tell of a rank: "On the 26th shells fell"."""
    if context.standing is None or _NUMBERED.match(context.copy, found.end()):
        return None
    return _in_story(number(found["day"]), found, context)


def _resolve_with_weekday(found: Found, context: Context) -> Reading | None:
    """ "Monday the 17th": of the nearest month in which that day falls on that weekday."""
    weekday, day, near = WEEKDAYS[found["weekday"]], number(found["day"]), context.now.replace(day=1)
    for step in (0, 1, -1, 2, -2, 3, -3):
        month = periods.months_after(near, step)
        try:
            when = month.replace(day=day)
        except ValueError:  # "the 31st" in a June
            continue
        if when.weekday() == weekday:
            return Reading(periods.day(when), "no month is given, so the nearest in which this day has that weekday")
    return None


def _in_story(day: int, found: Found, context: Context) -> Reading | None:
    """The day of the month last told, or of the next one where that day was over; None after a bare year."""
    standing = context.anchor_for("month")
    if standing is None or standing.end is None:
        return None
    month = standing.first.replace(day=1)
    is_over = standing.precision in (Precision.DAY, Precision.WEEK) and day < standing.first.day
    if is_over and not looks_back(found.start(), context):
        month = periods.months_after(month, 1)
    when = date(month.year, month.month, day)
    return Reading(
        periods.day(when), f"no month is given, so the text goes on from {periods.in_words(standing)}, which it told last"
    )


RULES = [
    Rule(
        "weekday-and-day",
        rf"(?P<weekday>{WEEKDAY}),? (?:the )?(?P<day>{_DIGITS})(?! (?:of\b|{ANY_MONTH}))",
        _resolve_with_weekday,
    ),
    Rule(
        "day-of-this-month",
        rf"(?:(?<=on[ ])|(?<=since[ ])|(?<=until[ ])|(?<=by[ ])|{NIGHT_OF})the (?:(?P<day>{_DIGITS}|{any_of(ORDINALS)})(?: of (?P<which>this|last|next|the)"
        rf" month)|(?P<alone>{_DIGITS}{_ENDS}|{_NO_RANK}(?=[ ]?(?:[,.;:)\x1e]|$))))",
        _resolve,
    ),
    Rule("day-of-told-month", rf"(?:{_AFTER}|{NIGHT_OF})the (?P<day>{_DIGITS}|{_NO_RANK}(?={_ENDS}))", _resolve_in_story),
]
