"""Talks, visits, drills and deals of which it is said that they will not be: "the talks are off", "Visit off as Peru protests"."""

from __future__ import annotations

from timeline.extraction.actions.action import Action
from timeline.extraction.actions.matching import match_verb
from timeline.extraction.clauses.arguments import arguments
from timeline.extraction.clauses.cutting import NP, Clauses, V
from timeline.extraction.clauses.denoting import actors_of
from timeline.extraction.clauses.noun_lists import phrase_in_list
from timeline.extraction.clauses.tagging import DETERMINER, NOUN, PREPOSITION
from timeline.extraction.lexicon.triggers import Entry, lexicon
from timeline.extraction.values import Span
from timeline.vocabulary import EventType, Status

CALLED_OFF = "calledoff"  # the list of what can be off
_ENDING = (EventType.REJECT, EventType.CONCEDE, EventType.RETREAT, EventType.SANCTION)
_ELSEWHERE = ("to", "by")  # behind "off": where to, or by how much
_BESIDE = ("between", "with", "of", "by")


def is_told_by_verb(clauses: Clauses, noun: int, verb: int, entry: Entry) -> bool:
    """“The curbs on Peru were eased”, "the meeting fell through": what its verb makes of the noun is what happened."""
    match = match_verb(clauses, verb)
    if match is None or match.entry.type is entry.type or match.entry.type not in _ENDING:
        return False
    told = match.entry.object if clauses.chunks[verb].passive else match.entry.subject
    is_over = match.entry.type is EventType.CONCEDE or told == CALLED_OFF  # "the ban ended"
    is_list = told in lexicon().lists and (is_over or clauses.chunks[verb].passive)
    return is_list and phrase_in_list(clauses, clauses.chunks[noun], told)


def goes_on_behind_off(clauses: Clauses, index: int) -> bool:
    """“Are off to a good start”, "are off by a tenth", "are off 10 percent", "is off limits": nothing has been called off."""
    tokens = clauses.tokens
    off = clauses.chunks[index].last + 1
    if off + 1 >= len(tokens) or tokens[off].low != "off":
        return False
    return tokens[off + 1].low in _ELSEWHERE or tokens[off + 1].tag in (NOUN, DETERMINER)


def called_off_in_headline(clauses: Clauses, index: int) -> Action | None:
    """The REJECT of "Patrols off as Chad and Mali quarrel", which has no verb; None where nothing is off."""
    chunks = clauses.chunks
    if index:
        return None  # a headline opens with it
    off = index + 1
    while off + 1 < len(chunks) and chunks[off].word in _BESIDE and chunks[off + 1].kind == NP:
        off += 2  # "Talks with Chad off"
    is_off = off < len(chunks) and chunks[off].kind == PREPOSITION and chunks[off].word == "off"
    if not is_off or not phrase_in_list(clauses, chunks[index], CALLED_OFF):
        return None
    if off + 1 < len(chunks) and (chunks[off + 1].kind in (NP, V) or chunks[off + 1].word in _ELSEWHERE):
        return None  # "Patrols off Togo", "Sale off to a slow start"
    after = arguments(clauses, index)
    parties = [*chunks[index].actors, *actors_of(clauses, [head for word in _BESIDE for head in after.phrases.get(word, ())])]
    words = Span(clauses.span(chunks[index]).start, clauses.span(chunks[off]).end)
    return Action(
        EventType.REJECT, Status.OCCURRED, Entry(EventType.REJECT, ("off",), where="a headline"), words, words, index,
        is_passive=True, is_anonymous=True, sources=parties,
        reasons={"type": "what is “off” has been called off", "actors": "who stands beside it", "status": "it tells it as done"},
    )  # fmt: skip
