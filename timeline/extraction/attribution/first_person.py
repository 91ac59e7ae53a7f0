"""“We condemn the raid”, "they attacked us", "our troops": whoever speaks is meant, and only the finding of the speaker tells who.

So is the state of a minister who says what "it" will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.extraction.actions.action import Action
from timeline.extraction.attribution.hearing import state_of
from timeline.extraction.attribution.speaking import official_of
from timeline.extraction.clauses.arguments import arguments
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.values import ActorMention, Span
from timeline.vocabulary import ActorKind, EventType, Quad

_SPEAKERS = frozenset({"we", "i", "us", "me"})
_OTHERS = frozenset({"he", "she", "it", "they"})
_SPEAKERS_OWN = frozenset({"our", "my"})
_CONFLICTS = (Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT)


def understand_first_person(
    clauses: Clauses, action: Action, speakers: Sequence[ActorMention], quotations: Sequence[Span]
) -> None:
    """Let the innermost speaker act, or be acted upon, where the words say "we" or "us" and nobody else was found.

    Whom the speaker calls "he" or "it" within quotation marks is somebody else, be he known or not.
    """
    chunk = clauses.chunks[action.at]
    if not speakers or action.is_noun or action.is_passive:
        return
    if _speaks_of_another(clauses, action, quotations):
        action.sources = [doing for doing in action.sources if doing.actor != speakers[0].actor]
        return
    is_habit = chunk.negated and not (chunk.past or chunk.perfect or chunk.modal)
    if is_habit and action.type is not EventType.REJECT:
        return  # "we do not start wars": a way to be, nothing that happened or did not
    if all(doing.actor == speakers[0].actor for doing in action.sources):
        if meant := _meant(clauses, subject(clauses, action.at), speakers[0]):
            action.sources = meant
            action.reasons["actors"] += "; “we” is who speaks"
    elif not action.targets and not action.partners and action.type.quad in _CONFLICTS:
        after = arguments(clauses, action.at)
        meant = _meant(clauses, [*after.objects, *(head for heads in after.phrases.values() for head in heads)], speakers[0])
        if meant and all(doing.actor != speakers[0].actor for doing in action.sources):
            state = state_of(meant[0])
            action.targets = [official_of(state, meant[0].span, "who speaks says “us”")] if state else meant
            action.reasons["actors"] += "; “us” is the side of who speaks"


def _speaks_of_another(clauses: Clauses, action: Action, quotations: Sequence[Span]) -> bool:
    if not quotations:
        return False
    tokens = (clauses.tokens[clauses.chunks[head].first] for head in subject(clauses, action.at)[:1])
    return any(
        token.low in _OTHERS and token.actor is None and any(said.covers(Span(token.start, token.end)) for said in quotations)
        for token in tokens
    )


def _meant(clauses: Clauses, heads: Iterable[int], speaker: ActorMention) -> list[ActorMention]:
    for head in heads:
        token = clauses.tokens[clauses.chunks[head].first]
        words = Span(token.start, clauses.tokens[clauses.chunks[head].last].end)
        if token.low in _SPEAKERS:
            return [speaker]
        is_own = token.low in _SPEAKERS_OWN and not clauses.chunks[head].actors
        if is_own or (token.low == "it" and token.actor is None and speaker.actor and speaker.actor.kind is ActorKind.PERSON):
            state = state_of(speaker)
            return [official_of(state, words, f"“{token.low}” in the mouth of who speaks")] if state else [speaker]
    return []
