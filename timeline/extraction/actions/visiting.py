"""Visits that a headline tells without a verb: "Premier in Lima to sign pact"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.actions.action import Action, is_diplomatic
from timeline.extraction.actions.title_words import cut_clause
from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import NP, Clauses
from timeline.extraction.clauses.denoting import acting
from timeline.extraction.clauses.noun_lists import phrase_in_list
from timeline.extraction.lexicon.triggers import Entry, lexicon
from timeline.extraction.sides.other_states import of_other_states
from timeline.extraction.values import ActorMention, Span
from timeline.vocabulary import ActorKind, EventType, Status

_VISIT = Entry(EventType.CONSULT, ("in",), where="a headline")
_FORMER = frozenset({"former", "ex"})
_BY_NAME = ("name", "capital", "place", "metonym")


def visit_in_headline(clauses: Clauses, index: int) -> Action | None:
    """The CONSULT of "Lavrov in Ankara to discuss grain"; None where nobody in office has come to another state.

    To be asked of the first noun phrase of a line; one with a finite verb tells what is done there by the verb.
    """
    chunks = clauses.chunks
    if index or len(chunks) < 4 or chunks[1].word != "in" or chunks[2].kind != NP or chunks[3].form != "infinitive":
        return None
    visiting = [mention for mention in acting(clauses, 0, ()) if is_diplomatic(mention)]
    host = clauses.tokens[chunks[2].last].actor
    if host is None or host.rule not in _BY_NAME or not of_other_states([host], visiting) or any(map(is_finite, chunks)):
        return None
    if chunks[3].passive or chunks[3].lemma in lexicon().lists["no errands"] or _has_been_there(clauses):
        return None
    if not visiting or not (any(map(_holds_office, visiting)) or phrase_in_list(clauses, chunks[0], "delegation")):
        return None
    trigger = Span(clauses.span(chunks[1]).start, clauses.span(chunks[2]).end)
    return Action(
        EventType.CONSULT, Status.OCCURRED, _VISIT, trigger,
        cut_clause(clauses, chunks[0].first, chunks[2].last, len(clauses.tokens) - 1), index, sources=visiting, targets=[host], twins=[2, 3],  # whose day is that of the visit
        reasons={"type": "who is in another state to do something there visits it", "actors": "who is there, and whose place it is",
                 "status": "a headline tells where somebody is"},
    )  # fmt: skip


def let_host_be_met(found: Sequence[Action]) -> None:
    """“Premier in Lima to sign pact”: what is to be done on the visit is done with the host; the actions are changed in place."""
    visit = next((action for action in found if action.entry == _VISIT), None)
    if visit is None:
        return
    for action in found:
        if not (action is visit or action.is_noun or action.targets or action.partners):
            action.targets = list(visit.targets)


def _has_been_there(clauses: Clauses) -> bool:
    """“Norway's ambassador in Peru to retire”, "ex-premier in Lima to face trial": who lives there, or holds the office no more."""
    opening = clauses.chunks[0]
    words = " ".join(clauses.words(opening)).replace("-", " ").split()
    return not _FORMER.isdisjoint(words) or phrase_in_list(clauses, opening, "residents")


def _holds_office(mention: ActorMention) -> bool:
    is_person = mention.actor is not None and mention.actor.kind is ActorKind.PERSON
    return is_person or mention.rule == "office"
