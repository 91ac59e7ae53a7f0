"""What several do with each other, so that nobody else is acted upon, and what nobody does to himself."""

from __future__ import annotations

import re

from timeline.extraction.sides.whose import sides_of
from timeline.extraction.understood.affair import Affair, Understood
from timeline.extraction.understood.strangers import strangers_act
from timeline.extraction.values import ActorMention, EventMention
from timeline.vocabulary import UNDERSTOOD, ActorKind, EventType

FARTHEST_SUBJECT = 80  # characters before a verb in which those stand who do it together
FARTHEST_WORD = 30  # characters behind a verb in which "each other" stands

_TOGETHER = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
_SEVERAL = re.compile(r"\b(?:two|both|joint|mixed|border commission|(?:the|their) (?:[a-z-]+ ){0,3}[a-z]+s)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:both|each|the two) (?:armies|sides?|governments?|capitals|countries|neighbou?rs|parties)\b", re.IGNORECASE
)
_BY_EACH = frozenset({EventType.ASSAULT, EventType.CONCEDE, EventType.MOBILIZE, EventType.RETREAT})
_OF_STATES = re.compile(r"\b(?:commission|committee|round|negotiations|meeting|talks|governments|countries)\b", re.IGNORECASE)
_NOBODY = "nobody named → nobody named"  # in the words of the sentence itself
_GIVES = ("pledge", "promise", "offer")
_AT_ITS_PLACE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.CONSULT, EventType.PROTEST})
_TO_EACH = frozenset(
    {EventType.ASSAULT, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SANCTION, EventType.COERCE,
     EventType.REQUEST, EventType.SUPPORT, EventType.CONCEDE, EventType.RETREAT}
)  # fmt: skip
_SWAPS = ("trade", "exchang", "swap")  # accusations, threats
_AGAINST_OTHERS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST})
_TO_OTHERS = frozenset({EventType.AGREE, EventType.THREATEN})


def are_together(text: str, event: EventMention, own: set[str]) -> bool:
    """Whether several agree with each other, or sign what they have agreed upon; a pledge of several is for somebody else."""
    if len(own) > 1 and event.type in _BY_EACH and event.sources[0].rule == UNDERSTOOD:
        return True
    words = event.trigger.of(text).lower()
    agrees = event.type is EventType.AGREE and not words.startswith(_GIVES)
    return len(own) > 1 and (agrees or (event.type is EventType.SUPPORT and words.startswith("sign")))


def both_together(affair: Affair, event: EventMention) -> Understood | None:
    """ "The two armies had agreed", "the joint commission met", "the governors spoke": the two parties, where nobody is named.

    A commission or a round of talks is of the states, whichever ministers were spoken of just before.
    """
    if event.type not in _TOGETHER | _BY_EACH or len(affair.parties) != 2 or strangers_act(affair.text, event):
        return None
    start = max(event.sentence.span.start, event.trigger.start - FARTHEST_SUBJECT)
    subject = re.split(r"[,;:]", affair.text[start : event.trigger.end])[-1]
    if event.type in _BY_EACH:
        both = _EACH.search(subject) and not (event.sources or event.targets)
        return Understood(affair.both_parties(event), "both parties that the article is about") if both else None
    guessed = event.reasons["actors"].startswith(_NOBODY) and _OF_STATES.search(subject)
    if not guessed and (event.sources or event.targets or _SEVERAL.search(subject) is None):
        return None
    return Understood(affair.both_parties(event), "the two parties that the article is about, who do it together")


def each_other(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    """ "Guards of both sides shot at each other", "each blamed the other", "they traded accusations": both are acted upon.

    Where they only clash, nobody says who attacked whom.
    """
    if event.targets or event.type not in _TO_EACH or len(own) != 2:
        return None
    span = event.sentence.span
    said = affair.text[event.trigger.start : min(span.end, event.trigger.end + FARTHEST_WORD)].lower()
    is_swap = event.type is not EventType.ASSAULT and said.startswith(_SWAPS)
    if not (is_swap or "each other" in said or "one another" in said or _is_of_each(affair.text, event, said)):
        return None
    return Understood(event.sources, "they do it to each other")


def _is_of_each(text: str, event: EventMention, said: str) -> bool:
    """ "Each side blamed the other", "each of them expelled three of the other's envoys"."""
    before = text[max(event.sentence.span.start, event.trigger.start - FARTHEST_SUBJECT) : event.trigger.start].lower()
    return "the other" in said and re.search(r"\b(?:each|either|both)\b", before) is not None


def is_to_itself(affair: Affair, event: EventMention, own: set[str]) -> bool:
    """Whether somebody seems to threaten himself, to scold the state he speaks for, or to deal with the place where he stands."""
    if not event.targets or not sides_of(event.targets) <= own:
        return False
    if event.type in _TO_OTHERS:
        return True
    told = all(mention.rule != UNDERSTOOD for mention in event.sources)
    if event.type not in _AT_ITS_PLACE and told and all(mention.is_place for mention in event.targets):
        return True
    states = all(mention.actor and mention.actor.kind is ActorKind.STATE for mention in event.targets)
    return event.type in _AGAINST_OTHERS and states and all(_speaks_for_state(affair, mention) for mention in event.sources)


def _speaks_for_state(affair: Affair, mention: ActorMention) -> bool:
    if mention.actor is None or mention.rule in ("pronoun", UNDERSTOOD):
        return False  # more likely they are taken for the wrong one
    return mention.actor in affair.officials or mention.rule in ("name", "capital", "metonym", "body")
