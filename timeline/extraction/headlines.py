"""A headline has no date: it tells in short what the first sentences of the article tell, and date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timeline.extraction.pointing import begins_alike, may_be_the_same, sides_of
from timeline.extraction.values import BlockKind, EventMention
from timeline.vocabulary import DateBasis

LEAD = 3  # sentences with events in which the news of the headline is told


def date_headlines(text: str, events: list[EventMention]) -> None:
    """Give each undated event of a headline the date of the same event in the lead, else of the first one further down.

    `events` are changed in place.
    """
    for index, event in enumerate(events):
        if event.sentence.block.kind is not BlockKind.HEADLINE or event.date.basis is not DateBasis.NONE:
            continue
        news = (act for act in events[index + 1 :] if act.sentence.block.kind is BlockKind.PARAGRAPH)
        alike = [act for act in news if _is_the_same(text, act, event)]
        end = _end_of_lead(events[index + 1 :])
        same = [act for act in alike if act.sentence.span.start <= end]
        same = same or [act for act in alike if act.date.basis is not DateBasis.NONE][:1]
        told = max(same, key=_last_day, default=None)  # the news; what is older is its background
        if told is not None and told.date.basis is not DateBasis.NONE:
            reason = f"the headline tells what the article dates {told.date.range.edtf}"
            when = replace(told.date, basis=DateBasis.INFERRED, rule="headline", reason=reason)
            events[index] = replace(event, date=when, reasons={**event.reasons, "date": reason})


def _end_of_lead(events: list[EventMention]) -> int:
    """Where the last sentence of the lead begins."""
    starts = sorted({event.sentence.span.start for event in events if event.sentence.block.kind is BlockKind.PARAGRAPH})
    return starts[:LEAD][-1] if starts else -1


def _last_day(event: EventMention) -> date:
    return event.date.range.end or event.date.range.start or date.min


def _is_the_same(text: str, act: EventMention, event: EventMention) -> bool:
    if act.type is not event.type or act.status is not event.status or not may_be_the_same(act, event):
        return False
    shared = sides_of(act.sources) & sides_of(event.sources) or sides_of(act.targets) & sides_of(event.targets)
    return bool(shared) or begins_alike(text, act, event)
