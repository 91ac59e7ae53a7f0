"""Who is meant where a sentence leaves a side out: "Tehran rejected the demand", "India declined", "a judge freed the men".

First come the rules, which ask for a sign in the words. Of the acting side: whatever the article tells of the same event elsewhere
(`retelling.py`), the two parties who do something together (`mutual.py`), `acting_side.py`. Of the side acted upon: who is beyond
the court before which a complaint is brought (`forums.py`), both whom an outsider turns to (`third_party.py`), whom the words
point to (`hints.py`), the other one of two parties, the land where it is done (`scene.py`). Where no rule says anything, all
who are named are weighed against each other (`likeliest.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.extraction.sides.whose import belongs, is_state, sides_of
from timeline.extraction.understood.acting_side import acting_side, is_done_by_somebody
from timeline.extraction.understood.affair import LESS_SURE, Affair, Understood, affair_of
from timeline.extraction.understood.at_home import is_at_home, is_directed
from timeline.extraction.understood.forums import against_other, is_about_decision, is_only_forum
from timeline.extraction.understood.hints import pointed_at
from timeline.extraction.understood.likeliest import options, understood
from timeline.extraction.understood.mutual import are_together, both_together, each_other, is_to_itself
from timeline.extraction.understood.objects import whose_act
from timeline.extraction.understood.own_people import is_own_government, upon_own
from timeline.extraction.understood.retelling import fuller
from timeline.extraction.understood.scene import struck_land
from timeline.extraction.understood.signs import Role, Told, told_in
from timeline.extraction.understood.third_party import offers_to_both, turns_to_both
from timeline.extraction.values import ActorMention, Block, EventMention
from timeline.vocabulary import EventType

_PRESSURE = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN, EventType.SANCTION})


def add_other_sides(
    text: str,
    events: Sequence[EventMention],
    actors: Sequence[ActorMention],
    blocks: Sequence[Block],
    home: ActorMention | None = None,
) -> list[EventMention]:
    """The events; those without a side get the one that the rest of the article makes clear.

    Such a mention has the rule "context", the reason, and as its span the words that named the actor last; the event
    counts for a little less. Where nobody is likely enough, the side stays empty.
    """
    affair = affair_of(text, events, actors, blocks, home)
    told = told_in(affair, actors, blocks)
    for event in events:
        affair.told.append(_with_target(told, _with_source(told, event)))
    return affair.told


def _with_source(told: Told, event: EventMention) -> EventMention:
    affair = told.affair
    together = both_together(affair, event)
    if event.sources and not together:
        return event
    full = None if together else fuller(affair, event)
    found = Understood(full.sources, _told(affair, full)) if full else together or acting_side(affair, event)
    if found is None:
        return event if is_done_by_somebody(affair.text, event) else _with_likeliest(told, event, Role.ACTING)
    event = replace(event, targets=()) if together else event
    return _with(event, Role.ACTING, affair.as_understood(event, found), found.reason)


def _with_target(told: Told, event: EventMention) -> EventMention:
    affair, own = told.affair, sides_of(event.sources)
    if is_to_itself(affair, event, own):
        event = replace(event, targets=())
    if is_only_forum(affair, event):
        return _with_target_beyond_forum(told, event, own)
    if is_own_government(affair, event, own):
        event = replace(event, targets=())
    at_home = None if event.targets else upon_own(affair, event, own)
    if at_home is None and is_settled(affair, event, own):
        return event
    found = at_home or said_of_target(affair, event, own)
    if found is not None:
        return _with(event, Role.ACTED_UPON, affair.as_understood(event, found), found.reason)
    return _with_likeliest(told, event, Role.ACTED_UPON)


def _with_target_beyond_forum(told: Told, event: EventMention, own: set[str]) -> EventMention:
    """With the one against whom a complaint is brought; where nobody can be found, with the court that hears it."""
    found = None if is_about_decision(told.affair.text, event) else against_other(told.affair, event, own)
    if found is not None:
        return _with(event, Role.ACTED_UPON, told.affair.as_understood(event, found), found.reason)
    beyond = _with_target(told, replace(event, targets=()))
    return beyond if beyond.targets else event


def is_settled(affair: Affair, event: EventMention, own: set[str]) -> bool:
    """Whether the side acted upon is known, or needs to be nobody: what is done at home or together.

    Praise is not for whomever an article happens to be about, if that is one alone.
    """
    if event.targets:
        return True
    if event.type is EventType.SUPPORT and len(affair.parties) < 2:
        return (turns_to_both(affair, event, own) or whose_act(affair, event, own)) is None
    return are_together(affair.text, event, own) or is_at_home(affair.text, event)


def said_of_target(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    """Whom the words mean upon whom the acting side acts, where they say so without a name."""
    if not own:
        return struck_land(affair, event, own)
    return (
        each_other(affair, event, own)
        or turns_to_both(affair, event, own)
        or pointed_at(affair, event, own)
        or _other_party(affair, event, own)
        or offers_to_both(affair, event, own)
        or _centre(affair, event, own)
        or struck_land(affair, event, own)
    )


def _other_party(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    """The other one of the two parties that the article is about. What may be done at home need not be meant for it."""
    other = affair.other_than(own)
    if not other or not is_directed(affair.text, event):
        return None
    return affair.party(event, other, "the other one of the two parties that the article is about")


def _centre(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    """The one state that the article is about, for the pressure that others put on somebody."""
    centre = next(iter(affair.parties), "") if len(affair.parties) == 1 else ""
    if event.type not in _PRESSURE or not is_state(centre) or centre in own or not belongs(event.sources):
        return None
    return affair.party(event, centre, "the one that the article is about")


def _with_likeliest(told: Told, event: EventMention, role: Role) -> EventMention:
    mentions, reason = understood(options(told, event, role), role)
    return _with(event, role, mentions, reason) if mentions else event


def _with(event: EventMention, role: Role, mentions: tuple[ActorMention, ...], reason: str) -> EventMention:
    side = "acting side" if role is Role.ACTING else "side acted upon"
    reasons = {**event.reasons, "actors": f"{event.reasons['actors']}; the {side} is understood: {reason}"}
    confidence = event.confidence - LESS_SURE
    if role is Role.ACTING:
        return replace(event, sources=mentions, confidence=confidence, reasons=reasons)
    return replace(event, targets=mentions, confidence=confidence, reasons=reasons)


def _told(affair: Affair, event: EventMention) -> str:
    return f"it is what the article tells elsewhere, “{event.trigger.of(affair.text)}”"
