"""Who is meant where a sentence leaves out the side acted upon: "Tehran rejected the demand", "India declined".

First whatever the article tells of the same event elsewhere (`retelling.py`). Then the rules, in this order: of a statement,
whom it answers; whom another hit who is imitated (`answering.py`); whom "both sides" are; who holds those whose release is
asked for; whose act the object points back to; who had turned to the one who rejects; whom the same sentence names for
another act of the same side; whom another backed just before; who the other one is of the two parties that the article is
about; both of them, for what an outsider offers (`third_party.py`); who faced the acting side in what was told just before;
whom alone the article is about. Last, where it is done, and to whom most is done in the article (`scene.py`). Where only a
court or council is named, before which a complaint is brought, it is against the other party (`forums.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.extraction.acting_side import acting_side
from timeline.extraction.affair import (
    LESS_SURE,
    Affair,
    Understood,
    affair_of,
    belongs,
    is_akin,
    is_state,
    side_of,
    sides_of,
    type_of_noun,
)
from timeline.extraction.answering import answers_other, imitates
from timeline.extraction.at_home import is_for_nobody, is_police, is_strike, meets_neighbour, words_of_object
from timeline.extraction.forums import beyond_forum
from timeline.extraction.mutual import are_together, both_together, each_other, is_to_itself
from timeline.extraction.retelling import fuller
from timeline.extraction.scene import most_acted_upon, struck_land
from timeline.extraction.third_party import backs_the_same, offers_to_both, turns_to_both
from timeline.extraction.triggers import lexicon
from timeline.extraction.values import ActorMention, Block, EventMention
from timeline.vocabulary import EventType, Quad

FARTHEST_ACT = 12  # events back in which an act that is pointed at is looked for
FARTHEST_OPPONENT = 4, 700  # events and characters back in which the other side of an affair is looked for
FARTHEST_QUESTION = 3, 300  # the same for what somebody rejects

_UNDIRECTED = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.COERCE})
_FORCE = frozenset({EventType.MOBILIZE, EventType.ASSAULT, EventType.PROTEST})  # meant for the other one only in an affair of two
_PRESSURE = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN, EventType.SANCTION})
_UNDONE = frozenset({EventType.CONCEDE, EventType.RETREAT})  # "lifted the ban": one's own act
_CONFLICT = frozenset({Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT})
_VERBAL = frozenset({Quad.VERBAL_COOPERATION, Quad.VERBAL_CONFLICT})
_MATERIAL = frozenset({Quad.MATERIAL_COOPERATION, Quad.MATERIAL_CONFLICT})
_POINTS_BACK = frozenset({"the", "this", "that", "these", "those", "such", "s"})  # "s": the end of "Iran's"
_SETTING_FREE = frozenset({"release", "freedom"})
_SOMEBODY = frozenset({"him", "her", "us", "me"})


def add_other_sides(
    text: str,
    events: Sequence[EventMention],
    actors: Sequence[ActorMention],
    blocks: Sequence[Block],
    home: ActorMention | None = None,
) -> list[EventMention]:
    """The events; those without a side acted upon get the one that the rest of the article makes clear.

    Such a mention has the rule "context", the reason, and as its span the words that named the actor last; the event
    counts for a little less. Where no rule holds, or two could be meant, the side stays empty.
    """
    affair = affair_of(text, events, actors, blocks, home)
    for event in events:
        event = _with_acting_side(affair, event, events)
        own = sides_of(event.sources)
        if is_to_itself(event, own):
            event = replace(event, targets=())
        if own and (against := beyond_forum(affair, event, own)):
            event = _with_targets(affair, event, against)
        elif not event.targets and not are_together(affair.text, event, own):
            told = (_of_retelling(affair, event, events, own) or _other_side(affair, event, own)) if own else None
            found = told or struck_land(affair, event, own) or most_acted_upon(affair, event, own)
            if found is not None:
                event = _with_targets(affair, event, found)
        affair.told.append(event)
    return affair.told


def _with_acting_side(affair: Affair, event: EventMention, events: Sequence[EventMention]) -> EventMention:
    together = both_together(affair, event)
    if event.sources and not together:
        return event
    full = None if together else fuller(affair, event, events, wants_sources=True)
    found = Understood(full.sources, _told(affair, full)) if full else together or acting_side(affair, event)
    if found is None:
        return event
    sources = affair.as_understood(event, found)
    reasons = {**event.reasons, "actors": f"{event.reasons['actors']}; the acting side is understood: {found.reason}"}
    targets = () if together else event.targets
    return replace(event, sources=sources, targets=targets, confidence=event.confidence - LESS_SURE, reasons=reasons)


def _of_retelling(affair: Affair, event: EventMention, events: Sequence[EventMention], own: set[str]) -> Understood | None:
    full = fuller(affair, event, events, wants_sources=False)
    if full is None or (event.type is EventType.REQUEST and sides_of(full.targets) <= own):  # nobody asks himself
        return None
    return Understood(full.targets, _told(affair, full))


def _in_one_breath(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    """ "Condemned the raid and froze the aid": what the same side does in one sentence, both friendly or both not."""
    for earlier in reversed(affair.told):
        if earlier.sentence is not event.sentence:
            return None
        alike = (earlier.type.quad in _CONFLICT) == (event.type.quad in _CONFLICT) and earlier.type.quad is not Quad.NONE
        if alike and sides_of(earlier.sources) == own and len(sides_of(earlier.targets)) == 1:
            return Understood(earlier.targets, f"the same sentence says whom it is about, “{earlier.trigger.of(affair.text)}”")
    return None


def _told(affair: Affair, event: EventMention) -> str:
    return f"it is what the article tells elsewhere, “{event.trigger.of(affair.text)}”"


def _other_side(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    if event.type is EventType.STATEMENT:
        return answers_other(affair, event, own)
    if event.type in _UNDIRECTED:
        return _other_party(affair, event, own) if meets_neighbour(affair.text, event) else None
    if event.type in _FORCE:
        if is_police(event.sources) or is_strike(affair.text, event):
            return None
        return each_other(affair, event, own) or _other_party(affair, event, own)
    words = words_of_object(affair.text, event)
    if "them" in words[1:3]:  # several, of whom nobody could be found
        return _other_party(affair, event, own)
    if _SOMEBODY & set(words[1:3]):  # a person is meant whom nobody could find
        return None
    if is_for_nobody(event, words):
        return None
    return (
        imitates(affair, words, event, own)
        or turns_to_both(affair, words, event, own)
        or _captor(affair, words, event, own)
        or _author_of_object(affair, words, event, own)
        or _who_asked(affair, event, own)
        or _in_one_breath(affair, event, own)
        or backs_the_same(affair, event, own)
        or _other_party(affair, event, own)
        or offers_to_both(affair, event, own)
        or _opponent(affair, event, own)
        or _centre(affair, event, own)
    )


def _with_targets(affair: Affair, event: EventMention, found: Understood) -> EventMention:
    targets = affair.as_understood(event, found)
    reasons = {**event.reasons, "actors": f"{event.reasons['actors']}; the side acted upon is understood: {found.reason}"}
    return replace(event, targets=targets, confidence=event.confidence - LESS_SURE, reasons=reasons)


# The rules


def _author_of_object(affair: Affair, words: Sequence[str], event: EventMention, own: set[str]) -> Understood | None:
    """Whose act "the demand", "the recall", "the step" is: told before in a word like it, or of its type.

    "The step" is the last one that the article itself tells, else what the article opens with.
    """
    if event.type in _UNDONE:
        return None
    nouns = [word for at, word in enumerate(words) if not _POINTS_BACK.isdisjoint(words[max(0, at - 3) : at])]
    types = {kind for noun in nouns if (kind := type_of_noun(noun))}
    acts = any("acts" in lexicon().classes.get(noun, ()) for noun in nouns)
    near = [earlier for earlier in reversed(affair.told[-FARTHEST_ACT:]) if _is_by_others(earlier, own)]
    named = (earlier for earlier in near if any(_is_told_in(noun, earlier, affair.text) for noun in nouns))
    found = next(named, None) or next((earlier for earlier in near if earlier.type in types), None)
    if found is None and acts:
        certain = (earlier for earlier in near if earlier.type.quad in _MATERIAL and not earlier.speakers)
        opening = (earlier for earlier in affair.told[:FARTHEST_ACT] if earlier.type.quad in _MATERIAL)
        found = next(certain, None) or next((earlier for earlier in opening if _is_by_others(earlier, own)), None)
        found = found or next((earlier for earlier in near[:1] if earlier is affair.told[-1]), None)
    if found is None:
        return None
    return Understood(found.sources, f"whose act the object is, told before: “{found.trigger.of(affair.text)}”")


def _captor(affair: Affair, words: Sequence[str], event: EventMention, own: set[str]) -> Understood | None:
    """ "Demanded the release of the crew": who was last told to have seized, jailed or sentenced somebody."""
    if event.type is not EventType.REQUEST or _SETTING_FREE.isdisjoint(words):
        return None
    for earlier in reversed(affair.told[-FARTHEST_ACT:]):
        if earlier.type is EventType.COERCE and not meets_neighbour(affair.text, earlier) and _is_by_others(earlier, own):
            return Understood(earlier.sources, f"who holds them, told before: “{earlier.trigger.of(affair.text)}”")
    return None


def _is_by_others(event: EventMention, own: set[str]) -> bool:
    return bool(event.sources) and not sides_of(event.sources) & own


def _is_told_in(noun: str, event: EventMention, text: str) -> bool:
    """Whether the event is what the noun says, or has it as its object: "agreed to hold exercises", "the exercises"."""
    if _is_told_by(noun, event, text):
        return True
    is_act = "acts" in lexicon().classes.get(noun, ()) or type_of_noun(noun) is not None
    return is_act and noun in re.findall(r"[a-z]+", text[event.trigger.end : event.clause.end].lower())


def _is_told_by(noun: str, event: EventMention, text: str) -> bool:
    """Whether the trigger of the event has a word of the noun's family: "the offer" and "offered"."""
    return any(is_akin(noun, word) for word in re.findall(r"[a-z]+", event.trigger.of(text).lower()))


def _who_asked(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    """ "India declined": who did something to the one who rejects just before."""
    if event.type is not EventType.REJECT:
        return None
    for earlier in affair.before(event, FARTHEST_QUESTION):
        asking = sides_of(earlier.sources)
        if (
            earlier.type is not EventType.STATEMENT
            and asking
            and not asking & own
            and sides_of(earlier.targets) & own
            and belongs(earlier.sources)
        ):
            return Understood(earlier.sources, f"who turned to the acting side before: “{earlier.trigger.of(affair.text)}”")
    return None


def _other_party(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    """The other one of the two parties that the article is about. Praise and thanks may go to anybody."""
    if event.type is EventType.SUPPORT or len(own) != 1 or not own < affair.parties:
        return None
    (other,) = affair.parties - own
    return affair.party(event, other, "the other one of the two parties that the article is about")


def _opponent(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    """Who faced the acting side in what was told just before; nobody who is himself telling this one.

    Only for words, which are meant for somebody: what a ruler suspends may be his own constitution. A call is for anybody.
    """
    is_noun = event.reasons["type"].startswith("the noun")
    if is_noun or event.type.quad not in _VERBAL or event.type is EventType.REQUEST or own < affair.parties:
        return None
    known = own | sides_of(event.speakers)
    for earlier in affair.before(event, FARTHEST_OPPONENT):
        if not sides_of([*earlier.sources, *earlier.targets]) & own:
            continue
        for side in (earlier.targets, earlier.sources):
            others = tuple(mention for mention in side if side_of(mention) not in known)
            if others:
                one = len(sides_of(others)) == 1
                reason = f"the other side of what was told before, “{earlier.trigger.of(affair.text)}”"
                return Understood(others, reason) if one else None
    return None


def _centre(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    """The one state that the article is about, for the pressure that others put on somebody."""
    states = {side for side in affair.parties if is_state(side)}
    if event.type not in _PRESSURE or len(states) != 1 or own & affair.parties or not belongs(event.sources):
        return None
    (centre,) = states
    return affair.party(event, centre, "the one that the article is about")
