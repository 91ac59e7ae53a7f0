"""From what speaks for pairs of mentions to groups of mentions, each of which reports one event.

The strongest pairs come first; two groups become one only if their members fit on the whole and nothing excludes it. In the
end groups that say little join the one that they fit best, if no other comes near.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf
from statistics import fmean

from timeline.importer.grounds import are_told_apart
from timeline.importer.links import Links
from timeline.importer.sameness import comparable, conflict, near_in_time
from timeline.importer.traces import Trace
from timeline.importer.weighing import weigh

Pair = tuple[int, int]  # the keys of two mentions, the smaller first

# Logarithms of odds (`weighing`): two mentions are of one event from the first on; two groups may be from the second on; what
# is below the third says nothing to a group, and is too little even for two groups that fit no third one as well.
_ENOUGH, _ENOUGH_FOR_GROUPS, WORTH_KNOWING = 0.0, -0.5, -0.85
_MARGIN = 0.5  # by which a group fits its best one better than any other
_PLENTY = 1.5  # who has as much in common with two events is of neither, unless it has plenty
_NOT_COMPARED = -1.0  # too little in common for that

_WHY_BEST = "neither fits another event as well"


class Compared:
    """What speaks for pairs of these mentions being of one event."""

    def __init__(self, traces: Mapping[int, Trace], links: Links) -> None:
        self.links = {
            pair_of(key, other): weight
            for key in traces
            if key in links
            for other, weight in links.of(key).items()
            if other in traces
        }
        self._weights: dict[Pair, float] = dict(self.links)

    def weight(self, a: Trace, b: Trace) -> float:
        """What speaks for two mentions that nothing excludes from being of one event."""
        pair = pair_of(a.key, b.key)
        weight = self._weights.get(pair)
        if weight is None:
            weight = weigh(a, b).sum if comparable(a, b) and near_in_time(a, b) else _NOT_COMPARED
            self._weights[pair] = weight
        return weight


_State = tuple[int, int]


@dataclass(slots=True, eq=False)
class Group:
    """Mentions that report one event; `reasons` says for each why it is here, where that is not its own evidence."""

    members: list[Trace]
    reasons: dict[int, str] = field(default_factory=dict)

    @property
    def state(self) -> _State:
        """Another one when it has taken others in: the first member stays, and their number only grows."""
        return (self.members[0].key, len(self.members))

    @property
    def pinned_event(self) -> int | None:
        return next((member.event for member in self.members if member.pinned), None)


def grouped(traces: Mapping[int, Trace], compared: Compared) -> list[Group]:
    """The groups of these mentions, which depend on nothing else."""
    in_order = sorted(traces, key=lambda key: traces[key].order)
    rank = {key: number for number, key in enumerate(in_order)}
    groups = {key: Group([traces[key]]) for key in in_order}
    fit = _Fit(groups, compared)
    # What a person merged may be unlike: each part takes in what it fits, and in the end they are one all the same.
    parts: dict[int | None, list[int]] = defaultdict(list)
    for key in (key for key in in_order if traces[key].pinned):
        alike = next((part for part in parts[traces[key].event] if fit.of_pair((part, key)) >= WORTH_KNOWING), None)
        if alike is None:
            parts[traces[key].event].append(key)
        else:
            _unite(groups, alike, key)

    def strongest_first(pair: Pair) -> tuple[float, int, int]:
        one, other = rank[pair[0]], rank[pair[1]]
        return (-compared.links[pair], min(one, other), max(one, other))

    links = sorted(compared.links, key=strongest_first)
    for pair in links:
        if compared.links[pair] >= _ENOUGH and fit.of_pair(pair) >= _ENOUGH_FOR_GROUPS and not fit.is_torn(pair):
            _unite(groups, *pair)
            _say_why(groups[pair[0]], traces, pair)
    for pair in _best_pairs(links, fit):
        if fit.of_pair(pair) >= WORTH_KNOWING and not _are_told_apart(*(groups[key] for key in pair)):
            _unite(groups, *pair)
            _say_why(groups[pair[0]], traces, pair, f"; {_WHY_BEST}")
    for first, *others in parts.values():
        for other in others:
            if groups[other] is not groups[first]:
                _unite(groups, first, other)
    return list({id(one): one for one in groups.values()}.values())


def _say_why(group: Group, traces: Mapping[int, Trace], pair: Pair, further: str = "") -> None:
    """Gives those of the two who have no reason yet to be in the group what they have in common, and what there is further."""
    if new := [key for key in pair if key not in group.reasons]:
        a, b = (traces[key] for key in pair)
        group.reasons |= dict.fromkeys(new, weigh(a, b).reason(a, b) + further)


class _Fit:
    """How well groups fit each other."""

    def __init__(self, groups: dict[int, Group], compared: Compared) -> None:
        self.groups = groups
        self.compared = compared
        self._linked: dict[int, list[int]] = defaultdict(list)
        for one, other in compared.links:
            self._linked[one].append(other)
            self._linked[other].append(one)
        self._known: dict[tuple[_State, _State], float] = {}

    def of_pair(self, pair: Pair) -> float:
        """How well the groups of two mentions fit."""
        return self.of(*(self.groups[key] for key in pair))

    def of(self, one: Group, other: Group) -> float:
        """The mean weight of all pairs of members of the two groups; negative without end where they are not to be one.

        "After the attack" speaks against nothing.
        """
        states = (one.state, other.state) if one.state < other.state else (other.state, one.state)
        if states not in self._known:
            self._known[states] = self._found(one, other)
        return self._known[states]

    def _found(self, one: Group, other: Group) -> float:
        if not _compatible(one, other):
            return -inf
        pairs = [(a, b) for a in one.members for b in other.members]
        weights = [self.compared.weight(a, b) for a, b in pairs]
        telling = [
            weight
            for weight, (a, b) in zip(weights, pairs, strict=True)
            if weight >= 0 or not (_says_nothing(a) or _says_nothing(b))
        ]
        return fmean(telling) if telling else max(weights)

    def is_torn(self, pair: Pair) -> bool:
        """Whether one of the two has as much in common with a third one that is not of the other's event."""
        weights = self.compared.links
        if weights[pair] >= _PLENTY:
            return False
        for key, other in (pair, pair[::-1]):
            own, others = self.groups[key], self.groups[other]
            rivals = {self.groups[rival] for rival in self._linked[key] if weights[pair_of(key, rival)] >= weights[pair]}
            rivals = {rival for rival in rivals - {own, others} if not _are_placed_together(rival, others)}
            if any(self.of(rival, others) < _ENOUGH for rival in rivals):
                return True
        return False


def _says_nothing(trace: Trace) -> bool:
    return not trace.wording.own_words


def _best_pairs(links: Iterable[Pair], fit: _Fit) -> list[Pair]:
    """Of groups that are linked by members in two articles, the pairs of those that each fit no third one nearly as well.

    What one article tells twice, it tells so that it shows. Two parts of what a person merged are no rivals.
    """
    first_pairs: dict[Pair, Pair] = {}
    articles = {id(group): {member.article for member in group.members} for group in fit.groups.values()}
    for pair in links:
        one, other = (id(fit.groups[key]) for key in pair)
        if one != other and len(articles[one] | articles[other]) > 1:
            first_pairs.setdefault(pair_of(one, other), pair)
    fits: dict[int, list[tuple[float, Pair, Group]]] = defaultdict(list)
    for pair in first_pairs.values():
        if (weight := fit.of_pair(pair)) > -inf:
            first, second = (fit.groups[key] for key in pair)
            fits[id(first)].append((weight, pair, second))
            fits[id(second)].append((weight, pair, first))

    def is_best(pair: Pair, one: int) -> bool:
        ranked = sorted(fits[one], key=lambda fitting: -fitting[0])
        if not ranked or ranked[0][1] != pair:
            return False
        most, _, best = ranked[0]
        return all(most - weight >= _MARGIN or _are_placed_together(best, rival) for weight, _, rival in ranked[1:])

    return [pair for groups, pair in first_pairs.items() if all(is_best(pair, one) for one in groups)]


def _compatible(one: Group, other: Group) -> bool:
    if one is other or (one.pinned_event and other.pinned_event and not _are_placed_together(one, other)):
        return False
    return not any(conflict(a, b) for a in one.members for b in other.members)


def _are_told_apart(one: Group, other: Group) -> bool:
    """Whether words of theirs tell that it is another event. That nothing else fits is too little to join them then."""
    return any(are_told_apart(a, b) for a in one.members for b in other.members)


def _are_placed_together(one: Group, other: Group) -> bool:
    return one.pinned_event is not None and one.pinned_event == other.pinned_event


def _unite(groups: dict[int, Group], key: int, other: int) -> None:
    kept, gone = groups[key], groups[other]
    kept.members += gone.members
    kept.reasons |= gone.reasons
    for member in gone.members:
        groups[member.key] = kept


def pair_of(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
