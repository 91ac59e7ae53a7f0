"""Whose act the object of an event is, which the article has told before: "rejected the demand", "called the step illegal"."""

from __future__ import annotations

from collections.abc import Iterable, Set

from timeline.extraction.lexicon.triggers import lexicon, type_of_noun
from timeline.extraction.sides.whose import sides_of
from timeline.extraction.tokens import is_akin, words_of
from timeline.extraction.understood.affair import Affair, Understood
from timeline.extraction.understood.at_home import words_of_object
from timeline.extraction.values import EventMention
from timeline.vocabulary import EventType, Quad

FARTHEST_ACT = 12  # events back in which an act that is pointed at is looked for

_UNDONE = frozenset({EventType.CONCEDE, EventType.RETREAT})  # "lifted the ban": one's own act
_WITH_OTHERS = frozenset({EventType.STATEMENT, EventType.CONSULT})  # said, or talked over, of somebody's act
_FORCE = frozenset({EventType.MOBILIZE, EventType.ASSAULT, EventType.PROTEST})
_MATERIAL = frozenset({Quad.MATERIAL_COOPERATION, Quad.MATERIAL_CONFLICT})
_POINTS_BACK = frozenset({"the", "this", "that", "these", "those", "such", "s"})  # "s": the end of "Iran's"


def whose_act(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    """Whose act "the demand", "the recall", "the step" is: told before in a word like it, or of its type.

    "The step" is the last one that the article itself tells, else what the article opens with.
    """
    if event.type in _UNDONE | _WITH_OTHERS | _FORCE:
        return None
    words = words_of_object(affair.text, event)
    if _POINTS_BACK.isdisjoint(words):
        return None
    nouns = [word for at, word in enumerate(words) if not _POINTS_BACK.isdisjoint(words[max(0, at - 3) : at])]
    types = {noun: kind for noun in nouns if (kind := type_of_noun(noun))}
    acts = {noun for noun in nouns if "acts" in lexicon().classes.get(noun, ())}
    near = [earlier for earlier in reversed(affair.told[-FARTHEST_ACT:]) if is_by_others(earlier, own)]
    named = (earlier for earlier in near if _is_told_in(nouns, acts | types.keys(), earlier, affair.text))
    found = next(named, None) or next((earlier for earlier in near if earlier.type in types.values()), None)
    if found is None and acts:
        certain = (earlier for earlier in near if earlier.type.quad in _MATERIAL and not earlier.speakers)
        opening = (earlier for earlier in affair.told[:FARTHEST_ACT] if earlier.type.quad in _MATERIAL)
        found = next(certain, None) or next((earlier for earlier in opening if is_by_others(earlier, own)), None)
        found = found or next((earlier for earlier in near[:1] if earlier is affair.told[-1]), None)
    if found is None:
        return None
    return Understood(found.sources, f"what is spoken of is an act of this side, told before: “{found.trigger.of(affair.text)}”")


def is_by_others(event: EventMention, own: set[str]) -> bool:
    """Whether somebody is told to do it, and none of those sides."""
    return bool(event.sources) and not sides_of(event.sources) & own


def _is_told_in(nouns: Iterable[str], acts: Set[str], event: EventMention, text: str) -> bool:
    """Whether the event is what one of the nouns says ("the offer", "offered"), or has one of the acts as its object.

    "Agreed to hold exercises" tells of "the exercises".
    """
    told = words_of(event.trigger.of(text))
    if any(is_akin(noun, word) for noun in nouns for word in told):
        return True
    speaks_of_it = event.type.quad is Quad.VERBAL_CONFLICT  # "complained of the raid" is not by whoever raids
    return not speaks_of_it and not acts.isdisjoint(words_of(text[event.trigger.end : event.clause.end]))
