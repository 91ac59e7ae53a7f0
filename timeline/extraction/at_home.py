"""What needs no other side though none is named: the police at work, a strike, an order, "any suggestion"; and where a measure
at home meets the neighbour after all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.extraction.affair import words_of
from timeline.extraction.values import ActorMention, EventMention
from timeline.vocabulary import EventType

WORDS_AFTER = 8  # words after the first one of the trigger in which the object is looked for
WORDS_BEFORE = 5  # words before it in which "the ban that Haiti imposed" names it

_BORDERS = frozenset(
    [
        "airspace", "ban", "blockade", "border", "borders", "closure", "corridor", "crossing", "crossings", "embargo", "frontier",
        "neighbor", "neighbour", "ports", "skies", "sky",
    ]
)  # fmt: skip
_OF_THIRD_ONES = frozenset(
    ["arbitration", "commission", "consultations", "inquiry", "investigation", "mediation", "observers", "panel", "session"]
)
_STOPS = frozenset(["strike", "work", "tools", "shutters", "shops"])
_WHATEVER = frozenset(["any", "every", "all"])


def words_of_object(text: str, event: EventMention) -> list[str]:
    """The words from the trigger on, in which the object is looked for."""
    return words_of(text[event.trigger.start : event.sentence.span.end])[: WORDS_AFTER + 1]


def meets_neighbour(text: str, event: EventMention) -> bool:
    """Whether a measure is taken at the border, where it meets the neighbour: others may be for those at home.

    So is what is done to those of whom it is told in passing: "the men whom the coastguard seized".
    """
    if event.type is not EventType.COERCE:
        return False
    before = words_of(text[event.sentence.span.start : event.trigger.start])[-WORDS_BEFORE:]
    return "whom" in before or not _BORDERS.isdisjoint([*before, *words_of_object(text, event)])


def is_police(mentions: Iterable[ActorMention]) -> bool:
    """The police act upon people at home."""
    return any(mention.actor and "police" in mention.actor.name.lower() for mention in mentions)


def is_strike(text: str, event: EventMention) -> bool:
    """Whether people stop work or close their shops, which they do at home."""
    return event.type is EventType.PROTEST and not _STOPS.isdisjoint(words_of(event.trigger.of(text)))


def is_for_nobody(event: EventMention, words: Sequence[str]) -> bool:
    """ "Rejected any suggestion", "asked for an inquiry", "ordered a second ship to sail": the other party is not meant."""
    if event.type is EventType.REJECT:
        return not _WHATEVER.isdisjoint(words[1:4])
    return event.type is EventType.REQUEST and (words[0].startswith("order") or not _OF_THIRD_ONES.isdisjoint(words[:8]))
