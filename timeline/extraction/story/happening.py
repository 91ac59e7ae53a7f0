"""A sentence that only says when something told before happened: "The ban took effect on Tuesday", "The incident occurred on 3 May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from timeline.extraction.lexicon.triggers import type_of_noun
from timeline.extraction.occurring.hosting import HostedDate
from timeline.extraction.story.pointing import FARTHEST_EVENT
from timeline.extraction.values import EventDate, EventMention
from timeline.vocabulary import DateBasis, EventType, Precision, Quad, Status

if TYPE_CHECKING:
    from timeline.extraction.reporting import ReadSentence

_HAPPENS = re.compile(
    r"(?:the|this|that)\s+(?:[a-z-]+\s+)?(?P<noun>[a-z]+)\b(?:\s+(?:of|at|in|on|by|against|near|between)\b[^,.;]{1,50}?)?\s+"
    r"(?:took (?:place|effect)|(?:came|went|entered) into (?:force|effect)|occurred|happened|unfolded|"
    r"was (?:announced|carried out|imposed|ordered|signed|made public))\b",
    re.IGNORECASE,
)
_ANY_DEED = frozenset({"incident", "episode", "event", "move", "step", "measure", "operation"})
_BANS = frozenset(
    [
        "ban",
        "embargo",
        "boycott",
        "blockade",
        "duty",
        "duties",
        "tariff",
        "tariffs",
        "levy",
        "curb",
        "curbs",
        "restriction",
        "restrictions",
        "closure",
        "suspension",
        "sanctions",
    ]
)
_MEASURES = frozenset({EventType.SANCTION, EventType.COERCE, EventType.REJECT})  # "the ban" of what was barred
_OPEN = ("published", "before-statement", "before-event")


def first_telling(
    text: str, item: ReadSentence, hosted: HostedDate, events: Sequence[EventMention], published_on: date
) -> tuple[EventMention, EventDate, str] | None:
    """The event told before that the sentence dates, with its day and the words for it; None where the sentence tells another thing."""
    mention, span = hosted.mention, item.sentence.span
    found = _HAPPENS.match(text, span.start, span.end)
    if found is None or mention.range.precision is not Precision.DAY or (mention.range.end or published_on) > published_on:
        return None
    told = [event for event in events if event.trigger.end <= span.start][-FARTHEST_EVENT:]
    event = next((event for event in reversed(told) if _is_meant(event, found["noun"].lower())), None)
    if event is None:
        return None
    return event, EventDate(mention.range, DateBasis.STATED, mention.rule, mention.reason, mention.span), found.group()


def _is_meant(event: EventMention, noun: str) -> bool:
    if event.status is not Status.OCCURRED or event.date.rule not in _OPEN:
        return False
    kind = type_of_noun(noun)
    if noun in _ANY_DEED:
        return event.type.quad is Quad.MATERIAL_CONFLICT
    return kind is event.type or ((noun in _BANS or kind in _MEASURES) and event.type in _MEASURES)
