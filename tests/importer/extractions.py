"""Extractions built by hand, so that what the importer does with them is tested apart from what the extraction finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline.extraction.values import (
    ActorMention,
    ActorRef,
    After,
    Block,
    BlockKind,
    Dateline,
    DateRange,
    EventDate,
    EventMention,
    Extraction,
    Office,
    Sentence,
    Span,
)
from timeline.importer.readers import ReadArticle
from timeline.vocabulary import ActorKind, DateBasis, EventType, Precision, Status

PUBLISHED_ON = date(2020, 1, 9)


def a_state(name: str, code: str) -> ActorRef:
    return ActorRef(name, ActorKind.STATE, code)


def a_person(name: str, affiliation: str = "") -> ActorRef:
    return ActorRef(name, ActorKind.PERSON, affiliation=affiliation)


CHINA, RUSSIA, IRAN, IRAQ = a_state("China", "CHN"), a_state("Russia", "RUS"), a_state("Iran", "IRN"), a_state("Iraq", "IRQ")
USA = a_state("United States", "USA")
WANG, LAVROV, PUTIN = a_person("Wang Yi", "CHN"), a_person("Sergey Lavrov", "RUS"), a_person("Vladimir Putin", "RUS")
SOLEIMANI = a_person("Qassem Soleimani", "IRN")


@dataclass(frozen=True)
class Told:
    """A sentence that reports an event. Each actor is found by the words given with it: (ref, "Beijing")."""

    sentence: str
    type: EventType = EventType.CONSULT
    sources: Sequence[tuple[ActorRef, str]] = ()
    targets: Sequence[tuple[ActorRef, str]] = ()
    status: Status = Status.OCCURRED
    on: date | None = None
    until: date | None = None
    basis: DateBasis = DateBasis.STATED  # of that day
    trigger: str = ""
    clause: str = ""  # else the whole sentence
    after: int | None = None  # index of the sentence whose event came before
    offices: dict[str, str] = field(default_factory=dict)  # by the words that name a person


def an_edition(*told: Told, published_on: date = PUBLISHED_ON, **article: str) -> tuple[ReadArticle, Extraction]:
    """An article of these sentences, each a paragraph, and what was found in it."""
    text = "\n\n".join(one.sentence for one in told)
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    dateline = Dateline(Span(0, 0), publisher=article.pop("dateline")) if "dateline" in article else None
    sentences, events = [], []
    for one in told:
        start = text.index(one.sentence)
        sentences.append(Sentence(Span(start, start + len(one.sentence)), block))
    for one, sentence in zip(told, sentences, strict=True):
        events.append(_event(text, one, sentence, published_on))
    actors = tuple(mention for event in events for mention in (*event.sources, *event.targets))
    extraction = Extraction((block,), tuple(sentences), dateline, (), actors, tuple(events))
    return ReadArticle(text, published_on, **article), extraction


def _event(text: str, told: Told, sentence: Sentence, published_on: date) -> EventMention:
    trigger = told.trigger or told.sentence.split()[1]
    start = text.index(trigger, sentence.span.start)
    clause_start = text.index(told.clause, sentence.span.start) if told.clause else sentence.span.start
    clause = Span(clause_start, clause_start + len(told.clause) if told.clause else sentence.span.end - 1)
    if told.on:
        last = told.until or told.on
        when = DateRange(told.on, last, Precision.DAY if last == told.on else Precision.RANGE)
        basis = told.basis
    elif told.status is Status.PLANNED:
        when, basis = DateRange(published_on, None, Precision.UNKNOWN), DateBasis.NONE
    else:
        when, basis = DateRange(None, published_on, Precision.UNKNOWN), DateBasis.NONE

    def mentions(parts: Sequence[tuple[ActorRef, str]]) -> tuple[ActorMention, ...]:
        found = []
        for ref, words in parts:
            at = text.index(words, sentence.span.start)
            span = Span(at, at + len(words))
            office = Office(span, told.offices[words]) if words in told.offices else None
            found.append(ActorMention(span, ref, "name", "by hand", office))
        return tuple(found)

    return EventMention(
        sentence=sentence,
        trigger=Span(start, start + len(trigger)),
        clause=clause,
        type=told.type,
        status=told.status,
        date=EventDate(when, basis, "by hand", "by hand"),
        confidence=0.8,
        sources=mentions(told.sources),
        targets=mentions(told.targets),
        after=(After(told.after, sentence.span),) if told.after is not None else (),
        reasons={"type": "by hand"},
    )
