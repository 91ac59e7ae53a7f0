"""The order of the timeline as one number, so that pages, participations and full text all follow one index."""

from __future__ import annotations

from datetime import date

_ID_BITS = 32
_WIDTH_BITS = 9
_DAY_BITS = 22  # date.max.toordinal() is 3,652,059


def sort_key(event_id: int, start: date | None, end: date | None) -> int:
    """First day, then days of width, then id, packed into a signed 64-bit number; unique for every event.

    Dated events are positive: descending order shows the latest first. An event with an open end is negative, so that
    it never stands among the dated ones; those are ordered by the bound that is known (the end, else the start).
    Ids must stay below 2**32.
    """
    if start is None or end is None:
        bound = end or start or date.min
        return (bound.toordinal() - (1 << _DAY_BITS) << _WIDTH_BITS + _ID_BITS) | event_id
    width = min((end - start).days, (1 << _WIDTH_BITS) - 1)
    return (start.toordinal() << _WIDTH_BITS + _ID_BITS) | (width << _ID_BITS) | event_id
