"""Mentions cut into cells, each of which is grouped for itself, at places that depend on the mentions alone.

A cell is what hangs together by links. Where that is more than `LARGEST_CELL` mentions, as in an affair of which every paper
writes every day, only links that say more tie a cell together, level by level; what is told in nearly the same words day
after day is cut by the calendar in the end. Mentions of two cells are never of one event, so an import costs no more than
the cells that it touches.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from math import inf
from typing import NamedTuple

from timeline.importer.fitting import WORTH_KNOWING

LARGEST_CELL = 600  # mentions


class _Level(NamedTuple):
    """Which links tie a cell together: those of at least this weight, in one stretch of so many days if any is given."""

    weight: float
    days: int | None = None


# Above a weight of one there are words in common. Formulas that come back every day have weights all alike, of which a higher
# level leaves none: so weeks are parted before more than that is asked, and days in the end.
_LEVELS = (
    *map(_Level, (WORTH_KNOWING, 0.0, 0.5, 1.0)),
    *(_Level(1.0, days) for days in (28, 7)),
    *(_Level(weight, 7) for weight in (1.5, 2.0, 2.5, 3.0)),
    _Level(3.0, 1),
)

# For some mentions, all that each is linked with, and how strongly; without end where people have placed both in one event.
Linked = Callable[[Collection[int]], Mapping[int, Mapping[int, float]]]


class Cutting:
    """Cuts mentions whose links, and whose days of publication (`date.toordinal`), the two functions tell."""

    def __init__(self, linked: Linked, day_of: Callable[[int], int]) -> None:
        self._linked = linked
        self._day_of = day_of

    def cells(self, seeds: Collection[int], new: Collection[int]) -> list[set[int]]:
        """The cells of the seeds, among which are the `new` mentions, and all that became other cells through the new ones."""
        cells: list[set[int]] = []
        seeds = set(seeds)
        for level in _LEVELS:
            most = LARGEST_CELL if level != _LEVELS[-1] else inf
            clusters = self._clusters(seeds, level, most)
            cells += (cluster for cluster in clusters if len(cluster) <= most)
            too_large = set[int]().union(*(cluster for cluster in clusters if len(cluster) > most))
            if not too_large:
                break
            # What the new ones have joined was cut at this level, if it was small enough without them; now it is cut higher up.
            newcomers = self._linked(too_large.intersection(new))
            joined = {other for key, links in newcomers.items() for other in self._tied(key, links, level)}
            before = self._clusters(joined.difference(new), level, most, without=new)
            seeds = (seeds & too_large).union(*(cluster for cluster in before if len(cluster) <= most))
        return cells

    def _clusters(
        self, seeds: Collection[int], level: _Level, most: float, without: Collection[int] = frozenset()
    ) -> list[set[int]]:
        """What hangs together with each of the seeds. What is more than `most` is not followed to its end."""
        cluster_of = {seed: {seed} for seed in seeds}
        frontier = set(seeds)
        while frontier:
            met: set[int] = set()
            for key, links in self._linked(frontier).items():
                for other in self._tied(key, links, level):
                    if other in without:
                        continue
                    if other not in cluster_of:
                        cluster_of[other] = {other}
                        met.add(other)
                    _join(cluster_of, key, other)
            frontier = {key for key in met if len(cluster_of[key]) <= most}
        return list({id(cluster): cluster for cluster in cluster_of.values()}.values())

    def _tied(self, key: int, links: Mapping[int, float], level: _Level) -> list[int]:
        if level.days is None:
            return [other for other, weight in links.items() if weight >= level.weight]
        stretch = self._day_of(key) // level.days
        return [
            other
            for other, weight in links.items()
            if weight == inf or (weight >= level.weight and self._day_of(other) // level.days == stretch)
        ]


def _join(cluster_of: dict[int, set[int]], one: int, other: int) -> None:
    kept, gone = sorted((cluster_of[one], cluster_of[other]), key=len, reverse=True)
    if kept is not gone:
        kept |= gone
        for key in gone:
            cluster_of[key] = kept
