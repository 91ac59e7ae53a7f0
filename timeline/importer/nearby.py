"""Traces by where others of the same event are looked for: under a side, a person or an article, and a time."""

from __future__ import annotations

from collections import defaultdict

from timeline.importer.sameness import WINDOW, WINDOW_FOR_NAMED, comparable
from timeline.importer.traces import Trace

# A side, a person or an article, and the number of a period. Periods are as long as the window in which others are looked for:
# what is `near_in_time` lies in the same or in the next to it.
_Place = tuple[object, int]


class Nearby:
    """Traces, of which those worth comparing with one are found without going through all."""

    def __init__(self) -> None:
        self._by_place: dict[_Place, list[Trace]] = defaultdict(list)

    def add(self, trace: Trace) -> None:
        for place in _places(trace, around=0):
            self._by_place[place].append(trace)

    def of(self, trace: Trace) -> list[Trace]:
        """The others that are comparable with it, without some that are not near in time."""
        others = {other.key: other for place in _places(trace, around=1) for other in self._by_place.get(place, ())}
        others.pop(trace.key, None)
        return [other for other in others.values() if comparable(trace, other)]


def _places(trace: Trace, *, around: int) -> set[_Place]:
    """`around` is how many periods before and behind its own."""
    persons = frozenset[int]().union(*trace.persons.values())
    return {
        (where, period)
        for where in (*trace.findable, trace.article)
        for length in (WINDOW_FOR_NAMED if where in persons else WINDOW,)
        for first, last in trace.times
        for period in range(first // length - around, last // length + around + 1)
    }
