"""Which new mention of an article takes the place of which former one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.importer.rows import MentionRow

# Two sentences less alike than this are not two wordings of one.
_SAME_SENTENCE = 0.5


@dataclass(frozen=True, slots=True)
class Former:
    """A mention as it was before its article was read anew; `key` is its id, or that of a row about it."""

    key: int
    event: int
    type: str
    quote: str
    start: int
    trigger: str
    trigger_start: int


def continued(text: str, new: Sequence[MentionRow], former: Sequence[Former]) -> dict[int, Former]:
    """By position among the new mentions of the article with this text, the former one that each continues.

    The same words with the same trigger come first, then the same type in a sentence as alike as can be found.
    """
    words = [frozenset(old.quote.split()) for old in former]
    pairs = []
    for position, mention in enumerate(new):
        quote, trigger = text[mention.start : mention.end], text[mention.trigger_start : mention.trigger_end]
        new_words = frozenset(quote.split())
        for number, old in enumerate(former):
            same_type, same_trigger = mention.event_type == old.type, trigger == old.trigger
            alike = 1.0 if quote == old.quote else _likeness(new_words, words[number])
            unmoved = (mention.start, mention.trigger_start) == (old.start, old.trigger_start)
            if alike >= _SAME_SENTENCE and (same_type or same_trigger):
                pairs.append((-alike - same_type - same_trigger, not unmoved, number, position))
    heirs: dict[int, Former] = {}
    taken: set[int] = set()
    for _, _, number, position in sorted(pairs):
        if number not in taken and position not in heirs:
            taken.add(number)
            heirs[position] = former[number]
    return heirs


def _likeness(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / max(len(some | others), 1)
