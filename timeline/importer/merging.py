"""Which stored event a mention reports, and why.

New mentions are compared only with those that share a side, a near type and a nearby week (`MentionKey`). All mentions
that hang together with a new one are then grouped afresh, within `cells` and in an order that depend on the articles alone: so
it does not matter which of them was imported first. Mentions that a person has placed stay where they are (`holding`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import inf

from django.db.models import Q

from timeline.importer.cells import Cutting
from timeline.importer.finding import keys_under, week_of
from timeline.importer.fitting import WORTH_KNOWING, Compared, Group, Pair, grouped, pair_of
from timeline.importer.holding import held_mentions
from timeline.importer.nearby import Nearby
from timeline.importer.remembering import Memory
from timeline.importer.sameness import WINDOW, WINDOW_FOR_NAMED, conflict, near_in_time, told_unlike, types_near
from timeline.importer.traces import Trace
from timeline.importer.weighing import weigh
from timeline.listed import listed
from timeline.models import Mention
from timeline.vocabulary import EventType, Role


def group(new: Collection[Trace], left_behind: Collection[int], memory: Memory) -> list[Group]:
    """Groups the new mentions and every stored one that hangs together with them.

    `left_behind` are stored mentions whose event has lost another mention, or whose sides have changed; they are grouped
    afresh as well.
    """
    neighbourhood = _Neighbourhood(new, memory)
    groups: list[Group] = []
    for cell in neighbourhood.cells(left_behind):
        traces = {key: neighbourhood.traces[key] for key in cell}
        groups += grouped(traces, Compared(traces, memory.links)) if len(cell) > 1 else [Group(list(traces.values()))]
    return groups


def mentions_in(events: Collection[int]) -> set[int]:
    """The stored mentions of these events."""
    return set(Mention.objects.filter(event_id__in=listed(events)).values_list("pk", flat=True))


def linked_with(mention_ids: Collection[int], memory: Memory) -> set[int]:
    """The stored mentions that may be of one event with any of these stored ones, whose presence decides what becomes of them."""
    return _Neighbourhood([], memory).around(mention_ids) if mention_ids else set()


class _Neighbourhood:
    """The mentions that hang together with the new ones."""

    def __init__(self, new: Collection[Trace], memory: Memory) -> None:
        self._memory = memory
        self._links = memory.links
        self._new = {trace.key for trace in new}
        self.traces = {trace.key: trace for trace in new}  # and the stored ones that are met, with their present events
        self._placed: dict[int, set[int]] = defaultdict(set)  # by event, those of them that a person has placed there
        self._nearby = Nearby()
        self._weights: dict[Pair, float] = {}  # of one pair they are the same whoever is named first
        self._know(self.traces.values())

    def cells(self, left_behind: Collection[int]) -> Iterator[set[int]]:
        """What is to be grouped afresh, each cell for itself. Whoever has been in one event with any of it is of it, too."""
        seeds = self._new | {trace.key for trace in self._met(left_behind)}
        new: Collection[int] = self._new
        cutting = Cutting(self._linked, lambda key: self.traces[key].published_on)
        known: set[int] = set()
        while seeds:
            for cell in cutting.cells(seeds, new):
                known |= cell
                yield cell
            seeds, new = self._siblings(known) - known, ()

    def around(self, keys: Collection[int]) -> set[int]:
        """What is linked with any of these stored mentions."""
        linked = self._linked([trace.key for trace in self._met(keys)])
        return set().union(*linked.values()).difference(keys)

    def _linked(self, keys: Collection[int]) -> dict[int, Mapping[int, float]]:
        """What may be of one event with each of these, of which those not compared before are compared now.

        What a person has placed in one event hangs together, whatever it says.
        """
        in_order = sorted(keys)
        self._compare([self.traces[key] for key in in_order if key not in self._links])
        self._met({other for key in in_order for other in self._links.of(key)})
        linked = {key: self._links.of(key) for key in in_order}
        for key, links in linked.items():
            if not links.keys() <= self.traces.keys():  # some have been deleted
                linked[key] = {other: weight for other, weight in links.items() if other in self.traces}
            trace = self.traces[key]
            if trace.pinned and trace.event:
                linked[key] = {**linked[key], **dict.fromkeys(self._placed[trace.event] - {key}, inf)}
        return linked

    def _siblings(self, keys: Iterable[int]) -> set[int]:
        """The mentions stored for the same events."""
        events = {event for key in keys if (event := self.traces[key].event)}
        return {trace.key for trace in self._met(mentions_in(events))}

    def _met(self, keys: Collection[int]) -> list[Trace]:
        """The traces of those of the mentions that have not been deleted meanwhile."""
        unknown = [key for key in keys if key not in self.traces]
        events = dict(Mention.objects.filter(pk__in=listed(unknown)).values_list("pk", "event_id")) if unknown else {}
        held = held_mentions(events) if events else set()
        traces = self._memory.traces(events)
        for trace in traces:
            trace.event, trace.pinned = events[trace.key], trace.key in held
            self.traces[trace.key] = trace
        self._know(traces)
        return [self.traces[key] for key in keys if key in self.traces]

    def _know(self, traces: Iterable[Trace]) -> None:
        """Takes in who of these are placed, and meets whoever is placed in the same events."""
        placed = [trace for trace in traces if trace.pinned]
        others = {trace.event for trace in placed if trace.event and trace.event not in self._placed}
        for trace in placed:
            if trace.event:
                self._placed[trace.event].add(trace.key)
        if others:
            self._met(mentions_in(others))

    def _compare(self, strangers: Sequence[Trace]) -> None:
        """Compares these with all that they may have to do with, and keeps what may be of one event."""
        for trace in (*strangers, *self._memory.traces(self._candidates(strangers))):
            self._nearby.add(trace)
        self._links.begin([trace.key for trace in strangers])
        for trace in strangers:
            for other in self._nearby.of(trace):
                weight = self._weight(trace, other)
                if weight >= WORTH_KNOWING:
                    self._links.add(trace.key, other.key, weight)

    def _weight(self, trace: Trace, other: Trace) -> float:
        pair = pair_of(trace.key, other.key)
        weight = self._weights.get(pair)
        if weight is None:
            is_possible = not told_unlike(trace, other) and near_in_time(trace, other) and not conflict(trace, other)
            weight = self._weights[pair] = weigh(trace, other).sum if is_possible else -inf
        return weight

    def _candidates(self, frontier: Sequence[Trace]) -> set[int]:
        """Stored mentions under the keys of the frontier, and the others of the same articles."""
        spans: dict[tuple[int, EventType], set[tuple[int, int]]] = defaultdict(set)
        for trace in frontier:
            persons = set().union(*trace.persons.values())
            for side in trace.findable:
                reach = WINDOW_FOR_NAMED if side in persons else WINDOW
                for first, last in trace.times:
                    spans[side, trace.type].add((week_of(first - reach), week_of(last + reach)))
        # Types that are near several: each is asked for once.
        wanted: dict[tuple[int, EventType], set[tuple[int, int]]] = defaultdict(set)
        for (side, event_type), weeks in spans.items():
            for near in types_near(event_type):
                wanted[side, near] |= weeks
        common = _SharedSides(frontier)
        common.add(
            keys_under(
                (side, event_type.value, *weeks)
                for (side, event_type), ranges in sorted(wanted.items())
                for weeks in _joined(ranges)
            )
        )
        found = common.enough()
        articles = {trace.article for trace in frontier if trace.key > 0}
        if articles:  # "after the attack": without a side it can only follow its own article
            named = Q(participants__role__in=(Role.SOURCE, Role.TARGET))
            found.update(Mention.objects.filter(article__content_hash__in=articles).exclude(named).values_list("pk", flat=True))
        # Where only persons act, an article tells of no party that is common to its mentions.
        of_persons = {trace.article for trace in frontier if trace.key > 0 and trace.findable <= _persons_and_their_sides(trace)}
        if of_persons:
            found.update(Mention.objects.filter(article__content_hash__in=of_persons).values_list("pk", flat=True))
        return found


class _SharedSides:
    """Which stored mentions share enough with one of the new ones to be worth comparing."""

    def __init__(self, traces: Iterable[Trace]) -> None:
        self._by_side: dict[int, list[tuple[int, bool]]] = defaultdict(list)
        for trace in traces:
            for side in trace.findable:
                self._by_side[side].append((trace.key, trace.is_open or side not in trace.sides | trace.around))
        self._shared: dict[int, set[int]] = defaultdict(set)
        self._open: set[int] = set()

    def add(self, keys: Iterable[tuple[int, int, bool]]) -> None:
        for mention, side, open_ in keys:
            self._shared[mention].add(side)
            if open_:
                self._open.add(mention)

    def enough(self) -> set[int]:
        """Two common sides; or one, if either mention leaves a side open; or one person, who is looked for further away."""
        return {mention for mention, sides in self._shared.items() if mention in self._open or self._is_enough(sides)}

    def _is_enough(self, sides: set[int]) -> bool:
        met: set[int] = set()
        for side in sides:
            for key, open_ in self._by_side[side]:
                if open_ or key in met:
                    return True
            met.update(key for key, _ in self._by_side[side])
        return False


def _persons_and_their_sides(trace: Trace) -> frozenset[int]:
    return frozenset(trace.persons).union(*trace.persons.values())


def _joined(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Ranges of weeks with those that touch made one."""
    current: tuple[int, int] | None = None
    for first, last in sorted(ranges):
        if current and first <= current[1] + 1:
            current = (current[0], max(current[1], last))
        else:
            if current:
                yield current
            current = (first, last)
    if current:
        yield current
