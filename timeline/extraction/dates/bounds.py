"""How a preposition turns a date into a bound: since Monday, until July, by Friday, before 2015, after January 3."""

from __future__ import annotations

import re
from datetime import timedelta

from timeline.extraction.dates import periods
from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.reading import Context
from timeline.extraction.dates.tense import Tense
from timeline.extraction.dates.words import CLOCK, TIME_OF_DAY
from timeline.extraction.values import Span

_PREPOSITION = re.compile(
    r"\b(?P<word>ever since|since|until|till|up to|by|through|no later than|not later than|before|prior to|after|from|starting|beginning|"
    r"effective)(?: (?:late|early|mid))? {1,12}$"
)
_ONWARDS = re.compile(r",? (?:on|onwards?|forward)\b(?! \w+day)")
_THE_END = re.compile(r"(?:the )?(?:very )?(?:end|close) of\b")
_OWNS_SOMETHING = re.compile(r"'s? ?\w|'s\b| [a-z]+ing\b| (?:prayers?|mass|sermons?|services|worship|vespers)\b")
_HOUR_OF_DAY = re.compile(rf"(?:{CLOCK}|{TIME_OF_DAY})", re.IGNORECASE)


def bounded_by_preposition(period: Period, span: Span, context: Context) -> tuple[Period, str]:
    """The period as the words just before the span bound it, and how to say so; unchanged when none do.

    "Before Monday's vote" bounds by the vote and not by the Monday, so a date that owns something stays itself; so does one
    of prayers ("after Friday prayers") and one with its hour ("before dawn on Monday").
    """
    before = _PREPOSITION.search(context.copy, max(0, span.start - 24), span.start)
    if not before or period.start is None or period.end is None or period.timex.endswith("_REF"):
        return period, ""
    after = context.copy[span.end : span.end + 12]
    if _OWNS_SOMETHING.match(after):
        return period, ""
    word = before["word"]
    if word in ("before", "after") and _HOUR_OF_DAY.match(context.copy, span.start):
        return period, ""
    published = context.now if context.now > period.start else context.published_on  # a narrative ends where it stands
    if word in ("before", "prior to") and _THE_END.match(context.copy, span.start):
        word = "by"  # the last days of the period are still before its end
    is_day = period.start == period.end and not _HOUR_OF_DAY.match(context.copy, span.start)
    goes_on = _ONWARDS.match(after) or (is_day and period.start > published)  # "closed from 1 June", but begun "from midnight"
    if word in ("since", "ever since") or (
        word in ("from", "starting", "beginning", "effective") and (word != "from" or goes_on)
    ):
        if period.start > published:
            return periods.bounded(period, start=period.start, end=None), "; from then on"
        return periods.bounded(period, start=period.start, end=published), "; from then up to publication"
    if word in ("until", "till", "up to", "by", "no later than", "not later than"):
        ahead = period.start > published or (period.end >= published and context.tense(span.start, span.end) is not Tense.PAST)
        if not ahead and word in ("until", "till", "by") and _HOUR_OF_DAY.match(context.copy, span.start):
            return period, ""  # "by nightfall on Monday the queue was long": on that day
        return periods.bounded(period, start=published if ahead else None, end=period.end), "; at the latest then"
    if word == "through" and period.start > published:
        return periods.bounded(period, start=published, end=period.end), "; up to its end"
    if word in ("before", "prior to"):
        ahead = period.start > published and context.tense(span.start, span.end) is not Tense.PAST
        eve = period.start - timedelta(days=1)
        return periods.bounded(period, start=published if ahead else None, end=eve), "; before that"
    if word == "after":
        end = published if period.start <= published else None
        return periods.bounded(period, start=period.start, end=end), "; then or after that"
    return period, ""
