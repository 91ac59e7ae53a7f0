"""Whom an answer is meant for, and whom an imitation hits: "insisted that …", "is considering the same step"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.affair import Affair, Understood, sides_of
from timeline.extraction.values import EventMention
from timeline.vocabulary import EventType, Quad

FARTHEST_MODEL = 12  # events back in which what is imitated is looked for

_ANSWERS = frozenset(
    [
        "answer", "answered", "answers", "complain", "complained", "complains", "counter", "countered", "counters", "denied",
        "denies", "deny", "expect", "expected", "expects", "insist", "insisted", "insists", "object", "objected", "objects",
        "replied", "replies", "reply", "retort", "retorted", "retorts",
    ]
)  # fmt: skip
_LIKEWISE = frozenset({"same", "similar", "likewise", "suit", "alike", "identical"})


def answers_other(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    """What one of two parties insists on, denies or complains of it says to the other one; what it only says, to anybody."""
    other = affair.other_than(own)
    if event.type is not EventType.STATEMENT or not other or event.trigger.of(affair.text).lower() not in _ANSWERS:
        return None
    return affair.party(event, other, "the other one of two parties, to whom this is an answer")


def imitates(affair: Affair, words: Sequence[str], event: EventMention, own: set[str]) -> Understood | None:
    """ "Norway declared the same consul unwelcome", "Spain is considering similar measures": whom the one before hit."""
    if event.type.quad not in (Quad.MATERIAL_CONFLICT, Quad.VERBAL_CONFLICT) or _LIKEWISE.isdisjoint(words[:5]):
        return None
    for earlier in reversed(affair.told[-FARTHEST_MODEL:]):
        hit = sides_of(earlier.targets)
        if earlier.type.quad is Quad.MATERIAL_CONFLICT and hit and not own & (hit | sides_of(earlier.sources)):
            return Understood(earlier.targets, f"whom another hit before, “{earlier.trigger.of(affair.text)}”")
    return None
