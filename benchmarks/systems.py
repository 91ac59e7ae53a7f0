"""Our extraction as the scorers of development sets call it: plain text and a day in, tuples or dictionaries out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from timeline.extraction.dates import find_dates
from timeline.extraction.values import DateMention

_ENDS = re.compile(r"(?:(?:from|between)\s+)?(.+?)(?:\s+(?:to|through|and|until|till)\s+|\s*[-–/]\s*)(.+)", re.IGNORECASE | re.DOTALL)


def dates(text: str, dct: str) -> list[tuple[int, int, str]]:
    """Start, end and TIMEX3 value of every date expression; `dct` is the day the document was written."""
    return [end for mention in find_dates(text, date.fromisoformat(dct)) for end in _timexes(mention, text)]


def _timexes(mention: DateMention, text: str) -> Iterator[tuple[int, int, str]]:
    """TimeML annotates the two ends of "from March 3 to March 5" apart; we read one span."""
    ends = _ENDS.fullmatch(mention.span.of(text)) if "/" in mention.timex else None
    if ends is None:
        yield mention.span.start, mention.span.end, mention.timex
        return
    for group, value in zip((1, 2), mention.timex.split("/"), strict=True):
        yield mention.span.start + ends.start(group), mention.span.start + ends.end(group), value
