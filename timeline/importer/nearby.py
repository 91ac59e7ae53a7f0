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
        self._keys: set[int] = set()

    def add(self, trace: Trace) -> None:
        """Once more is as good as once."""
        if trace.key not in self._keys:
            self._keys.add(trace.key)
            for place in _places(trace, around=0):
                self._by_place[place].append(trace)

    def of(self, trace: Trace) -> list[Trace]:
        """The others that are comparable with it, without some that are not near in time."""
        others = {other.key: other for place in _places(trace, around=1) for other in self._by_place.get(place, ())}
        others.pop(trace.key, None)
        return [other for other in others.values() if comparable(trace, other)]


def _places(trace: Trace, *, around: int) -> list[_Place]:
    """`around` is how many periods before and behind its own."""
    weeks = _periods(trace, WINDOW, around)
    if not trace.persons:
        return [(where, week) for where in (*trace.findable, trace.article) for week in weeks]
    persons = frozenset[int]().union(*trace.persons.values())
    longer = _periods(trace, WINDOW_FOR_NAMED, around)
    return [(where, period) for where in (*trace.findable, trace.article) for period in (longer if where in persons else weeks)]


def _periods(trace: Trace, length: int, around: int) -> set[int]:
    return {period for first, last in trace.times for period in range(first // length - around, last // length + around + 1)}
