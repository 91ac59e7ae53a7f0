"""Speakers whom a sign sets off from what they say: "Minister: Oslo fired first", "Ana Ruiz, head of the union: “No!”"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.attribution.reach import has_verb
from timeline.extraction.attribution.report import Report
from timeline.extraction.attribution.speaking import voice_of
from timeline.extraction.clauses.cutting import NP, Chunk, Clauses, V
from timeline.extraction.clauses.tagging import PREPOSITION, RELATIVE, STOP, SUBORDINATOR
from timeline.extraction.values import Span
from timeline.vocabulary import ActorKind

LONGEST_OPENING = 9  # chunks before the colon of "Ana Ruiz, head of the union in Lima: “No!”"
_HEADLINE_SIGNS = (":", "–", "—", "--")


def of_headline(clauses: Clauses) -> list[Report]:
    """“Norland fired first: minister”, "Minister: Norland fired first"; but "Ukraine: Russia fires" tells the place."""
    chunks = clauses.chunks
    signs = [at for at, chunk in enumerate(chunks) if chunk.kind == STOP and clauses.tokens[chunk.first].low in _HEADLINE_SIGNS]
    if not signs:
        return []
    head, tail = signs[0], signs[-1] + 1
    if tail < len(chunks) and _is_phrase(chunks[tail:]) and has_verb(chunks[: tail - 1]):
        voice = voice_of(clauses, [tail])
        first, last = 0, tail - 2
    elif clauses.tokens[chunks[head].first].low == ":" and _is_phrase(chunks[:head]) and has_verb(chunks[head + 1 :]):
        voice = voice_of(clauses, [0])
        first, last = head + 1, len(chunks) - 1
        if not voice.is_person and all(m.actor and m.actor.code and m.rule != "metonym" for m in voice.speakers):
            return []
    else:
        return []
    at = tail if first == 0 else 0
    return [Report(at, voice, voice.speakers, first, last, voice.words)] if voice.speakers or voice.is_official else []


def of_colon(clauses: Clauses, quotations: Sequence[Span]) -> list[Report]:
    """“President Ruiz: “We shall go.””, "Ana Ruiz, head of the union in Lima: “No!”", as interviews are printed."""
    if not quotations:
        return []
    chunks = clauses.chunks
    colon = next((at for at, chunk in enumerate(chunks[:LONGEST_OPENING]) if clauses.tokens[chunk.first].low == ":"), 0)
    if not colon or not (_is_phrase(chunks[:colon]) or _is_name_with_office(clauses, chunks[:colon])):
        return []
    voice = voice_of(clauses, [0])
    opens = any(0 <= quotation.start - clauses.tokens[chunks[colon].first].start <= 3 for quotation in quotations)
    return [Report(0, voice, voice.speakers, colon + 1, len(chunks) - 1, voice.words)] if opens and voice.speakers else []


def _is_name_with_office(clauses: Clauses, chunks: Sequence[Chunk]) -> bool:
    """Whether they are a person's name and, between commas, who that is, or where and when it was said, but nothing that is done.

    “Ana Ruiz, who leads the union, after the vote in Lima: “No!””
    """
    named = [mention.actor for mention in chunks[0].actors if mention.actor and mention.actor.kind is ActorKind.PERSON]
    parts = (NP, PREPOSITION, SUBORDINATOR, RELATIVE)
    return bool(named) and all(
        chunk.kind in parts
        or (chunk.kind == STOP and clauses.tokens[chunk.first].low == ",")
        or (chunk.kind == V and (chunk.form in ("ing", "participle") or chunks[at - 1].kind == RELATIVE))
        for at, chunk in enumerate(chunks)
    )


def _is_phrase(chunks: Sequence[Chunk]) -> bool:
    """Whether they are one noun phrase with nothing but phrases attached to it."""
    return (
        bool(chunks)
        and all(chunk.kind == (PREPOSITION if at % 2 else NP) for at, chunk in enumerate(chunks))
        and len(chunks) % 2 == 1
    )
