"""Whose act it is that somebody condemns: "the raid on Chad" is not Chad's, "the arrest of the consul by Mali" is Mali's."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.extraction.clauses.arguments import arguments, is_finite
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.clauses.denoting import ATTACHED, acting, actors_of
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.values import ActorMention
from timeline.vocabulary import EventType

LONGEST_SUBJECT = 7  # chunks behind "that" up to the verb

_SUFFERS_HARM = ("on", "against", "of")
_OF_HARM = ("by",)  # where the author of "the arrest of the consul by Mali" stands
_HARM = frozenset({EventType.ASSAULT, EventType.COERCE})


def authors_of(clauses: Clauses, heads: Iterable[int]) -> list[ActorMention]:
    """The actors that the objects of a verb of blame stand for; of a harm, who did it and not who suffered it."""
    found: list[ActorMention] = []
    for head in heads:
        found += acting(clauses, head, _OF_HARM if is_harm(clauses, head) else ATTACHED)
    return found


def victims_of(clauses: Clauses, heads: Iterable[int]) -> list[int]:
    """“The raid on Chile's consulate in Lima”: the phrases that tell who suffered the harms among the nouns; a raid in Lima is not on it."""
    for head in heads:
        phrases = arguments(clauses, head).phrases if is_harm(clauses, head) else {}
        for word in _SUFFERS_HARM:
            if actors_of(clauses, phrases.get(word, ())):
                return phrases[word]
    return []


def who_is_to_have_done(clauses: Clauses, index: int) -> list[ActorMention]:
    """“Alleged that Chad had armed them”, "complained that they were armed by Chad": who does it in the clause of the verb."""
    chunks = clauses.chunks
    if index + 1 >= len(chunks) or chunks[index + 1].word != "that":
        return []
    verb = next((at for at in range(index + 2, min(len(chunks), index + LONGEST_SUBJECT)) if is_finite(chunks[at])), None)
    if verb is None:
        return []
    by_phrase = arguments(clauses, verb).phrases.get("by", []) if chunks[verb].passive else subject(clauses, verb)
    return actors_of(clauses, by_phrase)


def is_harm(clauses: Clauses, head: int) -> bool:
    """Whether the noun alone tells a harm done to somebody: "the raid", "the seizure"."""
    chunk = clauses.chunks[head]
    entries = lexicon().nouns.get(clauses.tokens[chunk.last].low, ())
    return any(len(entry.words) == 1 and entry.type in _HARM for entry in entries)
