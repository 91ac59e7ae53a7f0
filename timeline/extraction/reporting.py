"""Puts together what the steps found: event phrases, their dates, who says so, and which happened after which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from timeline.extraction.actions import Action, is_diplomatic
from timeline.extraction.attribution import Report, speaker_of_quotation, speakers_within
from timeline.extraction.clauses import Clauses
from timeline.extraction.occurring import after_phrases, bounded, date_action, host_dates, narrowed
from timeline.extraction.triggers import Entry, lexicon
from timeline.extraction.values import ActorMention, After, BlockKind, Dateline, DateMention, EventMention, Sentence, Span
from timeline.vocabulary import ActorKind, EventType, Quad, Status

_OF_BLOCK = {BlockKind.LINK: 0.5, BlockKind.HEADLINE: 0.5, BlockKind.EMBED: 0.7}
NOUN, VERB, STATEMENT, IMAGINED = 0.6, 0.8, 0.4, 0.4
LONGEST_STATEMENT = 90
LONGEST_ANCHOR = 90  # characters after "following" in which the earlier event is named
_SAID_BY_SOURCE = frozenset(kind for kind in EventType if kind.quad in (Quad.NONE, Quad.VERBAL_COOPERATION, Quad.VERBAL_CONFLICT))
_STATEMENT_ENTRY = Entry(EventType.STATEMENT, ("say",))


@dataclass(slots=True)
class ReadSentence:
    """A sentence with all that was found in it."""

    sentence: Sentence
    dates: Sequence[DateMention]
    actors: Sequence[ActorMention]
    clauses: Clauses | None = None
    actions: list[Action] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)


def report_events(text: str, read: Sequence[ReadSentence], published_on: date, dateline: Dateline | None) -> list[EventMention]:
    """The events of an article in the order of its text."""
    sentences = [item.sentence for item in read]
    reports = [item.reports for item in read]
    events: list[EventMention] = []
    for number, item in enumerate(read):
        if item.clauses is None:
            continue
        printed_on = item.sentence.block.published_on or (dateline.day if dateline else None)
        hosted = host_dates(item.clauses, item.dates)
        found: list[EventMention] = []
        for action in item.actions:
            if not _is_worth_reporting(action):
                continue
            speakers, report = speakers_within(item.reports, action.at)
            why = "a verb of saying in the sentence" if speakers else ""
            if not speakers:
                speakers, why = speaker_of_quotation(action.trigger, number, sentences, reports)
            if action.type in _SAID_BY_SOURCE:  # who threatens does not report a threat
                speakers = tuple(
                    mention for mention in speakers if mention.actor not in {doing.actor for doing in action.sources}
                )
            when = date_action(item.clauses, action, hosted, report, published_on, printed_on)
            found.append(
                EventMention(
                    item.sentence, action.trigger, action.clause, action.type, action.status, when, _confidence(item, action),
                    tuple(_distinct([*action.sources, *action.partners])), tuple(_distinct(action.targets)),
                    tuple(_distinct(action.locations)), speakers,
                    reasons={**action.reasons, "date": when.reason, "speaker": why or "the article says so itself"},
                )
            )  # fmt: skip
        if not found:
            found = _statements(text, item, published_on, printed_on)
        events += sorted(found, key=lambda event: event.trigger)
    return _in_order_of_happening(text, events)


def _is_worth_reporting(action: Action) -> bool:
    """At least one side is diplomatic and somebody acts; talks need two. A noun alone needs both sides, but for an attack."""
    doing, done_to = [*action.sources, *action.partners], action.targets
    if not any(is_diplomatic(mention) for mention in [*doing, *done_to]):
        return False
    if action.status is Status.HYPOTHETICAL:
        return bool(doing and done_to) or len(doing) > 1
    if not doing and not (action.is_noun or action.is_passive or action.is_anonymous):
        return False
    if action.type is EventType.CONSULT and len(doing) + len(done_to) < 2 and not _is_assembly(doing):
        return False
    if action.is_noun:
        return action.type is EventType.ASSAULT or bool(doing and done_to) or len(doing) > 1
    return bool(doing) or bool(done_to)


def _is_assembly(doing: Sequence[ActorMention]) -> bool:
    return any(m.actor and m.actor.kind is ActorKind.ORGANISATION and not m.actor.affiliation for m in doing)


def _confidence(item: ReadSentence, action: Action) -> float:
    confidence = NOUN if action.is_noun else VERB
    if not action.targets and not action.partners:
        confidence -= 0.1
    if action.status in (Status.HYPOTHETICAL,):
        confidence = min(confidence, IMAGINED)
    return min(confidence, _OF_BLOCK.get(item.sentence.block.kind, 1.0))


def _distinct(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    seen: set[object] = set()
    kept = []
    for mention in mentions:
        key = mention.actor or mention.span
        if key not in seen:
            seen.add(key)
            kept.append(mention)
    return kept


# Statements that fit no other type


def _statements(text: str, item: ReadSentence, published_on: date, printed_on: date | None) -> list[EventMention]:
    """One STATEMENT, when a named actor says something about another matter of states and nothing else was found."""
    clauses = item.clauses
    if clauses is None or item.sentence.block.kind in (BlockKind.LINK, BlockKind.HEADLINE):
        return []
    for report in item.reports:
        speakers = tuple(mention for mention in report.speakers if is_diplomatic(mention) and mention.rule != "pronoun")
        if not speakers or not _touches_diplomacy(clauses, report):
            continue
        chunk = clauses.chunks[report.at]
        trigger = clauses.span(chunk)
        hosted = host_dates(clauses, item.dates)
        dated = next((host for host in hosted if host.at == report.at), None)
        when = bounded(Status.OCCURRED, printed_on or published_on)
        if dated is not None:
            action = Action(EventType.STATEMENT, Status.OCCURRED, _STATEMENT_ENTRY, trigger, trigger, report.at)
            when = date_action(clauses, action, hosted, None, published_on, printed_on)
        return [
            EventMention(
                item.sentence, trigger, _clause_of_statement(text, clauses, report), EventType.STATEMENT, Status.OCCURRED, when,
                STATEMENT, speakers,
                reasons={
                    "type": f"“{trigger.of(text)}” reports a statement that fits no other type",
                    "actors": "who acts is the speaker", "status": "it has been said", "date": when.reason, "speaker": "the article says so itself",
                },
            )
        ]  # fmt: skip
    return []


def _touches_diplomacy(clauses: Clauses, report: Report) -> bool:
    said = [chunk for index, chunk in enumerate(clauses.chunks) if report.covers(index)]
    words = lexicon().lists["diplomatic words"]
    named = {mention.actor for chunk in said for mention in chunk.actors if mention.rule != "pronoun"}
    touched = any(low in words or low.removesuffix("s") in words for chunk in said for low in clauses.words(chunk))
    return touched and bool(named - {mention.actor for mention in report.speakers})


def _clause_of_statement(text: str, clauses: Clauses, report: Report) -> Span:
    tokens = clauses.tokens
    said = [index for index in range(report.first, report.last + 1) if index != report.at]
    first = min(clauses.chunks[index].first for index in said) if said else clauses.chunks[report.at].first
    if report.last > report.at:
        first = clauses.chunks[report.at].first
        for mention in report.speakers:
            first = next((i for i, token in enumerate(tokens[:first]) if token.start == mention.span.start), first)
    last = max(clauses.chunks[index].last for index in said) if said else clauses.chunks[report.at].last
    while last > first and tokens[last].end - tokens[first].start > LONGEST_STATEMENT:
        last -= 1
    return Span(tokens[first].start, tokens[last].end)


# Which event happened after which


def _in_order_of_happening(text: str, events: list[EventMention]) -> list[EventMention]:
    """Give every event its `after` relations, and the dates and sides that follow from them."""
    by_sentence: dict[int, list[int]] = {}
    for index, event in enumerate(events):
        by_sentence.setdefault(event.sentence.span.start, []).append(index)
    for indices in by_sentence.values():
        for phrase in after_phrases(text, events[indices[0]].sentence.span):
            later = _ordered_by(phrase, indices, events, text)
            anchor = _anchor(text, phrase, indices, events, later) if later is not None else None
            if later is None or anchor is None or anchor == later:
                continue
            events[later] = _put_after(events[later], events[anchor], anchor, phrase)
    return events


def _ordered_by(phrase: re.Match[str], indices: list[int], events: list[EventMention], text: str) -> int | None:
    """The event that the phrase puts later: the nearest one before it, else the first one after the comma."""
    before = [index for index in indices if events[index].trigger.end <= phrase.start()]
    if before:
        return max(before, key=lambda index: (not _is_noun_like(events[index]), events[index].trigger.end))
    comma = text.find(",", phrase.end(), events[indices[0]].sentence.span.end)
    after = [index for index in indices if comma >= 0 and events[index].trigger.start > comma]
    return after[0] if after else None


def _is_noun_like(event: EventMention) -> bool:
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
    types = {kind for word in re.findall(r"[a-z]+", text[phrase.end() : end].lower()) if (kind := _type_of_noun(word))}
    doing = {mention.actor for mention in events[later].sources}
    for index in range(later - 1, max(-1, later - 30), -1):
        if events[index].type in types and not doing & {mention.actor for mention in events[index].sources}:
            return index
    return None


def _type_of_noun(word: str) -> EventType | None:
    return next((entry.type for entry in lexicon().nouns.get(word, ()) if len(entry.words) == 1), None)


def _put_after(event: EventMention, anchor: EventMention, index: int, phrase: re.Match[str]) -> EventMention:
    relation = After(index, Span(phrase.start(), phrase.end()), bool(phrase["immediately"]))
    when = narrowed(event.date, anchor.date, phrase.group())
    reasons = {**event.reasons, "date": when.reason}
    targets = event.targets
    if not targets and event.type.quad in (Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT) and anchor.type is EventType.ASSAULT:
        sides = {mention.actor for mention in event.sources}
        targets = tuple(mention for mention in anchor.sources if mention.actor not in sides)
        if targets:
            reasons["actors"] += "; it answers an attack, so it is aimed at who attacked"
    return replace(event, date=when, targets=targets, after=(*event.after, relation), reasons=reasons)
