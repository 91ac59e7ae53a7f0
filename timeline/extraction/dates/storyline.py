"""Where a narrative stands: the date it told last, from which days and months without their year go on.

A narrative goes forward. What it says in passing of another time ("which had begun in 1961", "the borders of 1790") leaves it
where it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline.extraction.dates import periods
from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.reading import Context
from timeline.extraction.values import Span
from timeline.vocabulary import Precision

_PARTICIPLE = (
    "(?:[a-z]{2,}(?:ed|wn|ght|uck|elt|ept|ung|unk|aid|eard)|been|begun|come|gone|won|lost|led|fled|met|left|set|put|cut|hit|held|sent|spent|"
    "built|taken|given|fallen|risen|broken|spoken|written|chosen|driven|beaten|made|found|stood|become|run|sworn|torn|borne|read|sold|told)"
)
_LOOKS_BACK = re.compile(rf"\bhad (?:(?:not|never|just|long|only|also|since|once|first|[a-z]+ly|[a-z]+) )?{_PARTICIPLE}\b[^;]*$")
_ASIDE = re.compile(r"\b(?:who|which|whose|whom|that|where|since|than|as)\b[^;]*$|\([^)]*$|\w of (?:the )?$")
_OPENS = re.compile(r"^\W*(?:(?:but|and|then|again|later|by|in|on|during|early|late|mid|the|year) {0,12}-?)*$")
_FROM_PUBLICATION = [
    "ago",
    "ago-vague",
    "ago-this-day",
    "days-ago",
    "hours-ago",
    "recent",
    "window",
    "window-of-hours",
    "in-future",
    "day-word",
    "overnight",
    "beyond-next",
    "new-year",
]
_POINTS = re.compile(r"(?:(?:earlier|later|early|late) )?(?:this|last|next) ")
_A_LITTLE = 120  # days: told out of its order within a year, rather than a year on or back
_A_MONTH = 31  # days: a longer stretch is told of as a whole, before what happened in it
_A_LONG_TIME = 400  # days


def looks_back(start: int, context: Context) -> bool:
    """Whether the sentence speaks of what had happened before."""
    return bool(_LOOKS_BACK.search(context.sentence_before(start)))


def going_on(in_year: Callable[[int], Period], at: int, context: Context) -> Period | None:
    """The day, month or season of a narrative that gives it without its year; None outside of narratives.

    That of the year last told, unless it lies so far before it that the next one must be meant.
    """
    standing = context.standing
    if standing is None:
        return None
    year = standing.first.year
    try:
        candidate = in_year(year)
        ahead = (candidate.first - standing.first).days
        if standing.precision is Precision.YEAR or abs(ahead) <= _A_LITTLE:
            return candidate
        if looks_back(at, context):
            return in_year(year - 1) if ahead > 0 else candidate
        return candidate if ahead > 0 else in_year(year + 1)
    except ValueError:  # 29 February
        return None


def carry_on(span: Span, period: Period, rule: str, context: Context) -> None:
    """Moves the narrative to the date just read, unless it is told in passing or counted from the day of publication."""
    whole = _whole(period)
    if whole is None or rule in _FROM_PUBLICATION or _POINTS.match(context.copy, span.start):
        return
    standing = context.standing
    if standing is not None:
        before = context.sentence_before(span.start)
        if (
            whole.precision is Precision.YEAR
            and not _OPENS.match(before)
            and whole.first.year - standing.first.year not in (0, 1)
        ):
            return
        if whole.first < standing.first and (looks_back(span.start, context) or _ASIDE.search(before)):
            return
    context.story.append(whole)


def _whole(period: Period) -> Period | None:
    """The month of "mid-May", the year of "late 1989", the last of several days, the first of several months or years; None for what is vaguer."""
    if period.start is None or period.end is None or period.precision is Precision.DECADE:
        return None
    if period.precision is not Precision.RANGE:
        return period
    lasts = (period.end - period.start).days
    if "/" in period.timex:
        if lasts > _A_LONG_TIME:
            return periods.year(period.start.year)
        return periods.day(period.end if lasts <= _A_MONTH else period.start)
    if re.fullmatch(r"\d{4}-\d\d", period.timex):
        return periods.month(period.start.year, period.start.month)
    if re.fullmatch(r"\d{4}", period.timex):
        return periods.year(period.start.year)
    return period if lasts <= _A_LONG_TIME else None
