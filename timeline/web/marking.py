"""Cuts a text along spans that may overlap, so that a template can wrap each of them in an element of valid HTML.

An element cannot cross another's border; spans can. Where two cross, the one that starts later is cut in two pieces.
Links are always innermost, because a link must not hold another link, and what follows a span (the reading of a date,
the number of a note) may itself be one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text and what it means: half-open, in code points of the whole text."""

    kind: str  # "sentence", "trigger", "when", "note", "actor": the template has one element for each
    start: int
    end: int
    about: Any = None  # what the template needs to know: a mention, a date, an actor, a note

    @property
    def is_link(self) -> bool:
        return self.kind == "actor"


@dataclass(frozen=True, slots=True)
class Piece:
    """One element of a mark. A mark that had to be cut has several; only the first may carry its id."""

    mark: Mark
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """Text without a border inside, the elements that open before it and those that close after it."""

    opens: tuple[Piece, ...]
    text: str
    closes: tuple[Piece, ...]  # innermost first


def segments(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Segment]:
    """`text[start:end]` cut at every border of `marks`; the segments' texts joined give it back letter for letter.

    Marks are clipped to the stretch, and those outside it, or without a letter in it, are left out. Of links that
    overlap, only the first, and of those the longest, is kept.
    """
    kept = _without_overlapping_links(mark for mark in marks if max(mark.start, start) < min(mark.end, end))
    borders = sorted({start, end, *(border for mark in kept for border in (mark.start, mark.end) if start < border < end)})
    stretches = list(pairwise(borders))
    stacks = [[mark for mark in kept if mark.start <= left and right <= mark.end] for left, right in stretches]
    found = []
    for number, ((left, right), stack) in enumerate(zip(stretches, stacks, strict=True)):
        before = stacks[number - 1] if number else []
        after = stacks[number + 1] if number + 1 < len(stacks) else []
        opened, closed = stack[_common(before, stack) :], stack[_common(stack, after) :]
        found.append(
            Segment(
                opens=tuple(_piece(mark, left, right, start, end) for mark in opened),
                text=text[left:right],
                closes=tuple(_piece(mark, left, right, start, end) for mark in reversed(closed)),
            )
        )
    return found


def _without_overlapping_links(marks: Iterable[Mark]) -> list[Mark]:
    """In the order in which their elements nest: links inside, then what starts first, then what ends last."""
    kept: list[Mark] = []
    last_link_end = -1
    for mark in sorted(marks, key=lambda mark: (mark.is_link, mark.start, -mark.end)):
        if mark.is_link:
            if mark.start < last_link_end:
                continue
            last_link_end = mark.end
        kept.append(mark)
    return kept


def _common(left: Sequence[Mark], right: Sequence[Mark]) -> int:
    """How many elements stay open from one segment to the next."""
    count = 0
    for ours, theirs in zip(left, right, strict=False):
        if ours is not theirs:
            break
        count += 1
    return count


def _piece(mark: Mark, left: int, right: int, start: int, end: int) -> Piece:
    return Piece(mark, is_first=left == max(mark.start, start), is_last=right == min(mark.end, end))
