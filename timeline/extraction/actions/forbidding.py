"""What a state no longer lets others do: "no Kenyan milk may enter Tanzania", "Norwegian boats may not land"."""

from __future__ import annotations

from timeline.extraction.actions.action import Action
from timeline.extraction.actions.standing import is_negated
from timeline.extraction.actions.title_words import cut_clause
from timeline.extraction.clauses.arguments import arguments
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.clauses.denoting import actors_of
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.lexicon.triggers import Entry, lexicon
from timeline.extraction.sides.other_states import without
from timeline.extraction.sides.speaker_subjects import speaking_of
from timeline.vocabulary import EventType, Status

_LETTING = frozenset({"may", "can", "could", "will", "shall", "must", "would"})
_WITHOUT_NOT = frozenset({"will", "would", "could"})  # with a plain "not" these only say that it will not happen
_PLACES = ("in", "into", "at", "through", "to", "over", "on")


def forbidden(clauses: Clauses, index: int) -> Action | None:
    """A SANCTION by whoever owns the place or speaks, upon those who may not do what the verb at `index` says."""
    chunk = clauses.chunks[index]
    if chunk.modal not in _LETTING or chunk.lemma not in lexicon().lists["entering verbs"] or not is_negated(clauses, index):
        return None
    if chunk.modal in _WITHOUT_NOT and chunk.negated and not chunk.passive:
        return None
    subjects = subject(clauses, index)
    kept_out = actors_of(clauses, subjects)
    after = arguments(clauses, index)
    places = [*after.objects, *(head for word in _PLACES for head in after.phrases.get(word, []))]
    forbidding = without(actors_of(clauses, places), kept_out)[:1] or without(speaking_of(clauses, subjects), kept_out)
    if not kept_out or not forbidding:
        return None
    start, end = clauses.chunks[subjects[0]].first, clauses.chunks[after.end].last
    return Action(
        EventType.SANCTION, Status.OCCURRED, Entry(EventType.SANCTION, (chunk.lemma,), where="a ban"), clauses.span(chunk),
        cut_clause(clauses, start, chunk.head, end), index, sources=forbidding, targets=kept_out,
        reasons={"type": f"“{chunk.modal}” with a negation forbids", "actors": "whose place it is, or who speaks, keeps the subject out",
                 "status": "the ban has been told"},
    )  # fmt: skip
