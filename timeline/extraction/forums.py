"""A complaint that goes to a court or a council is against somebody else: "took the matter to the World Trade Organization"."""

from __future__ import annotations

import re

from timeline.extraction.affair import Affair, Understood, sides_of, words_of
from timeline.extraction.triggers import lexicon
from timeline.extraction.values import EventMention
from timeline.vocabulary import EventType

WORDS_OF_OBJECT = 60  # characters after the trigger in which the complaint is named

_FORUM = re.compile(
    r"\b(?:Court|Tribunal|Arbitration|Trade Organization|Security Council|General Assembly|Human Rights Council)\b"
)
_AGAINST_SOMEBODY = frozenset({EventType.ACCUSE, EventType.THREATEN})
_WITH_A_COMPLAINT = frozenset({EventType.REQUEST, EventType.RETREAT, EventType.CONCEDE})
_COMPLAINTS = frozenset({"complaint", "issue", "case", "legal", "quarrel"})  # lists of the lexicon


def beyond_forum(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    """The other party, where those acted upon are only the court or council before which it is brought."""
    if not event.targets or not all(mention.actor and _FORUM.search(mention.actor.name) for mention in event.targets):
        return None
    other = affair.other_than(own)
    if not other or other in sides_of(event.targets) or not _is_complaint(affair.text, event):
        return None
    return affair.party(event, other, "the other party, against whom it is brought there")


def _is_complaint(text: str, event: EventMention) -> bool:
    if event.type in _AGAINST_SOMEBODY:
        return True
    end = min(event.sentence.span.end, event.trigger.end + WORDS_OF_OBJECT)
    words = words_of(text[event.clause.start : end])
    classes = lexicon().classes
    return event.type in _WITH_A_COMPLAINT and any(classes.get(word, frozenset()) & _COMPLAINTS for word in words)
