"""Which verb or noun a form without a tense hangs on: "urged Iran to pay", "the decision to withdraw"."""

from __future__ import annotations

from timeline.extraction.clauses.arguments import FARTHEST
from timeline.extraction.clauses.cutting import NP, Clauses, V
from timeline.extraction.clauses.tagging import PREPOSITION, STOP
from timeline.extraction.lexicon.triggers import lexicon


def governing_verb(clauses: Clauses, at: int) -> int | None:
    """The nearest verb before chunk `at`."""
    chunks = clauses.chunks
    for index in range(at - 1, max(-1, at - FARTHEST), -1):
        if chunks[index].kind == V:
            return index
    return None


def blaming_verb(clauses: Clauses, gerund: int) -> int | None:
    """The verb that lays what the gerund says to somebody: "accused Sudan of arming", "was jailed for spying"."""
    chunks = clauses.chunks
    before = chunks[gerund - 1].word if gerund else ""
    if chunks[gerund].form != "ing" or before not in ("of", "for", "with", "over", "on"):
        return None
    governor = governing_verb(clauses, gerund)
    if governor is None or chunks[governor].lemma not in lexicon().lists["blaming verbs"]:
        return None
    if before == "on" and chunks[governor].lemma != "congratulate":
        return None  # "was arrested on landing"
    between = chunks[governor + 1 : gerund - 1]
    return governor if all(chunk.kind in (NP, PREPOSITION, STOP) for chunk in between) else None


def governing_noun(clauses: Clauses, verb: int) -> int | None:
    """The noun phrase whose infinitive this is: "the decision of the government to withdraw"."""
    chunks, lists = clauses.chunks, lexicon().lists
    at = verb - 1
    if at > 0 and chunks[at].kind == NP and chunks[at - 1].word == "in" and clauses.tokens[chunks[at].last].low == "order":
        return None  # "in order to"
    while at >= 0 and chunks[at].kind == NP:
        word = clauses.tokens[chunks[at].last].low
        if any(word in lists[name] or word.removesuffix("s") in lists[name] for name in ("done nouns", "open nouns")):
            return at
        if at < 2 or chunks[at - 1].kind != PREPOSITION:
            return None
        at -= 2
    return None
