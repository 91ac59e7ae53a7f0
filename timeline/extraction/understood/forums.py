"""A complaint that goes to a court or a council is against somebody else: "brought a case before the World Trade Organization"."""

from __future__ import annotations

import re

from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.sides.whose import side_of
from timeline.extraction.tokens import words_of
from timeline.extraction.understood.affair import Affair, Understood
from timeline.extraction.values import ActorMention, EventMention
from timeline.vocabulary import ActorKind, EventType

WORDS_OF_OBJECT = 60  # characters after the trigger in which the complaint is named

_FORUM = re.compile(
    r"\b(?:Court|Tribunal|Arbitration|Trade Organization|Security Council|General Assembly|Human Rights Council)\b"
)
_BEFORE_IT = re.compile(r"\b(?:to|with|before|at|in|through|by)\b")
_COURT = re.compile(r"\b(?:court|tribunal|arbitration|council|panel)\b", re.IGNORECASE)
_TAKES_TO_COURT = re.compile(
    r"\b(?:appeal(?:s|ed|ing)?|challeng(?:e[sd]?|ing)|contest(?:s|ed|ing)?|plan(?:s|ned|ning)?|rulings?)\b", re.IGNORECASE
)
_DECISION = re.compile(r"\b(?:appeal(?:s|ed|ing)? (?:to|before|at)|appeal against|decision|disqualification|ruling|verdict)\b")
_COMPLAINS = re.compile(
    r"\b(?:complain(?:s|ed|ing|ts?)?|fil(?:e[sd]?|ing)|lodg(?:e[sd]?|ing)|sue[sd]?|suing|tak(?:es?|en|ing)|took|brings?|bringing|brought"
    r"|refer(?:s|red|ring)?|go(?:es|ing|ne)?|went|protest(?:s|ed|ing)?|turn(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_AGAINST_SOMEBODY = frozenset({EventType.ACCUSE, EventType.THREATEN})
_WITH_A_COMPLAINT = frozenset({EventType.REQUEST, EventType.RETREAT, EventType.CONCEDE, EventType.REJECT})
_COMPLAINTS = frozenset({"complaint", "issue", "case", "legal", "quarrel"})  # lists of the lexicon


def is_only_forum(affair: Affair, event: EventMention) -> bool:
    """Whether those acted upon are only the court, council or third party before which a complaint is brought."""
    return bool(event.targets) and all(_is_forum(affair, event, mention) for mention in event.targets)


def against_other(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    """The other one of two parties, against whom it is brought there."""
    other = affair.other_than(own)
    return affair.party(event, other, "the other party, against whom it is brought there") if other else None


def is_about_decision(text: str, event: EventMention) -> bool:
    """Whether it is brought against whoever took a decision: "appealed to the tribunal", "challenged the ruling"."""
    return _DECISION.search(text, event.clause.start, event.trigger.end + WORDS_OF_OBJECT) is not None


def _is_forum(affair: Affair, event: EventMention, mention: ActorMention) -> bool:
    if mention.actor is None or side_of(mention) in affair.parties:
        return False
    end = max(mention.span.end, event.trigger.end)
    start = event.trigger.start if mention.span.start >= event.trigger.start else event.sentence.span.start
    said = affair.text[start:end]
    if event.type in _AGAINST_SOMEBODY:
        return _FORUM.search(mention.actor.name) is not None or (
            _COMPLAINS.search(said) is not None and _is_beside(affair, mention, said)
        )
    return _is_beside(affair, mention, said) and _is_complaint(affair, event)


def _is_beside(affair: Affair, mention: ActorMention, said: str) -> bool:
    """Whether behind "to", "before" or "with" an organisation is named, the place where a court sits, or a third party."""
    if mention.actor is None or _BEFORE_IT.search(said) is None:
        return False
    is_court = _COURT.search(said) is not None
    is_body = mention.actor.kind is ActorKind.ORGANISATION and (is_court or not mention.actor.affiliation)
    return is_body or (mention.is_place and is_court) or ("complain" in said and len(affair.parties) == 2)


def _is_complaint(affair: Affair, event: EventMention) -> bool:
    said = affair.text[event.clause.start : min(event.sentence.span.end, event.trigger.end + WORDS_OF_OBJECT)]
    if event.type not in _WITH_A_COMPLAINT or event.trigger.of(affair.text).lower().startswith("rais"):
        return False  # "raised the matter in NATO" asks NATO for help
    classes = lexicon().classes
    names_it = any(classes.get(word, frozenset()) & _COMPLAINTS for word in words_of(said))
    return names_it or (_TAKES_TO_COURT.search(said) is not None and (_COURT.search(said) is not None or "to go to" in said))
