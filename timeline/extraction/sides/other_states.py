"""Which of the actors found belong to somebody else than who acts."""

from __future__ import annotations

from dataclasses import replace

from timeline.extraction.lexicon import load
from timeline.extraction.sides.whose import is_territory_of
from timeline.extraction.values import ActorMention
from timeline.vocabulary import ActorKind


def without(mentions: list[ActorMention], others: list[ActorMention]) -> list[ActorMention]:
    """The mentions but those of the others themselves and of the bodies and territories of their states."""
    known = {mention.actor for mention in others if mention.actor}
    states = {actor.code for actor in known if actor.code}
    return [mention for mention in mentions if mention.actor not in known and not _is_body_of(mention, states)]


def of_other_states(found: list[ActorMention], doing: list[ActorMention]) -> list[ActorMention]:
    """Those known actors that neither are nor belong to a state of those who act."""
    own = {side for m in doing if m.actor for side in (m.actor.code, m.actor.affiliation) if side}
    return [m for m in found if m.actor and not {m.actor.code, m.actor.affiliation} & own]


def _is_body_of(mention: ActorMention, states: set[str]) -> bool:
    """“Egypt withdraws its troops”: a state's own army is not the other side."""
    if mention.actor is None:
        return False
    is_body = mention.actor.kind is ActorKind.ORGANISATION and mention.actor.affiliation in states
    return is_body or is_territory_of(mention.actor.code, states)


def as_states(mentions: list[ActorMention]) -> list[ActorMention]:
    """The words that name officials, for the states or organisations that they serve; a person who serves none is left out."""
    found = []
    for mention in mentions:
        if mention.actor is None or mention.actor.kind is not ActorKind.PERSON:
            found.append(mention)
        elif state := load().actors.get(mention.actor.affiliation):
            found.append(replace(mention, actor=state, office=None))
    return found
