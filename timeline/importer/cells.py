"""Mentions cut into cells, each of which is grouped for itself, at places that depend on the mentions alone.

A cell is what hangs together by links. Where that is more than `LARGEST_CELL` mentions, as in an affair of which every paper
writes every day, only links that say more than the next level tie a cell together; and so on, up to what is told in nearly
the same words. Mentions of two cells are never of one event, so an import costs no more than the cells that it touches.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from math import inf

from timeline.importer.fitting import WORTH_KNOWING

LARGEST_CELL = 1_500  # mentions
_LEVELS = (WORTH_KNOWING, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0)

# For some mentions, all that each is linked with, and how strongly.
Linked = Callable[[Collection[int]], Mapping[int, Mapping[int, float]]]


def cells_of(seeds: Collection[int], new: Collection[int], linked: Linked) -> list[set[int]]:
    """The cells of the seeds, among which are the `new` mentions, and all that became other cells through the new ones."""
    cells: list[set[int]] = []
    seeds = set(seeds)
    for level in _LEVELS:
        most = LARGEST_CELL if level < _LEVELS[-1] else inf
        clusters = _clusters(seeds, level, most, linked)
        cells += (cluster for cluster in clusters if len(cluster) <= most)
        too_large = set[int]().union(*(cluster for cluster in clusters if len(cluster) > most))
        if not too_large:
            break
        # What the new ones have joined was cut at this level, if it was small enough without them; now it is cut higher up.
        newcomers = too_large.intersection(new)
        joined = {other for links in linked(newcomers).values() for other, weight in links.items() if weight >= level}
        before = _clusters(joined.difference(new), level, most, linked, without=new)
        seeds = (seeds & too_large).union(*(cluster for cluster in before if len(cluster) <= most))
    return cells


def _clusters(
    seeds: Collection[int], level: float, most: float, linked: Linked, without: Collection[int] = frozenset()
) -> list[set[int]]:
    """What hangs together with each of the seeds. What is more than `most` is not followed to its end."""
    cluster_of = {seed: {seed} for seed in seeds}
    frontier = set(seeds)
    while frontier:
        met: set[int] = set()
        for key, links in linked(frontier).items():
            for other, weight in links.items():
                if weight < level or other in without:
                    continue
                if other not in cluster_of:
                    cluster_of[other] = {other}
                    met.add(other)
                _join(cluster_of, key, other)
        frontier = {key for key in met if len(cluster_of[key]) <= most}
    return list({id(cluster): cluster for cluster in cluster_of.values()}.values())


def _join(cluster_of: dict[int, set[int]], one: int, other: int) -> None:
    kept, gone = sorted((cluster_of[one], cluster_of[other]), key=len, reverse=True)
    if kept is not gone:
        kept |= gone
        for key in gone:
            cluster_of[key] = kept
