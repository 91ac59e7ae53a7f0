"""Forms without a tense: what has been done ("became the first to recognise it"), and what is only spoken of ("a pact on sharing")."""

from __future__ import annotations

from timeline.extraction.clauses.cutting import NP, Clauses, V
from timeline.extraction.clauses.noun_lists import phrase_in_list
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.clauses.tagging import PREPOSITION
from timeline.extraction.lexicon.triggers import lexicon

_COMING = ("arrive", "land", "enter", "reach", "return", "leave", "depart")
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


def is_what_it_is_on(clauses: Clauses, gerund: int) -> bool:
    """“A pact with Chad on sharing intelligence”, "agreed on training officers", but not "was held on landing in Chad"."""
    chunks, at = clauses.chunks, gerund - 2
    if at < 0 or chunks[gerund].lemma in _COMING:
        return False
    if chunks[at].kind == V:
        return True
    named = [chunks[at]]
    while at > 1 and chunks[at - 1].kind == PREPOSITION and chunks[at - 2].kind == NP:
        at -= 2
        named.append(chunks[at])
    if at > 1 and chunks[at - 1].kind == PREPOSITION and chunks[at - 2].kind == V and not chunks[at - 2].passive:
        return True  # "agreed in principle on sharing intelligence"
    return any(chunk.kind == NP and phrase_in_list(clauses, chunk, "matters") for chunk in named)
