"""Whether two parties are at odds just now: then what one of them says is meant for the other."""

from __future__ import annotations

from timeline.extraction.sides.whose import sides_of
from timeline.extraction.understood.affair import Affair
from timeline.vocabulary import Quad

FARTHEST_BLOW = 12  # events back in which one of them acted upon the other

_CONFLICT = frozenset({Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT})


def is_in_quarrel(affair: Affair, own: set[str]) -> bool:
    """Whether `own` is one of two parties, and what passed between them last was no kindness."""
    other = affair.other_than(own)
    if not other:
        return False
    both = own | {other}
    for earlier in reversed(affair.told[-FARTHEST_BLOW:]):
        acting, upon = sides_of(earlier.sources), sides_of(earlier.targets)
        if acting and upon and acting != upon and acting | upon == both:
            return earlier.type.quad in _CONFLICT
    return False
