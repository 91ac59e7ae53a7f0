"""Traces by where others of the same event are looked for: under a side, a person or an article, and a time."""

from __future__ import annotations

from collections import defaultdict

from timeline.importer.sameness import WINDOW_FOR_NAMED, comparable
from timeline.importer.traces import Trace

# As long as the widest window: what is `near_in_time` lies in the same period or in the next to it.
_PERIOD = WINDOW_FOR_NAMED.days


class Nearby:
    """Traces, of which those worth comparing with one are found without going through all."""

    def __init__(self) -> None:
        self._by_place: dict[tuple[object, int], list[Trace]] = defaultdict(list)

    def add(self, trace: Trace) -> None:
        periods = _periods(trace)
        for place in (*trace.findable, trace.article):
            for period in periods:
                self._by_place[place, period].append(trace)

    def of(self, trace: Trace) -> list[Trace]:
        """The others that are comparable with it, without some that are not near in time."""
        periods = {period + step for period in _periods(trace) for step in (-1, 0, 1)}
        places = [(place, period) for place in (*trace.findable, trace.article) for period in periods]
        others = {other.key: other for place in places for other in self._by_place.get(place, ())}
        others.pop(trace.key, None)
        return [other for other in others.values() if comparable(trace, other)]


def _periods(trace: Trace) -> set[int]:
    spans = [(first.toordinal(), last.toordinal()) for first, last in trace.times]
    return {period for first, last in spans for period in range(first // _PERIOD, last // _PERIOD + 1)}
