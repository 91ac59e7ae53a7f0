"""What somebody asks of another without a verb of asking: "said Peru must stop", "insisted that Peru free the crew"."""

from __future__ import annotations

from itertools import pairwise

from timeline.extraction.actions.action import Action
from timeline.extraction.actions.standing import OBLIGED
from timeline.extraction.clauses.arguments import arguments, reports
from timeline.extraction.clauses.cutting import NP, Clauses, V
from timeline.extraction.clauses.denoting import actors_of
from timeline.extraction.clauses.governing import governing_verb
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.lexicon.triggers import BASE, PAST, Entry
from timeline.extraction.sides.whose import sides_of
from timeline.extraction.values import ActorMention, Span
from timeline.vocabulary import EventType, Status

_HAVING_TO = {("had", "to"), ("has", "to"), ("have", "to")}
_WISHES = frozenset(
    {"insist", "suggest", "recommend", "advise", "counsel"}
)  # with "that" and a base form: "suggested that she go"


def obligation(clauses: Clauses, index: int) -> Action | None:
    """“X said Y must stop”, "said Y had to stop": X asks Y."""
    chunk = clauses.chunks[index]
    must_do = has_to(clauses, index)
    if chunk.modal not in OBLIGED and not must_do:
        return None
    subjects = subject(clauses, index)
    speaking = governing_verb(clauses, subjects[0]) if subjects else None
    if speaking is None or not reports(clauses.chunks[speaking]):
        return None
    asking, asked = actors_of(clauses, subject(clauses, speaking)), actors_of(clauses, subjects)
    if not (asking or asked) or (must_do and not sides_of(asked) - sides_of(asking)):
        return None
    return _asking(
        clauses, index, subjects[0], asking, asked, f"“{chunk.modal or 'have to'}” in reported speech asks for something"
    )


def has_to(clauses: Clauses, index: int) -> bool:
    """“had to free”, "needs to free"."""
    chunk, chunks = clauses.chunks[index], clauses.chunks
    if chunk.form != "finite" or chunk.negated:
        return False
    before = [token.low for token in clauses.tokens[chunk.first : chunk.head]]
    must = len(before) > 1 and any(pair in _HAVING_TO for pair in pairwise(before))
    needs = chunk.lemma == "need" and index + 1 < len(chunks) and chunks[index + 1].form == "infinitive"
    return must or needs


def subjunctive(clauses: Clauses, index: int) -> Action | None:
    """“Insisted that Peru free the crew”: a base form behind "that" is a wish, where "frees" or "freed" would be a claim."""
    chunks, chunk = clauses.chunks, clauses.chunks[index]
    if chunk.lemma not in _WISHES or chunk.negated or index + 3 >= len(chunks) or chunks[index + 1].word != "that":
        return None
    inner = next((at for at in range(index + 3, min(len(chunks), index + 7)) if chunks[at].kind == V), None)
    if inner is None or chunks[index + 2].kind != NP or chunks[inner].first != chunks[inner].head:
        return None
    flags = (clauses.tokens[chunks[inner].head].verb or ("", 0))[1]
    if not flags & BASE or flags & PAST:
        return None
    asking, asked = actors_of(clauses, subject(clauses, index)), actors_of(clauses, [index + 2])
    if not sides_of(asked) - sides_of(asking):
        return None
    return _asking(clauses, index, index, asking, asked, "what is wished for stands in the base form")


def _asking(clauses: Clauses, index: int, first: int, asking: list[ActorMention], asked: list[ActorMention], why: str) -> Action:
    chunk = clauses.chunks[index]
    start, end = clauses.chunks[first].first, clauses.chunks[arguments(clauses, index).end].last
    entry = Entry(EventType.REQUEST, (chunk.modal or chunk.lemma,), where="obligation")
    return Action(
        EventType.REQUEST, Status.OCCURRED, entry, clauses.span(chunk), Span(clauses.tokens[start].start, clauses.tokens[end].end), index,
        sources=asking, targets=asked,
        reasons={"type": why, "actors": "the speaker asks the subject of the clause", "status": "it has been asked"},
    )  # fmt: skip
