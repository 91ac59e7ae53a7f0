"""Which mention is compared with which mark.

Only within one sentence, and one to one: first those whose type the mark accepts, among them those whose actors agree
most; then, of what is left, those that share an acting side (the extraction saw the event and mistook its type).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.evaluation.found import Found, FoundParty
from timeline.evaluation.gold import GoldParty, Mark
from timeline.extraction.values import Span

# Types whose parties act together, so that a sentence need not say who is acted upon.
_MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}


@dataclass(frozen=True, slots=True)
class Pair:
    mark: Mark
    found: Found

    @property
    def has_right_type(self) -> bool:
        return self.found.type in self.mark.types


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a mark and of the mention aligned with it."""

    marked: tuple[GoldParty, ...]
    found: tuple[FoundParty, ...]

    @property
    def is_exact(self) -> bool:
        """Everybody marked was found, and nobody else."""
        return all(any(one.answers_to(party) for one in self.found) for party in self.marked) and all(
            any(one.answers_to(party) for party in self.marked) for one in self.found
        )

    @property
    def is_in_part(self) -> bool:
        """Somebody marked was found, or both hold nobody."""
        return self.common > 0 or not (self.marked or self.found)

    @property
    def common(self) -> int:
        return sum(any(one.answers_to(party) for one in self.found) for party in self.marked)

    @property
    def common_states(self) -> int:
        return sum(any(one.is_on_the_side_of(party) for one in self.found) for party in self.marked)


def sides(mark: Mark, found: Found) -> tuple[Side, Side]:
    """The acting side and the side acted upon. Where several act together, on each other, both are all of them."""
    together = len(mark.sources) > 1 and mark.types[0] in _MUTUAL and set(mark.targets) <= set(mark.sources)
    if not together:
        return Side(mark.sources, found.sources), Side(mark.targets, found.targets)
    everybody = Side(mark.sources, tuple(dict.fromkeys((*found.sources, *found.targets))))
    return everybody, everybody


def align(marks: Sequence[Mark], found: Sequence[Found]) -> list[Pair]:
    """The pairs of one article, in the order of its marks."""
    candidates = sorted(
        (rank, number, other)
        for number, mark in enumerate(marks)
        for other, mention in enumerate(found)
        if stands_in(mention.sentence, mark) and (rank := _rank(mark, mention)) is not None
    )
    partners: dict[int, int] = {}
    for _, number, other in candidates:
        if number not in partners and other not in partners.values():
            partners[number] = other
    return [Pair(marks[number], found[partners[number]]) for number in sorted(partners)]


def stands_in(sentence: Span, mark: Mark) -> bool:
    return sentence.start <= mark.at < sentence.end


def reports_something(found: Found, marks: Iterable[Mark]) -> bool:
    """Whether a mention tells of something marked in its sentence, even if another mention tells it already."""
    return any(stands_in(found.sentence, mark) and _rank(mark, found) is not None for mark in marks)


def _rank(mark: Mark, found: Found) -> tuple[int, ...] | None:
    """How well the two agree, the smaller the better; None where they have nothing to do with each other."""
    acting, acted_upon = sides(mark, found)
    if found.type not in mark.types and not acting.common_states:
        return None
    states = acting.common_states + acted_upon.common_states
    another_day = (mark.start, mark.end) != (found.start, found.end)
    # The last two only settle ties: our own type before another that is fine, what all must find before what they may leave.
    wrong_type = found.type not in mark.types
    return wrong_type, -states, -acting.common - acted_upon.common, another_day, found.type is not mark.types[0], mark.optional
