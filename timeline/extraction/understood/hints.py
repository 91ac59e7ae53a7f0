"""Whom the words of an event point to without a name: "the same step", "their release", "rejected it", "also backed"."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.extraction.sides.whose import belongs, is_person, sides_of
from timeline.extraction.understood.affair import Affair, Understood
from timeline.extraction.understood.at_home import meets_neighbour, words_of_object
from timeline.extraction.understood.objects import FARTHEST_ACT, is_by_others, whose_act
from timeline.extraction.values import EventMention
from timeline.vocabulary import EventType, Quad

FARTHEST_QUESTION, FARTHEST_BACKING = (3, 300), (3, 400)  # events and characters back

_CONFLICT = frozenset({Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT})
_SETTING_FREE = frozenset({"release", "freedom"})
_LIKEWISE = frozenset({"same", "similar", "likewise", "suit", "alike", "identical"})
_OFFERS = frozenset({EventType.AGREE, EventType.REQUEST})
_BACKING = frozenset({EventType.SUPPORT, EventType.AID})


def pointed_at(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    """The first whom the words point to; `own` is the acting side."""
    return (
        next(_hit_before(affair, event, own), None)
        or next(_captor(affair, event, own), None)
        or whose_act(affair, event, own)
        or next(_asked_before(affair, event, own), None)
        or next(_in_one_breath(affair, event, own), None)
        or next(_backed_before(affair, event, own), None)
    )


def _in_one_breath(affair: Affair, event: EventMention, own: set[str]) -> Iterator[Understood]:
    """ "Condemned the raid and froze the aid": what the same side does in one sentence, both friendly or both not."""
    for earlier in reversed(affair.told):
        if earlier.sentence is not event.sentence:
            return
        alike = (earlier.type.quad in _CONFLICT) == (event.type.quad in _CONFLICT) and earlier.type.quad is not Quad.NONE
        if alike and sides_of(earlier.sources) == own and len(sides_of(earlier.targets)) == 1:
            yield Understood(earlier.targets, f"the same sentence tells of this side, “{earlier.trigger.of(affair.text)}”")


def _captor(affair: Affair, event: EventMention, own: set[str]) -> Iterator[Understood]:
    """ "Demanded the release of the crew": who was last told to have seized, jailed or sentenced somebody."""
    if event.type is not EventType.REQUEST or _SETTING_FREE.isdisjoint(words_of_object(affair.text, event)):
        return
    for earlier in reversed(affair.told[-FARTHEST_ACT:]):
        if earlier.type is EventType.COERCE and not meets_neighbour(affair.text, earlier) and is_by_others(earlier, own):
            yield Understood(earlier.sources, f"this side holds them, told before: “{earlier.trigger.of(affair.text)}”")


def _hit_before(affair: Affair, event: EventMention, own: set[str]) -> Iterator[Understood]:
    """ "Norway declared the same consul unwelcome", "Spain is considering similar measures": whom the one before hit."""
    if event.type.quad not in _CONFLICT or _LIKEWISE.isdisjoint(words_of_object(affair.text, event)[:5]):
        return
    for earlier in reversed(affair.told[-FARTHEST_ACT:]):
        hit = sides_of(earlier.targets)
        if earlier.type.quad is Quad.MATERIAL_CONFLICT and hit and not own & (hit | sides_of(earlier.sources)):
            yield Understood(earlier.targets, f"another hit this side before, “{earlier.trigger.of(affair.text)}”")


def _backed_before(affair: Affair, event: EventMention, own: set[str]) -> Iterator[Understood]:
    """ "Italy stood by Malta. Spain also voiced support.": whom the one before backed, or helped."""
    for earlier in affair.before(event, FARTHEST_BACKING) if event.type in _BACKING else ():
        if earlier.type is event.type and earlier.targets and not sides_of(earlier.targets) & own:
            yield Understood(earlier.targets, f"another backed this side just before, “{earlier.trigger.of(affair.text)}”")


def _asked_before(affair: Affair, event: EventMention, own: set[str]) -> Iterator[Understood]:
    """ "India declined", "India accepted": who did something to the one who answers just before; an offer, of what is accepted."""
    accepts = event.type is EventType.AGREE and event.trigger.of(affair.text).lower().startswith("accept")
    for earlier in affair.before(event, FARTHEST_QUESTION) if accepts or event.type is EventType.REJECT else ():
        if accepts and earlier.type not in _OFFERS:
            continue
        asking = sides_of(earlier.sources)
        asks = earlier.type is not EventType.STATEMENT and asking and belongs(earlier.sources)
        if asks and not asking & own and sides_of(earlier.targets) & own:
            by_name = any(asked.actor == one.actor and is_person(one) for asked in earlier.targets for one in event.sources)
            reason = f"this side turned to the acting one before: “{earlier.trigger.of(affair.text)}”"
            yield Understood(earlier.sources, reason, as_persons=by_name)
