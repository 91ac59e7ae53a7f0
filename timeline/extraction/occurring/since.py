"""Which verb a date behind "since" belongs to: one that can go on from then."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import Chunk, Clauses, V
from timeline.extraction.clauses.tagging import RELATIVE, STOP, SUBORDINATOR
from timeline.extraction.values import DateMention


def token_at(clauses: Clauses, position: int) -> int:
    """The first token that ends after this place of the text."""
    return bisect_right(clauses.tokens, position, key=attrgetter("end"))


def is_since(clauses: Clauses, mention: DateMention) -> bool:
    at = token_at(clauses, mention.span.start)
    return at > 0 and clauses.tokens[at - 1].low == "since"


def _is_over(chunk: Chunk) -> bool:
    """Whether the verb tells of one moment, which "since 1964" cannot date: "the first time since 1964 that he will come"."""
    return (
        chunk.kind == V and is_finite(chunk) and not chunk.perfect and not chunk.progressive and (chunk.past or bool(chunk.modal))
    )


def verb_of_since(clauses: Clauses, at: int) -> int | None:
    """“Has kept the port closed since May”: of the verbs of the clause the one that can go on; None where all tell of one moment."""
    for index in range(at, -1, -1):
        chunk = clauses.chunks[index]
        if index == at or (chunk.kind == V and is_finite(chunk)):
            if not _is_over(chunk):
                return index
        elif chunk.kind in (STOP, RELATIVE, SUBORDINATOR):
            break
    return None
