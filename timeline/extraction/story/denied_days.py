"""The day of "the attack" that somebody denies, where the whole article tells of one day of such deeds only.

The day is often given after the denial, so that this can only be read at the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from timeline.extraction.lexicon.triggers import type_of_noun
from timeline.extraction.story.pointing import sides_of
from timeline.extraction.values import DateRange, EventDate, EventMention
from timeline.vocabulary import DateBasis, Precision, Status

_OPEN = ("published", "before-statement")
_THE = re.compile(r"\b(?:the|this|that) (?P<noun>[a-z]+)\b")
NEWS = timedelta(days=31)  # what is older is background


def date_denied_deeds(text: str, events: list[EventMention], published_on: date) -> None:
    """Date the denied deeds that have no day; `events` are changed in place."""
    for index, event in enumerate(events):
        if event.status is not Status.DENIED or event.date.rule not in _OPEN or not _names_deed(text, event):
            continue
        told = _days(events, event, published_on)
        if len(told) == 1:
            days, act = told.popitem()
            reason = f"the only day of the article on which such a thing happened, that of “{act.trigger.of(text)}”"
            when = EventDate(days, DateBasis.INFERRED, "denied-event", reason, act.date.expression)
            events[index] = replace(event, date=when, reasons={**event.reasons, "date": reason})


def _names_deed(text: str, event: EventMention) -> bool:
    """“Denied having staged the raid”, but not "denied that a guard had hurt him", which may be of any day."""
    told = text[event.trigger.start : event.trigger.end + 40].lower()
    return any(type_of_noun(found["noun"]) is event.type for found in _THE.finditer(told))


def _days(events: Sequence[EventMention], denial: EventMention, published_on: date) -> dict[DateRange, EventMention]:
    """The days of news on which something of that type was done, by those who deny or by nobody named."""
    own = sides_of((*denial.sources, *denial.speakers))
    days: dict[DateRange, EventMention] = {}
    for act in events:
        is_dated = act.date.range.precision is Precision.DAY and act.status is Status.OCCURRED and act.type is denial.type
        last = act.date.range.end
        if not is_dated or last is None or not timedelta() <= published_on - last <= NEWS:
            continue
        doing = sides_of(act.sources)
        if not doing or doing & own:
            days.setdefault(act.date.range, act)
    return days
