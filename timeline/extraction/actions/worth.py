"""Which event phrases are told with enough of their sides to be reported."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from timeline.extraction.actions.action import Action, is_diplomatic
from timeline.extraction.actions.conditions import condition_of
from timeline.extraction.actions.standing import FUTURE
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.lexicon import load
from timeline.extraction.values import ActorMention, ActorRef
from timeline.vocabulary import ActorKind, EventType, Quad, Status


def is_worth_reporting(action: Action, officials: Collection[ActorRef]) -> bool:
    """At least one side is diplomatic and somebody acts; talks need two. A noun alone needs both sides, but for an attack."""
    doing, done_to = [*action.sources, *action.partners], action.targets
    involved = [*doing, *done_to, *(action.locations if action.is_told or action.type is EventType.PROTEST else ())]
    if not any(is_diplomatic(mention) or mention.actor in officials for mention in involved):
        return False
    if action.status is Status.HYPOTHETICAL:
        return bool(doing and (done_to or action.type.quad is Quad.MATERIAL_CONFLICT)) or len(doing) > 1
    if not doing and not (action.is_noun or action.is_passive or (action.is_anonymous and action.type is not EventType.MOBILIZE)):
        return False
    if action.type is EventType.CONSULT:
        if not doing:
            return False  # "Syria was discussed": a subject, no party
        if len(doing) + len(done_to) < 2 and not action.is_passive and not _is_assembly(doing):
            return False
    if action.is_noun:
        return action.type is EventType.ASSAULT or action.is_told or bool(doing and done_to) or len(doing) > 1
    return bool(doing) or bool(done_to)


def _is_assembly(doing: Sequence[ActorMention]) -> bool:
    """Whether an organisation of states acts, or its council: they meet, and no state meets alone."""
    bodies = [mention.actor for mention in doing if mention.actor and mention.actor.kind is ActorKind.ORGANISATION]
    return any(body.affiliation not in load().states for body in bodies)


def is_held_out(clauses: Clauses, index: int, event_type: EventType) -> bool:
    """“If Chad frees the crew, Mali will lift the ban”: what somebody says he will do for something."""
    is_kind = event_type.quad in (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION)
    return is_kind and clauses.chunks[index].modal in FUTURE and bool(condition_of(clauses, index))
