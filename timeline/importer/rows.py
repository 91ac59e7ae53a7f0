"""An extraction as rows that are not stored yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from typing import Any

from django.db import models

from timeline.extraction.values import ActorMention, ActorRef, EventMention, Extraction
from timeline.importer.preparing import participants_of
from timeline.importer.resolving import Cast
from timeline.importer.wording import Place, names_somebody
from timeline.models import Actor, ActorOccurrence, ActorRole, Article, Mention, MentionParticipant
from timeline.vocabulary import ActorKind, Role

PART_COLUMNS = ("mention_id", "actor_id", "role", "position", "start", "end", "rule", "reason", "office")
OCCURRENCE_COLUMNS = ("article_id", "actor_id", "start", "end", "rule")
OFFICE_COLUMNS = ("actor_id", "office", "article_id", "start", "end")
ORDER_COLUMNS = ("later_id", "earlier_id", "start", "end")

Linked = tuple[ActorMention, Actor]


@dataclass(slots=True)
class MentionRow:
    """A mention that is not stored yet, its columns named as those of `Mention`, of which an object takes ten times as long."""

    article: Article
    start: int
    end: int
    trigger_start: int
    trigger_end: int
    clause_start: int
    clause_end: int
    block_kind: str
    event_type: str
    status: str
    confidence: float
    date_start: date | None
    date_end: date | None
    date_precision: str
    date_basis: str
    date_rule: str
    date_reason: str
    expression_start: int | None
    expression_end: int | None
    reasons: dict[str, str]
    event_id: int = 0  # until it is placed
    pk: int = 0  # until it is stored

    @property
    def article_id(self) -> int:
        return self.article.pk


MENTION_COLUMNS = ("article_id", *(column.name for column in fields(MentionRow) if column.name not in ("article", "pk")))


@dataclass(frozen=True, slots=True)
class NewPart:
    """An actor in a mention, with the words that name it there."""

    actor_id: int
    role: Role
    position: int
    mention: ActorMention

    @property
    def start(self) -> int:
        return self.mention.span.start

    @property
    def end(self) -> int:
        return self.mention.span.end

    def row(self, mention_id: int) -> tuple[int | str, ...]:
        """The values of PART_COLUMNS."""
        words = [
            _fitting(MentionParticipant, column, text)
            for column, text in (
                ("rule", self.mention.rule),
                ("reason", self.mention.reason),
                ("office", self.mention.office.title if self.mention.office else ""),
            )
        ]
        return (mention_id, self.actor_id, self.role.value, self.position, self.start, self.end, *words)


@dataclass(slots=True)
class NewMention:
    """A mention with its parts; `index` is its place among the events of the extraction."""

    row: MentionRow
    index: int
    parts: list[NewPart] = field(default_factory=list)

    @property
    def names(self) -> tuple[Place, ...]:
        """Where those are named who take part."""
        return tuple((part.start, part.end) for part in self.parts if names_somebody(part.role, part.mention.rule))


def actors_in(extraction: Extraction) -> Iterator[ActorRef]:
    """Everybody the extraction links to, each as often as it does."""
    yield from (mention.actor for mention in extraction.actors if mention.actor)
    for event in extraction.events:
        yield from (mention.actor for _, mention in participants_of(event) if mention.actor)


def mentions_of(article: Article, events: Iterable[tuple[int, EventMention]], cast: Cast) -> list[NewMention]:
    """A row for each event, given with its place in the extraction."""
    return [NewMention(_mention(article, event), index, list(_parts(event, cast))) for index, event in events]


def orders_of(extraction: Extraction, mentions: Iterable[NewMention]) -> Iterator[tuple[int, ...]]:
    """The values of ORDER_COLUMNS: which mention's event came after which other's. The mentions must be stored."""
    stored = {mention.index: mention.row for mention in mentions}
    seen: set[tuple[int, int]] = set()
    for index, row in stored.items():
        for after in extraction.events[index].after:
            earlier = stored.get(after.anchor)
            if earlier and after.anchor != index and (index, after.anchor) not in seen:
                seen.add((index, after.anchor))
                yield (row.pk, earlier.pk, after.span.start, after.span.end)


def linked_in(extraction: Extraction, cast: Cast) -> list[Linked]:
    """Each place of the text that means an actor, with that actor."""
    return [(mention, actor) for mention in extraction.actors if mention.actor and (actor := cast.find(mention.actor))]


def occurrences_of(article: Article, linked: Iterable[Linked]) -> Iterator[tuple[int | str, ...]]:
    """The values of OCCURRENCE_COLUMNS for each place that means an actor."""
    for mention, actor in linked:
        rule = _fitting(ActorOccurrence, "rule", mention.rule)
        yield (article.pk, actor.pk, mention.span.start, mention.span.end, rule)


def offices_of(article: Article, linked: Iterable[Linked]) -> Iterator[tuple[int | str, ...]]:
    """The values of OFFICE_COLUMNS for each place that prints a person's office.

    "China's vice premier", unnamed, stands for the state itself.
    """
    for mention, actor in linked:
        if (office := mention.office) and actor.kind == ActorKind.PERSON:
            yield (actor.pk, _fitting(ActorRole, "office", office.title), article.pk, office.span.start, office.span.end)


def _mention(article: Article, event: EventMention) -> MentionRow:
    expression = event.date.expression
    return MentionRow(
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


def _parts(event: EventMention, cast: Cast) -> Iterator[NewPart]:
    seen: set[tuple[int, Role]] = set()
    for role, mention in participants_of(event):
        actor = cast.find(mention.actor) if mention.actor else None
        if actor and (actor.pk, role) not in seen:
            yield NewPart(actor.pk, role, len(seen), mention)
            seen.add((actor.pk, role))


def _fitting(model: type[models.Model], column: str, text: str) -> str:
    """The text as far as the column is wide; PostgreSQL refuses what is longer, SQLite does not notice."""
    return text[: _width(model, column)]


@cache
def _width(model: type[models.Model], column: str) -> int | None:
    field_: Any = model._meta.get_field(column)
    width: int | None = field_.max_length
    return width
