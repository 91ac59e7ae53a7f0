"""An extraction as rows that are not stored yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from timeline.extraction.values import ActorMention, ActorRef, EventMention, Extraction, Span
from timeline.importer.resolving import Cast
from timeline.models import Actor, ActorOccurrence, ActorRole, Article, Mention, MentionOrder, MentionParticipant
from timeline.vocabulary import ActorKind, Role


@dataclass(slots=True)
class NewMention:
    """A mention with its parts; `index` is its place among the events of the extraction."""

    row: Mention
    index: int
    parts: list[MentionParticipant] = field(default_factory=list)


def actors_in(extraction: Extraction) -> Iterator[ActorRef]:
    """Everybody the extraction links to, each as often as it does."""
    yield from (mention.actor for mention in extraction.actors if mention.actor)
    for event in extraction.events:
        yield from (mention.actor for _, mention in _participants(event) if mention.actor)


def mentions_of(article: Article, extraction: Extraction, cast: Cast) -> list[NewMention]:
    """A row for each event of the extraction; one trigger gives one event of a type."""
    seen: set[tuple[Span, str]] = set()
    found = []
    for index, event in enumerate(extraction.events):
        if (event.trigger, event.type) not in seen:
            seen.add((event.trigger, event.type))
            row = _mention(article, event)
            found.append(NewMention(row, index, list(_parts(row, event, cast))))
    return found


def orders_of(extraction: Extraction, mentions: Iterable[NewMention]) -> Iterator[MentionOrder]:
    """Which mention's event came after which other's. The mentions must be stored."""
    stored = {mention.index: mention.row for mention in mentions}
    seen: set[tuple[int, int]] = set()
    for index, row in stored.items():
        for after in extraction.events[index].after:
            earlier = stored.get(after.anchor)
            if earlier and after.anchor != index and (index, after.anchor) not in seen:
                seen.add((index, after.anchor))
                yield MentionOrder(later=row, earlier=earlier, start=after.span.start, end=after.span.end)


def occurrences_of(article: Article, extraction: Extraction, cast: Cast) -> Iterator[ActorOccurrence]:
    """A row for each place that means an actor."""
    for mention, actor in _linked(extraction, cast):
        yield ActorOccurrence(
            article=article,
            actor=actor,
            start=mention.span.start,
            end=mention.span.end,
            rule=_fitting(ActorOccurrence, "rule", mention.rule),
        )


def offices_of(article: Article, extraction: Extraction, cast: Cast) -> Iterator[ActorRole]:
    """A row for each place that prints a person's office. "China's vice premier", unnamed, stands for the state itself."""
    for mention, actor in _linked(extraction, cast):
        if (office := mention.office) and actor.kind == ActorKind.PERSON:
            yield ActorRole(
                actor=actor,
                office=_fitting(ActorRole, "office", office.title),
                article=article,
                start=office.span.start,
                end=office.span.end,
            )


def _mention(article: Article, event: EventMention) -> Mention:
    expression = event.date.expression
    return Mention(
        article=article,
        start=event.sentence.span.start,
        end=event.sentence.span.end,
        trigger_start=event.trigger.start,
        trigger_end=event.trigger.end,
        clause_start=event.clause.start,
        clause_end=event.clause.end,
        block_kind=event.sentence.block.kind.value,
        event_type=event.type.value,
        status=event.status.value,
        confidence=event.confidence,
        date_start=event.date.range.start,
        date_end=event.date.range.end,
        date_precision=event.date.range.precision.value,
        date_basis=event.date.basis.value,
        date_rule=_fitting(Mention, "date_rule", event.date.rule),
        date_reason=_fitting(Mention, "date_reason", event.date.reason),
        expression_start=expression.start if expression else None,
        expression_end=expression.end if expression else None,
        reasons=dict(event.reasons),
    )


def _participants(event: EventMention) -> Iterator[tuple[Role, ActorMention]]:
    yield from ((Role.SOURCE, mention) for mention in event.sources)
    yield from ((Role.TARGET, mention) for mention in event.targets)
    yield from ((Role.LOCATION, mention) for mention in event.locations)
    yield from ((Role.SPEAKER, mention) for mention in event.speakers)


def _parts(row: Mention, event: EventMention, cast: Cast) -> Iterator[MentionParticipant]:
    seen: set[tuple[int, Role]] = set()
    for role, mention in _participants(event):
        actor = cast.find(mention.actor) if mention.actor else None
        if actor and (actor.pk, role) not in seen:
            seen.add((actor.pk, role))
            yield MentionParticipant(
                mention=row,
                actor=actor,
                role=role.value,
                position=len(seen) - 1,
                start=mention.span.start,
                end=mention.span.end,
                rule=_fitting(MentionParticipant, "rule", mention.rule),
                reason=_fitting(MentionParticipant, "reason", mention.reason),
                office=_fitting(MentionParticipant, "office", mention.office.title) if mention.office else "",
            )


def _linked(extraction: Extraction, cast: Cast) -> Iterator[tuple[ActorMention, Actor]]:
    for mention in extraction.actors:
        if mention.actor and (actor := cast.find(mention.actor)):
            yield mention, actor


def _fitting(model: type[models.Model], column: str, text: str) -> str:
    """The text as far as the column is wide; PostgreSQL refuses what is longer, SQLite does not notice."""
    field_: Any = model._meta.get_field(column)
    return text[: field_.max_length]
