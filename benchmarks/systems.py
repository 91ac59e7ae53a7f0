"""Our extraction as the scorers of development sets call it: plain text and a day in, tuples or dictionaries out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from timeline.extraction.actions.action import Action
from timeline.extraction.actions.phrases import actions_of
from timeline.extraction.actors import find_actors
from timeline.extraction.attribution.speaking import is_official
from timeline.extraction.clauses.cutting import cut
from timeline.extraction.dates import find_dates
from timeline.extraction.topics import is_of_business
from timeline.extraction.values import ActorMention, Block, BlockKind, DateMention, Sentence, Span
from timeline.vocabulary import EventType, Quad, Status

_ENDS = re.compile(
    r"(?:(?:from|between)\s+)?(.+?)(?:\s+(?:to|through|and|until|till)\s+|\s*[-–/]\s*)(.+)", re.IGNORECASE | re.DOTALL
)


def dates(text: str, dct: str) -> list[tuple[int, int, str]]:
    """Start, end and TIMEX3 value of every date expression; `dct` is the day the document was written."""
    return [end for mention in find_dates(text, date.fromisoformat(dct)) for end in _timexes(mention, text)]


def _timexes(mention: DateMention, text: str) -> Iterator[tuple[int, int, str]]:
    """TimeML annotates the two ends of "from March 3 to March 5" apart; we read one span."""
    ends = _ENDS.fullmatch(mention.span.of(text)) if "/" in mention.timex else None
    if ends is None:
        yield mention.span.start, mention.span.end, mention.timex
        return
    for group, value in zip((1, 2), mention.timex.split("/"), strict=True):
        yield mention.span.start + ends.start(group), mention.span.start + ends.end(group), value


# The codes of the development sets, where they are not ISO's or PLOVER's.
_CODES = {"UNO": "IGO", "EUR": "IGO", "NAT": "IGO", "KOS": "KSV", "XKX": "KSV"}
_ANY_DAY = date(2018, 6, 1)  # the sentences carry no date; no date is scored


def events(text: str, day: str | None = None) -> list[dict[str, Any]]:
    """The event phrases of one sentence, the most important first, as type and codes of both sides.

    The sentences of the development set stand alone and many tell of companies and courts, so that what `extract()`
    leaves out for want of a diplomatic actor is kept here; but what companies of two states do to each other is no event
    between these states. Of parties that act together, the first is the source and the others are the targets, as the set
    codes them; cooperation still to come is AGREE there, as in the PLOVER manual, a deal that is reached SUPPORT,
    and a conviction ACCUSE, which the manual counts as SANCTION.
    """
    published_on = date.fromisoformat(day) if day else _ANY_DAY
    sentence = Sentence(Span(0, len(text)), Block(BlockKind.PARAGRAPH, Span(0, len(text))))
    actors = find_actors(text, (sentence,), published_on)
    clauses = cut(text, sentence.span, actors, find_dates(text, published_on))
    is_business = is_of_business(clauses) and not any(map(is_official, actors))
    found = []
    for action in actions_of(clauses):
        sources, targets = action.sources, action.targets
        if not targets:
            sources, targets = (sources, action.partners) if action.partners else (sources[:1], sources[1:])
        source, target = _codes(sources), _codes(targets)
        if not (is_business and source and target and set(source).isdisjoint(target)):
            found.append({"type": _type_of(action).value, "source": source, "target": target})
    return found


def _type_of(action: Action) -> EventType:
    is_cooperation = action.type.quad in (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION)
    is_ahead = action.status is Status.PLANNED and action.type is not EventType.CONCEDE
    if action.type is EventType.AGREE and action.entry.object == "treaty" and not is_ahead:
        return EventType.SUPPORT
    if action.type is EventType.SANCTION and action.entry.words in (("convict",), ("find", "guilty")):
        return EventType.ACCUSE
    return EventType.AGREE if is_cooperation and is_ahead else action.type


def _codes(mentions: Iterable[ActorMention]) -> list[str]:
    codes = [mention.actor.code or mention.actor.affiliation or mention.actor.kind.value for mention in mentions if mention.actor]
    return [_CODES.get(code, {"group": "IMG", "organisation": "IGO"}.get(code, code)) for code in codes if code != "person"]
