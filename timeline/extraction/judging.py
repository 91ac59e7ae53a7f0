"""What a speaker says of the other side in plain words: "the seizure is unacceptable" blames, "Chad must stop" demands.

Only in somebody's mouth are these acts of the speaker's. Who that is the whole article tells: see `reporting.py`.
"""

from __future__ import annotations

from timeline.extraction.actions import Action, cut_clause
from timeline.extraction.arguments import arguments, is_finite
from timeline.extraction.clauses import NP, Clauses
from timeline.extraction.roles import actors_of, subject
from timeline.extraction.triggers import Entry, lexicon
from timeline.extraction.values import Span
from timeline.vocabulary import EventType, Status

_IS = ("be", "remain", "constitute", "represent", "become")
_OF_SPEAKER = frozenset({"i", "we"})
_NOT_ONE = frozenset({"no", "not", "neither", "nor", "if", "whether"})
LONGEST_JUDGEMENT = 8  # tokens after the verb within which the words of blame must stand


def judgement(clauses: Clauses, index: int) -> Action | None:
    """“The seizure was unacceptable”, "this is an act of war": blame, laid to whoever the subject names."""
    chunks, chunk = clauses.chunks, clauses.chunks[index]
    is_plain = is_finite(chunk) and not (chunk.negated or chunk.modal or chunk.passive)
    if chunk.lemma not in _IS or not is_plain or index + 1 >= len(chunks):
        return None
    said, subjects = chunks[index + 1], subject(clauses, index)
    if said.kind != NP or said.actors or clauses.tokens[said.first].low in _NOT_ONE:
        return None
    if not subjects or clauses.tokens[chunks[subjects[0]].first].low in _OF_SPEAKER or not _blames(clauses, said.first):
        return None
    words = clauses.span(said)
    action = _spoken(clauses, EventType.ACCUSE, index, subjects[0], Span(clauses.tokens[chunk.head].start, words.end))
    action.targets = actors_of(clauses, subjects)
    action.reasons["type"] = "in the mouth of who speaks these words are blame"
    return action


def demand(clauses: Clauses, index: int) -> Action | None:
    """“Chad must stop”, with no verb of saying over it: whoever speaks asks it of the one named."""
    subjects = subject(clauses, index)
    asked = actors_of(clauses, subjects)
    if not asked or clauses.chunks[index].negated:
        return None
    modal = clauses.tokens[clauses.chunks[index].first]
    action = _spoken(clauses, EventType.REQUEST, index, subjects[0], Span(modal.start, clauses.span(clauses.chunks[index]).end))
    action.targets = asked
    action.reasons["type"] = f"“{clauses.chunks[index].modal}” in the mouth of who speaks asks for something"
    return action


def _blames(clauses: Clauses, first: int) -> bool:
    text = " ".join(token.low for token in clauses.tokens[first : first + LONGEST_JUDGEMENT])
    clause = f" {text} ".split(" , ", 1)[0] + " "
    return any(f" {words} " in clause for words in lexicon().lists["judgements"])


def _spoken(clauses: Clauses, event_type: EventType, index: int, first: int, trigger: Span) -> Action:
    entry = Entry(event_type, (clauses.chunks[index].lemma,), where="judging")
    chunks = clauses.chunks
    last = chunks[arguments(clauses, index).end].last
    clause = cut_clause(clauses, chunks[min(first, index)].first, chunks[index].last, last)
    return Action(
        event_type, Status.OCCURRED, entry, trigger, Span(clause.start, max(clause.end, trigger.end)), index, is_spoken=True,
        reasons={"actors": "who acts is the speaker", "status": "it has been said"},
    )  # fmt: skip
