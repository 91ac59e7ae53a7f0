"""Those who act for no one state and have no name: "unknown gunmen shot dead a consul", "Western governments have condemned it"."""

from __future__ import annotations

from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.tokens import words_of
from timeline.extraction.values import EventMention

_WHO = frozenset({"strangers", "many"})
FARTHEST = 6  # words before the trigger: "gunmen armed with rifles have since taken"
_ENDS_PHRASE = frozenset({"and", "but", "or", "that", "as", "when", "while", "after", "before", "by", "from", "against", "of"})


def strangers_act(text: str, event: EventMention) -> bool:
    """Whether strangers stand where the one who acts does, before an active verb that has no other subject."""
    if event.sources or "passive" in event.reasons["actors"]:
        return False
    classes = lexicon().classes
    ahead = text[max(event.sentence.span.start, event.trigger.start - 80) : event.trigger.start]
    if not ahead[-1:].isspace():
        return False
    are_several = False
    for word in reversed(words_of(ahead)[-FARTHEST:]):
        if word in _ENDS_PHRASE:
            return False
        if not _WHO.isdisjoint(classes.get(word, ())) or (are_several and word in lexicon().lists["of many"]):
            return True
        are_several = are_several or word.endswith("s")
    return False
