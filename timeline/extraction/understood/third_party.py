"""Whom somebody means who stands outside the affair of two parties: "offered to mediate", "called for a halt to hostilities",
"welcomed the truce"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.sides.whose import belongs, sides_of
from timeline.extraction.understood.affair import Affair, Understood
from timeline.extraction.understood.at_home import words_of_object
from timeline.extraction.values import EventMention
from timeline.vocabulary import EventType

FARTHEST_ACT = 12  # events back in which two who faced each other are looked for

_BETWEEN_TWO = re.compile(
    r"\b(?:both|the two|the) (?:\w+ )?(?:sides|parties|countries|states|nations|governments|capitals|neighbou?rs|allies|rivals|"
    r"leaders|presidents|ministers|heads|armies|camps|banks)\b|\bgo between\b"
)
_CALMS = frozenset(
    {
        "calm",
        "ceasefire",
        "conciliation",
        "dialogue",
        "envoy",
        "escalation",
        "fighting",
        "hostilities",
        "intermediary",
        "mediate",
        "mediation",
        "mediator",
        "negotiations",
        "offices",
        "peace",
        "restraint",
        "talks",
        "truce",
        "violence",
    }
)
_MEDIATES = re.compile(r"mediat|broker|negotiat|facilitat")
_MADE_BY_TWO = frozenset({"ceasefire", "treaty"})  # lists of the lexicon
_TALKS = frozenset({"talks", "negotiations", "dialogue", "summit", "meeting", "rapprochement", "thaw"})
_POINTING = frozenset({"the", "this", "that", "their"})
_MADE_TOGETHER = frozenset({EventType.AGREE, EventType.SUPPORT, EventType.CONSULT, EventType.COOPERATE})
_ON_WHAT_TWO_DO = frozenset({EventType.SUPPORT, EventType.ACCUSE, EventType.REJECT})
_TO_ANYBODY = frozenset({EventType.REJECT, EventType.AGREE})
_BETWEEN = frozenset(
    {
        "arrange",
        "between",
        "both",
        "envoys",
        "go",
        "host",
        "intervene",
        "involved",
        "neutral",
        "observers",
        "sides",
        "step",
        "them",
        "venue",
    }
)


def turns_to_both(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    """Two sides, and the acting one is neither: "appealed to both neighbours", "offered to mediate", "welcomed the truce"."""
    words = words_of_object(affair.text, event)
    of_deal = _speaks_of_their_deal(words, event)
    if not (_says_both(words, event) or of_deal):
        return None
    if _is_outside(affair, event, own):
        return _both_parties(affair, event)
    if of_deal:
        return _makers_of_deal(affair, own)
    facing = [earlier for earlier in affair.told if _faces_another(earlier, own)]
    often = Counter(frozenset(_two_of(earlier)) for earlier in facing)
    last = max(facing[-FARTHEST_ACT:], key=lambda earlier: often[frozenset(_two_of(earlier))], default=None)
    if last is None:
        return None
    two = (*last.sources, *last.targets)
    return Understood(two, f"the two sides that face each other most, as in “{last.trigger.of(affair.text)}”")


def _makers_of_deal(affair: Affair, own: set[str]) -> Understood | None:
    """Two who were told last to agree, or to talk, where the acting side is neither."""
    for earlier in reversed(affair.told[-FARTHEST_ACT:]):
        if earlier.type in _MADE_TOGETHER and len(_two_of(earlier)) == 2 and not _two_of(earlier) & own:
            two = (*earlier.sources, *earlier.targets)
            return Understood(two, f"the two who came to terms, “{earlier.trigger.of(affair.text)}”")
    return None


def _faces_another(event: EventMention, own: set[str]) -> bool:
    two = _two_of(event)
    return len(two) == 2 and not two & own and all(map(sides_of, (event.sources, event.targets)))


def _two_of(event: EventMention) -> set[str]:
    return sides_of((*event.sources, *event.targets))


def offers_to_both(affair: Affair, event: EventMention, own: set[str]) -> Understood | None:
    """ "The bloc declined to step in", "offered to host them": what an outsider declines, or offers to two at odds, is for both.

    Money and rescuers are for whoever needs them. That somebody "will meet" only becomes an agreement by being still ahead, and is no offer.
    """
    words = words_of_object(affair.text, event)
    between = not (_CALMS | _BETWEEN).isdisjoint(words) or any(map(_MEDIATES.match, words))
    is_offer = event.type in _TO_ANYBODY and between and "still ahead" not in event.reasons["type"]
    return _both_parties(affair, event) if is_offer and _is_outside(affair, event, own) else None


def _is_outside(affair: Affair, event: EventMention, own: set[str]) -> bool:
    return len(affair.parties) == 2 and not own & affair.parties and belongs(event.sources)


def _both_parties(affair: Affair, event: EventMention) -> Understood:
    return Understood(affair.both_parties(event), "a third party turns to both parties that the article is about")


def _says_both(words: Sequence[str], event: EventMention) -> bool:
    calms = event.type in (EventType.REQUEST, EventType.AGREE) and not _CALMS.isdisjoint(words)
    return calms or _MEDIATES.match(words[0]) is not None or _BETWEEN_TWO.search(" ".join(words)) is not None


def _speaks_of_their_deal(words: Sequence[str], event: EventMention) -> bool:
    """Whether the object is what two do together: "the truce", "their talks"."""
    if event.type not in _ON_WHAT_TWO_DO:
        return False
    nouns = [word for at, word in enumerate(words) if not _POINTING.isdisjoint(words[max(0, at - 2) : at])]
    return any(noun in _TALKS or lexicon().classes.get(noun, frozenset()) & _MADE_BY_TWO for noun in nouns)
