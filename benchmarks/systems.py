"""Our extraction as the scorers of development sets call it: plain text and a day in, tuples or dictionaries out."""

from __future__ import annotations

from datetime import date

from timeline.extraction.dates import find_dates


def dates(text: str, dct: str) -> list[tuple[int, int, str]]:
    """Start, end and TIMEX3 value of every date expression; `dct` is the day the document was written."""
    mentions = find_dates(text, date.fromisoformat(dct))
    return [(mention.span.start, mention.span.end, mention.timex) for mention in mentions]
