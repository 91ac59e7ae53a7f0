"""Whose act it is that somebody condemns: "the raid on Chad" is not Chad's, "the arrest of the consul by Mali" is Mali's."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.extraction.clauses import Clauses
from timeline.extraction.roles import ATTACHED, acting
from timeline.extraction.triggers import lexicon
from timeline.extraction.values import ActorMention
from timeline.vocabulary import EventType

_OF_HARM = ("by",)  # where the author of "the arrest of the consul by Mali" stands
_HARM = frozenset({EventType.ASSAULT, EventType.COERCE})


def authors_of(clauses: Clauses, heads: Iterable[int]) -> list[ActorMention]:
    """The actors that the objects of a verb of blame stand for; of a harm, who did it and not who suffered it."""
    found: list[ActorMention] = []
    for head in heads:
        found += acting(clauses, head, _OF_HARM if is_harm(clauses, head) else ATTACHED)
    return found


def is_harm(clauses: Clauses, head: int) -> bool:
    """Whether the noun alone tells a harm done to somebody: "the raid", "the seizure"."""
    chunk = clauses.chunks[head]
    entries = lexicon().nouns.get(clauses.tokens[chunk.last].low, ())
    return any(len(entry.words) == 1 and entry.type in _HARM for entry in entries)
