"""The arithmetic of figures, and the measures of merging.

Pairwise and B-cubed scores are those of coreference: Bagga and Baldwin, "Algorithms for Scoring Coreference Chains"
(1998), for B-cubed; pairwise counts the pairs of mentions that are in one event.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `value` is a percentage, or a plain number where `is_count`; None: nothing to measure on."""

    field: str
    measure: str
    value: float | None
    counted: str
    is_count: bool = False

    @property
    def name(self) -> str:
        return f"{self.field}: {self.measure}"

    @property
    def written(self) -> str:
        if self.value is None:
            return "–"
        return f"{self.value:.0f}" if self.is_count else f"{self.value:.1f} %"


def share(field: str, measure: str, right: int, of: int, of_what: str) -> Figure:
    """So many of so many, as a percentage."""
    return Figure(field, measure, percent(right, of), f"{right} of {of} {of_what}")


def count(field: str, measure: str, number: int, counted: str) -> Figure:
    """A plain number."""
    return Figure(field, measure, float(number), counted, is_count=True)


def percent(right: float, of: float) -> float | None:
    return 100 * right / of if of else None


def f1(precision: float | None, recall: float | None) -> float | None:
    """Their harmonic mean; nothing right gives 0."""
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float | None:
    """The mean over the gold classes of each one's F1, from pairs (gold, found)."""
    classes = {gold for gold, _ in pairs}
    if not classes:
        return None
    right = Counter(gold for gold, found in pairs if gold == found)
    marked, given = Counter(gold for gold, _ in pairs), Counter(found for _, found in pairs)
    return 100 * sum(2 * right[one] / (marked[one] + given[one]) for one in classes) / len(classes)


Labels = Sequence[tuple[Hashable, Hashable]]  # for each mention the event of its mark, and the event it was merged into


def pairwise(labels: Labels) -> tuple[tuple[int, int], tuple[int, int]]:
    """Pairs of mentions: (rightly together, together), (rightly together, to be together): precision, recall."""
    both = _pairs(Counter(labels))
    return (both, _pairs(Counter(found for _, found in labels))), (both, _pairs(Counter(gold for gold, _ in labels)))


def b_cubed(labels: Labels) -> tuple[float | None, float | None]:
    """Precision and recall: for each mention the share of its event's mentions that belong there, averaged."""
    golds: defaultdict[Hashable, int] = defaultdict(int, Counter(gold for gold, _ in labels))
    founds: defaultdict[Hashable, int] = defaultdict(int, Counter(found for _, found in labels))
    together = Counter(labels)
    precision = sum(count * count / founds[found] for (_, found), count in together.items())
    recall = sum(count * count / golds[gold] for (gold, _), count in together.items())
    return percent(precision, len(labels)), percent(recall, len(labels))


def _pairs(groups: Counter[Hashable]) -> int:
    return sum(size * (size - 1) // 2 for size in groups.values())
