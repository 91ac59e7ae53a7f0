"""Upon whom it falls what is done in a place, "gunmen ambushed surveyors near Basra"."""

from __future__ import annotations

import re

from timeline.extraction.sides.whose import is_state
from timeline.extraction.understood.affair import Affair, Understood
from timeline.extraction.values import ActorMention, EventMention
from timeline.vocabulary import EventType

_WHERE = re.compile(r"\b(?:in|inside|through|across|near|along|around|outside|throughout|over) (?:the )?$")
_STRIKES = frozenset({EventType.ASSAULT, EventType.PROTEST})


def struck_land(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    """The state of the one place that the sentence names, for an attack or a protest by others or by nobody known.

    Armed groups and strangers attack the state where they do it; a state at home attacks nobody else.
    """
    if event.type not in _STRIKES:
        return None
    span = event.sentence.span
    after = _places(affair, event.trigger.end, span.end)
    places = after or _places(affair, span.start, event.trigger.start)
    if len(places) != 1 or not own.isdisjoint(places):
        return None
    return Understood(tuple(places.values()), "the sentence says that it is done in this land")


def _places(affair: Affair, start: int, end: int) -> dict[str, ActorMention]:
    """By state: a town or land named there as a place, or behind a word that makes it one ("through Iraq's desert")."""
    places: dict[str, ActorMention] = {}
    for side in filter(is_state, affair.named):
        for mention in affair.named_between(side, start, end):
            if mention.is_place or _WHERE.search(affair.text, start, mention.span.start):
                places[side] = mention
    return places
