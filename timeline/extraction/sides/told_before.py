"""Upon whom an act falls where the words before it say so: in the phrase that opens the sentence, or with the verb joined to it."""

from __future__ import annotations

from timeline.extraction.actions.matching import Match, infinitive_after, match_verb
from timeline.extraction.clauses.arguments import arguments, is_finite
from timeline.extraction.clauses.cutting import NP, Clauses, V
from timeline.extraction.clauses.denoting import actors_of
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.clauses.tagging import CONJUNCTION, PREPOSITION, STOP
from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.sides.blaming import authors_of
from timeline.extraction.sides.other_states import as_states, of_other_states
from timeline.extraction.values import ActorMention
from timeline.vocabulary import ActorKind, EventType

LONGEST_OPENING = 10  # chunks before the comma

_ANSWERED = ("to", "for", "at", "against", "over", "by")
_DECLARED = (EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN)
_AGAINST_OTHERS = (*_DECLARED, EventType.SANCTION, EventType.MOBILIZE)
_GOING_ON = (EventType.REQUEST, EventType.THREATEN, EventType.SANCTION)  # what follows on words turned to somebody


def told_before(clauses: Clauses, index: int, match: Match, doing: list[ActorMention]) -> list[ActorMention]:
    """Whom “amid a row with Chile, Peru recalled its ambassador” and "accused Chile of theft and demanded a refund" mean."""
    if not doing or clauses.chunks[index].passive or match.entry.type not in _AGAINST_OTHERS:
        return []
    if match.entry.type is EventType.REQUEST and match.objects and infinitive_after(clauses, index) is not None:
        return []  # "and ordered the shipyards to stop": who is asked stands there, without a state
    found = of_other_states(_in_opening(clauses, match) or _of_verb_before(clauses, index, match), doing)
    return as_states(found)


def _in_opening(clauses: Clauses, match: Match) -> list[ActorMention]:
    """Whom the phrase before the subject and its comma names: as an opponent, as whose deed is answered, as whom one writes to."""
    chunks, lists = clauses.chunks, lexicon().lists
    comma = min(match.subjects, default=0) - 1
    if comma < 2 or clauses.tokens[chunks[comma].first].low != ",":
        return []
    first = next((at for at in range(comma - 1, -1, -1) if chunks[at].kind in (STOP, CONJUNCTION)), -1) + 1
    if comma - first > LONGEST_OPENING:
        return []
    kind = match.entry.type
    if chunks[first].kind == V:
        if chunks[first].lemma in lists["provoking verbs"]:
            return authors_of(clauses, [head for word in _ANSWERED for head in arguments(clauses, first).phrases.get(word, ())])
        return _turned_to(clauses, first, kind) if chunks[first].form == "ing" else []
    if chunks[first].kind != PREPOSITION or chunks[first + 1].kind != NP:
        return []
    noun, phrases = clauses.tokens[chunks[first + 1].last].low, arguments(clauses, first + 1).phrases
    if noun in lists["quarrels told first"]:
        return actors_of(clauses, phrases.get("with", ()))
    if noun in lists["answers told first"]:
        return authors_of(clauses, [head for word in _ANSWERED for head in phrases.get(word, ())])
    if noun in lists["letters told first"] and kind in _DECLARED:  # in a letter to a body of many states one complains of another
        return [m for m in actors_of(clauses, phrases.get("to", ())) if m.actor and m.actor.kind is not ActorKind.ORGANISATION]
    return []


def _of_verb_before(clauses: Clauses, index: int, match: Match) -> list[ActorMention]:
    """Whom the verb is turned to that "and" joins this one to, with the same subject."""
    chunks = clauses.chunks
    if index < 2 or chunks[index - 1].kind != CONJUNCTION or not is_finite(chunks[index]):
        return []
    before = next((at for at in range(index - 2, -1, -1) if is_finite(chunks[at])), None)
    if before is None or subject(clauses, before) != match.subjects:
        return []
    return _turned_to(clauses, before, match.entry.type)


def _turned_to(clauses: Clauses, verb: int, kind: EventType) -> list[ActorMention]:
    """Whom a verb accuses, threatens or asks, or, where a request follows, whom it calls or meets."""
    match = match_verb(clauses, verb)
    if match is None or clauses.chunks[verb].passive or clauses.chunks[verb].negated or kind not in _GOING_ON:
        return []
    is_call = match.entry.type is EventType.CONSULT and kind is EventType.REQUEST
    if not is_call and match.entry.type not in (*_DECLARED, EventType.SANCTION):
        return []
    for place in match.entry.targets:
        heads = match.objects if place == "object" else match.arguments.phrases.get(place, [])
        found = authors_of(clauses, heads) if match.entry.type is EventType.ACCUSE else actors_of(clauses, heads)
        if found:
            return found
    return []
