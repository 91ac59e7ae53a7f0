"""Who acts where a sentence does not say: "the tanks would be withdrawn, the Thai minister said", "a judge freed the Serbs".

The rules, in this order: whose own act a speaker announces; the other party of the affair than the one acted upon; who was
acting just before.
"""

from __future__ import annotations

import re

from timeline.extraction.affair import Affair, Understood, is_state, side_of, sides_of
from timeline.extraction.values import EventMention
from timeline.vocabulary import EventType, Quad, Status

FARTHEST = 3, 200  # events and characters back in which somebody acts on

_OWN = frozenset({EventType.CONCEDE, EventType.RETREAT, EventType.AID, EventType.AGREE})  # done by whoever announces it
_MEASURES = frozenset({EventType.SANCTION, EventType.COERCE, EventType.MOBILIZE})
_DEEDS = frozenset({EventType.SANCTION, EventType.COERCE, EventType.RETREAT, EventType.CONCEDE})
_MATERIAL = (Quad.MATERIAL_COOPERATION, Quad.MATERIAL_CONFLICT)
_TO_COME = (Status.PLANNED, Status.THREATENED)
_BY_SOMEBODY = re.compile(r"^[^,.;]{0,60}?\bby\s+(?!(?:sea|air|land|force|mistake|then|now|late|early|mid|the end)\b)[A-Za-z]")
_OFFICIALS = re.compile(
    r"\b(?:judges?|courts?|prosecutors?|magistrates?|tribunal|authorities|border guards|customs(?: officers)?|police)\b(?: in (?:\w+\W+){1,3})?\W*(?:had|have|has)?\W*$",
    re.IGNORECASE,
)


def acting_side(affair: Affair, event: EventMention) -> Understood | None:
    """Who acts in an event whose sentence names nobody; None where no rule holds."""
    official = _OFFICIALS.search(affair.text, event.sentence.span.start, event.trigger.start) is not None
    if not official and not _is_open(affair.text, event):
        return None
    return (None if official else _announced(affair, event)) or _other_party(affair, event) or _acting_on(affair, event, official)


def _is_open(text: str, event: EventMention) -> bool:
    """Whether nobody stands where the one who acts would: a passive without "by"."""
    if "passive" not in event.reasons["actors"]:
        return False
    return _BY_SOMEBODY.match(text[event.trigger.end : event.sentence.span.end]) is None


def _announced(affair: Affair, event: EventMention) -> Understood | None:
    """The state for which a speaker announces what will be done, or has been given up."""
    speaking = sides_of(event.speakers)
    if len(speaking) != 1 or speaking & sides_of(event.targets) or not all(map(is_state, speaking)):
        return None
    if not (event.type in _OWN or (event.type in _MEASURES and event.status in _TO_COME)):
        return None
    (side,) = speaking
    return affair.party(event, side, "the side of whoever announces it")


def _other_party(affair: Affair, event: EventMention) -> Understood | None:
    """The other one of two parties than the one to which it is done."""
    if event.type not in _DEEDS and event.type is not EventType.ASSAULT:
        return None
    other = affair.other_than(sides_of(event.targets))
    return affair.party(event, other, "the other one of the two parties than the one acted upon") if other else None


def _acting_on(affair: Affair, event: EventMention, official: bool) -> Understood | None:
    """ "Jordan's army shot down a drone. Two smugglers were captured.": who acted just before, in the same paragraph."""
    if event.targets or event.type not in _DEEDS:
        return None
    for earlier in affair.before(event, FARTHEST):
        goes_on = earlier.sentence is event.sentence or earlier.sentence.block is event.sentence.block
        if goes_on and earlier.sources and earlier.type.quad in _MATERIAL and (official or _names_nobody(affair, event)):
            sides = sides_of(earlier.sources)
            if len(sides) == 1 and all(map(is_state, sides)):
                return affair.party(event, sides.pop(), f"who acts just before, “{earlier.trigger.of(affair.text)}”")
    return None


def _names_nobody(affair: Affair, event: EventMention) -> bool:
    span = event.sentence.span
    return not any(
        span.start <= mention.span.start < span.end
        for mentions in affair.named.values()
        for mention in mentions
        if side_of(mention)
    )
