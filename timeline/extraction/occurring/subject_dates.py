"""Which part of a subject has the date that stands right before the verb of the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import NP, Chunk, Clauses, V
from timeline.extraction.clauses.tagging import PREPOSITION, RELATIVE
from timeline.extraction.lexicon.triggers import type_of_noun


def verb_of_subject(chunks: Sequence[Chunk], before: int) -> int | None:
    """“The toll that Oslo raised in May is to end”, “Men held in Athens since May said”: the verb that tells which.

    `before` is the chunk before the date, behind which the main verb stands. No comma parts the date from the clause.
    """
    for index in range(before, 0, -1):
        chunk = chunks[index]
        if chunk.kind == V and is_finite(chunk):
            opens = next((i for i in range(index - 1, 0, -1) if chunks[i].kind not in (NP, PREPOSITION)), 0)
            relative = chunks[opens].kind == RELATIVE or chunks[opens].word == "that"
            return index if chunk.past and relative and chunks[opens - 1].kind == NP else None
        if chunk.kind == V and chunk.form == "participle" and chunks[index - 1].kind == NP:
            return index
        if chunk.kind not in (NP, PREPOSITION):
            return None
    return None


def deed_of_subject(clauses: Clauses, before: int) -> int | None:
    """The noun of an event that opens the subject of "is", which no day that is over dates; `before` is the end of the subject."""
    chunks = clauses.chunks
    verb = chunks[before + 1]
    start = before
    while start > 1 and chunks[start - 1].kind == PREPOSITION and chunks[start - 2].kind == NP:
        start -= 2
    is_deed = start < before and type_of_noun(clauses.tokens[chunks[start].last].low) is not None
    return start if is_deed and not (verb.past or verb.modal or verb.perfect) else None
