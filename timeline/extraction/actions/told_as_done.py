"""Infinitives that tell what has been done: "became the first to recognise it", "its answer was to shut the port"."""

from __future__ import annotations

from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.clauses.roles import subject
from timeline.extraction.lexicon.triggers import lexicon

_IN_A_ROW = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "latest", "only"}
)


def is_one_in_a_row(clauses: Clauses, verb: int, infinitive: int) -> bool:
    """“Became the first state to recognise it”, "is the latest to withdraw": it has done so."""
    words = {
        token.low for chunk in clauses.chunks[verb + 1 : infinitive] for token in clauses.tokens[chunk.first : chunk.last + 1]
    }
    return not words.isdisjoint(_IN_A_ROW)


def is_answer(clauses: Clauses, index: int) -> bool:
    """“Peru's answer was to shut the port”: it has done so."""
    words = (clauses.tokens[clauses.chunks[head].last].low for head in subject(clauses, index))
    return any(word in lexicon().lists["answers"] for word in words)
