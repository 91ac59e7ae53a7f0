"""What needs no other side though none is named: the police at work, a strike, an order, "any suggestion"; and where a measure
at home meets the neighbour after all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.extraction.tokens import words_of
from timeline.extraction.values import ActorMention, EventMention
from timeline.vocabulary import EventType, Quad

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
_UNDIRECTED = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.COERCE, EventType.SUPPORT})
_OF_THE_STATE = frozenset(
    ["cabinet", "constitution", "curfew", "curfews", "emergency", "legislature", "parliament", "referendum", "reservists"]
)
_SOMEBODY = frozenset({"him", "her", "us", "me"})  # a person is meant whom nobody could find
_STOPS = frozenset(["strike", "work", "tools", "shutters", "shops"])
_HOUSES_OF_OTHERS = frozenset(
    [
        "building",
        "buildings",
        "compound",
        "compounds",
        "consulate",
        "consulates",
        "embassy",
        "embassies",
        "mission",
        "missions",
        "residence",
    ]
)
_WHATEVER = frozenset(["any", "every", "all"])
_LAID_TO_ONE = frozenset(["connection", "hand", "involvement", "link", "role", "suggestion", "wrongdoing"])


def words_of_object(text: str, event: EventMention) -> tuple[str, ...]:
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


def is_at_home(text: str, event: EventMention) -> bool:
    """Whether the police act, people strike, the state deals with itself ("imposed a curfew"), or nobody in particular is meant."""
    words = words_of_object(text, event)
    at_work = _is_police(event.sources) and not meets_house_of_others(words)
    return at_work or is_strike(text, event) or is_of_the_state(event, words) or _is_for_nobody(event, words)


def is_directed(text: str, event: EventMention) -> bool:
    """Whether what is done is done to somebody else: not at home, and neither together nor in praise, which may go to anybody."""
    if event.type in _UNDIRECTED:
        return meets_neighbour(text, event)
    return _SOMEBODY.isdisjoint(words_of_object(text, event)[1:3])


def meets_house_of_others(words: Iterable[str]) -> bool:
    """Whether an embassy is spoken of, which is no home."""
    return not _HOUSES_OF_OTHERS.isdisjoint(words)


def _is_police(mentions: Iterable[ActorMention]) -> bool:
    """The police act upon people at home."""
    return any(mention.actor and "police" in mention.actor.name.lower() for mention in mentions)


def is_strike(text: str, event: EventMention) -> bool:
    """Whether people stop work or close their shops, which they do at home."""
    return event.type is EventType.PROTEST and not _STOPS.isdisjoint(words_of(event.trigger.of(text)))


def is_of_the_state(event: EventMention, words: Sequence[str]) -> bool:
    """Whether what is done meets the state itself: "imposed a curfew", "suspended the constitution"."""
    return event.type.quad is Quad.MATERIAL_CONFLICT and not _OF_THE_STATE.isdisjoint(words[:5])


def _is_for_nobody(event: EventMention, words: Sequence[str]) -> bool:
    """ "Rejected any suggestion" (but not "any talks"), "asked for an inquiry", "ordered a second ship to sail": the other party is not meant."""
    if event.type is EventType.REJECT:
        return not (_WHATEVER.isdisjoint(words[1:4]) or _LAID_TO_ONE.isdisjoint(words[2:6]))
    if event.type is not EventType.REQUEST or "joint" in words:
        return False
    return words[0].startswith("order") or not _OF_THIRD_ONES.isdisjoint(words[:8])
