"""An event that the article tells more fully elsewhere: "the consuls who were expelled", "Kenya reopened it"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.extraction.lexicon.triggers import type_of_noun
from timeline.extraction.sides.whose import sides_of
from timeline.extraction.tokens import is_akin, words_of
from timeline.extraction.understood.affair import Affair
from timeline.extraction.values import EventMention
from timeline.vocabulary import EventType, Status

_DEFINITE = re.compile(r"\b(?:the|this|that|these|those)\s+(?:[a-z-]+\s+){0,3}$", re.IGNORECASE)
_KNOWN_ONES = re.compile(  # "the tanker was boarded", "that they be kept"
    r"\b(?:the(?: [\w-]+){1,4}?|he|she|they|it|both)(?:,? who| which|,? that)? (?:is|are|was|were|be|been|being|remains?)\b"
    r"(?: [a-z]+){1,4}$",
    re.IGNORECASE,
)
_NEVER = frozenset({EventType.STATEMENT, EventType.CONSULT, EventType.COOPERATE, EventType.AGREE})
_MEASURES = frozenset({EventType.COERCE, EventType.SANCTION})
_SET_FREE = frozenset({"released", "freed", "free", "acquitted", "pardoned", "returned"})  # who was held, by force
FARTHEST_MEASURE = 12  # events back in which what is undone is looked for
FARTHEST_ATTACK = 3  # the same for the attack that hurt somebody
FARTHEST_RETELLING = 50  # events looked at before and after: as many as articles have, so that endless ones stay linear
_UNSAID = (Status.HYPOTHETICAL, Status.DENIED)


def fuller(affair: Affair, event: EventMention) -> EventMention | None:
    """The event that is told with the acting side that this one lacks; the last one before, else the first one after; None when there is none.

    Both have one type and a word of one family; a noun that points back ("the strike") needs the type alone. What both name
    of their sides must be the same.
    """
    if event.type in _NEVER:
        return None
    if (told := _undone(affair, event) or _casualties_of(affair, event) or _still_held(affair, event)) is not None:
        return told
    for other in _near_first(affair):
        if other.type is not event.type or other.status in _UNSAID or other.sentence is event.sentence:
            continue
        if other.sources and _may_be_same(affair, event, other):
            return other
    return None


def _undone(affair: Affair, event: EventMention) -> EventMention | None:
    """ "The captain was released", "the ban was lifted": the last measure told that a passive without a side can undo."""
    if event.type not in (EventType.RETREAT, EventType.CONCEDE) or "passive" not in event.reasons["actors"]:
        return None
    known = sides_of(event.targets)
    held = not _SET_FREE.isdisjoint(words_of(event.trigger.of(affair.text)))
    for other in reversed(affair.told[-FARTHEST_MEASURE:]):
        if (
            other.type in _MEASURES
            and not (held and other.type is EventType.SANCTION)
            and other.status not in _UNSAID
            and other.sources
            and other.targets
        ):
            return other if not known or known & sides_of(other.targets) else None
    return None


def _casualties_of(affair: Affair, event: EventMention) -> EventMention | None:
    """ "Two men were injured": what the attack told just before did."""
    if event.type is not EventType.ASSAULT or "passive" not in event.reasons["actors"] or event.targets:
        return None
    for other in reversed(affair.told[-FARTHEST_ATTACK:]):
        near = other.sentence.block is event.sentence.block and other.sentence is not event.sentence
        if near and other.type is EventType.ASSAULT and other.status not in _UNSAID and other.sources and other.targets:
            return other
    return None


def _still_held(affair: Affair, event: EventMention) -> EventMention | None:
    """ "The crew are kept on board", "a court ordered that he be held": those who were held, by the last measure told."""
    said = affair.text[event.sentence.span.start : event.trigger.end]
    if event.type is not EventType.COERCE or event.targets or _KNOWN_ONES.search(said) is None:
        return None
    for other in reversed(affair.told[-FARTHEST_MEASURE:]):
        if other.type is EventType.COERCE and other.status not in _UNSAID and other.sources and other.targets:
            return other
    return None


def _near_first(affair: Affair) -> Iterator[EventMention]:
    yield from reversed(affair.told[-FARTHEST_RETELLING:])
    after = len(affair.told) + 1
    yield from affair.events[after : after + FARTHEST_RETELLING]


def _may_be_same(affair: Affair, event: EventMention, other: EventMention) -> bool:
    ours, theirs = sides_of(event.targets), sides_of(other.targets)
    if ours and theirs and not ours & theirs:
        return False
    named = bool(ours & theirs)
    points = _points_back(affair.text, event)
    if not (named or points):
        return False
    trigger, told = words_of(event.trigger.of(affair.text)), words_of(other.trigger.of(affair.text))
    if any(len(word) > 3 and is_akin(word, again) for word in trigger for again in told):
        return True
    return points and any(type_of_noun(word) is event.type for word in trigger)


def _points_back(text: str, event: EventMention) -> bool:
    """Whether the words mean what the reader knows of: "the shelling", "the consuls who were expelled"."""
    opening = text[max(event.sentence.span.start, event.trigger.start - 60) : event.trigger.start]
    before = re.sub(r"(?:\s*\b(?:who|which|that|were|was|had|been|has|have)\b)+\s*$", " ", opening)
    return _DEFINITE.search(before) is not None
