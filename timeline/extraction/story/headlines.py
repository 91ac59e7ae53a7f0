"""A headline has no date, and a first sentence often none: they tell in short what the next sentences tell, and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from timeline.extraction.story.pointing import begins_alike, lemma_of, may_be_the_same, sides_of
from timeline.extraction.story.stands import is_background, is_plain_past, is_short
from timeline.extraction.values import BlockKind, EventDate, EventMention, Sentence
from timeline.vocabulary import DateBasis, EventType, Precision, Quad, Status

if TYPE_CHECKING:
    from timeline.extraction.reporting import ReadSentence

LEAD = 3  # sentences with events in which the news of the headline is told
OPENING = 2  # sentences with events that may tell the news without its day
NEWS = timedelta(days=31)  # what is older is the background of a headline
_DEEDS = (Quad.MATERIAL_COOPERATION, Quad.MATERIAL_CONFLICT)
_ANNOUNCED = re.compile(r"\bannounced (?:the|this|that|its|his|her|their) (?:decision|move|step|measures?|withdrawal|ban)\b")
_GOES_ON = frozenset({"keep", "hold", "stay", "remain"})
_UNDATED = ("published", "before-statement")


def date_headlines(text: str, read: Sequence[ReadSentence], events: list[EventMention], published_on: date) -> None:
    """Give each undated event of a headline, or deed of the opening, the date of the same event further down.

    `events` are changed in place. A headline takes the date from the lead, else from the first telling of the same, else from the
    first sentence when the same side does something there on one day.
    """
    opening = _starts(events)[:OPENING]
    for index in reversed(range(len(events))):  # so that a headline finds the opening dated
        event = events[index]
        if event.date.basis is not DateBasis.NONE or event.date.rule not in _UNDATED:
            continue
        if event.sentence.block.kind is BlockKind.HEADLINE:
            if event.type.quad is Quad.MATERIAL_CONFLICT and lemma_of(text, event) in _GOES_ON:
                continue  # "keeps the ship": it has been so since, and still is
            news = _news_of(text, events, index, published_on)
            told = news or _dated_verbs(read, events, published_on).get(lemma_of(text, event))
            what = "the headline tells what the article dates"
            if told is None and index == 0 and event.status is Status.OCCURRED and not _is_another_told_first(events):
                told, what = (
                    _day_of_first_sentence(read, published_on),
                    "the headline tells the news, and the first sentence is dated",
                )
        elif (
            event.sentence.block.kind is BlockKind.PARAGRAPH and event.sentence.span.start in opening and _is_news(events, event)
        ):
            told, what = _told_below(text, events, index, published_on), "the article tells more of it, which it dates"
            if told is None and _is_first(events, event) and _is_told_with_has(event):
                told, what = (
                    _day_of_next(text, read, events, event, published_on),
                    "the first sentence tells it as news, and the next one is dated",
                )
        else:
            continue
        if told is not None:
            reason = f"{what} {told.range.edtf}"
            when = replace(told, basis=DateBasis.INFERRED, rule="headline", reason=reason)
            events[index] = replace(event, date=when, reasons={**event.reasons, "date": reason})


def _dated_verbs(read: Sequence[ReadSentence], events: Sequence[EventMention], published_on: date) -> dict[str, EventDate]:
    """The day of each verb of the first sentences that is told in the past and reports no event that could be compared.

    The headline tells in short what the lead may tell of people whom nobody knows.
    """
    lead = [item for item in read if item.sentence.block.kind is BlockKind.PARAGRAPH][:LEAD]
    verbs: dict[str, EventDate] = {}
    for clauses, dates in [(item.clauses, item.hosted) for item in lead if item.clauses is not None]:
        for hosted in [hosted for hosted in dates if hosted.at < len(clauses.chunks)]:
            chunk, mention = clauses.chunks[hosted.at], hosted.mention
            is_over = is_short(mention.range) and (mention.range.end or published_on) <= published_on
            if any(event.trigger.overlaps(clauses.span(chunk)) for event in events):
                continue
            if is_over and is_plain_past(chunk) and not is_background(clauses, hosted.at):
                when = EventDate(mention.range, DateBasis.STATED, mention.rule, mention.reason, mention.span)
                verbs.setdefault(chunk.lemma, when)
    return verbs


def _is_another_told_first(events: Sequence[EventMention]) -> bool:
    """Whether the same side does the like in the first sentence to somebody else than in the headline."""
    news = [act for act in events if act.sentence.block.kind is BlockKind.PARAGRAPH]
    like = [act for act in news if act.sentence is news[0].sentence and act.type is events[0].type]
    by_same = [act for act in like if sides_of(act.sources) & sides_of(events[0].sources)]
    return any(not may_be_the_same(act, events[0]) for act in by_same)


def _day_of_first_sentence(read: Sequence[ReadSentence], published_on: date) -> EventDate | None:
    """The day of the first verb of the first sentence that is told in the past and not as background.

    Only for what a headline tells first, as done: what follows "as" or "after", or stands in further lines, may be older.
    """
    first = next((item for item in read if item.sentence.block.kind is BlockKind.PARAGRAPH), None)
    return _day_of_deed(first, published_on) if first is not None else None


def _day_of_next(
    text: str, read: Sequence[ReadSentence], events: Sequence[EventMention], event: EventMention, published_on: date
) -> EventDate | None:
    """“Fiji's army has seized power. Soldiers surrounded the palace on Tuesday.”: the day told first behind the first sentence.

    Only of a sentence that names a side or a thing of the first one, and does not tell the like of others.
    """
    sides, words = sides_of((*event.sources, *event.targets)), _long_words(text, event.sentence)
    if read[0].sentence.block.kind is BlockKind.HEADLINE:
        words |= _long_words(text, read[0].sentence)
    for item in [item for item in read if item.sentence.block.kind is BlockKind.PARAGRAPH][1 : LEAD + 2]:
        day = _day_of_deed(item, published_on)
        if day is None:
            continue
        like = [act for act in events if act.sentence is item.sentence and act.type is event.type]
        is_of_it = bool(sides & sides_of(item.actors) or words & _long_words(text, item.sentence))
        is_of_it = is_of_it or bool(_ANNOUNCED.search(item.sentence.span.of(text)))
        return day if is_of_it and all(may_be_the_same(act, event) for act in like) else None
    return None


def _long_words(text: str, sentence: Sentence) -> set[str]:
    return {word.removesuffix("s") for word in re.findall(r"[a-z]{5,}", sentence.span.of(text).lower())}


def _day_of_deed(item: ReadSentence, published_on: date) -> EventDate | None:
    """The day of the first verb of a sentence that is told in the past and not as background, where that is news."""
    clauses = item.clauses
    if clauses is None or not clauses.chunks:
        return None
    for hosted in sorted(item.hosted, key=lambda hosted: hosted.at):
        chunk, mention = clauses.chunks[min(hosted.at, len(clauses.chunks) - 1)], hosted.mention
        day = mention.range.end
        is_news = mention.range.precision is Precision.DAY and day is not None and day <= published_on <= day + NEWS
        if is_news and is_plain_past(chunk) and not is_background(clauses, hosted.at):
            return EventDate(mention.range, DateBasis.STATED, mention.rule, mention.reason, mention.span)
    return None


def _news_of(text: str, events: Sequence[EventMention], index: int, published_on: date) -> EventDate | None:
    event = events[index]
    news = [act for act in events[index + 1 :] if act.sentence.block.kind is BlockKind.PARAGRAPH]
    if not news:
        return None
    first, end = news[0].sentence, _end_of_lead(events[index + 1 :])
    alike = [act for act in news if _is_the_same(text, act, event, first) and not _is_old(act, published_on)]
    in_lead = [act for act in alike if act.sentence.span.start <= end]
    told = max(filter(_is_dated, in_lead), key=_newness, default=None)  # the news; what is older is its background
    if told is None and not in_lead:
        told = next(filter(_is_dated, alike), None)
    if told is None:
        told = next((act for act in news if act.sentence is first and _may_be_meant(act, event)), None)
    return told.date if told is not None else None


def _told_below(text: str, events: Sequence[EventMention], index: int, published_on: date) -> EventDate | None:
    event = events[index]
    may_differ = _is_first(events, event) and not _is_told_with_has(event)  # "after police shot at a boat": the news is another
    for act in events[index + 1 :]:
        if act.sentence is event.sentence or act.type is not event.type or act.status is not Status.OCCURRED:
            continue
        is_dated = (
            act.date.basis is DateBasis.STATED or act.date.rule == "goes-on"
        ) and act.date.range.precision is Precision.DAY
        if not is_dated or _is_old(act, published_on) or not may_be_the_same(act, event):
            continue
        if may_differ or sides_of(act.targets) & sides_of(event.targets) or begins_alike(text, act, event):
            return act.date
    return None


def _is_news(events: Sequence[EventMention], event: EventMention) -> bool:
    """Whether it is a deed told as done, by "has", by a noun or in the first sentence.

    What a plain past tells further down has the day where the story stands.
    """
    is_refusal = event.type is EventType.REJECT and event.date.rule == "published"  # "has turned away two ships"
    if event.status is not Status.OCCURRED or not (event.type.quad in _DEEDS or is_refusal):
        return False
    return event.reasons["type"].startswith("the noun") or _is_told_with_has(event) or _is_first(events, event)


def _is_first(events: Sequence[EventMention], event: EventMention) -> bool:
    """Whether the first sentence with events tells it."""
    return event.sentence.span.start == _starts(events)[0]


def _is_told_with_has(event: EventMention) -> bool:
    return event.reasons["status"].startswith(("“has ", "“have "))


def _starts(events: Sequence[EventMention]) -> list[int]:
    """Where the sentences with events begin, but for headlines."""
    return sorted({event.sentence.span.start for event in events if event.sentence.block.kind is BlockKind.PARAGRAPH})


def _end_of_lead(events: Sequence[EventMention]) -> int:
    """Where the last sentence of the lead begins."""
    starts = _starts(events)
    return starts[:LEAD][-1] if starts else -1


def _is_old(event: EventMention, published_on: date) -> bool:
    """Whether it was long ago, or has gone on since long ago."""
    first, last = event.date.range.start, event.date.range.end
    return last is not None and (published_on - last > NEWS or (first is not None and last - first > NEWS))


def _is_dated(event: EventMention) -> bool:
    return event.date.basis is not DateBasis.NONE


def _newness(event: EventMention) -> tuple[bool, date]:
    """What has a day comes before what has gone on since a day long ago."""
    return is_short(event.date.range), event.date.range.end or event.date.range.start or date.min


def _may_be_meant(act: EventMention, event: EventMention) -> bool:
    """Whether the first sentence may tell in other words what the headline does: the same side acts, on one day.

    Or it leaves open who acts, and the same side is acted upon.
    """
    if act.status is not event.status or act.date.range.precision is not Precision.DAY or not may_be_the_same(act, event):
        return False
    if act.date.rule == "headline" and act.type is not event.type and event.reasons["type"].startswith("the noun"):
        return False
    if act.sources:
        return bool(sides_of(act.sources) & sides_of(event.sources))
    return bool(sides_of(act.targets) & sides_of(event.targets))


def _is_the_same(text: str, act: EventMention, event: EventMention, first: Sentence) -> bool:
    """Whether both tell the same act; a headline that names no side means what the first sentence tells of that type."""
    if act.type is not event.type or act.status is not event.status or not may_be_the_same(act, event):
        return False
    if not (event.sources or event.targets):
        return act.sentence is first or begins_alike(text, act, event)
    shared = sides_of(act.sources) & sides_of(event.sources) or sides_of(act.targets) & sides_of(event.targets)
    return bool(shared) or begins_alike(text, act, event)
