"""Who comes together where a sentence only says "both sides", "a joint commission" or "the next round"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from timeline.extraction.actions.action import Action
from timeline.extraction.clauses.arguments import arguments
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.lexicon import load
from timeline.extraction.sides.whose import side_of, sides_of
from timeline.extraction.values import ActorMention, EventMention

LEAST_FACED = 2  # events in which two sides must face each other to be those that an article is about
_OF_STATES = frozenset(
    [
        "sides",
        "countries",
        "states",
        "nations",
        "governments",
        "parties",
        "neighbours",
        "neighbors",
        "armies",
        "capitals",
        "delegations",
        "commission",
        "committee",
        "talks",
        "negotiations",
        "round",
        "meeting",
    ]
)


def is_of_states(clauses: Clauses, action: Action) -> bool:
    """Whether states come together, not persons: "both sides", "a joint commission", "the talks"."""
    heads = subject(clauses, action.at)
    heads += [] if any(clauses.chunks[head].actors for head in heads) else arguments(clauses, action.at).objects
    return any(not _OF_STATES.isdisjoint(clauses.words(clauses.chunks[head])) for head in heads)


def main_parties(events: Sequence[EventMention]) -> tuple[ActorMention, ...]:
    """The two states or organisations that face each other most often so far, and more than once; nothing without such."""
    facing = (frozenset(sides_of((*event.sources, *event.targets))) for event in events)
    faced = Counter(sides for sides in facing if len(sides) == 2)
    often = faced.most_common(2)
    if not often or often[0][1] < LEAST_FACED or (len(often) > 1 and often[0][1] == often[1][1]):
        return ()
    actors = load().actors
    found: dict[str, ActorMention] = {}
    for event in events:
        for mention in (*event.sources, *event.targets):
            side = side_of(mention)
            if side in often[0][0] and mention.actor:
                found[side] = replace(mention, actor=actors.get(side, mention.actor), office=None)
    return tuple(found.values())
