"""Who is meant where the subject is a pronoun of whoever speaks, or a thing that somebody made."""

from __future__ import annotations

from timeline.extraction.clauses.arguments import reports
from timeline.extraction.clauses.cutting import NP, Chunk, Clauses, V
from timeline.extraction.clauses.denoting import actors_of
from timeline.extraction.clauses.governing import governing_verb
from timeline.extraction.clauses.noun_lists import in_list
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.clauses.tagging import PREPOSITION, STOP
from timeline.extraction.lexicon import load
from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.values import ActorMention
from timeline.vocabulary import ActorKind

OWN = ("his", "her", "its", "their", "our", "my")  # "he said his country had"


def speaker_as_subject(clauses: Clauses, subjects: list[int]) -> list[ActorMention]:
    """“Iran said it had fired”: the pronoun is the speaker, when nobody else was found for it."""
    first = clauses.tokens[clauses.chunks[subjects[0]].first] if subjects else None
    if first is None or not (first.tag == "O" or first.low in OWN):
        return []
    last = clauses.tokens[clauses.chunks[subjects[0]].last].low
    if first.low in OWN and last in load().words["persons"]:
        return []  # "she said that her client had"
    return [mention for mention in speaking_of(clauses, subjects) if _can_be(clauses, mention, first.low)]


def _can_be(clauses: Clauses, mention: ActorMention, pronoun: str) -> bool:
    """Whether "he" or "its" can stand for the speaker: no ministry is "he", and no officials are "it"."""
    is_person = mention.actor is not None and mention.actor.kind is ActorKind.PERSON
    if pronoun in ("he", "she", "his", "her"):
        return is_person
    words = next((token.low for token in clauses.tokens if token.actor is mention), "")
    return is_person or pronoun not in ("it", "its") or mention.rule not in ("body", "office") or not words.endswith("s")


def author_of_subject(clauses: Clauses, index: int, subjects: list[int]) -> list[ActorMention]:
    """“Adopted a resolution demanding …”: who made what makes the demand; but whoever "shelled a convoy leaving Chad" did not leave."""
    chunks, head = clauses.chunks, subjects[0] if subjects else 0
    at = head - 1
    if at > 0 and chunks[at].kind == PREPOSITION and _makes(chunks[at - 1]):
        at -= 1  # "put out a statement condemning Chad"
    if at < 0 or chunks[at].kind != V or chunks[at].passive:
        return []
    is_attached = chunks[index].form == "ing" and index > head and not chunks[index].progressive
    if is_attached and not (_makes(chunks[at]) or in_list(clauses, head, "rulings")):
        return []
    return actors_of(clauses, subject(clauses, at))


def _makes(verb: Chunk) -> bool:
    """Whether what the verb has for an object speaks or acts for its subject."""
    return not {verb.lemma, verb.phrase}.isdisjoint(lexicon().lists["making verbs"])


def speaking_of(clauses: Clauses, subjects: list[int]) -> list[ActorMention]:
    """Who says something about the subject of this clause."""
    if not subjects:
        return []
    speaking = governing_verb(clauses, subjects[0])
    if speaking is None or not reports(clauses.chunks[speaking]):
        speaking = _reported_after(clauses, subjects[0])
    return actors_of(clauses, subject(clauses, speaking)) if speaking is not None else []


def _reported_after(clauses: Clauses, start: int) -> int | None:
    """“It will withdraw the complaint, the minister said”: the verb of saying that closes the sentence."""
    chunks = clauses.chunks
    for at in range(start + 1, len(chunks)):
        if reports(chunks[at]) and at > 1 and chunks[at - 1].kind == NP and any(c.kind == STOP for c in chunks[start:at]):
            return at
    return None
