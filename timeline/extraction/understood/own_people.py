"""Who deals with his own people, though nobody says so: the police with a crowd, a crowd with its government, a state with itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.extraction.sides.whose import is_state, sides_of
from timeline.extraction.tokens import words_of
from timeline.extraction.understood.affair import Affair, Understood
from timeline.extraction.understood.at_home import is_of_the_state, is_strike, meets_house_of_others, words_of_object
from timeline.extraction.values import ActorMention, EventMention
from timeline.vocabulary import UNDERSTOOD, ActorKind, EventType, Status

FARTHEST_CROWD = 4, 400  # events and characters back in which the crowd came together that the police meet
FARTHEST_POLICE = 45  # characters before a verb in which they are named who do it
FARTHEST_WEAPON = 60  # characters behind it

_POLICE = re.compile(
    r"\b(?<!border )(?:police(?:men)?|gendarmes?|constables)\b(?:(?!\b(?:says?|said|told|reported|believed?)\b)[^,;:])*$",
    re.IGNORECASE,
)
_BY_POLICE = re.compile(r"\W{1,3}(?:\w+\W+){0,3}?by (?:the )?(?:riot )?(?:police|gendarmes)\b", re.IGNORECASE)
_AGAINST_CROWDS = re.compile(r"\b(?:tear ?gas|water cannons?|batons|rubber bullets)\b", re.IGNORECASE)
_MEETS_OTHERS = frozenset(
    [
        "abroad", "border", "borders", "bridge", "bridges", "consul", "consuls", "consular", "consulate", "consulates", "crossing",
        "crossings", "embassy", "embassies", "flag", "flags", "foreign", "frontier", "frontiers", "mission", "missions",
        "neighbor", "neighbors", "neighbour", "neighbours",
    ]
)  # fmt: skip
_WORDS_TO_GOVERNMENT = frozenset({EventType.ACCUSE, EventType.REQUEST})
_GOVERNMENT = re.compile(
    r"\w+(?: on| for| that| of| upon| to| against)? (?:the|their|its|his|her) (?:own |federal |outgoing |ruling )?"
    r"(?:administration|authorities|cabinet|government|judges|justice ministry|president|prime minister)\b(?! (?:of|in) (?-i:[A-Z]))",
    re.IGNORECASE,
)
_SUBJECTS = re.compile(
    r"order(?:s|ed|ing)? (?:the |his |her |its |all )?(?:[a-z]+ )?"
    r"(?:army|guards|gunners|navy|officers|officials|personnel|police|prosecutors|soldiers|staff|troops)\b"
    r"|\w+(?: on)? (?:its|his|her|their) (?:own )?(?:citizens|compatriots|countrymen|nationals|people|supporters)\b",
    re.IGNORECASE,
)


def upon_own(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    """The state of those who act, or of the crowd that they meet, where they deal with people at home; `own` is who acts."""
    if len(own) != 1 or not is_state(next(iter(own))):
        return None
    if _is_police_work(affair.text, event):
        crowd = _crowd(affair, event)
        return Understood(crowd or event.sources, "the police deal with those who protest, else with people at home")
    if _scolds_government(affair, event) or _orders_about(affair.text, event):
        return Understood(event.sources, "it is turned to the authorities, or the people, at home")
    words = words_of_object(affair.text, event)
    if is_strike(affair.text, event) or _protests_at_home(affair, event, own) or _meets_state(event, words):
        return Understood(event.sources, "it is done at home")
    return None


def _meets_state(event: EventMention, words: Sequence[str]) -> bool:
    """Whether the state deals with itself; reservists are called up against others."""
    return is_of_the_state(event, words) and "reservists" not in words


def is_own_government(affair: Affair, event: EventMention, own: set[str]) -> bool:
    """Whether "the government" was taken for that of another, though somebody without an office scolds his own at home."""
    if not event.targets or any(mention.rule != "description" for mention in event.targets):
        return False
    is_beyond = not sides_of(event.targets) & own and all(map(is_state, own))
    return is_beyond and _scolds_government(affair, event)


def _scolds_government(affair: Affair, event: EventMention) -> bool:
    """ "A senator accused the government of weakness", "drivers called on the president to act": officials mean another's."""
    if event.type not in _WORDS_TO_GOVERNMENT or not all(_is_private(affair, mention) for mention in event.sources):
        return False
    return _GOVERNMENT.match(affair.text, event.trigger.start, event.sentence.span.end) is not None


def _is_private(affair: Affair, mention: ActorMention) -> bool:
    """Whether somebody speaks for no state: a person in no high office, a union, or people whose state alone is known."""
    if mention.actor is None:
        return False
    if mention.actor.kind is ActorKind.PERSON:
        return mention.actor not in affair.officials
    return mention.rule == UNDERSTOOD or (mention.actor.kind is ActorKind.ORGANISATION and mention.rule == "name")


def _orders_about(text: str, event: EventMention) -> bool:
    """ "Told governors to feed the homeless", "urged its citizens to leave": whoever is told so obeys at home."""
    return event.type is EventType.REQUEST and _SUBJECTS.match(text, event.trigger.start, event.sentence.span.end) is not None


def _is_police_work(text: str, event: EventMention) -> bool:
    """Whether police arrest people or use force; soldiers too, where they use what is made for crowds."""
    if event.type not in (EventType.ASSAULT, EventType.COERCE) or meets_house_of_others(words_of_object(text, event)):
        return False
    start = max(event.sentence.span.start, event.trigger.start - FARTHEST_POLICE)
    end = min(event.sentence.span.end, event.trigger.end + FARTHEST_WEAPON)
    return (
        _POLICE.search(text, start, event.trigger.start) is not None
        or _BY_POLICE.match(text, event.trigger.end, end) is not None
        or _AGAINST_CROWDS.search(text, event.trigger.start, end) is not None
    )


def _crowd(affair: Affair, event: EventMention) -> tuple[ActorMention, ...]:
    """Those who were told just before to protest."""
    protests = (earlier for earlier in affair.before(event, FARTHEST_CROWD) if earlier.type is EventType.PROTEST)
    return next((earlier.sources for earlier in protests if len(sides_of(earlier.sources)) == 1), ())


def _protests_at_home(affair: Affair, event: EventMention, own: set[str]) -> bool:
    """Whether people march or block a road, and neither a border nor an embassy nor anybody else is spoken of."""
    if event.type is not EventType.PROTEST or event.status is Status.DENIED:
        return False
    span = event.sentence.span
    beyond = (affair.named_between(side, span.start, span.end) for side in affair.named if side not in own)
    named = any(not mention.is_place and mention.rule != "description" for mentions in beyond for mention in mentions)
    return not named and _MEETS_OTHERS.isdisjoint(words_of(span.of(affair.text)))
