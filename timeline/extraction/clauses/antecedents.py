"""What "who" and "which" stand for, and whose name stands before an apposition."""

from __future__ import annotations

from timeline.extraction.clauses.cutting import NP, Clauses
from timeline.extraction.clauses.tagging import DETERMINER, PREPOSITION, STOP
from timeline.extraction.lexicon.triggers import lexicon


def antecedent(clauses: Clauses, relative: int) -> list[int]:
    """What "who", "which" stands for: the phrase before it. A person is preferred for "who"."""
    chunks = clauses.chunks
    at = relative - 1
    while at >= 0 and chunks[at].kind in (STOP, PREPOSITION):
        at -= 1
    if at < 0 or chunks[at].kind != NP:
        return []
    chain = [at]
    while at > 1 and chunks[at - 1].kind == PREPOSITION and chunks[at - 2].kind == NP and len(chain) < 4:
        at -= 2
        chain.append(at)
    if (named := named_before_apposition(clauses, at)) is not None:
        return [named]
    if chunks[relative].word == "who":
        for head in chain:
            if any(mention.actor and mention.actor.kind == "person" for mention in chunks[head].actors):
                return [head]
    nouns = lexicon().nouns
    for head in chain:  # "a drone strike near the airport, which killed": the strike killed, not the airport
        if clauses.tokens[chunks[head].last].low in nouns:
            return [head]
    return [chain[0]]


def named_before_apposition(clauses: Clauses, start: int) -> int | None:
    """“Ana Ruiz, the pilot whom Mali holds”, "Ana Ruiz, a Chilean pilot held in Mali": of whom a phrase without a name tells more."""
    chunks = clauses.chunks
    if start < 2 or clauses.tokens[chunks[start].first].tag != DETERMINER:
        return None
    if clauses.tokens[chunks[start].last].actor or any(mention.rule != "demonym" for mention in chunks[start].actors):
        return None
    person = clauses.tokens[chunks[start - 2].last].actor if chunks[start - 2].kind == NP else None
    follows = person is not None and person.actor is not None and person.actor.kind == "person"
    return start - 2 if follows and clauses.tokens[chunks[start - 1].first].low == "," else None
