"""What the rest of the article adds to an event: which other it followed, and who "both sides" are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from timeline.extraction.lexicon.triggers import type_of_noun
from timeline.extraction.occurring.dating import after_phrases, counted_back, narrowed, not_later
from timeline.extraction.occurring.sharing import is_joined
from timeline.extraction.story.before_events import day_before
from timeline.extraction.story.carrying import Story
from timeline.extraction.story.denied_days import date_denied_deeds
from timeline.extraction.story.headlines import date_headlines
from timeline.extraction.story.pointing import FARTHEST_EVENT
from timeline.extraction.story.stands import chunk_at
from timeline.extraction.values import ActorMention, After, EventDate, EventMention, Span
from timeline.vocabulary import ActorKind, DateBasis, EventType, Quad, Status

if TYPE_CHECKING:
    from timeline.extraction.attribution.hearing import Article
    from timeline.extraction.clauses.cutting import Clauses
    from timeline.extraction.reporting import ReadSentence

_FROM_NOW = (Status.PLANNED, Status.THREATENED, Status.HYPOTHETICAL)
LONGEST_ANCHOR = 90  # characters after "following" in which the earlier event is named
_SAYS = re.compile(r"\b(?:that|whether|how)\b", re.IGNORECASE)
_CAME = re.compile(
    r"\W*(?:it|this|that|(?:the|his|her|its|their) [a-z-]+)\s+(?:comes|came|has come|follows|followed)\s+(?:just |only |barely )?",
    re.IGNORECASE,
)


def _states(actors: Iterable[ActorMention]) -> dict[str, ActorMention]:
    """The first mention of every state, by its code."""
    states: dict[str, ActorMention] = {}
    for mention in actors:
        if mention.actor and mention.actor.kind is ActorKind.STATE:
            states.setdefault(mention.actor.code, mention)
    return states


def _side(mention: ActorMention) -> str:
    """The code of the state or organisation that a mention stands for; empty for none."""
    actor = mention.actor
    return "" if actor is None else actor.code or actor.affiliation or actor.name


def parties(events: list[EventMention]) -> tuple[ActorMention, ...]:
    """The two sides of the last event that has two; nothing when there is none near."""
    for earlier in reversed(events[-FARTHEST_EVENT:]):
        found = _once([*earlier.sources, *earlier.targets])
        if len({side for mention in found if (side := _side(mention))}) == 2:
            return found
    return ()


def _once(mentions: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    found: dict[object, ActorMention] = {}
    for mention in mentions:
        found.setdefault(mention.actor, mention)
    return tuple(found.values())


def put_in_order(
    article: Article, read: Sequence[ReadSentence], events: list[EventMention], actors: Iterable[ActorMention], published_on: date
) -> list[EventMention]:
    """Give every event its `after` relations, and the dates and sides that follow from them and from the story so far."""
    states = _states(actors)
    text = article.text
    story = Story(article, events, published_on)
    by_sentence: dict[int, list[int]] = {}
    for index, event in enumerate(events):
        by_sentence.setdefault(event.sentence.span.start, []).append(index)
    for item in read:
        indices = by_sentence.get(item.sentence.span.start, [])
        for phrase in after_phrases(text, item.sentence.span) if indices else []:
            later = _ordered_by(phrase, indices, events, text)
            anchor = _anchor(text, phrase, indices, events, later) if later is not None else None
            if later is not None and anchor is not None and anchor != later:
                _order(text, events, later, anchor, phrase, states)
                _share(item.clauses, indices, events, anchor)
            _count_from_clause(item, indices, events, phrase)
        before = day_before(text, item.sentence, indices, events) if indices else None
        if before is not None:
            index, when = before
            events[index] = replace(events[index], date=when, reasons={**events[index].reasons, "date": when.reason})
        story.read(item, indices)
    date_headlines(text, read, events, published_on)
    date_denied_deeds(text, events, published_on)
    return events


def _order(
    text: str, events: list[EventMention], later: int, anchor: int, phrase: re.Match[str], states: dict[str, ActorMention]
) -> None:
    """Put one event after the other, and date each by what the words tell of the other one."""
    if events[anchor].date.basis is DateBasis.NONE and events[anchor].trigger.start > phrase.start():
        told = _SAYS.search(text, phrase.end(), events[anchor].trigger.start)  # "three days after Iran admitted that it had …"
        is_plan = events[later].status in _FROM_NOW and events[anchor].status is Status.OCCURRED  # counted from the announcement
        back = (None if told or is_plan else counted_back(events[later].date, phrase)) or not_later(
            events[anchor].date, events[later].date, phrase
        )
        if back is not None:
            events[anchor] = replace(events[anchor], date=back, reasons={**events[anchor].reasons, "date": back.reason})
    events[later] = _put_after(events[later], events[anchor], anchor, phrase, states)


def _share(clauses: Clauses | None, indices: Sequence[int], events: list[EventMention], anchor: int) -> None:
    """“Two days after rebels raided a post and seized a truck, …”: what is joined to the earlier event has its day."""
    told = events[anchor]
    at = chunk_at(clauses, told) if clauses is not None and told.date.rule == "counted-back" else None
    if clauses is None or at is None:
        return
    for index in indices:
        event, verb = events[index], chunk_at(clauses, events[index])
        if event.date.basis is DateBasis.NONE and verb is not None and is_joined(clauses, verb, at):
            events[index] = replace(event, date=told.date, reasons={**event.reasons, "date": told.date.reason})


def _count_from_clause(item: ReadSentence, indices: list[int], events: list[EventMention], phrase: re.Match[str]) -> None:
    """Date an event from the day of the other clause, be it an event or not: "The bridge opened on Friday, hours after envoys signed …".

    Or "Two days after Oslo had protested, Rome said on Friday that …".
    """
    earlier = next((i for i in indices if phrase.end() <= events[i].trigger.start < phrase.end() + LONGEST_ANCHOR), None)
    if earlier is None or item.clauses is None or events[earlier].date.basis is not DateBasis.NONE:
        return
    all_hosted = item.hosted
    opens = item.clauses.tokens[0].start >= phrase.start()
    behind = [hosted for hosted in all_hosted if opens and hosted.mention.span.start > events[earlier].trigger.end]
    before = [hosted for hosted in reversed(all_hosted) if hosted.mention.span.end <= phrase.start()]
    for hosted in [*before, *behind][:1]:
        clause = EventDate(hosted.mention.range, DateBasis.STATED, hosted.mention.rule, "", hosted.mention.span)
        back = counted_back(clause, phrase)
        if back is not None:
            events[earlier] = replace(events[earlier], date=back, reasons={**events[earlier].reasons, "date": back.reason})
            _share(item.clauses, indices, events, earlier)


def _ordered_by(phrase: re.Match[str], indices: list[int], events: list[EventMention], text: str) -> int | None:
    """The event that the phrase puts later: the nearest one before it, else the first one after the comma."""
    before = [index for index in indices if events[index].trigger.end <= phrase.start()]
    if before:
        return max(before, key=lambda index: (not is_noun(events[index]), events[index].trigger.end))
    sentence = events[indices[0]].sentence.span
    if _CAME.fullmatch(text, sentence.start, phrase.start()):
        earlier = events[: indices[0]][-FARTHEST_EVENT:]
        told = [
            len(events[: indices[0]]) - back
            for back, event in enumerate(reversed(earlier), 1)
            if event.date.basis is DateBasis.STATED
        ]
        return told[0] if told else None
    comma = text.find(",", phrase.end(), sentence.end)
    after = [index for index in indices if comma >= 0 and events[index].trigger.start > comma]
    return after[0] if after else None


def is_noun(event: EventMention) -> bool:
    """Whether a noun reports the event."""
    return event.reasons["type"].startswith("the noun")


def _anchor(text: str, phrase: re.Match[str], indices: list[int], events: list[EventMention], later: int) -> int | None:
    """The event the words after the phrase mean: one told right there, else one told before of the type the noun reports.

    Nobody retaliates for what they did themselves, so an act of the same side is passed over.
    """
    end = phrase.end() + LONGEST_ANCHOR
    comma = text.find(",", phrase.end(), end)
    end = comma if comma >= 0 else end
    here = [index for index in indices if phrase.end() <= events[index].trigger.start < end]
    if here:
        return here[0]
    types = {kind for word in re.findall(r"[a-z]+", text[phrase.end() : end].lower()) if (kind := type_of_noun(word))}
    doing = {mention.actor for mention in events[later].sources}
    for index in range(later - 1, max(-1, later - 30), -1):
        if events[index].type in types and not doing & {mention.actor for mention in events[index].sources}:
            return index
    return None


def _put_after(
    event: EventMention, anchor: EventMention, index: int, phrase: re.Match[str], states: dict[str, ActorMention]
) -> EventMention:
    relation = After(index, Span(phrase.start(), phrase.end()), bool(phrase["immediately"]))
    when = narrowed(event.date, anchor.date, phrase.group())
    reasons = {**event.reasons, "date": when.reason}
    targets = event.targets
    if not targets and event.type.quad in (Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT) and anchor.type is EventType.ASSAULT:
        sides = {mention.actor for mention in event.sources}
        targets = _once(states.get(_side(mention), mention) for mention in anchor.sources if mention.actor not in sides)
        if targets:
            reasons["actors"] += "; it answers an attack, so it is aimed at who attacked"
    return replace(event, date=when, targets=targets, after=(*event.after, relation), reasons=reasons)
