"""The year of a chronicle: after "In 2015 the accord was signed." the words "In June …" mean the June of 2015, not the last one.

Only a date that opens its sentence or clause and stands in the same paragraph takes the year over: elsewhere a month without
its year is more often the latest one, and the year before it is background ("Smith, who took office in 2015, resigned in June").
"""

from __future__ import annotations

import re

from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.reading import PARAGRAPH_BREAK, Context
from timeline.extraction.values import Span
from timeline.vocabulary import Precision

_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)|\b(?:that|the same) year\b")
_COUNTED_ON = re.compile(r"\b(?:later|after|following|next|same|that)\b")
_BACKGROUND = re.compile(r"\b(?:who|which|whose|whom|that|since|until|till|before|after|from|by|than|as) [^.;]{0,80}$")
_OPENS = re.compile(
    r"(?:^\W*|[,;] {1,12}(?:and|but) {1,12}|\band {1,12}|\b(?:later|earlier|after|before), )(?:then |again )?(?:in|on|by)? {0,12}(?:the )?$"
)


def tells_year(span: Span, period: Period, context: Context) -> bool:
    """Whether the date just read carries the story on with a year of its own, or with the one told before it.

    A bare year does so only in front: "In 2015 …", but not "The bridge was built in 2015."
    """
    words, before = context.copy[span.start : span.end], context.sentence_before(span.start)
    if _BACKGROUND.search(before) or (period.precision is Precision.YEAR and not takes_over(span.start, words, context)):
        return False
    return bool(_YEAR.search(words)) or (year_told(span.start, context) is not None and takes_over(span.start, words, context))


def takes_over(start: int, words: str, context: Context) -> bool:
    """Whether a date without its year goes on with the chronicle: it opens its clause, or is counted from the date before."""
    return bool(_COUNTED_ON.search(words) or _OPENS.search(context.sentence_before(start)))


def year_told(start: int, context: Context) -> Period | None:
    """The date of an earlier year that the paragraph was telling of just before this place."""
    if context.telling is None:
        return None
    period, end = context.telling
    if period.first.year >= context.published_on.year or PARAGRAPH_BREAK in context.copy[end:start]:
        return None
    return period if period.precision in (Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR) else None
